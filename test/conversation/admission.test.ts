import { expect, test } from 'vitest';
import { admitted } from '../../src/conversation/admission.ts';
import type { Incoming, Outlet } from '../../src/conversation/incoming.ts';
import { Line, lineLimits } from '../../src/conversation/line.ts';
import { newState, parseState } from '../../src/conversation/state.ts';
import { MemoryLimiter } from '../../src/session/memory-limiter.ts';
import { MemoryStore } from '../../src/session/memory-store.ts';
import { StoreUnavailable } from '../../src/session/store.ts';
import { readText } from '../../src/bounce/read.ts';
import { openCase } from '../../src/diagnosis/case.ts';
import { cardText } from '../../src/reply/text.ts';

const SAID: Incoming = {
  conversation: 'slack:T1:C1:1',
  workspace: 'slack:T1',
  eventId: 'e1',
  user: 'U1',
  addressed: true,
  event: { type: 'text', text: 'hello' },
};

function bench(more: Partial<Parameters<typeof admitted>[1]> = {}) {
  const handled: string[] = [];
  const said: string[] = [];
  const store = new MemoryStore({ parse: parseState, now: () => 0 });
  const outlet: Outlet = {
    show: (card) => {
      said.push(cardText(card));
      return Promise.resolve('m');
    },
  };
  const handle = admitted(
    ({ eventId }) => {
      handled.push(eventId);
      return Promise.resolve();
    },
    {
      limiter: new MemoryLimiter(() => 0),
      line: new Line(lineLimits(4), () => () => undefined),
      store,
      userPerMinute: 1,
      workspacePerMinute: 3,
      ...more,
    },
  );
  return { handled, said, store, tell: (incoming: Partial<Incoming>) => handle({ ...SAID, ...incoming }, outlet) };
}

test('a user who asks too much hears so once a minute; nobody else is held up', async () => {
  const { handled, said, tell } = bench();
  for (const eventId of ['e1', 'e2', 'e3']) await tell({ eventId });
  await tell({ eventId: 'e4', user: 'U2' });
  expect(handled).toEqual(['e1', 'e4']);
  expect(said).toEqual(['You ask faster than I can look things up. Please say it again in a minute.']);
});

test('what people say to each other does not count', async () => {
  const { handled, tell } = bench();
  for (const eventId of ['e1', 'e2', 'e3']) await tell({ eventId, addressed: false });
  expect(handled).toHaveLength(3);
});

test('but in the thread of a case the bot hears what nobody said to it, so there it counts', async () => {
  const { handled, said, store, tell } = bench();
  const theCase = openCase(readText('550 5.1.1 <pat@contoso.example>: User unknown'));
  await store.save(SAID.conversation, { ...newState('en'), case: theCase }, 0);
  for (const eventId of ['e1', 'e2', 'e3']) await tell({ eventId, addressed: false });
  expect(handled).toEqual(['e1']);
  expect(said).toHaveLength(1);
});

test('an event that comes again after a process died is ended, whatever the limit', async () => {
  const { handled, store, tell } = bench();
  await tell({});
  await store.save(SAID.conversation, { ...newState('en'), outbox: { e2: [] } }, 0);
  await tell({ eventId: 'e2' });
  expect(handled).toEqual(['e1', 'e2']);
});

test('with no room in the line it says so', async () => {
  const line = new Line({ ...lineLimits(1), waiting: 0 }, () => () => undefined);
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const busy = line.run('other', () => promise);
  const { said, tell } = bench({ line });
  await tell({ locale: 'nl' });
  expect(said).toEqual([
    'Er wordt zo veel tegelijk van me gevraagd dat dit er niet meer bij kon. Zeg het over een minuut nog eens.',
  ]);
  resolve(undefined);
  await busy;
});

test('with no room in the line it says nothing to people who talk to each other', async () => {
  const line = new Line({ ...lineLimits(1), waiting: 0 }, () => () => undefined);
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const busy = line.run('other', () => promise);
  const { said, store, tell } = bench({ line });
  await tell({ addressed: false });
  expect(said).toEqual([]);
  await store.save(SAID.conversation, { ...newState('en'), setting: true }, 0);
  await tell({ addressed: false, eventId: 'e2' });
  expect(said).toHaveLength(1);
  resolve(undefined);
  await busy;
});

test('without a store there is no limit: the core says what is wrong', async () => {
  const limiter = { take: () => Promise.reject(new StoreUnavailable('down')) };
  const { handled, tell } = bench({ limiter });
  for (const eventId of ['e1', 'e2']) await tell({ eventId });
  expect(handled).toEqual(['e1', 'e2']);
});
