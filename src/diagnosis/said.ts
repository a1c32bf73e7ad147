import type { Bounce, DkimSelector } from '../bounce/bounce.ts';
import { isHostName, isPublicFqdn, normalizeName, organizationalDomain } from '../dns/names.ts';
import type { StatedResults } from '../knowledge/remedies/mail-names.ts';
import { receiverOfHost } from '../knowledge/receivers.ts';
import type { Facts } from './facts.ts';

/** What the words of a refusal or notice name, where no header or report says it. */
export interface Said {
  /** The domain whose authentication or existence is spoken of. */
  readonly senderDomain: string | null;
  /** Domains in the words, without links and the receiver's own. */
  readonly domains: readonly string[];
  /** The domain whose mail servers are spoken of. */
  readonly recipientDomain: string | null;
  readonly dkim: readonly DkimSelector[];
  readonly stated: StatedResults | null;
  readonly sizeLimit: string | null;
  readonly retryUntil: string | null;
}

const DOMAIN = '([a-z\\d][a-z\\d._-]{0,250}\\.[a-z][a-z\\d-]{1,62})';
const patterns = (sources: readonly string[]): RegExp[] => sources.map((source) => new RegExp(source, 'i'));

const SENDER = patterns([
  `\\b(?:smtp\\.mailfrom|envelope-from|mailfrom|mail from|header\\.from|sender|from)\\s?[=:]\\s?"?<?(?:[^\\s@<>"]{1,64}@)?${DOMAIN}`,
  `\\bsending domain \\[?${DOMAIN}`,
  `\\bMAIL FROM domain \\[?${DOMAIN}`,
  `\\b(?:e-?)?mail from ${DOMAIN} is not accepted`,
  `\\bdomain of (?:transitioning )?(?:[^\\s@]{1,64}@)?${DOMAIN} does not designate`,
  `\\b(?:send|sender|permitted|authori[sz]ed|allowed)\\b[^\\n]{0,40}\\b(?:from|for) (?:[^\\s@]{1,64}@)?${DOMAIN}`,
  `<[^\\s@<>]{1,64}@${DOMAIN}>:? (?:SPF|sender)`,
  `\\bSPF ?\\w{0,12} (?:for|of|at|looking up|voor|van) ${DOMAIN}`,
  `\\bheader\\.[di]=@?${DOMAIN}`,
  `\\bdomain ${DOMAIN} (?:is missing|has no|does not have|does not exist|not found)`,
  `\\b(?:our|my|ons|onze|mijn) (?:own |eigen )?(?:sender |sending |afzender)?dom(?:ain|ein) ${DOMAIN}`,
]);
const RECIPIENT = patterns([
  `\\[${DOMAIN}\\] (?:does not accept|accepteert geen)`,
  `\\bmx (?:hosts? |records? )?(?:for|of|voor|van) ['"]?${DOMAIN}`,
  `\\bname=${DOMAIN} type=`,
  `\\b(?:host|domain) (?:not found|unknown)[:,]? \\[?${DOMAIN}`,
  `\\b(?:recipient|destination) domain ['"[]?${DOMAIN}`,
  `\\b(?:mail|e-mail|deliver\\w*) (?:to|for|naar|voor) (?:[^\\s@]{1,64}@)?${DOMAIN}`,
  `(?:^|\\s)to[=:] ?<?[^\\s@<>]{1,64}@${DOMAIN}`,
]);
const DKIM = [
  /\bheader\.d=@?(?<domain>[\w.-]{1,253})[^\n]{0,120}?\bheader\.s=(?<selector>[\w.-]{1,120})/gi,
  /\bheader\.s=(?<selector>[\w.-]{1,120})[^\n]{0,120}?\bheader\.d=@?(?<domain>[\w.-]{1,253})/gi,
  /(?<![\w.-])(?<selector>[\w-]{1,63}(?:\.[\w-]{1,63}){0,3})\._domainkey\.(?<domain>[\w.-]{1,253})/gi,
  /\bd=(?<domain>[\w.-]{1,253})[;,]? {0,4}\bs=(?<selector>[\w.-]{1,120})/gi,
  /\bs=(?<selector>[\w.-]{1,120})[;,]? {0,4}\bd=(?<domain>[\w.-]{1,253})/gi,
];
const STATED =
  /\bspf ?= ?(?<spf>[a-z]{1,12})[ ,;]{1,4}dkim ?= ?(?<dkim>[a-z]{1,12})[ ,;]{1,4}dmarc ?= ?(?<dmarc>[a-z]{1,12})/i;
const SIZE_LIMIT = [
  /\b(?:size limit|limit of|limit is|limiet van|maximum(?: message)? size(?: is| of)?|max(?:imaal|imum)?\.?) {0,2}\(?(?<size>\d{1,10}(?:[.,]\d{1,3})?) ?(?<unit>[KMG]i?B|bytes)?\b/i,
];
const RETRY_UNTIL = /^[ \t]{0,4}Will-Retry-Until:[ \t]{0,4}(?<date>[\w ,:+-]{10,60})/im;

/** Reads it from a text; nothing is guessed where the words do not name it. */
export function saidIn(text: string): Said {
  const part = text.slice(0, 20_000);
  return {
    senderDomain: firstDomain(part, SENDER),
    domains: domainsIn(part),
    recipientDomain: firstDomain(part, RECIPIENT),
    dkim: selectorsIn(part),
    stated: statedIn(part),
    sizeLimit: sizeIn(part),
    retryUntil: RETRY_UNTIL.exec(part)?.groups?.date?.trim() ?? null,
  };
}

/** The domain a message was sent for: the envelope's, else the author's, else what the words or the admin name. */
export function envelopeDomainOf(
  bounce: Bounce,
  theCase: { readonly said: Said; readonly facts: Facts },
): string | null {
  const { said, facts } = theCase;
  const read = domainOrNull(bounce.mailFromDomain) ?? domainOrNull(bounce.authorDomain) ?? said.senderDomain;
  return read ?? facts.envelope_from_domain?.value ?? onlyDomain(bounce, said);
}

/** A refusal for authentication that names one domain beside the recipient's and the servers' speaks of the sender's. */
function onlyDomain(bounce: Bounce, said: Said): string | null {
  if (!/^(?:spf|dkim|dmarc|auth)_/.test(bounce.cause)) return null;
  const { remoteMta, reportingMta, recipient } = bounce;
  const others = [remoteMta.name, reportingMta, recipient?.split('@').at(-1)].map((name) =>
    organizationalDomain(name ?? ''),
  );
  const [only, ...more] = said.domains.filter((domain) => !others.includes(domain));
  return only !== undefined && more.length === 0 ? only : null;
}

/** The recipient's domain: that of the address, else the one the words name. */
export function recipientDomainOf(bounce: Bounce, said: Said): string | null {
  return domainOrNull(bounce.recipient?.split('@').at(-1)) ?? said.recipientDomain;
}

function firstDomain(text: string, rows: readonly RegExp[]): string | null {
  for (const row of rows) {
    const domain = domainOrNull(row.exec(text)?.[1]);
    // The receiver's own help pages and hosts are named in its words, and are nobody's sender domain.
    if (domain !== null && receiverOfHost(domain) === null) return domain;
  }
  return null;
}

const LINK = /https?:\/\/\S{1,2000}/gi;
const HOST = /(?<![\w.-])(?:\w(?:[\w-]{0,61}\w)?\.){1,8}[a-z][a-z\d-]{1,62}(?![\w-])/gi;

function domainsIn(text: string): string[] {
  const names = text.replaceAll(LINK, ' ').match(HOST) ?? [];
  const domains = names.flatMap((name) => {
    const domain = domainOrNull(name);
    return domain === null || receiverOfHost(domain) !== null ? [] : (organizationalDomain(domain) ?? []);
  });
  return [...new Set(domains)].slice(0, 5);
}

function domainOrNull(name: string | null | undefined): string | null {
  const normal = name === null || name === undefined ? undefined : normalizeName(name.replace(/\.$/, ''));
  return normal !== undefined && isHostName(normal) && isPublicFqdn(normal) ? normal : null;
}

function selectorsIn(text: string): DkimSelector[] {
  const found = DKIM.flatMap((row) => [...text.matchAll(row)]).flatMap(({ groups }) => {
    const domain = domainOrNull(groups?.domain);
    const selector = groups?.selector === undefined ? undefined : normalizeName(groups.selector.replace(/\.$/, ''));
    return domain !== null && selector !== undefined && isHostName(selector) ? [{ domain, selector }] : [];
  });
  return [...new Map(found.map((one) => [`${one.selector} ${one.domain}`, one])).values()].slice(0, 5);
}

function statedIn(text: string): StatedResults | null {
  const groups = STATED.exec(text)?.groups;
  if (!groups) return null;
  const { spf = '', dkim = '', dmarc = '' } = groups;
  return { spf: spf.toLowerCase(), dkim: dkim.toLowerCase(), dmarc: dmarc.toLowerCase() };
}

function sizeIn(text: string): string | null {
  for (const row of SIZE_LIMIT) {
    const groups = row.exec(text)?.groups;
    if (groups?.size === undefined) continue;
    const { size, unit } = groups;
    if (unit !== undefined && unit.toLowerCase() !== 'bytes') return `${size} ${unit.toUpperCase()}`;
    // Servers count in bytes: 26214400 is 25 MB.
    const megabytes = Number(size) / 1_048_576;
    if (megabytes >= 1) return `${Math.round(megabytes * 10) / 10} MB`;
  }
  return null;
}
