// A watch in the core: what is scheduled, what a look changes, and what happens when a look goes wrong.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DueLook, Watches } from '../../src/conversation/watches.ts';
import { parseState, type State } from '../../src/conversation/state.ts';
import { MemoryStore } from '../../src/session/memory-store.ts';
import { serveZone, type Zone, type ZoneServer } from '../support/dns-zone.ts';
import { Talk } from '../support/talk.ts';

const NO_PTR =
  'Azure VM. <a@fabrikam.example>: host mx.fabrikam.example[198.51.100.7] said: 554 5.7.1 No PTR [203.0.113.40]';
const FIXED: Zone = {
  '40.113.0.203.in-addr.arpa': { PTR: ['mail.contoso.example'] },
  'mail.contoso.example': { A: ['203.0.113.40'] },
};

/** Notes what is to be done, and does it when the test says so. */
class Notebook implements Watches {
  readonly lasting = true;
  readonly delays = [1, 2, 3];
  readonly due: DueLook[] = [];
  failing = false;
  schedule(due: DueLook): Promise<void> {
    if (this.failing) return Promise.reject(new Error('down'));
    const same = this.due.some((one) => JSON.stringify(one) === JSON.stringify(due));
    if (!same) this.due.push(due);
    return Promise.resolve();
  }
}

let dns: ZoneServer;
let watches: Notebook;
let talk: Talk;
const last = (): DueLook => {
  const due = watches.due.at(-1);
  if (!due) throw new Error('nothing is due');
  return due;
};

beforeEach(async () => {
  dns = await serveZone({});
  watches = new Notebook();
  talk = new Talk({ dns, watches });
});
afterEach(() => dns.close());

async function begin(): Promise<void> {
  await talk.say(NO_PTR);
  await talk.press('Static');
  await talk.press('Tell me when it is live');
}

describe('a watch', () => {
  it('says that it has begun, looks again and again, and tells when it is live', async () => {
    await begin();
    expect(talk.last).toContain('I keep an eye on it');
    expect(watches.due).toEqual([{ conversation: 'test', workspace: 'test:w1', address: 'test', watch: 1, look: 0 }]);
    const before = talk.shown.length;
    expect(await talk.look(last())).toBe(true);
    expect(talk.shown).toHaveLength(before);
    expect(last()).toMatchObject({ look: 1 });
    Object.assign(dns.zone, FIXED);
    expect(await talk.look(last())).toBe(true);
    expect(talk.last).toContain('It is live');
    expect(talk.last).toContain('Fixed: 203.0.113.40 has no PTR record');
    expect(watches.due).toHaveLength(2);
    expect((await talk.store.load('test'))?.state.watches).toEqual([]);
    expect(await talk.workspaces.holdWatch('test:w1', 'another', 1000, 1)).toBe(true);
  });

  it('gives up after its last look and says so', async () => {
    await begin();
    for (let look = 0; look < 3; look += 1) await talk.look(last());
    expect(talk.last).toContain('the time is up');
    expect(watches.due).toHaveLength(3);
  });

  it('takes each look once, however often and late it comes', async () => {
    await begin();
    const [first] = watches.due;
    await Promise.all([1, 2, 3].map(() => talk.look(first ?? last())));
    expect(watches.due).toHaveLength(2);
    Object.assign(dns.zone, FIXED);
    await talk.look(first ?? last());
    expect(talk.last).not.toContain('It is live');
    await talk.look({ ...last(), watch: 7 });
    await talk.look({ ...last(), look: 2 });
    expect(talk.last).not.toContain('It is live');
  });

  it('is stopped by its button or a word; looks that are due then change nothing', async () => {
    await begin();
    await talk.press('Stop watching');
    expect(talk.last).toContain('I have stopped watching.');
    Object.assign(dns.zone, FIXED);
    const before = talk.shown.length;
    expect(await talk.look(last())).toBe(true);
    expect(talk.shown).toHaveLength(before);
    await talk.say('stop met kijken');
    expect(talk.last).toContain('I am not watching anything');
  });

  it('outlives the case: another bounce in the same chat does not end it', async () => {
    await begin();
    await talk.say('552 5.2.2 <a@fabrikam.example>: Mailbox full');
    Object.assign(dns.zone, FIXED);
    await talk.look(last());
    expect(talk.last).toContain('It is live');
    expect((await talk.store.load('test'))?.state.case?.bounces[0]?.enhancedStatusCode).toBe('5.2.2');
  });

  it('does not break into a question', async () => {
    await begin();
    await talk.say('back');
    Object.assign(dns.zone, FIXED);
    await talk.look(last());
    expect(talk.last).toContain('It is live');
    await talk.press('Static');
    expect(talk.last).not.toContain('belongs to an earlier step');
  });

  it('needs something that fails, a place to speak later, and room', async () => {
    await talk.say('watch');
    expect(talk.last).toContain('nothing to watch');
    await talk.say(NO_PTR);
    await talk.press('Static');
    await talk.deliver(
      { type: 'text', text: 'houd het in de gaten' },
      { conversation: 'test', address: undefined as never },
    );
    expect(talk.last).toContain('I cannot speak up later');
    for (let other = 0; other < 20; other += 1) await talk.workspaces.holdWatch('test:w1', `w${other}`, 60_000, 20);
    await talk.press('Tell me when it is live');
    expect(talk.last).toContain('watching as much as I can');
    expect((await talk.store.load('test'))?.state.watches).toEqual([]);
  });
});

describe('a look that goes wrong', () => {
  it('is not done: tried again it is finished, not decided again, and nobody is bothered', async () => {
    await begin();
    watches.failing = true;
    const before = talk.shown.length;
    expect(await talk.look(last())).toBe(false);
    expect(talk.shown).toHaveLength(before);
    watches.failing = false;
    expect(await talk.look(last())).toBe(true);
    expect(last()).toMatchObject({ look: 1 });
    expect((await talk.store.load('test'))?.state.outbox).toEqual({});
  });

  it('with the platform down is said when it is up again, once', async () => {
    let down = false;
    const store = new MemoryStore<State>({ parse: parseState, now: () => Date.now() });
    talk = new Talk({
      dns,
      watches,
      store,
      beforeShow: () => {
        if (down) throw new Error('no connection');
      },
    });
    await begin();
    Object.assign(dns.zone, FIXED);
    down = true;
    expect(await talk.look(last())).toBe(false);
    down = false;
    expect(await talk.look(last())).toBe(true);
    expect(talk.last).toContain('It is live');
    const messages = talk.shown.length;
    expect(await talk.look(last())).toBe(true);
    expect(talk.shown).toHaveLength(messages);
  });
});
