import { afterAll, beforeAll, expect, test } from 'vitest';
import type { State } from '../../src/conversation/state.ts';
import { parseState } from '../../src/conversation/state.ts';
import type { DueLook, Watches } from '../../src/conversation/watches.ts';
import { MemoryStore } from '../../src/session/memory-store.ts';
import { serveZone, type ZoneServer } from '../support/dns-zone.ts';
import { Talk } from '../support/talk.ts';

const PASTE = 'Azure VM. 554 5.7.1 Client host rejected: cannot find your reverse hostname, [203.0.113.40]';

let dns: ZoneServer;
beforeAll(async () => {
  dns = await serveZone({ '40.113.0.203.in-addr.arpa': 'NXDOMAIN' });
});
afterAll(() => dns.close());

test.each([
  ['forget this', 'Forgotten: the case'],
  ['Vergeet dit gesprek.', 'Forgotten: the case'],
])('"%s" leaves nothing of the talk, its watches either, and the next paste begins anew', async (words, answer) => {
  const looks: DueLook[] = [];
  const watches: Watches = {
    lasting: true,
    delays: [1000],
    schedule: (due) => {
      looks.push(due);
      return Promise.resolve();
    },
  };
  const store = new MemoryStore<State>({ parse: parseState, now: () => Date.now() });
  const talk = new Talk({ dns, store, watches });
  await talk.say(PASTE);
  await talk.say('static');
  await talk.say('watch');
  await talk.say(words);
  expect(talk.last).toContain(answer);
  expect(await store.load('test')).toBeUndefined();
  const shown = talk.shown.length;
  for (const due of looks) expect(await talk.look(due)).toBe(true);
  expect(talk.shown).toHaveLength(shown);
  await talk.say('check again');
  expect(talk.last).toContain('nothing to check again yet');
  await talk.say(PASTE);
  expect(talk.last).toContain('static or dynamic');
  expect(talk.logged).toEqual([]);
});

test('a closed case can be forgotten too', async () => {
  const talk = new Talk({ dns });
  for (const words of [PASTE, 'close', 'forget this']) await talk.say(words);
  expect(talk.last).toContain('Forgotten');
  expect(await talk.store.load('test')).toBeUndefined();
});
