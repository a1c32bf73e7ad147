import { expect, it } from 'vitest';
import { rehearsalResolver } from '../../../adapters/dns/rehearsal.ts';
import { createInvestigate } from '../../../adapters/investigate.ts';
import type { CheckRequest } from '../../../src/checks/request.ts';
import { runChecks } from '../../../src/checks/run.ts';
import type { Resolver } from '../../../src/dns/resolver.ts';
import { dnsFrom } from '../../support/dns-client.ts';
import { serveZone } from '../../support/dns-zone.ts';

const CHAINED: readonly CheckRequest[] = [
  { check: 'spf', domain: 'contoso.example', ip: '203.0.113.7', helo: null, identity: 'mail_from' },
  { check: 'mx', domain: 'contoso.example' },
];

it('the sample leads both chains of questions to their ends', async () => {
  const asked: string[] = [];
  const resolver: Resolver = {
    resolve: (name, type, options) => {
      asked.push(`${name} ${type}`);
      return rehearsalResolver.resolve(name, type, options);
    },
  };
  const findings = await runChecks(CHAINED, { resolver });
  const ends = ['included.sample.example TXT', 'mx.sample.example A', '1.2.0.192.in-addr.arpa PTR'];
  expect(asked).toEqual(expect.arrayContaining(ends));
  expect(findings.map((finding) => finding.code)).toEqual(expect.arrayContaining(['SPF_FAIL', 'MX_RESOLVES']));
});

it('a name that cannot be asked for is answered too', async () => {
  expect(await rehearsalResolver.resolve('a..b', 'A')).toMatchObject({ status: 'failed' });
});

it('a rehearsal sends nothing, and leaves nothing in what is found', async () => {
  await using server = await serveZone({});
  const investigate = createInvestigate(dnsFrom(server));
  const { findings } = await investigate(CHAINED, false);
  const questions = server.queries.map(({ name, type }) => `${name} ${type}`);
  expect(new Set(questions).size).toBe(questions.length);
  expect(JSON.stringify([questions, findings])).not.toContain('sample');
});
