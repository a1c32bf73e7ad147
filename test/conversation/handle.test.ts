import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { connectRedis } from '../../adapters/redis/connection.ts';
import { RedisStore } from '../../adapters/redis/store.ts';
import { after } from '../../adapters/timer.ts';
import { OutletFailed } from '../../src/conversation/incoming.ts';
import { parseState, type State } from '../../src/conversation/state.ts';
import { type SessionStore, StoreUnavailable } from '../../src/session/store.ts';
import { MemoryStore } from '../../src/session/memory-store.ts';
import { serveZone, type ZoneServer } from '../support/dns-zone.ts';
import { Talk } from '../support/talk.ts';

const PASTE =
  'Azure VM. <alice.secret@fabrikam.example>: host mx.fabrikam.example[198.51.100.7] said: 554 5.7.1 No PTR Record [203.0.113.40]';

let dns: ZoneServer;
beforeAll(async () => {
  dns = await serveZone({ '41.113.0.203.in-addr.arpa': { PTR: ['mail.contoso.example'] } });
});
afterAll(() => dns.close());

function memory(): MemoryStore<State> {
  return new MemoryStore({ parse: parseState, now: () => Date.now() });
}
/** A store that fails in one method, as often as said. */
function failing(
  store: SessionStore<State>,
  method: 'load' | 'save' | 'claim' | 'complete',
  times: number,
  skip = 0,
): SessionStore<State> {
  let calls = 0;
  return new Proxy(store, {
    get: (target, name: keyof SessionStore<State>) => {
      if (name !== method) return target[name].bind(target);
      return (...args: never[]) => {
        calls += 1;
        if (calls > skip && calls <= skip + times) return Promise.reject(new StoreUnavailable('gone'));
        return (target[name] as (...args: never[]) => unknown).apply(target, args);
      };
    },
  });
}

describe('an event', () => {
  it('delivered three times at once is answered once', async () => {
    const talk = new Talk({ dns });
    await Promise.all([1, 2, 3].map(() => talk.say(PASTE, { eventId: 'same' })));
    expect(talk.shown).toHaveLength(1);
    await talk.say(PASTE, { eventId: 'same' });
    expect(talk.shown).toHaveLength(1);
  });

  it('that is answered at once shows the answer alone', async () => {
    const talk = new Talk({ dns, after });
    await talk.say(PASTE);
    expect(talk.shown).toMatchObject([{ id: 'm1', updates: 0 }]);
    expect(talk.last).toContain('static or dynamic');
  });

  it('that takes longer than a lease stays ours as long as we live', async () => {
    const store = memory();
    const slow = new Talk({ dns, store, after, leaseMs: 60, beforeShow: () => sleep(250) });
    const saying = slow.say(PASTE, { eventId: 'same' });
    await sleep(150);
    const other = new Talk({ dns, store });
    await other.say(PASTE, { eventId: 'same' });
    await saying;
    expect([slow.shown.length, other.shown.length]).toEqual([1, 0]);
  });

  it('whose process died after deciding is finished by the next delivery, without deciding again', async () => {
    const store = memory();
    let crash = true;
    const dying = new Talk({
      dns,
      store,
      beforeShow: () => {
        if (crash) throw new Error('killed');
      },
    });
    await dying.say(PASTE, { eventId: 'same' });
    crash = false;
    const next = new Talk({ dns, store });
    await next.say(PASTE, { eventId: 'same' });
    expect(next.last).toContain('static or dynamic');
    const session = await store.load('test');
    expect(session?.state.outbox).toEqual({});
    expect(session?.state.run).toBe(1);
  });

  it('whose process died after sending is not told twice, nor decided again when all was done', async () => {
    const store = memory();
    let crash = true;
    const dying = new Talk({
      dns,
      store,
      afterShow: () => {
        if (crash) throw new Error('killed');
      },
    });
    await dying.say(PASTE, { eventId: 'same' });
    crash = false;
    await dying.say(PASTE, { eventId: 'same' });
    expect(dying.shown.map(({ card }) => card.summary)).toHaveLength(2); // the answer, and the apology for the bug
    expect((await store.load('test'))?.state).toMatchObject({ outbox: {}, run: 1, handled: ['same'] });
    // All was done, and the process died before it noted so.
    await store.forget('nothing');
    const claims = failing(store, 'complete', 1);
    await new Talk({ dns, store: claims }).say('static', { eventId: 'last' });
    const state = (await store.load('test'))?.state;
    const late = new Talk({ dns, store });
    await late.say('static', { eventId: 'last' });
    expect(late.shown).toEqual([]);
    expect((await store.load('test'))?.state).toEqual(state);
  });

  it('whose answer may have arrived where nobody can look says so, and shows it when asked', async () => {
    const store = memory();
    let crash = true;
    const options = { dns, store, canLook: false } as const;
    const dying = new Talk({
      ...options,
      afterShow: () => {
        if (crash) throw new Error('killed');
      },
    });
    await dying.say(PASTE, { eventId: 'same' });
    crash = false;
    const next = new Talk(options);
    await next.say(PASTE, { eventId: 'same' });
    expect(next.last).toContain('cannot see whether my last message arrived');
    await next.press('Show it again');
    expect(next.last).toContain('static or dynamic');
    await next.press('Static');
    expect(next.last).toContain('Why it bounced');
  });

  it('that finds the store down gets an honest message and is not lost', async () => {
    const store = memory();
    const talk = new Talk({ dns, store: failing(store, 'save', 1) });
    await talk.say(PASTE, { eventId: 'same' });
    expect(talk.last).toContain('cannot reach my memory');
    await talk.say(PASTE, { eventId: 'same' });
    expect(talk.last).toContain('static or dynamic');
  });

  it('that people say to each other gets no word from us, whatever fails', async () => {
    const away = new Talk({ dns, store: failing(memory(), 'claim', 9) });
    await away.say('see you at lunch', { addressed: false });
    expect(away.shown).toEqual([]);
    const answering = new Talk({ dns, store: failing(memory(), 'save', 1, 4) });
    await answering.say(PASTE);
    await answering.say('static', { addressed: false });
    expect(answering.last).toContain('cannot reach my memory');
  });

  it('that meets a bug gets one honest card, and the log holds nothing of the paste', async () => {
    const talk = new Talk({ dns, investigate: () => Promise.reject(new Error(PASTE)) });
    await talk.say(PASTE);
    expect(talk.last).toContain('Something went wrong on my side');
    expect(talk.logged).toHaveLength(1);
    expect(JSON.stringify(talk.logged)).not.toContain('fabrikam');
  });

  it('that the platform refuses for good leaves nothing to be done, so that no talk grows until it cannot be kept', async () => {
    let refuses = true;
    const beforeShow = (): void => {
      if (refuses) throw new OutletFailed('invalid_blocks', undefined, { unsure: false });
    };
    const talk = new Talk({ dns, beforeShow });
    for (let count = 0; count < 3; count += 1) await talk.say(PASTE);
    expect((await talk.store.load('test'))?.state.outbox).toEqual({});
    expect(talk.logged[0]?.facts).toMatchObject({ error: 'OutletFailed', why: 'invalid_blocks' });
    refuses = false;
    await talk.say('check again');
    expect(talk.shown).toHaveLength(1);
  });

  it('with a thousand recipients is kept in part, and says how many it left out', async () => {
    const fields = (count: number): string =>
      `Final-Recipient: rfc822; user${count}@fabrikam${count % 7}.example\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 ${'no such user '.repeat(20)}\r\n`;
    const report = `Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.contoso.example\r\n\r\n${Array.from({ length: 1000 }, (_, count) => fields(count)).join('\r\n')}`;
    const talk = new Talk({ dns });
    await talk.deliver({ type: 'file', name: 'bounce.eml', bytes: Buffer.from(report) });
    expect(talk.last).toMatch(/names 1,000 failed recipients\. I took the first \d{2,3} and left out \d{3}/);
    // Masked, many are the same.
    expect(talk.last).toContain('For ***@fabrikam0.example:');
    await talk.say('ticket');
    expect(talk.last).toContain('To copy into a ticket');
    expect(talk.logged).toEqual([]);
  });

  it('of two users at once: both are taken in, none is lost', async () => {
    const talk = new Talk({ dns });
    await talk.say(PASTE);
    await Promise.all([talk.say('static'), talk.say('it goes through a smart host', { addressed: false })]);
    const session = await talk.store.load('test');
    expect(session?.state.case?.facts).toMatchObject({
      azure_public_ip_static: { value: 'static' },
      sending_path: { value: 'smart_host' },
    });
  });
});

describe('a button', () => {
  it('of an earlier step says so and changes nothing', async () => {
    const talk = new Talk({ dns });
    await talk.say(PASTE);
    const [old] = talk.buttons;
    await talk.press('Static');
    const before = (await talk.store.load('test'))?.state;
    await talk.deliver({ type: 'press', press: old?.press ?? { run: 0, action: 'recheck' } });
    expect(talk.last).toContain('belongs to an earlier step');
    expect((await talk.store.load('test'))?.state).toEqual({ ...before, handled: ['e1', 'e2', 'e3'] });
  });

  it('with a choice that is none says so', async () => {
    const talk = new Talk({ dns });
    await talk.say(PASTE);
    const session = await talk.store.load('test');
    const press = {
      run: session?.state.run ?? 0,
      action: 'answer',
      question: 'azure_public_ip_static',
      choice: '<x>',
    } as const;
    await talk.deliver({ type: 'press', press });
    expect(talk.last).toContain('belongs to an earlier step');
  });
});

describe('what is stored', () => {
  it('holds no local part, whichever store', async () => {
    const connection = connectRedis(inject('redisUrl'));
    const redis = new RedisStore(connection, { parse: parseState, prefix: `test-${randomUUID()}` });
    for (const store of [memory(), redis]) {
      const talk = new Talk({ dns, store });
      await talk.say(`${PASTE}\nFrom: boss.secret@contoso.example\npassword: hunter2-secret`);
      expect(talk.last).toContain('static or dynamic');
      const stored = JSON.stringify(await store.load('test'));
      expect(stored).toContain('fabrikam.example');
      expect(stored).not.toContain('secret');
    }
    await redis.close();
  });

  it('is small: a whole case under 8 KB', async () => {
    const talk = new Talk({ dns });
    await talk.say(PASTE);
    await talk.press('Static');
    await talk.say('mail.contoso.example');
    expect(talk.last).toContain('ReverseFqdn');
    expect(JSON.stringify(await talk.store.load('test')).length).toBeLessThan(8192);
  });
});

describe('talk', () => {
  it('is answered with help when the bot is addressed, and left alone when not', async () => {
    const talk = new Talk({ dns });
    await talk.say('shall we have lunch?', { addressed: false });
    expect(talk.shown).toEqual([]);
    expect(await talk.store.load('test')).toBeUndefined();
    await talk.say('shall we have lunch?');
    expect(talk.last).toContain('I see no bounce in this');
  });

  it('that is no answer is not taken for one; the question stays', async () => {
    const talk = new Talk({ dns });
    await talk.say(PASTE);
    await talk.say('hm, let me look', { addressed: false });
    expect(talk.shown).toHaveLength(1);
    await talk.say('hm, let me look');
    expect(talk.last).toContain('could not make out an answer');
    await talk.say('I think it is static');
    expect(talk.last).toContain('MAIL_NAME');
  });

  it('may correct an earlier answer', async () => {
    const talk = new Talk({ dns });
    await talk.say(PASTE);
    await talk.press('Static');
    await talk.say('wait, it is a smart host');
    expect(talk.last).toContain('Who runs the smart host?');
  });

  it('starts over', async () => {
    const talk = new Talk({ dns });
    await talk.say(PASTE);
    await talk.say('start over');
    expect(talk.last).toContain('Started over');
    await talk.say('check again');
    expect(talk.last).toContain('nothing to check again');
  });

  it('in Dutch is answered in Dutch, in English in English again', async () => {
    const talk = new Talk({ dns });
    await talk.say('Wij krijgen deze foutmelding terug van de ontvanger: 552 5.2.2 <a@fabrikam.example>: mailbox vol');
    expect(talk.last).toContain('Waarom het bounct');
    await talk.say('552 5.2.2 <a@fabrikam.example>: Mailbox full');
    expect(talk.last).toContain('Why it bounced');
  });

  it('looks up on the side without touching the case', async () => {
    const talk = new Talk({ dns });
    await talk.say(PASTE);
    await talk.say('ptr 203.0.113.41');
    expect(talk.last).toContain('has the PTR mail.contoso.example, but that name has no A record');
    await talk.press('Static');
    expect(talk.last).toContain('MAIL_NAME');
  });
});
