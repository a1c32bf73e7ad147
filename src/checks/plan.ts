import { isHostName, isPublicAddress, isPublicFqdn, normalizeName } from '../dns/names.ts';
import type { Cause } from '../knowledge/vocabulary.ts';
import { NEEDS, type Topic } from './needs.ts';
import type { CheckRequest } from './request.ts';

/** What a plan can be made from: the guess and the names and addresses known so far. */
export interface PlanInput {
  readonly cause: Cause;
  /** `all`: whatever the cause, the whole set for the sender's domain and address. */
  readonly scope?: 'needed' | 'all';
  /** The address the refusal is about. */
  readonly sendingIp: string | null;
  /** Other addresses of the admin's that may tell mail leaves from elsewhere. */
  readonly otherIps: readonly string[];
  readonly mailFromDomain?: string | null;
  readonly authorDomain?: string | null;
  readonly heloDomain?: string | null;
  /** Selectors seen in the message's signatures. */
  readonly dkim?: readonly { readonly domain: string; readonly selector: string }[];
  readonly recipientDomain?: string | null;
}

/** Other addresses looked at beside the one that counts. */
const OTHER_ADDRESSES = 2;

/** Signatures whose keys are looked up. */
const SIGNATURES = 4;

/** The checks a cause needs, so that a full mailbox asks DNS nothing; or the whole set. Each request once. */
export function planChecks(input: PlanInput): CheckRequest[] {
  const all = input.scope === 'all' ? wholeSet(input) : [];
  const needed = NEEDS[input.cause].flatMap((topic) => requestsOf(topic, input));
  return unique([...all, ...needed]);
}

/** Everything there is to check of a domain that sends and receives mail: the longest chains of questions first. */
export function domainChecks(domain: string): CheckRequest[] {
  return [
    { check: 'spf', domain, ip: null, helo: null, identity: 'mail_from' },
    { check: 'mx', domain },
    { check: 'dmarc', domain, spf: null, dkim: [] },
    ...otherChecks(domain),
  ];
}

function otherChecks(domain: string): CheckRequest[] {
  return [
    { check: 'domain', domain },
    { check: 'mta_sts', domain },
    { check: 'tls_rpt', domain },
    { check: 'dane', domain },
    { check: 'bimi', domain },
    { check: 'domain_blocklist', domain },
  ];
}

/** Everything there is to check of an address that sends mail. */
export function addressChecks(ip: string): CheckRequest[] {
  return [
    { check: 'reverse', ip },
    { check: 'origin', ip },
    { check: 'port25', ip },
    { check: 'blocklist', ip },
  ];
}

function wholeSet(input: PlanInput): CheckRequest[] {
  const named = [domainOf(input.mailFromDomain), domainOf(input.authorDomain)].filter((one) => one !== null);
  const domains = [...new Set(named.length > 0 ? named : [senderDomain(input)].filter((one) => one !== null))];
  const ip = publicOrNull(input.sendingIp);
  return [
    ...requestsOf('authentication', input),
    ...domains.map((domain): CheckRequest => ({ check: 'mx', domain })),
    ...(ip === null ? [] : addressChecks(ip)),
    ...requestsOf('helo', input),
    ...domains.flatMap(otherChecks),
  ];
}

function requestsOf(topic: Topic, input: PlanInput): CheckRequest[] {
  const ip = publicOrNull(input.sendingIp);
  const sender = senderDomain(input);
  const recipient = domainOf(input.recipientDomain);
  switch (topic) {
    case 'reverse':
      return reverse(ip, input.otherIps);
    case 'helo':
      return typeof input.heloDomain === 'string' && input.heloDomain !== ''
        ? [{ check: 'helo', helo: input.heloDomain, ip, domain: sender }]
        : [];
    case 'authentication':
      return authentication(input, ip);
    case 'blocklist':
      return ip === null ? [] : [{ check: 'blocklist', ip }];
    case 'domain_blocklist':
      return sender === null ? [] : [{ check: 'domain_blocklist', domain: sender }];
    case 'sender_domain':
      return sender === null ? [] : [{ check: 'domain', domain: sender }];
    case 'recipient':
      return recipient === null ? [] : [{ check: 'mx', domain: recipient }];
    case 'recipient_tls':
      return recipient === null
        ? []
        : [
            { check: 'mta_sts', domain: recipient },
            { check: 'dane', domain: recipient },
          ];
    case 'port25':
      return port25(ip, input.otherIps);
  }
}

function reverse(ip: string | null, otherIps: readonly string[]): CheckRequest[] {
  if (ip === null) return [];
  return [
    { check: 'reverse', ip },
    { check: 'origin', ip },
    ...publicOthers(ip, otherIps).map((other): CheckRequest => ({ check: 'reverse', ip: other })),
  ];
}

/** A connection that never came about quotes no address: an address the admin mentions tells as much. */
function port25(ip: string | null, otherIps: readonly string[]): CheckRequest[] {
  const address = ip ?? publicOthers(null, otherIps)[0];
  if (address === undefined) return [];
  return [
    { check: 'port25', ip: address },
    { check: 'origin', ip: address },
  ];
}

function publicOthers(ip: string | null, otherIps: readonly string[]): string[] {
  return otherIps.filter((other) => other !== ip && isPublicAddress(other)).slice(0, OTHER_ADDRESSES);
}

/**
 * SPF of the MAIL FROM domain, or of HELO where there is none (RFC 7208 section 2.4: a bounce has no sender), the keys of
 * the signatures, and DMARC of the From domain.
 */
function authentication(input: PlanInput, ip: string | null): CheckRequest[] {
  const mailFrom = domainOf(input.mailFromDomain);
  const author = domainOf(input.authorDomain);
  const helo = domainOf(input.heloDomain);
  const domain = mailFrom ?? author ?? senderDomain(input);
  const requests: CheckRequest[] = [];
  if (domain !== null) {
    requests.push({ check: 'spf', domain, ip, helo: input.heloDomain ?? null, identity: 'mail_from' });
  } else if (helo !== null && isPublicFqdn(helo)) {
    requests.push({ check: 'spf', domain: helo, ip, helo, identity: 'helo' });
  }
  const signatures = (input.dkim ?? []).slice(0, SIGNATURES);
  const from = author ?? domain;
  if (from !== null) {
    requests.push({ check: 'dmarc', domain: from, spf: domain ?? helo, dkim: signatures.map((one) => one.domain) });
  }
  return [
    ...requests,
    ...signatures.map(({ domain: signer, selector }): CheckRequest => ({ check: 'dkim', domain: signer, selector })),
  ];
}

/** The envelope's domain, else the author's, else the first that signs: the last is the author's in most messages. */
function senderDomain(input: PlanInput): string | null {
  return domainOf(input.mailFromDomain) ?? domainOf(input.authorDomain) ?? domainOf(input.dkim?.[0]?.domain);
}

function domainOf(text: string | null | undefined): string | null {
  const name = text === null || text === undefined ? undefined : normalizeName(text);
  return name !== undefined && name.includes('.') && isHostName(name) ? name : null;
}

function publicOrNull(ip: string | null): string | null {
  return ip !== null && isPublicAddress(ip) ? ip : null;
}

function unique(requests: readonly CheckRequest[]): CheckRequest[] {
  return [...new Map(requests.map((request) => [JSON.stringify(request), request])).values()];
}
