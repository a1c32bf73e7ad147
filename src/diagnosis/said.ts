import type { Bounce, DkimSelector } from '../bounce/bounce.ts';
import { isHostName, isPublicFqdn, normalizeName, organizationalDomain } from '../dns/names.ts';
import type { StatedResults } from '../knowledge/remedies/mail-names.ts';
import { receiverOfHost } from '../knowledge/receivers.ts';
import type { Cause } from '../knowledge/vocabulary.ts';
import type { Facts } from './facts.ts';
import { type Forward, forwardsIn } from './forwards.ts';

/** What the words of a refusal or notice name, where no header or report says it. */
export interface Said {
  /** The domain whose authentication or existence is spoken of. */
  readonly senderDomain: string | null;
  /** The domain of the From header field, which DMARC is about. */
  readonly authorDomain: string | null;
  /** The domain that is said not to exist, or to have no mail server: whose it is, the refusal tells. */
  readonly missingDomain: string | null;
  /** Two SPF records and more that stand one below the other, as a look-up of one name prints them. */
  readonly spfRecords: readonly string[];
  /** Domains in the words, without links and the receiver's own. */
  readonly domains: readonly string[];
  /** The domain whose mail servers are spoken of. */
  readonly recipientDomain: string | null;
  /** Where the message was passed on from, as the report, log or notice says. */
  readonly forwards: readonly Forward[];
  readonly dkim: readonly DkimSelector[];
  readonly stated: StatedResults | null;
  /** What a receiver's Authentication-Results field says (RFC 8601 section 2.7): the first of each method. */
  readonly results: { readonly spf: string | null; readonly dkim: string | null };
  readonly sizeLimit: string | null;
  readonly retryUntil: string | null;
}

const DOMAIN = '([a-z\\d][a-z\\d._-]{0,250}\\.[a-z][a-z\\d-]{1,62})';
const patterns = (sources: readonly string[]): RegExp[] => sources.map((source) => new RegExp(source, 'i'));

/** What DMARC judges is the author's domain, whatever the envelope says. */
const AUTHOR = patterns([
  `\\bheader\\.from=(?:[^\\s@<>"]{1,64}@)?${DOMAIN}`,
  `(?:^|\\n)[ \\t>]{0,4}From:[^\\n<@]{0,100}<?[^\\s@<>"]{1,64}@${DOMAIN}`,
  `\\bdomain ['"[<(]?${DOMAIN}['"\\]>)]? (?:does not|doesn['’]t|did not|didn['’]t) (?:pass|meet) DMARC`,
  `\\b(?:e-?)?mail from ${DOMAIN} is not accepted due to domain['’]s DMARC`,
  `\\bDMARC (?:policy|record|check|verification|evaluation)? ?(?:of|for|van|voor) (?:the )?(?:domain )?['"[<(]?${DOMAIN}`,
  `\\b_dmarc\\.${DOMAIN}`,
]);
/** Records that only a domain's own admin changes, and the words for that, in the order of either language. */
const RECORD = '(?:TXT|SPF|DKIM|DMARC)[- ]?records?';
const CHANGE =
  '(?:add|chang|edit|updat|publish|creat)(?:e|ed|ing)?|toe(?:voegen|gevoegd)|aan(?:passen|gepast|maken|gemaakt)|wijzigen|gewijzigd|publiceren|gepubliceerd|bij(?:werken|gewerkt)|gezet';
const OF_DOMAIN = `(?:for|to|in|of|at|under|voor|aan|bij|van|op|onder) (?:(?:the|our|de|het|ons|onze|domain|domein|zone) ){0,3}(?:(?:[\\w-]{1,63}\\._domainkey|_dmarc)\\.)?${DOMAIN}`;
const WORDS = '(?:[\\w-]{1,15} ){0,4}?';
/** What the admin says of the own domain; it goes before whatever address a refusal quotes. */
const OWN = patterns([
  `\\b(?:our|my|ons|onze|mijn) (?:own |eigen )?(?:sender |sending |afzender)?dom(?:ain|ein) (?:is )?${DOMAIN}`,
  `\\b${RECORD} ${WORDS}(?:${CHANGE}) ${OF_DOMAIN}`,
  `\\b(?:${CHANGE}) ${WORDS}${RECORD} ${OF_DOMAIN}`,
  `\\b${RECORD} ${OF_DOMAIN} ${WORDS}(?:${CHANGE})\\b`,
  `\\b${OF_DOMAIN} ${WORDS}${RECORD} ${WORDS}(?:${CHANGE})\\b`,
]);
const SENDER = patterns([
  `\\b(?:smtp\\.mailfrom|envelope-from|mailfrom|mail from|header\\.from|sender|from)\\s?[=:]\\s?"?<?(?:[^\\s@<>"]{1,64}@)?${DOMAIN}`,
  // The explanation of SPF that refusals link to names the envelope sender (RFC 7208 section 6.2).
  `[?;&]id=(?:[^\\s@;&]{1,64}(?:@|%40))?${DOMAIN}`,
  `\\bsending domain ['"[<(]?${DOMAIN}`,
  `\\bMAIL FROM domain \\[?${DOMAIN}`,
  `\\b(?:e-?)?mail from ${DOMAIN} is not accepted`,
  `\\bdomain of (?:transitioning )?(?:[^\\s@]{1,64}@)?${DOMAIN} does not designate`,
  `\\b(?:send|sender|permitted|authori[sz]ed|allowed)\\b[^\\n]{0,40}\\b(?:from|for) (?:[^\\s@]{1,64}@)?${DOMAIN}`,
  `<[^\\s@<>]{1,64}@${DOMAIN}>:? (?:SPF|sender)`,
  `\\bSPF ?\\w{0,12} (?:for|of|at|looking up|voor|van) ${DOMAIN}`,
  `\\b(?:permerror|temperror|softfail|hardfail|fail(?:s|ed|ure)?|error|record)\\b[^\\n]{1,40}?\\b(?:for|of|van|voor)(?: the| het)? ?(?:sender |sending |afzender)?(?:dom(?:ain|ein) )?(?:[^\\s@]{1,64}@)?${DOMAIN}`,
  `\\bheader\\.[di]=@?${DOMAIN}`,
  `\\b(?:sender |sending )?domain ['"[<(]?${DOMAIN}['"\\]>)]? (?:is |was )?(?:currently )?(?:listed|black-?listed|block-?listed|blocked|on the)`,
  `\\bdomain ${DOMAIN} (?:is missing|has no|does not have|does not exist|not found)`,
  // Gmail's results: "SPF [example.com] with ip: [192.0.2.1] = did not pass".
  `\\bSPF \\[${DOMAIN}\\]`,
  `\\b(?:sender|afzender|envelope)(?: is| domain| address)? <?(?:[^\\s@<>]{1,64}@)?${DOMAIN}`,
  // Who looks a TXT record up after a refusal looks at the sender's.
  `\\b(?:dig|nslookup|host|kdig|drill|resolve-dnsname)\\b[^\\n]{1,60}?\\b(?:TXT|SPF)\\b[^\\n]{0,30}? (?:_dmarc\\.)?${DOMAIN}`,
  `\\b(?:dig|resolve-dnsname) (?:\\+\\w{1,10} )?(?:-name )?(?:_dmarc\\.)?${DOMAIN}[^\\n]{1,20}?\\bTXT\\b`,
  `(?:^|\\n)[ \\t>;]{0,4}${DOMAIN}\\.?\\s{1,8}(?:\\d{1,7}\\s{1,8})?(?:IN\\s{1,8})?TXT\\s{1,8}"?v=spf1`,
]);
const MISSING = patterns([
  `\\bdomain ['"[<(]?${DOMAIN}['"\\]>)]? (?:does not|doesn['’]t|did not) (?:exist|resolve)`,
  `\\bdomain ['"[<(]?${DOMAIN}['"\\]>)]? (?:is (?:unknown|invalid|not (?:found|registered))|not found|has no (?:mx|mail|a) )`,
  `\\b(?:unknown|non-?existent|invalid|no such) (?:mail )?(?:domain|host)[:,]? ['"[<(]?(?:[^\\s@]{1,64}@)?${DOMAIN}`,
  `\\bLastAttemptedServerName=${DOMAIN}`,
  `\\b(?:host|domain) (?:name )?lookup failed for ['"[<(]?${DOMAIN}`,
]);
const RECIPIENT = patterns([
  `\\[${DOMAIN}\\] (?:does not accept|accepteert geen)`,
  `\\bmx (?:hosts? |records? )?(?:for|of|voor|van) ['"]?${DOMAIN}`,
  `\\bname=${DOMAIN} type=`,
  `\\b(?:host|domain) (?:not found|unknown)[:,]? \\[?${DOMAIN}`,
  `\\b(?:recipient|destination) domain ['"[]?${DOMAIN}`,
  `\\b(?:mta-sts|sts|dane|tlsa)\\b[^\\n]{0,80}? (?:for|of|voor|van) (?:domain )?['"[]?${DOMAIN}`,
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
/** Written without a space: "spf=fail (...)". */
const RESULT = {
  spf: /\bspf=(pass|fail|softfail|neutral|none|temperror|permerror)\b/,
  dkim: /\bdkim=(pass|fail|neutral|none|policy|temperror|permerror)\b/,
};
const SIZE_LIMIT = [
  /\b(?:size limit|limit of|limit is|limiet van|maximum(?: message)? size(?: is| of)?|max(?:imaal|imum)?\.?) {0,2}\(?(?<size>\d{1,10}(?:[.,]\d{1,3})?) ?(?<unit>[KMG]i?B|bytes)?\b/i,
];
const RETRY_UNTIL = /^[ \t]{0,4}Will-Retry-Until:[ \t]{0,4}(?<date>[\w ,:+-]{10,60})/im;

/** Reads it from a text; nothing is guessed where the words do not name it. */
export function saidIn(text: string): Said {
  const part = text.slice(0, 20_000);
  return {
    senderDomain: firstDomain(part, OWN) ?? firstDomain(part, SENDER),
    authorDomain: firstDomain(part, AUTHOR),
    missingDomain: firstDomain(part, MISSING),
    spfRecords: spfRecordsIn(part),
    domains: domainsIn(part),
    recipientDomain: firstDomain(part, RECIPIENT),
    forwards: forwardsIn(part),
    dkim: selectorsIn(text),
    stated: statedIn(part),
    results: { spf: RESULT.spf.exec(part)?.[1] ?? null, dkim: RESULT.dkim.exec(part)?.[1] ?? null },
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
  if (!/^(?:spf|dkim|dmarc|auth|ipv6_auth)(?:_|$)/.test(bounce.cause)) return null;
  const { remoteMta, reportingMta, recipient } = bounce;
  const others = [remoteMta.name, reportingMta, recipient?.split('@').at(-1)].map((name) =>
    organizationalDomain(name ?? ''),
  );
  const [only, ...more] = said.domains.filter((domain) => !others.includes(domain));
  return only !== undefined && more.length === 0 ? only : null;
}

/** The domain that DMARC is about: of the From header field, else what the words name, else the envelope's. */
export function authorDomainOf(bounce: Bounce, theCase: { readonly said: Said; readonly facts: Facts }): string | null {
  return domainOrNull(bounce.authorDomain) ?? theCase.said.authorDomain ?? envelopeDomainOf(bounce, theCase);
}

/** Refusals because there is no such domain, nothing to deliver to, or no answer about it. */
const NOWHERE: ReadonlySet<Cause> = new Set(['recipient_domain_unknown', 'no_mx', 'null_mx', 'dns_failure']);

/** The recipient's domain: that of the address, else the one the words name. */
export function recipientDomainOf(bounce: Bounce, said: Said): string | null {
  const named = domainOrNull(bounce.recipient?.split('@').at(-1)) ?? said.recipientDomain;
  return named ?? (NOWHERE.has(bounce.cause) ? said.missingDomain : null);
}

/**
 * The domain that the message was sent to and passed on from, where another server than the sender's own did that; null where
 * nothing shows it.
 */
export function forwardedFrom(bounce: Bounce, theCase: { readonly said: Said; readonly facts: Facts }): string | null {
  const [own, reporting] = [envelopeDomainOf(bounce, theCase), bounce.reportingMta].map((name) =>
    organizationalDomain(name ?? ''),
  );
  if (own === undefined || own === reporting) return null;
  const domain = domainOrNull(bounce.recipient?.split('@').at(-1));
  const forward = theCase.said.forwards.find(({ from, recipient }) => {
    const source = organizationalDomain(from);
    return (
      source !== own && (recipient === null ? source !== organizationalDomain(domain ?? '') : recipient === domain)
    );
  });
  return forward?.from ?? null;
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
    // spf.example.net stands in somebody's record; it sends nothing.
    const domain = /^_?spf\d{0,3}[.-]/i.test(name) ? null : domainOrNull(name);
    return domain === null || receiverOfHost(domain) !== null ? [] : (organizationalDomain(domain) ?? []);
  });
  return [...new Set(domains)].slice(0, 5);
}

function domainOrNull(name: string | null | undefined): string | null {
  const normal = name === null || name === undefined ? undefined : normalizeName(name.replace(/\.$/, ''));
  return normal !== undefined && isHostName(normal) && isPublicFqdn(normal) ? normal : null;
}

/** Selectors that a text names with their domains, each once. */
export function selectorsIn(text: string): DkimSelector[] {
  const part = text.slice(0, 20_000);
  const found = DKIM.flatMap((row) => [...part.matchAll(row)]).flatMap(({ groups }) => {
    const domain = domainOrNull(groups?.domain);
    const selector = groups?.selector === undefined ? undefined : normalizeName(groups.selector.replace(/\.$/, ''));
    return domain !== null && selector !== undefined && isHostName(`${selector}._domainkey.${domain}`)
      ? [{ domain, selector }]
      : [];
  });
  return [...new Map(found.map((one) => [`${one.selector} ${one.domain}`, one])).values()].slice(0, 5);
}

function statedIn(text: string): StatedResults | null {
  const groups = STATED.exec(text)?.groups;
  if (!groups) return null;
  const { spf = '', dkim = '', dmarc = '' } = groups;
  return { spf: spf.toLowerCase(), dkim: dkim.toLowerCase(), dmarc: dmarc.toLowerCase() };
}

/** A record, with the name before it or without, in quotes or not. */
const SPF_LINE = /^[^"\n]{0,300}?"?(v=spf1 [^"\n]{1,1000}?)"?[ \t]{0,8}$/i;

/** Records of one name follow each other without a gap; those of names that are included have commands or words between. */
function spfRecordsIn(text: string): string[] {
  const lines = text.split('\n').map((line) => SPF_LINE.exec(line)?.[1] ?? null);
  const first = lines.findIndex(
    (record, index) => record !== null && lines[index + 1] !== null && index + 1 < lines.length,
  );
  if (first < 0) return [];
  const after = lines.slice(first);
  const end = after.indexOf(null);
  return after.slice(0, end < 0 ? after.length : end).flatMap((record) => record ?? []);
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
