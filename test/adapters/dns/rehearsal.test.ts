import { expect, it } from 'vitest';
import { rehearsalResolver } from '../../../adapters/dns/rehearsal.ts';
import { createInvestigate } from '../../../adapters/investigate.ts';
import { planChecks } from '../../../src/checks/plan.ts';
import { runChecks } from '../../../src/checks/run.ts';
import type { Resolver } from '../../../src/dns/resolver.ts';
import { dnsFrom } from '../../support/dns-client.ts';
import { serveZone } from '../../support/dns-zone.ts';

const WHOLE_SET = planChecks({
  cause: 'rdns_missing',
  scope: 'all',
  sendingIp: '203.0.113.7',
  otherIps: [],
  mailFromDomain: 'contoso.example',
  authorDomain: 'contoso.example',
  heloDomain: 'mail.contoso.example',
  dkim: [{ domain: 'contoso.example', selector: 's1' }],
});

it('the sample leads every chain of questions to its end', async () => {
  const asked: string[] = [];
  const resolver: Resolver = {
    resolve: (name, type, options) => {
      asked.push(`${name} ${type}`);
      return rehearsalResolver.resolve(name, type, options);
    },
  };
  const findings = await runChecks(WHOLE_SET, { resolver });
  expect(asked).toEqual(
    expect.arrayContaining([
      'included.sample.example TXT',
      '1.2.0.192.in-addr.arpa PTR',
      'host.sample.example A',
      'AS64500.asn.cymru.com TXT',
      'contoso.example._report._dmarc.elsewhere.test TXT',
      'ns.sample.example A',
    ]),
  );
  expect(findings.map((finding) => finding.code)).not.toContainEqual(expect.stringMatching(/TEMPERROR|SERVFAIL/));
});

it('a name that cannot be asked for is answered too', async () => {
  expect(await rehearsalResolver.resolve('a..b', 'A')).toMatchObject({ status: 'failed' });
});

it('a rehearsal sends nothing, and leaves nothing in what is found', async () => {
  await using server = await serveZone({});
  const investigate = createInvestigate(dnsFrom(server));
  const { findings } = await investigate(WHOLE_SET, false);
  const questions = server.queries.map(({ name, type }) => `${name} ${type}`);
  expect(new Set(questions).size).toBe(questions.length);
  expect(JSON.stringify([questions, findings])).not.toContain('sample');
});
