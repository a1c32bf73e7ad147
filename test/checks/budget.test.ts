import { expect, it } from 'vitest';
import { planChecks } from '../../src/checks/plan.ts';
import { runChecks } from '../../src/checks/run.ts';
import { dnsFrom } from '../support/dns-client.ts';
import { serveZone, type Zone } from '../support/dns-zone.ts';

const IP = '203.0.113.7';

/** A sender that publishes as much as it can to make us ask. */
function hostileZone(domain: string): Zone {
  const many = (count: number, text: (index: number) => string): string[] =>
    Array.from({ length: count }, (_, i) => text(i));
  const hosts = Object.fromEntries(
    many(40, (i) => `h${i}.${domain}`).map((host, i) => [
      host,
      { A: many(10, (j) => `198.51.${i}.${j}`), AAAA: many(10, (j) => `2001:db8:${i}::${j}`) },
    ]),
  );
  return {
    ...hosts,
    [domain]: {
      MX: many(40, (i) => `${i} h${i}.${domain}`),
      NS: many(40, (i) => `h${i}.${domain}`),
      TXT: [`v=spf1 ${many(30, (i) => `include:s${i}.${domain}`).join(' ')} -all`],
    },
    ...Object.fromEntries(
      many(30, (i) => i.toString()).map((i) => [
        `s${i}.${domain}`,
        { TXT: [`v=spf1 ${many(10, (j) => `include:t${i}x${j}.${domain}`).join(' ')} mx -all`] },
      ]),
    ),
    [`_dmarc.${domain}`]: { TXT: [`v=DMARC1; p=none; rua=${many(30, (i) => `mailto:a@r${i}.example`).join(',')}`] },
    [`_mta-sts.${domain}`]: { TXT: ['v=STSv1; id=1'] },
    '7.113.0.203.in-addr.arpa': { PTR: many(50, (i) => `h${i % 40}.${domain}`) },
  };
}

it('a diagnosis asks at most 120 questions, whatever a stranger publishes, and says what it could not ask', async () => {
  const zone = { ...hostileZone('evil.example'), ...hostileZone('worse.example') };
  await using server = await serveZone(zone);
  const run = dnsFrom(server, { timeoutMs: 500, tries: 2 }).resolverFor();
  const requests = planChecks({
    cause: 'spf_fail',
    scope: 'all',
    sendingIp: IP,
    otherIps: ['198.51.100.1', '198.51.100.2'],
    mailFromDomain: 'evil.example',
    authorDomain: 'worse.example',
    heloDomain: 'h1.evil.example',
    dkim: [1, 2, 3, 4, 5, 6].map((n) => ({ domain: 'evil.example', selector: `s${n}` })),
    recipientDomain: 'evil.example',
  });
  const findings = await runChecks(requests, { resolver: run.resolver });
  expect(server.queries.length).toBeLessThanOrEqual(120);
  expect(run.queries).toBeLessThanOrEqual(120);
  expect(findings.length).toBeGreaterThan(5);
});
