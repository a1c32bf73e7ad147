import { createHash, X509Certificate } from 'node:crypto';
import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';
import type { Certificate, TlsaForm } from '../../src/checks/smtp/probe.ts';

/** A server may send more above its own certificate than anybody needs. */
const MAX_CHAIN = 6;
const MAX_NAMES = 50;

/** The certificate that a TLS server showed, or null when it showed none. */
export function certificateOf(socket: TLSSocket, now: Date): Certificate | null {
  const shown = socket.getPeerCertificate(true);
  if (Object.keys(shown).length === 0) return null;
  const validTo = new Date(shown.valid_to);
  const problem: unknown = socket.authorizationError;
  return {
    names: namesOf(shown),
    issuer: textOf(shown.issuer.O) ?? textOf(shown.issuer.CN) ?? '?',
    validTo: Number.isNaN(validTo.getTime()) ? shown.valid_to : validTo.toISOString(),
    expired: validTo < now,
    untrusted: socket.authorized ? null : wordOf(problem),
    chain: chainOf(shown).map(formsOf),
  };
}

/** RFC 6125 section 6.4.4: the common name counts only where there are no DNS names. */
function namesOf(shown: DetailedPeerCertificate): string[] {
  const listed = [...(shown.subjectaltname ?? '').matchAll(/DNS:(?:"([^"]{1,255})"|([^,]{1,255}))/g)];
  const names = listed.map((match) => match[1] ?? match[2] ?? '');
  const common = textOf(shown.subject.CN);
  const all = names.length > 0 || common === undefined ? names : [common];
  return all.map((name) => name.trim().toLowerCase()).slice(0, MAX_NAMES);
}

function chainOf(shown: DetailedPeerCertificate): DetailedPeerCertificate[] {
  const chain: DetailedPeerCertificate[] = [];
  let next: DetailedPeerCertificate | undefined = shown;
  // The root names itself as its issuer.
  while (next && !chain.includes(next) && chain.length < MAX_CHAIN) {
    chain.push(next);
    next = issuerOf(next);
  }
  return chain;
}

/** Node's types promise an issuer; a chain that the server cut short has none. */
function issuerOf(shown: DetailedPeerCertificate): DetailedPeerCertificate | undefined {
  return shown.issuerCertificate;
}

/** RFC 6698 section 2.1: the whole certificate (selector 0) or its public key (1), whole or as a digest. */
function formsOf(shown: DetailedPeerCertificate): TlsaForm[] {
  const parts: [0 | 1, Buffer | undefined][] = [
    [0, shown.raw],
    [1, publicKeyIn(shown.raw)],
  ];
  return parts.flatMap(([selector, bytes]): TlsaForm[] =>
    bytes === undefined
      ? []
      : [
          { selector, matchingType: 0, data: bytes.toString('hex') },
          { selector, matchingType: 1, data: createHash('sha256').update(bytes).digest('hex') },
          { selector, matchingType: 2, data: createHash('sha512').update(bytes).digest('hex') },
        ],
  );
}

/** Its SubjectPublicKeyInfo (RFC 5280 section 4.1); what Node calls `pubkey` is less than that for elliptic curves. */
function publicKeyIn(certificate: Buffer): Buffer | undefined {
  try {
    return new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' });
  } catch {
    return undefined; // a kind of key that OpenSSL does not know
  }
}

function textOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

function wordOf(problem: unknown): string {
  if (typeof problem === 'string') return problem;
  return problem instanceof Error && 'code' in problem ? String(problem.code) : 'UNTRUSTED';
}
