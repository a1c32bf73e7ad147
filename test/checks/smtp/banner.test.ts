import { describe, expect, it } from 'vitest';
import { createProbeSmtp } from '../../../adapters/smtp/probe.ts';
import type { ProbeSmtp } from '../../../src/checks/smtp/probe.ts';
import type { Zone } from '../../support/dns-zone.ts';
import { argsByCode, checked, codesOf } from '../../support/findings.ts';
import { serveSmtp, type SmtpServerOptions } from '../../support/smtp-server.ts';
import { CA } from '../../support/tls-fixture.ts';

const HOST = 'mx.contoso.example';
const IP = '203.0.113.25';
const ZONE: Zone = {
  [HOST]: { A: [IP] },
  'other.contoso.example': { A: [IP] },
  'inner.contoso.example': { A: ['10.0.0.1', '169.254.169.254'] },
  '25.113.0.203.in-addr.arpa': { PTR: [HOST] },
};

/** Runs the check against a real server: the public address stands for this machine. */
async function banner(options: SmtpServerOptions = {}, host = HOST, more: Zone = {}) {
  await using server = await serveSmtp(options);
  const real = createProbeSmtp({
    port: server.port,
    allowPrivate: true,
    ca: CA,
    timeoutMs: options.ehlo === null || options.startTls === null ? 200 : 2000,
  });
  const probed: string[] = [];
  const probeSmtp: ProbeSmtp = (name, address, signal) => {
    probed.push(address);
    return real(name, '127.0.0.1', signal);
  };
  const { findings } = await checked({ ...ZONE, ...more }, { check: 'banner', host }, { probeSmtp });
  const chain = await real(HOST, '127.0.0.1');
  return { findings, probed, chain };
}

describe('a mail server', () => {
  it('in order', async () => {
    const { findings, probed } = await banner();
    expect(codesOf(findings)).toEqual(['SMTP_GREETS', 'BANNER_IS_PTR', 'STARTTLS_OK', 'CERTIFICATE_OK']);
    expect(probed).toEqual([IP]);
  });

  it.each([
    [{ greeting: '220 EXCH01 ready' }, 'BANNER_NOT_FQDN'],
    [{ greeting: '220 ex01.contoso.local ready' }, 'BANNER_NOT_FQDN'],
    [{ greeting: '220 other.contoso.example ready' }, 'BANNER_NOT_PTR'],
    [{ greeting: '554 no' }, 'SMTP_REFUSES'],
    [{ extensions: [] }, 'STARTTLS_MISSING'],
    [{ startTls: '454 no' }, 'STARTTLS_FAILED'],
    [{ ehlo: '550 I do not know you' }, 'SMTP_REFUSES'],
    [{ ehlo: '502 no such command' }, 'STARTTLS_MISSING'],
    [{ ehlo: null }, 'STARTTLS_UNKNOWN'],
    [{ startTls: null }, 'STARTTLS_UNKNOWN'],
    [{ certificate: 'expired' }, 'CERTIFICATE_EXPIRED'],
    [{ certificate: 'policy' }, 'CERTIFICATE_OTHER_NAME'],
  ] satisfies [SmtpServerOptions, string][])('%j', async (options, code) => {
    expect(codesOf((await banner(options)).findings)).toContain(code);
  });

  it.each([
    { greeting: '554 no' },
    { greeting: '421 busy' },
    { ehlo: '550 I do not know you' },
    { ehlo: null },
    { startTls: null },
  ] satisfies SmtpServerOptions[])('%j is not said to lack STARTTLS', async (options) => {
    const codes = codesOf((await banner(options)).findings);
    expect(codes).not.toContain('STARTTLS_MISSING');
    expect(codes).not.toContain('STARTTLS_FAILED');
  });

  it('whose certificate matches its TLSA record, or not', async () => {
    const { chain } = await banner();
    const certificate = chain.status === 'answered' && chain.tls.status === 'secured' ? chain.tls.certificate : null;
    const data = certificate?.chain[0]?.find((form) => form.selector === 1 && form.matchingType === 1)?.data ?? '';
    const record = (digest: string): Zone => ({ [`_25._tcp.${HOST}`]: { TLSA: [`3 1 1 ${digest}`] } });
    expect(codesOf((await banner({}, HOST, record(data))).findings)).toContain('TLSA_MATCHES');
    expect(codesOf((await banner({}, HOST, record('ab'.repeat(32)))).findings)).toContain('TLSA_MISMATCH');
  });

  it.each([
    ['inner.contoso.example', 'SMTP_PRIVATE'],
    ['gone.contoso.example', 'SMTP_NO_ADDRESS'],
    ['10.0.0.1', 'SMTP_PRIVATE'],
    ['169.254.169.254', 'SMTP_PRIVATE'],
    ['::1', 'SMTP_PRIVATE'],
  ])('%s is not spoken to', async (host, code) => {
    const { findings, probed } = await banner({}, host);
    expect([codesOf(findings), probed]).toEqual([[code], []]);
  });

  it('that cannot be reached says nothing of the server', async () => {
    const { findings } = await checked(ZONE, { check: 'banner', host: HOST });
    expect(argsByCode(findings)).toEqual({ SMTP_UNREACHABLE: { host: HOST, ip: IP, failure: 'unreachable' } });
  });
});
