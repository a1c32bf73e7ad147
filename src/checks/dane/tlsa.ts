import type { RecordData } from '../../dns/answer.ts';
import type { TlsaProblem } from './findings.ts';

/** RFC 6698 section 2.1.3: octets of a digest, by matching type; a whole certificate or key has no fixed length. */
const DIGEST_OCTETS: Readonly<Partial<Record<number, number>>> = { 1: 32, 2: 64 };

/** What makes a TLSA record unusable for SMTP, or undefined. RFC 7672 section 3.1.3: usages 0 and 1 are not for SMTP. */
export function tlsaProblem(record: RecordData['TLSA']): TlsaProblem | undefined {
  const { usage, selector, matchingType, certificate } = record;
  if (usage !== 2 && usage !== 3) return 'usage';
  if (selector !== 0 && selector !== 1) return 'selector';
  if (matchingType > 2) return 'matching_type';
  const octets = certificate.length / 2;
  return octets === (DIGEST_OCTETS[matchingType] ?? octets) && octets > 0 ? undefined : 'length';
}

/** The record as zone files write it (RFC 6698 section 2.2), the data cut short. */
export function tlsaText({ usage, selector, matchingType, certificate }: RecordData['TLSA']): string {
  const data = certificate.length > 24 ? `${certificate.slice(0, 24)}...` : certificate;
  return `${usage} ${selector} ${matchingType} ${data}`;
}
