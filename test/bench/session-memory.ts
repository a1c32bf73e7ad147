// What one conversation takes in Redis: three typical ones from the paste to the advice, by MEMORY USAGE.
//   npm run bench:session
import { randomUUID } from 'node:crypto';
import { connectRedis } from '../../adapters/redis/connection.ts';
import { RedisStore } from '../../adapters/redis/store.ts';
import { parseState, type State } from '../../src/conversation/state.ts';
import { serveZone } from '../support/dns-zone.ts';
import { findProgram } from '../support/provide-program.ts';
import { startRedis } from '../support/redis.ts';
import { Talk } from '../support/talk.ts';

/** What is said, in order, and what DNS knows. */
const TALKS = {
  'no PTR, an Azure address, two answers': [
    'Azure VM. 554 5.7.1 Client host rejected: cannot find your reverse hostname, [203.0.113.40]',
    'static',
    'mail.contoso.example',
    'check again',
  ],
  'SPF, DKIM and DMARC at Gmail': [
    '<pat@gmail.com>: host gmail-smtp-in.l.google.com[192.0.2.27] said: 550-5.7.26 Your email has been blocked because the sender is unauthenticated. 550-5.7.26 DKIM = did not pass 550-5.7.26 SPF [contoso.example] with ip: [203.0.113.40] = did not pass (in reply to end of DATA command)',
    "I don't know",
    "I don't know",
    'check again',
  ],
  'unknown user': [
    '550 5.1.1 <pat@contoso.example>: Recipient address rejected: User unknown in virtual mailbox table',
  ],
} as const;

const ZONE = {
  '40.113.0.203.in-addr.arpa': 'NXDOMAIN',
  '40.113.0.203.origin.asn.cymru.com': { TXT: ['8075 | 203.0.113.0/24 | US | arin | 2015-01-01'] },
  'as8075.asn.cymru.com': { TXT: ['8075 | US | arin | 2015-01-01 | MICROSOFT-CORP-MSN-AS-BLOCK, US'] },
  'contoso.example': {
    MX: ['10 mail.contoso.example'],
    TXT: ['v=spf1 include:spf.protection.outlook.com ip4:198.51.100.0/24 -all'],
  },
  'spf.protection.outlook.com': { TXT: ['v=spf1 ip4:192.0.2.0/24 -all'] },
  '_dmarc.contoso.example': { TXT: ['v=DMARC1; p=reject; rua=mailto:dmarc@contoso.example'] },
  'mail.contoso.example': { A: ['203.0.113.40'] },
} as const;

const program = findProgram('redis-server');
if (program === undefined) throw new Error('This needs redis-server on the PATH.');
const server = await startRedis(program);
const dns = await serveZone(ZONE);
const connection = connectRedis(server.url, { timeoutMs: 5_000 });
for (const [name, words] of Object.entries(TALKS)) {
  const prefix = randomUUID();
  const talk = new Talk({ dns, store: new RedisStore<State>(connection, { parse: parseState, prefix }) });
  for (const text of words) await talk.say(text);
  const keys = await connection.run((redis) => redis.keys(`${prefix}:*`));
  const sizes = await Promise.all(
    keys.map(
      async (key) =>
        `${key.split(':').at(-1) ?? ''} ${String(await connection.run((redis) => redis.memory('USAGE', key)))}`,
    ),
  );
  process.stdout.write(`${name}: ${sizes.toSorted().join(' B, ')} B\n`);
}
await connection.close();
await server.stop();
await dns.close();
