import type { Bounce } from '../bounce/bounce.ts';
import { LISTS, type Meaning } from '../checks/blocklist/lists.ts';
import type { Finding, FindingCode } from '../checks/finding.ts';
import { mergedRecord } from '../checks/spf/suggestion.ts';
import { isHostName, organizationalDomain } from '../dns/names.ts';
import { RECEIVERS, type ReceiverId } from '../knowledge/receivers.ts';
import type { ListingName, MailNames } from '../knowledge/remedies/mail-names.ts';
import type { Case } from './case.ts';
import { findingOf } from './evidence.ts';
import { domainMeant } from './misspelling.ts';
import { authorDomainOf, envelopeDomainOf, forwardedFrom, recipientDomainOf } from './said.ts';
import { deadTerms, mistakenTerms, repairedRecord, withoutTerms } from './spf-repair.ts';

/** The parts of Spamhaus' lists, as their operator writes them. */
const PARTS: Readonly<Partial<Record<Meaning, string>>> = {
  sbl: 'SBL',
  css: 'CSS',
  xbl: 'XBL',
  drop: 'DROP',
  pbl: 'PBL',
  authbl: 'AuthBL',
  bcl: 'BCL',
};

/** The names of one refusal that advice on mail itself fills in, from the words and from what DNS said. */
export function mailNames(bounce: Bounce, theCase: Case, ip: string | null): MailNames {
  const { said } = theCase;
  const envelopeDomain = envelopeDomainOf(bounce, theCase);
  const recipientDomain = recipientDomainOf(bounce, said);
  return {
    recipient: bounce.recipient,
    receiver: receiverId(bounce.receiver),
    envelopeDomain,
    fromDomain: authorDomainOf(bounce, theCase),
    forwardedFrom: forwardedFrom(bounce, theCase),
    ...failing(theCase, envelopeDomain, recipientDomain),
    dkim: selectorsOf(bounce, theCase)[0] ?? null,
    ownBlock: isOwnBlock(bounce),
    ...spfNames(theCase, envelopeDomain),
    stated: said.stated,
    listings: listingsOf(theCase, ip),
    unlisted: ip !== null && findingOf(theCase, 'BLOCKLIST_CLEAN', ip) !== undefined,
    delisted: delistedFrom(bounce, theCase, ip),
    ...alignmentOf(theCase, authorDomainOf(bounce, theCase)),
    senderNullMx: isSenderNullMx(bounce),
    domainMeant: domainMeant(recipientDomain),
    ...mxNames(theCase, recipientDomain),
    sizeLimit: said.sizeLimit,
    retryUntil: said.retryUntil,
  };
}

/** Receivers refuse an envelope sender to whom no answer can be sent, too: X.7.27 of RFC 7505 section 4.2, Gmail in words. */
export function isSenderNullMx({ cause, rule, enhancedStatusCode, diagnosticText }: Bounce): boolean {
  if (cause !== 'null_mx') return false;
  return (
    rule === 'gmail.sender-null-mx' ||
    enhancedStatusCode?.endsWith('.7.27') === true ||
    /\bsender\b[^\n]{1,120}\bnull ?mx\b/i.test(diagnosticText ?? '')
  );
}

/**
 * Selectors that the message, its words or the admin name. One that is told without a domain is the author's: only a
 * signature of that domain counts for DMARC (RFC 9989 section 4.4).
 */
export function selectorsOf(bounce: Bounce, theCase: Case): { domain: string; selector: string }[] {
  const known = [...theCase.dkim, ...theCase.said.dkim];
  const answered = theCase.facts.dkim_selector?.value ?? null;
  const domain = authorDomainOf(bounce, theCase);
  const isNew = answered !== null && !known.some(({ selector }) => selector === answered);
  return isNew && domain !== null ? [...known, { domain, selector: answered }] : known;
}

function receiverId(id: string | null): ReceiverId | null {
  return RECEIVERS.find((row) => row.id === id)?.id ?? null;
}

/** A case's finding of a code whose arguments name a domain. */
export function aboutDomain<C extends FindingCode>(
  theCase: Case,
  code: C,
  domain: string | null,
): Extract<Finding, { code: C }> | undefined {
  return theCase.findings.find(
    (finding): finding is Extract<Finding, { code: C }> => finding.code === code && finding.subject === domain,
  );
}

/** Exchange Online's words for a recipient that the sender's own tenant blocks; such mail does not leave. */
export function isOwnBlock({ enhancedStatusCode, receiver }: Bounce): boolean {
  return enhancedStatusCode === '5.7.703' && receiver === 'exchange-online';
}

/** Is a finding about one of the keys that the signatures name? */
export function hasKey(code: FindingCode, bounce: Bounce, theCase: Case): boolean {
  const names = selectorsOf(bounce, theCase).map((one) => `${one.selector}._domainkey.${one.domain}`);
  return theCase.findings.some((one) => one.code === code && names.includes(one.subject));
}

function spfNames(theCase: Case, domain: string | null) {
  const multiple = aboutDomain(theCase, 'SPF_MULTIPLE', domain);
  const record = aboutDomain(theCase, 'SPF_RECORD', domain);
  const over =
    aboutDomain(theCase, 'SPF_TOO_MANY_LOOKUPS', domain) ?? aboutDomain(theCase, 'SPF_LOOKUPS_OVER_LIMIT', domain);
  const wrong = record ? mistakenTerms(record.args.record).join(' ') : '';
  const dead = record ? deadTerms(record.args.record, aboutDomain(theCase, 'SPF_VOID_LOOKUPS', domain)?.args.dead) : [];
  const term =
    (wrong === '' ? undefined : wrong) ??
    (dead.length === 0 ? undefined : dead.join(' ')) ??
    aboutDomain(theCase, 'SPF_SYNTAX', domain)?.args.term ??
    aboutDomain(theCase, 'SPF_INCLUDE_WITHOUT_RECORD', domain)?.args.term ??
    aboutDomain(theCase, 'SPF_PLUS_ALL', domain)?.args.term;
  const pasted = record || multiple ? [] : theCase.said.spfRecords;
  const suggested = aboutDomain(theCase, 'SPF_SUGGESTED_RECORD', domain)?.args.record;
  const gone = aboutDomain(theCase, 'SPF_INCLUDE_WITHOUT_RECORD', domain)?.args.term;
  const useless = gone === undefined ? dead : [...dead, gone];
  const repaired = record && (repairedRecord(record.args.record) ?? withoutTerms(record.args.record, useless));
  return {
    spfRecords: multiple?.args.records ?? (record ? [record.args.record] : pasted),
    spfMissing: aboutDomain(theCase, 'SPF_NONE', domain) !== undefined,
    spfSuggested: suggested ?? repaired ?? (pasted.length > 1 ? mergedRecord(pasted) : null),
    spfLookups: over?.args.count ?? record?.args.lookups ?? null,
    spfTerm: term ?? null,
  };
}

function mxNames(theCase: Case, domain: string | null) {
  const resolves = aboutDomain(theCase, 'MX_RESOLVES', domain)?.args.hosts ?? [];
  const dangling = aboutDomain(theCase, 'MX_DANGLING', domain)?.args.hosts ?? [];
  const mixed = aboutDomain(theCase, 'MX_MIXED', domain)?.args;
  const aliases = aboutDomain(theCase, 'MX_CNAME', domain)?.args.hosts ?? [];
  return {
    mxHosts: [...new Set([...resolves, ...dangling])].filter(isHostName),
    mxAddress: aboutDomain(theCase, 'MX_IMPLICIT', domain)?.args.addresses[0] ?? null,
    mxIsAddress: aboutDomain(theCase, 'MX_IS_ADDRESS', domain)?.args.hosts ?? [],
    mxPrivate: resolves.length > 0 ? [] : (aboutDomain(theCase, 'MX_PRIVATE', domain)?.args.hosts ?? []),
    mxAlias: aliases.find(({ host, target }) => isHostName(host) && isHostName(target)) ?? null,
    // The service refused the domain, so its own hosts are the ones left over.
    mxLeftOver: mixed?.hosts ?? dangling,
  };
}

/** Whose name servers failed: of a domain that was asked about itself, else of a name in the sender's SPF record. */
function failing(theCase: Case, sender: string | null, recipient: string | null) {
  const failed = theCase.findings.find(
    ({ code }) => code === 'DOMAIN_SERVFAIL' || code === 'DOMAIN_TEMPERROR' || code === 'MX_TEMPERROR',
  );
  if (failed) return { failingDomain: failed.subject, failingInclude: false };
  const inSpf = aboutDomain(theCase, 'SPF_TEMPERROR', sender)?.args.name ?? null;
  const elsewhere = inSpf !== null && organizationalDomain(inSpf) !== organizationalDomain(sender ?? '');
  return { failingDomain: hostOrNull(inSpf) ?? sender ?? recipient, failingInclude: elsewhere };
}

/** A name out of DNS, where anything may stand, as a name in a command: a host name, or null. */
export function hostOrNull(name: string | null | undefined): string | null {
  return typeof name === 'string' && isHostName(name) ? name : null;
}

function listingsOf(theCase: Case, ip: string | null): ListingName[] {
  return theCase.findings.flatMap((finding): ListingName[] => {
    switch (finding.code) {
      case 'BLOCKLIST_LISTED':
        return finding.args.ip === ip ? finding.args.listings.map(named) : [];
      case 'BLOCKLIST_PBL':
        return finding.args.ip === ip ? [{ list: finding.args.list, part: 'PBL' }] : [];
      case 'DOMAIN_LISTED':
        return finding.args.listings.map(named);
      default:
        return [];
    }
  });
}

/** Lists that refusals name, by the zone or the operator. */
const LIST_IN_WORDS: readonly (readonly [RegExp, (typeof LISTS)[number]['id']])[] = [
  [/\bspamhaus\b/i, 'spamhaus-zen'],
  [/\bspamcop\b/i, 'spamcop'],
  [/\bpsbl\b/i, 'psbl'],
];

/** The list that the refusal names and that does not hold the address today; null where there is none, or it could not be asked. */
function delistedFrom({ cause, diagnosticText }: Bounce, theCase: Case, ip: string | null): string | null {
  if (cause !== 'ip_blocklist' || ip === null) return null;
  const id = LIST_IN_WORDS.find(([words]) => words.test(diagnosticText ?? ''))?.[1];
  const list = LISTS.find((one) => one.id === id)?.name;
  const clean = findingOf(theCase, 'BLOCKLIST_CLEAN', ip)?.args.lists ?? [];
  return list !== undefined && clean.includes(list) ? list : null;
}

/** RFC 9989 section 4.4: in strict mode a subdomain does not count. */
function alignmentOf(theCase: Case, author: string | null) {
  const record = aboutDomain(theCase, 'DMARC_RECORD', author)?.args;
  return { strictDkim: record?.adkim === 's', strictSpf: record?.aspf === 's' };
}

function named({ list, meaning }: { list: string; meaning: Meaning }): ListingName {
  return { list, part: PARTS[meaning] ?? null };
}
