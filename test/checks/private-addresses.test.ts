// What a stranger's records lead to: nothing on this machine, in this network or at a cloud's metadata service.
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type net from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createInvestigate } from '../../adapters/investigate.ts';
import { createProbeSmtp } from '../../adapters/smtp/probe.ts';
import { domainChecks } from '../../src/checks/plan.ts';
import type { CheckRequest } from '../../src/checks/request.ts';
import { dnsFrom } from '../support/dns-client.ts';
import { serveZone, type Zone } from '../support/dns-zone.ts';
import { argsByCode, checked, codesOf } from '../support/findings.ts';

/** Addresses that must not be connected to, in the forms that have hidden them elsewhere. */
const FORBIDDEN = [
  '127.0.0.1',
  '127.8.8.8',
  '0.0.0.0',
  '10.0.0.1',
  '172.16.0.1',
  '192.168.0.1',
  '100.64.0.1',
  '169.254.169.254',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  'fe80::1',
  'fd00:ec2::254',
  'fec0::1',
  'ff02::1',
  '::ffff:127.0.0.1',
  '::ffff:169.254.169.254',
  '::ffff:0:127.0.0.1',
  '::127.0.0.1',
  // NAT64 (RFC 6052, RFC 8215), 6to4 and Teredo carry an IPv4 address inside.
  '64:ff9b::127.0.0.1',
  '64:ff9b::169.254.169.254',
  '64:ff9b:1::10.0.0.1',
  '2002:7f00:1::1',
  '2002:a9fe:a9fe::1',
  '2001:0:7f00:1::1',
];
const DOMAIN = 'evil.example';
const IP = '203.0.113.25';

/** A domain of which everything that could be connected to is at one address. */
function zoneAt(address: string): Zone {
  const host = address.includes(':') ? { AAAA: [address] } : { A: [address] };
  return {
    [DOMAIN]: { MX: [`10 mx.${DOMAIN}`], NS: [`ns.${DOMAIN}`], SOA: `ns.${DOMAIN} h.${DOMAIN} 1 3600 600 86400 60` },
    [`mx.${DOMAIN}`]: host,
    [`ns.${DOMAIN}`]: host,
    [`_mta-sts.${DOMAIN}`]: { TXT: ['v=STSv1; id=1'] },
    [`mta-sts.${DOMAIN}`]: host,
  };
}

/** Every TCP connection that this process begins. */
let connections: number;
const onSocket = (message: unknown): void => {
  const { socket } = message as { socket: net.Socket };
  socket.on('connectionAttempt', () => (connections += 1));
};
beforeEach(() => {
  connections = 0;
  subscribe('net.client.socket', onSocket);
});
afterEach(() => unsubscribe('net.client.socket', onSocket));

describe.each(FORBIDDEN)('mail exchangers, policy host and name servers at %s', (address) => {
  it('are not connected to, and said to be private', async () => {
    await using server = await serveZone(zoneAt(address));
    // Whoever asked a name server at a forbidden address of this machine would ask this one.
    await using trap = await serveZone({}, { origins: [DOMAIN] });
    const dns = dnsFrom(server, { timeoutMs: 300, authoritativePort: trap.port });
    const investigate = createInvestigate(dns, 3000);
    const requests: CheckRequest[] = [...domainChecks(DOMAIN), { check: 'banner', host: `mx.${DOMAIN}` }];
    for (const again of [false, true]) {
      const { findings } = await investigate(requests, again);
      expect(argsByCode(findings)).toMatchObject({
        MX_PRIVATE: { domain: DOMAIN },
        MTA_STS_FETCH_FAILED: { failure: 'private' },
        SMTP_PRIVATE: { host: `mx.${DOMAIN}` },
      });
    }
    expect(trap.queries).toEqual([]);
    expect(connections).toBe(0);
  });

  it('given to the probe itself, is not connected to', async () => {
    expect(await createProbeSmtp({ timeoutMs: 300 })(`mx.${DOMAIN}`, address)).toMatchObject({ status: 'failed' });
    expect(connections).toBe(0);
  });
});

it('the test would see a connection', async () => {
  await using server = await serveZone({});
  const probe = createProbeSmtp({ timeoutMs: 100, allowPrivate: true, port: server.port });
  await probe('mx.example', '127.0.0.1');
  expect(connections).toBe(1);
});

it('a name that turns private after the first look is still only spoken to where it was public (DNS rebinding)', async () => {
  const zone: Zone = { ...zoneAt(IP), [`mx.${DOMAIN}`]: { A: [IP], ttl: 0 } };
  const probed: string[] = [];
  const probeSmtp = (_: string, address: string) => {
    zone[`mx.${DOMAIN}`] = { A: ['127.0.0.1'] };
    probed.push(address);
    return Promise.resolve({ status: 'failed', failure: 'refused' } as const);
  };
  const { findings, asked } = await checked(zone, { check: 'banner', host: `mx.${DOMAIN}` }, { probeSmtp });
  expect(probed).toEqual([IP]);
  expect(codesOf(findings)).toEqual(['SMTP_UNREACHABLE']);
  expect(asked.filter((query) => query === `mx.${DOMAIN} A`)).toHaveLength(1);
});

it('of private and public addresses only a public one is spoken to', async () => {
  const zone: Zone = { ...zoneAt(IP), [`mx.${DOMAIN}`]: { A: ['127.0.0.1', IP], AAAA: ['::1'] } };
  const probed: string[] = [];
  const probeSmtp = (_: string, address: string) => {
    probed.push(address);
    return Promise.resolve({ status: 'failed', failure: 'refused' } as const);
  };
  await checked(zone, { check: 'banner', host: `mx.${DOMAIN}` }, { probeSmtp });
  expect(probed).toEqual([IP]);
});
