import { createHash, type X509Certificate } from 'node:crypto';
import type { PeerCertificate, TLSSocket } from 'node:tls';
import type { Certificate, TlsaForm } from '../../src/checks/smtp/probe.ts';

/** A server may send more above its own certificate than anybody needs. */
const MAX_CHAIN = 6;
const MAX_NAMES = 50;

/** The certificate that a TLS server showed, or null when it showed none. */
export function certificateOf(socket: TLSSocket, now: Date): Certificate | null {
  const shown = socket.getPeerCertificate();
  if (Object.keys(shown).length === 0) return null;
  const validTo = new Date(shown.valid_to);
  const problem: unknown = socket.authorizationError;
  return {
    names: namesOf(shown),
    issuer: textOf(shown.issuer.O) ?? textOf(shown.issuer.CN) ?? '?',
    validTo: Number.isNaN(validTo.getTime()) ? shown.valid_to : validTo.toISOString(),
    expired: validTo < now,
    untrusted: socket.authorized ? null : wordOf(problem),
    chain: chainOf(socket).map(formsOf),
  };
}

/** RFC 6125 section 6.4.4: the common name counts only where there are no DNS names. */
function namesOf(shown: PeerCertificate): string[] {
  const listed = [...(shown.subjectaltname ?? '').matchAll(/DNS:(?:"([^"]{1,255})"|([^,]{1,255}))/g)];
  const names = listed.map((match) => match[1] ?? match[2] ?? '');
  const common = textOf(shown.subject.CN);
  const all = names.length > 0 || common === undefined ? names : [common];
  return all.map((name) => name.trim().toLowerCase()).slice(0, MAX_NAMES);
}

/** What the server sent. RFC 7672 section 3.1.2: a root that is only in a client's own store does not count for DANE. */
function chainOf(socket: TLSSocket): X509Certificate[] {
  const chain: X509Certificate[] = [];
  let next = socket.getPeerX509Certificate();
  while (next && chain.length < MAX_CHAIN) {
    chain.push(next);
    next = next.issuerCertificate;
  }
  return chain;
}

/** RFC 6698 section 2.1: the whole certificate (selector 0) or its public key (1), whole or as a digest. */
function formsOf(certificate: X509Certificate): TlsaForm[] {
  const parts: [0 | 1, Buffer | undefined][] = [
    [0, certificate.raw],
    [1, publicKeyIn(certificate)],
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

/** Its SubjectPublicKeyInfo (RFC 5280 section 4.1). `pubkey` of Node's other form is less than that for elliptic curves. */
function publicKeyIn(certificate: X509Certificate): Buffer | undefined {
  try {
    return certificate.publicKey.export({ type: 'spki', format: 'der' });
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
