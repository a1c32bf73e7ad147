import type { Listing, NotChecked } from '../../../checks/blocklist/findings.ts';
import type { Meaning } from '../../../checks/blocklist/lists.ts';
import type { BlocklistTexts } from '../../finding-groups.ts';
import { WHY } from '../failures.ts';

const MEANS: Readonly<Record<Meaning, string>> = {
  sbl: 'SBL: een spambron of spamdienst, met de hand toegevoegd',
  css: 'CSS: verstuurt spam of mail die erop lijkt, automatisch gevonden',
  xbl: 'XBL: een besmette of gekaapte computer, of een open proxy',
  drop: 'DROP: een netwerk in handen van criminelen',
  pbl: 'PBL: een adres van eindgebruikers',
  authbl: 'AuthBL: probeert in mailboxen in te breken',
  bcl: 'BCL: stuurt besmette computers aan',
  listed: 'geplaatst wegens spam',
  spam_domain: 'een domein met een slechte reputatie',
  phish: 'een domein dat voor phishing wordt gebruikt',
  malware: 'een domein dat malware verspreidt',
  botnet: 'een domein dat besmette computers aanstuurt',
  abused: 'een eerlijk domein dat is gehackt of wordt misbruikt',
};

const NOT_CHECKED: Readonly<Record<NotChecked, string>> = {
  ...WHY,
  public_resolver: 'blocklists antwoorden niet via een openbare resolver; gebruik een eigen resolver',
  too_many_queries: 'het antwoord is dat onze resolver te veel vraagt',
  wrong_zone: 'het antwoord is dat de naam van de lijst verkeerd gespeld is',
  rewritten: 'de resolver verzint antwoorden voor namen die niet bestaan',
  unexpected: 'het antwoord is een code die niet gedocumenteerd is',
  dead: 'de eigen testvermelding ontbreekt, dus de lijst is gestopt of antwoordt ons niet',
  lists_everything: 'alles staat er op dit moment op, ook wat op geen lijst mag staan',
  limit: 'er zijn voor één diagnose genoeg derden bevraagd',
};

export const blocklist: BlocklistTexts = {
  BLOCKLIST_LISTED: ({ ip, listings }) => `${ip} staat op ${listings.map(entry).join('; ')}.`,
  BLOCKLIST_PBL: ({ ip, list, page }) =>
    `${ip} staat op ${list} als adres van eindgebruikers (PBL). Dat is geen beschuldiging: de eigenaar zegt dat mail via een relay naar buiten moet. Zie ${page}`,
  BLOCKLIST_CLEAN: ({ ip, lists }) => `${ip} staat niet op ${lists.join(', ')}.`,
  BLOCKLIST_UNKNOWN: ({ ip, lists, resolver }) =>
    `Of ${ip} op een lijst staat was niet te controleren bij ${unchecked(lists, resolver)}. Dat zegt niets over het adres.`,
  ALLOWLIST_LISTED: ({ ip, list, trust }) =>
    `${ip} staat op de allowlist ${list}, met ${['geen', 'laag', 'gemiddeld', 'hoog'][trust] ?? 'onbekend'} vertrouwen.`,
  DOMAIN_LISTED: ({ domain, listings }) => `Het domein ${domain} staat op ${listings.map(entry).join('; ')}.`,
  DOMAIN_NOT_LISTED: ({ domain, lists }) => `Het domein ${domain} staat niet op ${lists.join(', ')}.`,
  DOMAIN_LIST_UNKNOWN: ({ domain, lists, resolver }) =>
    `Of het domein ${domain} op een lijst staat was niet te controleren bij ${unchecked(lists, resolver)}. Dat zegt niets over het domein.`,
};

function entry({ list, code, meaning, page }: Listing): string {
  return `${list} (${MEANS[meaning]}; antwoord ${code}; zie ${page})`;
}

function unchecked(lists: readonly { list: string; why: NotChecked }[], resolver: string | null): string {
  const reason = (why: NotChecked): string =>
    why === 'public_resolver' && resolver !== null ? openResolver(resolver) : NOT_CHECKED[why];
  const reasons = Map.groupBy(lists, ({ why }) => why);
  return [...reasons].map(([why, rows]) => `${rows.map(({ list }) => list).join(', ')} (${reason(why)})`).join('; ');
}

function openResolver(resolver: string): string {
  return `${resolver} is een openbare resolver, en daardoor antwoorden blocklists niet; gebruik een eigen resolver`;
}
