import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { after } from '../../adapters/timer.ts';
import { Deliveries, type Doors } from '../../src/conversation/deliveries.ts';
import type { Delivery, Inbox } from '../../src/conversation/inbox.ts';
import { NotYet } from '../../src/conversation/incoming.ts';
import { maskedWords } from '../../src/conversation/masked-words.ts';
import { MemoryInbox } from '../../src/conversation/memory-inbox.ts';
import { StoreUnavailable } from '../../src/session/store.ts';

const LEASE = 90;
const acknowledged = (): Promise<void> => Promise.resolve();
const running: Deliveries[] = [];
afterEach(() => Promise.all(running.splice(0).map((one) => one.stop())));

function replica(inbox: Inbox, logged: string[] = []): Deliveries {
  const log = { error: (_facts: unknown, message: string) => void logged.push(message) };
  const deliveries = new Deliveries({ inbox, after, now: () => Date.now(), log, leaseMs: LEASE });
  running.push(deliveries);
  return deliveries;
}
/** A door that notes what it works on. */
function doorOf(worked: unknown[]): Doors {
  return new Map([['slack', (body: unknown) => Promise.resolve(void worked.push(body))]]);
}
function delivery(id: string, line?: string): Delivery {
  return { door: 'slack', id, ...(line !== undefined && { line }), body: { id } };
}
const never = (): Promise<void> => new Promise(() => undefined);
const newInbox = (): MemoryInbox => new MemoryInbox(() => Date.now());

/** An inbox that cannot be reached for as long as `down` says. */
function failing(inbox: Inbox, state: { down: boolean }): Inbox {
  return new Proxy(inbox, {
    get: (target, name: keyof Inbox) =>
      state.down ? () => Promise.reject(new StoreUnavailable('gone')) : target[name].bind(target),
  });
}

describe('what a process was working on when it died', () => {
  it('is taken over by another, once, and not while it lives', async () => {
    const inbox = newInbox();
    const worked: unknown[] = [];
    const [dying, other] = [replica(inbox), replica(inbox)];
    void dying.receive(delivery('e'), acknowledged, never);
    dying.start(new Map());
    other.start(doorOf(worked));
    await sleep(LEASE * 3);
    expect(worked).toEqual([]);
    running.splice(running.indexOf(dying), 1);
    // As dead as it can be without a process of its own: it prolongs nothing any more.
    void dying.stop();
    await expect.poll(() => worked).toEqual([{ id: 'e' }]);
    await sleep(LEASE * 2);
    expect(worked).toHaveLength(1);
  });

  it('is dropped when it has ended five processes', async () => {
    const inbox = newInbox();
    await inbox.keep(delivery('e'), 0);
    for (let tries = 0; tries < 5; tries += 1) await inbox.take(1, 0, ['slack']);
    const [worked, logged]: [unknown[], string[]] = [[], []];
    replica(inbox, logged).start(doorOf(worked));
    await expect.poll(() => logged).toEqual(['a delivery that ended its processes was dropped']);
    expect(worked).toEqual([]);
    expect(await inbox.keep(delivery('e'), 0)).toBe('ours');
  });
});

describe('deliveries of one line', () => {
  it('are worked on one after the other, in the order in which they were kept', async () => {
    const inbox = newInbox();
    const worked: unknown[] = [];
    const [one, other] = [replica(inbox), replica(inbox)];
    for (const each of [one, other]) each.start(doorOf(worked));
    let end = (): void => undefined;
    const first = one.receive(delivery('a', 'l'), acknowledged, () => new Promise((resolve) => (end = resolve)));
    await Promise.all(['b', 'c'].map((id) => other.receive(delivery(id, 'l'), acknowledged, never)));
    await sleep(LEASE * 2);
    expect(worked).toEqual([]);
    end();
    await first;
    await expect.poll(() => worked).toEqual([{ id: 'b' }, { id: 'c' }]);
  });
});

describe('work that cannot be done yet', () => {
  it('is tried again by the same process until it is done', async () => {
    let tries = 0;
    await replica(newInbox()).receive(delivery('e'), acknowledged, () => {
      tries += 1;
      return tries < 3 ? Promise.reject(new NotYet('soon', 1)) : Promise.resolve();
    });
    expect(tries).toBe(3);
  });

  it('is given to another process when this one is stopped', async () => {
    const inbox = newInbox();
    const worked: unknown[] = [];
    const ending = replica(inbox);
    const working = ending.receive(delivery('e'), acknowledged, () => Promise.reject(new NotYet('later', 60_000)));
    await sleep(10);
    await ending.stop();
    await working;
    replica(inbox).start(doorOf(worked));
    await expect.poll(() => worked).toEqual([{ id: 'e' }]);
  });
});

describe('while the inbox cannot be reached', () => {
  it('says that it is not kept, tries at once, and goes on when it is back, in order', async () => {
    const state = { down: true };
    const deliveries = replica(failing(newInbox(), state));
    deliveries.start(new Map());
    const worked: string[] = [];
    const kept: boolean[] = [];
    const work = (id: string) => () => {
      worked.push(id);
      return state.down ? Promise.reject(new NotYet('the store is away')) : Promise.resolve();
    };
    const acknowledge = (isKept: boolean): Promise<void> => Promise.resolve(void kept.push(isKept));
    for (const id of ['a', 'b']) await deliveries.receive(delivery(id), acknowledge, work(id));
    // A platform that was not acknowledged sends it again.
    await deliveries.receive(delivery('a'), acknowledge, work('a'));
    expect(kept).toEqual([false, false, false]);
    expect(worked).toEqual(['a', 'b']);
    state.down = false;
    await expect.poll(() => worked).toEqual(['a', 'b', 'a', 'b']);
  });

  it('tells in the log what there is no room to wait for', async () => {
    const logged: string[] = [];
    const deliveries = replica(failing(newInbox(), { down: true }), logged);
    const later = (): Promise<void> => Promise.reject(new NotYet('later'));
    for (let count = 0; count < 1001; count += 1) await deliveries.receive(delivery(`e${count}`), acknowledged, later);
    expect(logged).toEqual(['a delivery was dropped: too many wait for the store']);
  });

  it('a delivery that met a short break goes behind what came before it', async () => {
    const inbox = newInbox();
    let breaks = 0;
    const shaky = new Proxy(inbox, {
      get: (target, name: keyof Inbox) =>
        name === 'keep' && breaks-- > 0
          ? () => Promise.reject(new StoreUnavailable('gone'))
          : (target[name] as () => unknown).bind(target),
    });
    const worked: unknown[] = [];
    const deliveries = replica(shaky);
    deliveries.start(doorOf(worked));
    let end = (): void => undefined;
    const first = deliveries.receive(delivery('a', 'l'), acknowledged, () => new Promise((resolve) => (end = resolve)));
    breaks = 1;
    await deliveries.receive(delivery('b', 'l'), acknowledged, () => Promise.resolve(void worked.push('too early')));
    await sleep(LEASE);
    expect(worked).toEqual([]);
    end();
    await first;
    await expect.poll(() => worked).toEqual([{ id: 'b' }]);
  });
});

describe('what is kept', () => {
  it('is masked where people wrote it, and nowhere else', () => {
    const conversation = { id: '19:abc@thread.tacv2' };
    const masked = maskedWords({
      text: 'to alice@example.com, password: hunter2',
      conversation,
      blocks: [{ text: 'a@b.example', url: 'mailto:a@b.example' }],
      files: [{ name: 'a@b.example.eml' }],
      link: { url: 'smtp://relay:hunter2@c.example:587' },
      url_private: 'https://files.example/a?pub=1',
    });
    expect(masked).toEqual({
      text: 'to ***@example.com, password: ***',
      conversation,
      blocks: [{ text: '***@b.example', url: 'mailto:***@b.example' }],
      files: [{ name: '***@b.example.eml' }],
      link: { url: 'smtp:***@c.example:587' },
      url_private: 'https://files.example/a?pub=1',
    });
  });
});
