import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createInvestigate } from '../../adapters/investigate.ts';
import { cardText } from '../../src/reply/text.ts';
import { after } from '../../adapters/timer.ts';
import { dnsFrom } from '../support/dns-client.ts';
import { serveZone, type ZoneServer } from '../support/dns-zone.ts';
import { Talk } from '../support/talk.ts';

const PASTE =
  'Azure VM. <a@fabrikam.example>: host mx.fabrikam.example[198.51.100.7] said: 554 5.7.1 No PTR [203.0.113.40]';

let dns: ZoneServer;
beforeAll(async () => {
  dns = await serveZone({});
});
afterAll(() => dns.close());

/** Time that passes a hundred times as fast. */
const soon = (ms: number, run: () => void): (() => void) => after(ms / 100, run);

it('slow checks are told of one by one, in one message that the answer takes the place of', async () => {
  const told: string[] = [];
  const investigate = createInvestigate(dnsFrom(dns));
  const talk = new Talk({
    dns,
    after: soon,
    investigate: async (requests, again, onProgress) => {
      await sleep(50);
      if (requests[0]) onProgress?.(requests[0]);
      await sleep(80);
      return investigate(requests, again, onProgress);
    },
    beforeShow: () => {
      const last = talk.shown.at(-1);
      if (last) told.push(cardText(last.card));
    },
  });
  await talk.say(PASTE);
  expect(talk.shown).toHaveLength(1);
  expect(told[0]).toContain('Looking in DNS ...');
  expect(told[0]).toContain('[??] Reverse DNS: 203.0.113.40');
  expect(told.some((text) => text.includes('[  ] Reverse DNS: 203.0.113.40'))).toBe(true);
  expect(talk.last).toContain('static or dynamic');
  expect((await talk.store.load('test'))?.state.outbox).toEqual({});
});

it('a platform that does not take progress gets the answer all the same', async () => {
  let refused = 0;
  const investigate = createInvestigate(dnsFrom(dns));
  const talk = new Talk({
    dns,
    after: soon,
    investigate: async (...asked) => {
      await sleep(60);
      return investigate(...asked);
    },
    beforeShow: () => {
      refused += 1;
      if (refused === 1) throw new Error('not now');
    },
  });
  await talk.say(PASTE);
  expect(talk.last).toContain('static or dynamic');
  expect(talk.logged).toEqual([]);
});
