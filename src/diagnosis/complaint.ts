import type { Bounce, Hop, Reading } from '../bounce/bounce.ts';
import { isMicrosoftMail } from '../knowledge/microsoft-mail.ts';
import { readHops } from '../bounce/received.ts';
import { canonicalAddress, isPublicAddress, organizationalDomain } from '../dns/names.ts';
import { receiverOfHost } from '../knowledge/receivers.ts';
import { type Complaint, complaintIn } from '../knowledge/complaints.ts';

/** Kinds of input that are answered as what they are; nobody complains in them. */
const NO_COMPLAINT = new Set<Reading['kind']>(['autoreply', 'report']);

/**
 * What the admin complains of where no refusal says it, or where it explains the refusal.
 * @returns undefined when refusals speak for themselves, or there is nothing to help with
 */
export function complaintOf(reading: Reading): Complaint | undefined {
  if (NO_COMPLAINT.has(reading.kind)) return undefined;
  const complaint = complaintIn(reading.text);
  if (!complaint || reading.bounces.length === 0) return complaint;
  const { over = [] } = complaint;
  const explains = over === 'any' || reading.bounces.every((bounce) => over.includes(bounce.cause));
  return explains ? complaint : undefined;
}

/** The refusals of a reading with the complaint's cause, or one stand-in where the complaint comes without any. */
export function refusalsOf(reading: Reading, hops: readonly Hop[], complaint: Complaint | undefined): Bounce[] {
  if (!complaint) return [...reading.bounces];
  const { cause, id } = complaint;
  if (reading.bounces.length > 0) return reading.bounces.map((bounce) => ({ ...bounce, cause, rule: id }));
  return [
    { ...NO_REFUSAL, cause, rule: id, sendingIp: arrival(hops)?.ip ?? null, heloDomain: arrival(hops)?.from ?? null },
  ];
}

const NO_REFUSAL: Bounce = {
  reason: 'onhold',
  cause: 'unknown',
  permanent: null,
  replyCode: null,
  enhancedStatusCode: null,
  diagnosticText: null,
  recipient: null,
  sender: null,
  mailFromDomain: null,
  authorDomain: null,
  sendingIp: null,
  heloDomain: null,
  remoteMta: { name: null, ip: null },
  reportingMta: null,
  issuedBy: 'local',
  smtpCommand: null,
  queueId: null,
  receiver: null,
  rule: null,
};

/** The header's hops, or those of Received lines that stand in running text. */
export function hopsOf(reading: Reading): readonly Hop[] {
  if (reading.message.hops.length > 0) return reading.message.hops;
  const values = [
    ...reading.text.slice(0, 50_000).matchAll(/\bReceived:\s{1,8}(from [^\n]{1,500}(?:\n[ \t][^\n]{0,500}){0,6})/gi),
  ];
  return readHops(values.map((match) => (match[1] ?? '').replaceAll(/\s+/g, ' ')));
}

/**
 * The hop by which a message came to the receiver: the newest one from a public address whose two ends are not of one
 * domain. A receiver's own servers hand it on among themselves after that.
 */
function arrival(hops: readonly Hop[]): Hop | undefined {
  const outside = hops.filter((hop) => {
    const address = hop.ip === null ? undefined : canonicalAddress(hop.ip);
    return address !== undefined && isPublicAddress(address);
  });
  return (
    outside.find((hop) => hop.from === null || hop.by === null || ownerOf(hop.from) !== ownerOf(hop.by)) ?? outside[0]
  );
}

/** One mail service has hosts under several domains. */
function ownerOf(host: string): string {
  if (isMicrosoftMail(host)) return 'microsoft';
  return receiverOfHost(host) ?? organizationalDomain(host) ?? host.toLowerCase();
}
