import type { Listing, NotChecked } from '../../../checks/blocklist/findings.ts';
import type { Meaning } from '../../../checks/blocklist/lists.ts';
import type { BlocklistTexts } from '../../finding-groups.ts';
import { WHY } from '../failures.ts';

const MEANS: Readonly<Record<Meaning, string>> = {
  sbl: 'SBL: a source of spam or a spam service, listed by hand',
  css: 'CSS: sends spam or mail that looks like it, found automatically',
  xbl: 'XBL: an infected or hijacked host, or an open proxy',
  drop: 'DROP: a network held by criminals',
  pbl: 'PBL: an address of end users',
  authbl: 'AuthBL: tries to break into mailboxes',
  bcl: 'BCL: controls infected hosts',
  listed: 'listed for sending spam',
  spam_domain: 'a domain of poor reputation',
  phish: 'a domain used for phishing',
  malware: 'a domain that spreads malware',
  botnet: 'a domain that controls infected hosts',
  abused: 'an honest domain that has been broken into or is abused',
};

const NOT_CHECKED: Readonly<Record<NotChecked, string>> = {
  ...WHY,
  public_resolver: 'blocklists do not answer through a public resolver; use a resolver of your own',
  too_many_queries: 'the answer is that our resolver asks too much',
  wrong_zone: 'the answer is that the name of the list is misspelt',
  rewritten: 'the resolver invents answers for names that do not exist',
  unexpected: 'the answer is a code that is not documented',
  dead: 'its own test entry is missing, so the list is closed or does not answer us',
  lists_everything: 'everything is listed there at the moment, also what no list may hold',
  limit: 'enough third parties were asked for one diagnosis',
};

export const blocklist: BlocklistTexts = {
  BLOCKLIST_LISTED: ({ ip, listings }) => `${ip} is on ${listings.map(entry).join('; ')}.`,
  BLOCKLIST_PBL: ({ ip, list, page }) =>
    `${ip} is on ${list} as an address of end users (PBL). That is no accusation: its owner says that mail should leave through a relay. See ${page}`,
  BLOCKLIST_CLEAN: ({ ip, lists }) => `${ip} is not on ${lists.join(', ')}.`,
  BLOCKLIST_UNKNOWN: ({ ip, lists, resolver }) =>
    `Whether ${ip} is listed could not be checked at ${unchecked(lists, resolver)}. That says nothing about the address.`,
  ALLOWLIST_LISTED: ({ ip, list, trust }) =>
    `${ip} is on the allowlist ${list}, with ${['no', 'low', 'medium', 'high'][trust] ?? 'unknown'} trust.`,
  DOMAIN_LISTED: ({ domain, listings }) => `The domain ${domain} is on ${listings.map(entry).join('; ')}.`,
  DOMAIN_NOT_LISTED: ({ domain, lists }) => `The domain ${domain} is not on ${lists.join(', ')}.`,
  DOMAIN_LIST_UNKNOWN: ({ domain, lists, resolver }) =>
    `Whether the domain ${domain} is listed could not be checked at ${unchecked(lists, resolver)}. That says nothing about the domain.`,
};

function entry({ list, code, meaning, page }: Listing): string {
  return `${list} (${MEANS[meaning]}; answer ${code}; see ${page})`;
}

function unchecked(lists: readonly { list: string; why: NotChecked }[], resolver: string | null): string {
  const reason = (why: NotChecked): string =>
    why === 'public_resolver' && resolver !== null ? openResolver(resolver) : NOT_CHECKED[why];
  const reasons = Map.groupBy(lists, ({ why }) => why);
  return [...reasons].map(([why, rows]) => `${rows.map(({ list }) => list).join(', ')} (${reason(why)})`).join('; ');
}

function openResolver(resolver: string): string {
  return `${resolver} is a public resolver, and blocklists do not answer through one; use a resolver of your own`;
}
