import type { DnsAnswer } from '../../dns/answer.ts';
import { canonicalAddress, isPublicAddress, isPublicFqdn, normalizeName, reverseName } from '../../dns/names.ts';
import { tlsaProblem } from '../dane/tlsa.ts';
import type { Finding } from '../finding.ts';
import { addressesOfHost } from '../host-addresses.ts';
import { matchesPattern } from '../mta-sts/policy.ts';
import type { CheckTools } from '../request.ts';
import type { Certificate, Probed, SmtpReply, TlsOutcome } from './probe.ts';

type Answered = Extract<Probed, { status: 'answered' }>;

/**
 * Talks to a mail server: its greeting, STARTTLS and certificate, against its PTR and TLSA records. Only ever run because
 * somebody asked for it.
 * @param host a host name or an address
 */
export async function checkBanner(host: string, tools: CheckTools): Promise<Finding[]> {
  const literal = canonicalAddress(host);
  const found = literal === undefined ? await addressesOfHost(host, tools) : undefined;
  const addresses = literal === undefined ? (found?.addresses ?? []) : [literal];
  const proof = found?.answers ?? [];
  const ip = addresses.find((address) => isPublicAddress(address));
  if (ip === undefined && found?.incomplete) {
    const args = { host, ip: null, failure: found.incomplete };
    return [{ check: 'banner', code: 'SMTP_UNREACHABLE', subject: host, args, proof }];
  }
  if (addresses.length === 0) {
    return [{ check: 'banner', code: 'SMTP_NO_ADDRESS', subject: host, args: { host }, proof }];
  }
  if (ip === undefined) {
    return [{ check: 'banner', code: 'SMTP_PRIVATE', subject: host, args: { host, addresses }, proof }];
  }
  const [probed, ptr, tlsa] = await Promise.all([
    tools.probeSmtp?.(host, ip, tools.signal) ?? ({ status: 'failed', failure: 'unreachable' } as const),
    tools.resolver.resolve(reverseName(ip) ?? '', 'PTR', tools),
    literal === undefined ? tools.resolver.resolve(`_25._tcp.${host}`, 'TLSA', tools) : null,
  ]);
  if (probed.status === 'failed') {
    const args = { host, ip, failure: probed.failure };
    return [{ check: 'banner', code: 'SMTP_UNREACHABLE', subject: host, args, proof }];
  }
  return [
    ...greeting(host, ip, probed, ptr),
    ...starttls(host, probed.tls),
    ...(probed.tls.status === 'secured' ? certificate(host, literal === undefined, probed.tls.certificate, tlsa) : []),
  ];
}

function greeting(host: string, ip: string, { greeting, ehlo }: Answered, ptr: DnsAnswer<'PTR'>): Finding[] {
  const banner = greeting.lines[0] ?? '';
  if (greeting.code !== 220) return [refusal(host, ip, greeting)];
  const name = banner.split(/\s/)[0] ?? '';
  return [
    { check: 'banner', code: 'SMTP_GREETS', subject: host, args: { host, ip, banner }, proof: [] },
    ...bannerName(host, ip, name, ptr),
    ...(ehlo === null || !isRefusal(ehlo) ? [] : [refusal(host, ip, ehlo)]),
  ];
}

function refusal(host: string, ip: string, { code, lines }: SmtpReply): Finding {
  const args = { host, ip, reply: `${code} ${lines[0] ?? ''}` };
  return { check: 'banner', code: 'SMTP_REFUSES', subject: host, args, proof: [] };
}

/** RFC 5321 section 3.2: 500 and 502 only say that EHLO is not known. */
function isRefusal({ code }: SmtpReply): boolean {
  return code >= 400 && code !== 500 && code !== 502;
}

function bannerName(host: string, ip: string, name: string, ptr: DnsAnswer<'PTR'>): Finding[] {
  if (!isPublicFqdn(name)) {
    return [{ check: 'banner', code: 'BANNER_NOT_FQDN', subject: host, args: { host, name }, proof: [] }];
  }
  if (ptr.status === 'failed') return [];
  const names = ptr.status === 'records' ? ptr.records : [];
  if (names.includes(normalizeName(name) ?? name)) {
    return [{ check: 'banner', code: 'BANNER_IS_PTR', subject: host, args: { host, ip, name }, proof: [ptr] }];
  }
  const args = { host, ip, name, ptr: names[0] ?? null };
  return [{ check: 'banner', code: 'BANNER_NOT_PTR', subject: host, args, proof: [ptr] }];
}

function starttls(host: string, tls: TlsOutcome): Finding[] {
  switch (tls.status) {
    case 'not_offered':
      return [{ check: 'banner', code: 'STARTTLS_MISSING', subject: host, args: { host }, proof: [] }];
    case 'unknown': {
      const { failure } = tls;
      return failure === null
        ? []
        : [{ check: 'banner', code: 'STARTTLS_UNKNOWN', subject: host, args: { host, failure }, proof: [] }];
    }
    case 'refused': {
      const args = { host, reason: `${tls.reply.code} ${tls.reply.lines[0] ?? ''}` };
      return [{ check: 'banner', code: 'STARTTLS_FAILED', subject: host, args, proof: [] }];
    }
    case 'failed':
      return [
        { check: 'banner', code: 'STARTTLS_FAILED', subject: host, args: { host, reason: tls.reason }, proof: [] },
      ];
    case 'secured': {
      const args = { host, protocol: tls.protocol, cipher: tls.cipher };
      return [{ check: 'banner', code: 'STARTTLS_OK', subject: host, args, proof: [] }];
    }
  }
}

function certificate(
  host: string,
  isName: boolean,
  shown: Certificate | null,
  tlsa: DnsAnswer<'TLSA'> | null,
): Finding[] {
  if (shown === null) return [];
  const { names, issuer, validTo, expired, untrusted } = shown;
  const findings: Finding[] = [];
  const fits = !isName || names.some((pattern) => matchesPattern(normalizeName(host) ?? host, pattern));
  if (expired) {
    findings.push({ check: 'banner', code: 'CERTIFICATE_EXPIRED', subject: host, args: { host, validTo }, proof: [] });
  }
  if (!fits) {
    const args = { host, names };
    findings.push({ check: 'banner', code: 'CERTIFICATE_OTHER_NAME', subject: host, args, proof: [] });
  }
  if (untrusted !== null && !expired) {
    const args = { host, reason: untrusted, issuer };
    findings.push({ check: 'banner', code: 'CERTIFICATE_UNTRUSTED', subject: host, args, proof: [] });
  }
  if (findings.length === 0) {
    const args = { host, names, issuer, validTo };
    findings.push({ check: 'banner', code: 'CERTIFICATE_OK', subject: host, args, proof: [] });
  }
  return [...findings, ...dane(host, shown, tlsa)];
}

/** RFC 7672 section 3.1: usage 3 names the server's own certificate, usage 2 one above it. */
function dane(host: string, { chain }: Certificate, tlsa: DnsAnswer<'TLSA'> | null): Finding[] {
  if (tlsa?.status !== 'records') return [];
  const usable = tlsa.records.filter((record) => tlsaProblem(record) === undefined);
  if (usable.length === 0) return [];
  const matches = usable.some((record) => {
    const candidates = record.usage === 3 ? chain.slice(0, 1) : chain;
    return candidates
      .flat()
      .some(
        (form) =>
          form.selector === record.selector &&
          form.matchingType === record.matchingType &&
          form.data === record.certificate.toLowerCase(),
      );
  });
  if (matches) return [{ check: 'banner', code: 'TLSA_MATCHES', subject: host, args: { host }, proof: [tlsa] }];
  const args = { host, validated: tlsa.authenticated };
  return [{ check: 'banner', code: 'TLSA_MISMATCH', subject: host, args, proof: [tlsa] }];
}
