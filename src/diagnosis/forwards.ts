// What a text shows of a message that was passed on: the address it was sent to is not the one that refused it.
import { isPublicFqdn, normalizeName, organizationalDomain } from '../dns/names.ts';
import { receiverOfHost } from '../knowledge/receivers.ts';

export interface Forward {
  /** The domain of the address that the message was sent to. */
  readonly from: string;
  /** The domain of the failed recipient that it is told of; null: of any. */
  readonly recipient: string | null;
}

const AT_DOMAIN = '<?[^\\s@<>();]{1,64}@([\\w.-]{1,250}\\.[a-z][a-z\\d-]{1,62})';
/** The notes of Exim, Postfix and Sendmail at a recipient, Postfix's log field, Gmail's header. */
const NOTED = [
  `\\((?:generated|expanded) from:? {0,2}${AT_DOMAIN}`,
  `\\borig_to=${AT_DOMAIN}`,
  `\\bX-Forwarded-For:[ \\t]{0,4}${AT_DOMAIN}`,
].map((source) => new RegExp(source, 'i'));
/** RFC 3464 sections 2.3.1 and 2.3.2; Sendmail's own field says where an alias led. */
const RECIPIENT = new RegExp(
  `\\b(Original|Final|X-Actual)-Recipient[ \\t]{0,4}:[ \\t]{0,4}(?:[\\w-]{1,20}[ \\t]?;)?[ \\t]{0,4}${AT_DOMAIN}`,
  'gi',
);
/** What a server writes above a message that it delivers, as its program that forwards leaves it. */
const DELIVERED = new RegExp(
  `(?:^|\\n)[ \\t>]{0,4}(?:Delivered-To|X-Original-To)[ \\t]{0,4}:[ \\t]{0,4}${AT_DOMAIN}`,
  'i',
);

/** Where a message was passed on from, as its report, notice, log or returned header tells; empty where none does. */
export function forwardsIn(text: string): Forward[] {
  const noted = NOTED.flatMap((pattern) => domainOf(pattern.exec(text)?.[1]) ?? [])
    .filter((domain) => receiverOfHost(domain) === null)
    .map((from) => ({ from, recipient: null }));
  return [...inReport(text), ...noted.slice(0, 1), ...inReturned(text)].slice(0, 20);
}

type Recipients = Partial<Record<'original' | 'final' | 'x-actual', string>>;

/** RFC 3464 section 2.3.1: the address as the sender gave it, beside the one that the report is about. */
function inReport(text: string): Forward[] {
  const groups: Recipients[] = [];
  for (const [, name = '', host] of text.matchAll(RECIPIENT)) {
    const key = name.toLowerCase() as keyof Recipients;
    const domain = domainOf(host);
    if (domain === undefined) continue;
    const group = groups.at(-1);
    if (group === undefined || group[key] !== undefined) groups.push({ [key]: domain });
    else group[key] = domain;
  }
  return groups.flatMap(({ original, final, 'x-actual': actual }) => {
    const [from, to] = [original ?? final, actual ?? final];
    const passedOn = from !== undefined && to !== undefined && !isSame(from, to);
    return passedOn ? [{ from, recipient: final ?? to }] : [];
  });
}

/** Below a report stands the header of the message that came back. Above it that of the report itself, which went to the sender. */
function inReturned(text: string): Forward[] {
  const at = text.toLowerCase().lastIndexOf('final-recipient');
  const from = at < 0 ? undefined : domainOf(DELIVERED.exec(text.slice(at))?.[1]);
  return from === undefined ? [] : [{ from, recipient: null }];
}

function isSame(a: string, b: string): boolean {
  return (organizationalDomain(a) ?? a) === (organizationalDomain(b) ?? b);
}

function domainOf(host: string | undefined): string | undefined {
  return host !== undefined && isPublicFqdn(host) ? normalizeName(host) : undefined;
}
