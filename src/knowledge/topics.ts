import { anyOf, butNot, type Pattern } from './questions/row.ts';

/**
 * Things that an admin mentions and that decide where advice goes, though nobody would be asked for them. Matched in running
 * text, without host names, addresses and commands.
 */
const TOPICS = {
  /** The provider has opened port 25, or says so. */
  exemption_granted:
    /\b(?:exempt(?:ed|ion)|unblock(?:ed)?|approv(?:ed|al)|lifted|whitelisted|granted|vrijgesteld|vrijstelling|uitzondering|goedgekeurd|gedeblokkeerd|toegekend)\b(?![^.?!\n]{0,40}\?)/i,
  azure_firewall: /\bazure firewall\b/i,
  /** A filter of the admin's own, or a server that was locked down. */
  own_firewall:
    /\b(?:iptables|nftables|ufw|firewalld|csf|plesk firewall|harden(?:ed|ing)|locked down|gehard|dichtgetimmerd|pfsense|opnsense|fortigate|fortinet|sophos|watchguard|palo alto|mikrotik|unifi|our (?:firewall|router)|onze (?:firewall|router))\b/i,
  app_service: /\b(?:app service|web ?app|azure functions?|function app|logic app)s?\b/i,
  /** The port was closed after a complaint, or is closed for spam. */
  provider_notice: anyOf(
    /\b(?:mailed|e-?mailed|wrote|told|notified|informed|notice|abuse|gemaild|bericht|meldde|schreef)\b[^.?!]{1,120}\b(?:block|suspend|disabl|closed|clos|geblokkeerd|afgesloten|dichtgezet)/i,
    /\b(?:spam|abuse|misbruik)\b[^.?!]{1,80}\b(?:block(?:ed)?|suspended|disabled|closed|geblokkeerd|afgesloten|dichtgezet)\b[^.?!]{1,40}\b(?:25|smtp|port|poort|mail)\b/i,
    /\b(?:anti-?spam|anti-?abuse) (?:detection|protection|system)\b/i,
    /\bblocked the port 25\b/i,
  ),
  /** A PTR in a zone of the admin's own, which nobody asks for it unless it is delegated. */
  own_reverse_zone: butNot(
    anyOf(
      /\b(?:made|created?|have|added|set up|own|our|maak\w*|gemaakt|aangemaakt|eigen|onze)\b[^.?!\n]{1,40}\breverse(?: lookup)?[- ]zone\b|\breverse(?: lookup)?[- ]zone\b[^.?!\n]{1,40}\b(?:made|created|of (?:our|my) own|gemaakt|aangemaakt|ingericht)\b/i,
      /\b(?:ptr|reverse dns|rdns)\b[^.?!\n]{1,60}\b(?:in|at|via|bij) (?:our|my|onze|ons|mijn|een|a) (?:own |eigen )?(?:\w{1,12} )?(?:dns|zone|registrar|name ?servers?|domain|domein)\b/i,
      /\b(?:zone|dns|registrar|name ?servers?|cloudflare)\b[^.?!\n]{1,60}\b(?:created|made|added|gemaakt|aangemaakt|toegevoegd|gezet)\b[^.?!\n]{1,30}\bptr\b/i,
    ),
    /\bdelegat|\bgedelegeerd|\brfc ?2317/i,
  ),
  /** What Google cannot give a PTR. */
  cloud_nat: /\bcloud ?nat\b/i,
  /** An allotment of public addresses, of which one is used after another. */
  nat_pool: /\b(?:nat|address|ip) pool\b|\bpool (?:nat|of)\b|\badrespool\b|\bnat-pool\b/i,
  /** Bounces in numbers, or about people that the admin never wrote to: perhaps of mail that somebody else sent. */
  many_bounces: anyOf(
    /\b(?:hundreds|dozens|thousands|loads|tons|lots|flood(?:ed)?|swamped|honderden|tientallen|duizenden|overspoeld|massa['’]?s|bergen)\b[^.?!\n]{1,40}\b(?:these|those|them|bounces?|ndrs?|undeliver\w*|mailer-daemon|bouncemails?|bounceberichten|meldingen|retourmails?|deze|zulke)\b/i,
    /\b(?!365\b)\d{2,5} (?:(?:of|van) )?(?:these|those|such|bounces?|ndrs?|deze|die|zulke)\b/i,
    /\b(?:do(?:n['’]?t| not)|never) (?:even )?(?:know|heard of|mail(?:ed)?|wrote to|write to) (?:that|this|these|those|the|any of (?:these|those))\b|\bken(?:nen)? (?:we|wij|ik|deze|die) (?:\w{1,12} )?(?:niet|helemaal niet)\b|\bonbekende (?:ontvangers?|adressen)\b/i,
  ),
  /** The refused address is one that the admin does not know, or that is another one each time. */
  unknown_address: anyOf(
    /\b(?:not|nowhere|n['’]t|isnt|nergens|niet)\b[^.?!\n]{1,30}\b(?:in|on) (?:the|our|de|het|ons|onze|my) (?:azure )?(?:portal|subscription|account|panel|abonnement|lijst|list)\b/i,
    /\b(?:never|nooit|do(?: not|n['’]?t)|niet|geen) (?:\w{1,12} )?(?:seen|gezien|recogni[sz]e|herken\w*|ken\w{0,3}|know) (?:\w{1,12} )?(?:that|this|the|it|dat|die|deze|dit) ?(?:ip|address|adres)?\b|\bkennen (?:we|wij) niet\b|\bnooit (?:eerder )?gezien\b/i,
    /\b(?:is(?: not|n['’]?t)|not) (?:one of )?(?:us|ours?)\b(?! (?:fault|problem|server))|\b(?:dat|dit|is) (?:is )?niet (?:van ons|ons (?:ip|adres))\b|\bwhose (?:ip|address) is\b|\bwhere does (?:that|this|it) come from\b/i,
    /\b(?:different|another|other|new|ander\w?|nieuw\w?) (?:ip|one|address|adres|een)?\s?(?:every|each|last|elke|iedere|vorige) (?:time|day|week|month|reboot|keer|dag|maand)\b|\b(?:last|vorige) (?:week|month|time|maand|keer) (?:\w{1,10} ){0,4}(?:another|different|ander\w?)\b/i,
    /\b(?:ip|address|adres|it|dat|die) (?:keeps? chang|chang|wissel|verander)\w{0,4}\b/i,
  ),
  wants_ipv6: /\bipv6\b/i,
  /** The Dutch text of 2021 says "afgemeld" (opted out) where the original says "opted in". */
  opted_out: /\bafge?meld|\bafmelden\b/i,
  older_advice:
    /\b(?:old|older|outdated|2017|2018|2019|2020|verouderd|oude) ?(?:doc\w*|article|artikel|text|tekst|advice|advies)?\b/i,
  microsoft365: /\b(?:microsoft 365|office 365|m365|o365|exchange online)\b/i,
  /** A list passed the message on: in the admin's words, or by the headers that lists add (RFC 2369, RFC 2919). */
  mailing_list:
    /\b(?:mailing ?list|mailman|listserv|sympa|google groups?|list ?server|discussion list|mailing-?lijst|lijstserver)\b|\bvia (?:the|our|a|de|een|onze) list\b/i,
} as const satisfies Record<string, Pattern>;
export type Topic = keyof typeof TOPICS;

/** @returns what a text mentions, in the order of the table */
export function topicsOf(words: string): Topic[] {
  return (Object.keys(TOPICS) as Topic[]).filter((topic) => TOPICS[topic].test(words));
}
