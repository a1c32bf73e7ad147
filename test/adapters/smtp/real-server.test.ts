// The probe and its check against a real mail server, Exim.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProbeSmtp } from '../../../adapters/smtp/probe.ts';
import type { Certificate, ProbeSmtp } from '../../../src/checks/smtp/probe.ts';
import type { Zone } from '../../support/dns-zone.ts';
import { argsByCode, checked, codesOf } from '../../support/findings.ts';
import { INSTALL_MS } from '../../support/provide-program.ts';
import { type Face, REAL_HOST as HOST, type RealSmtp, startRealSmtp } from '../../support/real-smtp.ts';
import { CA } from '../../support/tls-fixture.ts';

const IP = '203.0.113.25';
const ZONE: Zone = { [HOST]: { A: [IP] }, '25.113.0.203.in-addr.arpa': { PTR: [HOST] } };

let server: RealSmtp;
beforeAll(async () => {
  server = await startRealSmtp();
}, INSTALL_MS);
afterAll(() => server[Symbol.asyncDispose]());

function probeOf(face: Face, ca = CA): ProbeSmtp {
  const real = createProbeSmtp({ port: server.port(face), allowPrivate: true, ca });
  // The public address stands for this machine.
  return (host, _, signal) => real(host, '127.0.0.1', signal);
}

async function banner(face: Face, more: Zone = {}) {
  const { findings } = await checked(
    { ...ZONE, ...more },
    { check: 'banner', host: HOST },
    { probeSmtp: probeOf(face) },
  );
  return findings;
}

async function certificateOf(face: Face): Promise<Certificate> {
  const probed = await probeOf(face)(HOST, IP);
  const shown = probed.status === 'answered' && probed.tls.status === 'secured' ? probed.tls.certificate : null;
  if (!shown) throw new Error(`No certificate: ${JSON.stringify(probed)}`);
  return shown;
}

describe('a real mail server', () => {
  it('greets, offers STARTTLS and shows a certificate', async () => {
    const findings = await banner('tls');
    expect(codesOf(findings)).toEqual(['SMTP_GREETS', 'BANNER_IS_PTR', 'STARTTLS_OK', 'CERTIFICATE_OK']);
    expect(argsByCode(findings)).toMatchObject({
      SMTP_GREETS: { banner: `${HOST} ESMTP` },
      STARTTLS_OK: { protocol: 'TLSv1.3' },
      CERTIFICATE_OK: { names: [HOST, '*.mail.example'], issuer: 'Example Test CA' },
    });
  });

  it('answers EHLO with its extensions', async () => {
    const probed = await probeOf('tls')(HOST, IP);
    expect(probed).toMatchObject({ status: 'answered', ehlo: { code: 250 } });
    const lines = probed.status === 'answered' ? (probed.ehlo?.lines ?? []) : [];
    expect(lines).toEqual(expect.arrayContaining(['STARTTLS', '8BITMIME', 'PIPELINING']));
  });

  it('without STARTTLS, and a banner that is no public name', async () => {
    expect(codesOf(await banner('plain'))).toEqual(['SMTP_GREETS', 'BANNER_NOT_FQDN', 'STARTTLS_MISSING']);
  });

  it('with another name in the banner than its PTR', async () => {
    const findings = await banner('other');
    expect(argsByCode(findings).BANNER_NOT_PTR).toEqual({
      host: HOST,
      ip: IP,
      name: 'relay.fabrikam.example',
      ptr: HOST,
    });
  });

  it('whose certificate has expired', async () => {
    const findings = await banner('expired');
    expect(codesOf(findings)).toEqual(expect.arrayContaining(['STARTTLS_OK', 'CERTIFICATE_EXPIRED']));
    expect(argsByCode(findings).CERTIFICATE_EXPIRED).toMatchObject({ validTo: '2021-01-01T00:00:00.000Z' });
  });

  it('whose certificate vouches for itself', async () => {
    const reason = 'DEPTH_ZERO_SELF_SIGNED_CERT';
    expect(argsByCode(await banner('own')).CERTIFICATE_UNTRUSTED).toMatchObject({ reason, issuer: HOST });
  });

  it('whose certificate is for another host', async () => {
    const other = 'mail.fabrikam.example';
    const { findings } = await checked(
      { [other]: { A: [IP] } },
      { check: 'banner', host: other },
      { probeSmtp: probeOf('tls') },
    );
    expect(argsByCode(findings).CERTIFICATE_OTHER_NAME).toEqual({ host: other, names: [HOST, '*.mail.example'] });
  });

  it('that takes no mail from anybody', async () => {
    expect(argsByCode(await banner('closed'))).toEqual({
      SMTP_REFUSES: { host: HOST, ip: IP, reply: '550 No SMTP service here' },
    });
  });

  it('whose own certificate is pinned by DANE (RFC 7672 section 3.1.1), and one that is not', async () => {
    const { chain } = await certificateOf('own');
    const digest = chain[0]?.find((form) => form.selector === 1 && form.matchingType === 1)?.data ?? '';
    const tlsa: Zone = { [`_25._tcp.${HOST}`]: { TLSA: [`3 1 1 ${digest}`] } };
    expect(codesOf(await banner('own', tlsa))).toContain('TLSA_MATCHES');
    expect(codesOf(await banner('tls', tlsa))).toContain('TLSA_MISMATCH');
  });
});
