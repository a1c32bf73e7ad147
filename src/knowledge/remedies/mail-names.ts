import type { ReceiverId } from '../receivers.ts';

/** What a receiver says in its refusal of the three checks: `Spf= Pass , Dkim= Fail , DMARC= Pass`. */
export interface StatedResults {
  readonly spf: string;
  readonly dkim: string;
  readonly dmarc: string;
}

/** A listing on a blocklist, as its answer code tells. */
export interface ListingName {
  /** The list as its operator calls it. */
  readonly list: string;
  /** The part of it that holds the entry, such as CSS or PBL, or null where the list has no parts. */
  readonly part: string | null;
}

/**
 * Names for advice on mail itself: domains, records, lists. Domains have passed a syntax check; records are shown and never
 * run. Null or empty: unknown.
 */
export interface MailNames {
  readonly recipient: string | null;
  readonly receiver: ReceiverId | null;
  /** The domain of the envelope sender (RFC 5321 MAIL FROM), which SPF is about. */
  readonly envelopeDomain: string | null;
  /** The domain of the From header field, which DMARC is about. */
  readonly fromDomain: string | null;
  /** The domain of the address that the message was sent to, and passed on from by somebody else's server. */
  readonly forwardedFrom: string | null;
  /** The domain whose name servers did not answer. */
  readonly failingDomain: string | null;
  /** It stands in the sender's SPF record, and is somebody else's. */
  readonly failingInclude: boolean;
  readonly dkim: { readonly domain: string; readonly selector: string } | null;
  /** SPF records of the domain as they stand. */
  readonly spfRecords: readonly string[];
  /** The SPF record to publish instead. */
  readonly spfSuggested: string | null;
  /** The sender's own organisation has blocked the recipient (Exchange Online, 5.7.703). */
  readonly ownBlock: boolean;
  /** The envelope sender's domain has no SPF record. */
  readonly spfMissing: boolean;
  readonly spfLookups: number | null;
  /** The term that makes the record invalid, or too open. */
  readonly spfTerm: string | null;
  readonly stated: StatedResults | null;
  readonly listings: readonly ListingName[];
  /** No blocklist that answered holds the address. */
  readonly unlisted: boolean;
  /** The list that the refusal names, where the address is not on it today. */
  readonly delisted: string | null;
  /** The author domain's DMARC record asks for strict alignment of DKIM, of SPF. */
  readonly strictDkim: boolean;
  readonly strictSpf: boolean;
  /** It is the envelope sender's domain that takes no mail. */
  readonly senderNullMx: boolean;
  /** A well-known domain that the recipient domain looks like a misspelling of. */
  readonly domainMeant: string | null;
  readonly mxHosts: readonly string[];
  /** The recipient domain's own address, where mail goes because it has no MX. */
  readonly mxAddress: string | null;
  /** Addresses in the MX records, where names of hosts belong. */
  readonly mxIsAddress: readonly string[];
  /** Hosts in the MX records that have nothing but private addresses. */
  readonly mxPrivate: readonly { readonly host: string; readonly addresses: readonly string[] }[];
  readonly mxAlias: { readonly host: string; readonly target: string } | null;
  /** Hosts among the MX that look left over from a move. */
  readonly mxLeftOver: readonly string[];
  /** The largest message that the receiver takes, as the refusal puts it. */
  readonly sizeLimit: string | null;
  /** Until when the server keeps trying, as the notice puts it. */
  readonly retryUntil: string | null;
}

export const NO_MAIL_NAMES: MailNames = {
  recipient: null,
  receiver: null,
  envelopeDomain: null,
  fromDomain: null,
  forwardedFrom: null,
  failingDomain: null,
  failingInclude: false,
  dkim: null,
  spfRecords: [],
  spfSuggested: null,
  ownBlock: false,
  spfMissing: false,
  spfLookups: null,
  spfTerm: null,
  stated: null,
  listings: [],
  unlisted: false,
  delisted: null,
  strictDkim: false,
  strictSpf: false,
  senderNullMx: false,
  domainMeant: null,
  mxHosts: [],
  mxAddress: null,
  mxIsAddress: [],
  mxPrivate: [],
  mxAlias: null,
  mxLeftOver: [],
  sizeLimit: null,
  retryUntil: null,
};

/** The domain SPF is about, or the word to replace. */
export function envelopeDomainOr(names: MailNames, word = 'YOUR_DOMAIN'): string {
  return names.envelopeDomain ?? names.fromDomain ?? word;
}

/** The domain DMARC is about, or the word to replace. */
export function fromDomainOr(names: MailNames, word = 'YOUR_DOMAIN'): string {
  return names.fromDomain ?? names.envelopeDomain ?? word;
}

/** The name of the DKIM key's record, with words to replace for what is unknown. */
export function dkimNameOr(names: MailNames): string {
  return names.dkim === null
    ? `DKIM_SELECTOR._domainkey.${fromDomainOr(names)}`
    : `${names.dkim.selector}._domainkey.${names.dkim.domain}`;
}
