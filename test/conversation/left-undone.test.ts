// What a process that died has left to be sent.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseState } from '../../src/conversation/state.ts';
import { cardText } from '../../src/reply/text.ts';
import { serveZone, type ZoneServer } from '../support/dns-zone.ts';
import { Talk } from '../support/talk.ts';

const PASTE = 'Azure VM. 554 5.7.1 Client host rejected: cannot find your reverse hostname, [203.0.113.40]';

const LISTED = '554 5.7.1 Service unavailable; Client host [203.0.113.40] blocked using zen.spamhaus.org';

let dns: ZoneServer;
beforeAll(async () => {
  dns = await serveZone({
    '113.0.203.in-addr.arpa': { SOA: 'ns1.provider.example h.provider.example 1 3600 600 86400 300' },
  });
});
afterAll(() => dns.close());

it('advice whose sending was not noted is found again, from what memory says was to be sent', async () => {
  let crash = false;
  const dying = new Talk({
    dns,
    afterShow: () => {
      if (crash) throw new Error('killed');
    },
  });
  await dying.say(PASTE);
  await dying.press('Static');
  crash = true;
  await dying.say('mail.contoso.example', { eventId: 'same' });
  crash = false;
  const { length } = dying.shown;
  await dying.say('mail.contoso.example', { eventId: 'same' });
  expect(dying.shown).toHaveLength(length);
  expect(dying.shown.filter(({ card }) => cardText(card).includes('mail.contoso.example'))).toHaveLength(1);
});

it('advice of an earlier version, which did not know all names of today, is shown without them', async () => {
  let crash = true;
  const dying = new Talk({
    dns,
    beforeShow: () => {
      if (crash) throw new Error('killed');
    },
  });
  await dying.say(LISTED, { eventId: 'same' });
  const session = await dying.store.load('test');
  const kept = JSON.stringify(session?.state);
  expect(kept).toContain('"delisted":null,');
  const older = parseState(JSON.parse(kept.replaceAll(/"(?:delisted|mxIsAddress)":(?:null|\[\]),/g, '')));
  if (session && older) await dying.store.save('test', older, session.revision);
  crash = false;
  await dying.say(LISTED, { eventId: 'same' });
  expect(dying.last).toContain('is on a blocklist that the receiver goes by');
});
