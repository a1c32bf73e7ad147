import type { Bounce, Hop, Reading } from '../bounce/bounce.ts';
import { readHops } from '../bounce/received.ts';
import { canonicalAddress, isPublicAddress } from '../dns/names.ts';
import { withLastError } from './last-error.ts';
import { ownerOf } from './owner.ts';
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
  const read = reading.bounces.map((bounce) => withArrival(withLastError(bounce), hops));
  if (!complaint) return read;
  const { cause, id } = complaint;
  if (read.length > 0) return read.map((bounce) => ({ ...bounce, cause, rule: id }));
  const { ip = null, from = null } = arrival(hops) ?? {};
  return [{ ...NO_REFUSAL, cause, rule: id, sendingIp: clientIn(reading.text) ?? ip, heloDomain: from }];
}

/** The client as a receiver's own results name it (RFC 7208 section 9.1 and its common forms); null where none does. */
function clientIn(text: string): string | null {
  const named =
    /\bclient-ip=(?<ip>[\da-f.:]{3,45})|\bsender IP is (?<sender>[\da-f.:]{3,45})|\bdesignates? (?<allowed>[\da-f.:]{3,45}) as permitted|\bsmtp\.remote-ip=(?<remote>[\da-f.:]{3,45})/i.exec(
      text.slice(0, 50_000),
    )?.groups;
  const ip = named?.ip ?? named?.sender ?? named?.allowed ?? named?.remote;
  return ip === undefined ? null : (canonicalAddress(ip.replace(/[.:;]$/, '')) ?? null);
}

/** A refusal that quotes no address, beside a Received line of the refusing receiver: the address that line recorded. */
function withArrival(bounce: Bounce, hops: readonly Hop[]): Bounce {
  if (bounce.sendingIp !== null) return bounce;
  const refuser = bounce.remoteMta.name === null ? receiverOwner(bounce.receiver) : ownerOf(bounce.remoteMta.name);
  const seen = outsideHops(hops).find(
    (hop) => hop.by !== null && ownerOf(hop.by) === refuser && ownerOf(hop.from ?? '') !== refuser,
  );
  return seen ? { ...bounce, sendingIp: seen.ip } : bounce;
}

function receiverOwner(receiver: string | null): string | null {
  return receiver === 'exchange-online' || receiver === 'outlook.com' ? 'microsoft' : receiver;
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
  const outside = outsideHops(hops);
  return (
    outside.find((hop) => hop.from === null || hop.by === null || ownerOf(hop.from) !== ownerOf(hop.by)) ?? outside[0]
  );
}

/** Hops from public addresses, the newest first. */
function outsideHops(hops: readonly Hop[]): Hop[] {
  return hops.filter((hop) => {
    const address = hop.ip === null ? undefined : canonicalAddress(hop.ip);
    return address !== undefined && isPublicAddress(address);
  });
}
