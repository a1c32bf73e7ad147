// The remote server's name and address, in the words in which servers speak of each other.
import { matchesOf } from './matches.ts';

export interface Mta {
  readonly name: string | null;
  readonly ip: string | null;
}

/**
 * Words right before a server's name, each line one rank of trust: a server that said something stands before one that was
 * only connected to.
 */
const LEADS: readonly string[] = [
  String.raw`(?<!client\s|\sat\s|server\sfor\s)\bhost:?\s`,
  // OpenSMTPD, ZoneMTA, Haraka and Mailgun, msmtp.
  String.raw`\brelay=(?:"[\da-f.:]{3,45}\s{1,8}\()?|\bmx=(?=[\w.-]{1,253}\[)|\b(?:exchange|mx-host)['"]?:\s{1,4}['"]|\bhost=(?=[\w.-]{1,253}\stls=)`,
  String.raw`Remote-MTA:\s?dns;|Remote\ssystem:\s?dns;`,
  String.raw`while\s{1,8}talking\s{1,8}to\s`,
  String.raw`the\s{1,8}recipient\s{1,8}domain\s{1,8}[\w.-]{1,253}\s{1,8}by\s`,
  String.raw`Remote\s{1,8}Server\s{1,8}at\s|SMTP\s{1,8}Server\s{1,8}<?|sending\s{1,8}to\s|delivery\s{1,8}via\s|connected\s{1,8}to\s|\b(?:server|servidor|serveur):?\s{1,8}(?:['"]|(?=[\w.-]{1,253}\[))|mail\s?server\s|dial\s{1,8}tcp\s|(?:Remote|Receiving)\s(?:host|server):\s|Message\srejected\sby:|FQDN=|LastAttemptedServerName=|\bHostname=`,
  String.raw`\bH=`,
  String.raw`connect(?:ing|ion)?\s{1,8}to\s|connect:\s|lost\s{1,8}connection\s{1,8}with\s|conversation\s{1,8}with\s`,
  String.raw`(?:refused|reset)\s{1,8}by\s|read\s{1,8}error\s{1,8}from\s|timed\s{1,8}out\s{1,8}with\s`,
  String.raw`"?host(?:name)?"?\s{0,2}[:=]\s{0,2}"`,
  // RFC 5321 sections 4.2.3 and 4.3.1: in a greeting, and where it hangs up, a server gives its own name first.
  String.raw`(?:^|\n)(?:421|554)[ -](?:[45]\.\d{1,3}\.\d{1,3}\s)?(?=[\w.-]{4,253}\s(?:ESMTP|SMTP|bizsmtp|cmsmtp|Service|closing)\b)`,
];
const LEAD = new RegExp(LEADS.map((words) => `(${words})`).join('|'), 'gi');

const NAME = String.raw`((?:[\w-]{1,63}\.){1,10}[a-z][\w-]{0,62}|localhost)\.?`;
const ADDRESS = String.raw`(?:\s?[[(](?:IPv6:)?([\da-f.:]{3,45})[\])])?`;
const NAMED = new RegExp(String.raw`\s{0,8}['"]?${NAME}['">]?${ADDRESS}`, 'iy');
// Words after a name that make a "host" the one that refused.
const SAYS =
  /^(?:\s?[[(][^\])\n]{1,60}[\])])?(?::\d{1,5})?[:,]?\s{0,8}(?:said|refused|rejected|SMTP error|\[|[45]\d\d|:|Connection|timed|lost|$)/i;

const TRAILER =
  /\s(?:did\s{1,8}not\s{1,8}like|gave\s{1,8}this\s{1,8}error|rejected\s{1,8}your\s{1,8}message|returned\s{1,8}the\s{1,8}following|does\s{1,8}not\s{1,8}like|refused\s{1,8}to\s{1,8}talk|responded|(?<=[\])]\s)said:|failed\s{1,8}after\s)/gi;
const BEFORE_TRAILER = new RegExp(String.raw`(?<![\w.-])${NAME}${ADDRESS}$`, 'i');

const ADDRESS_ALONE =
  /(?:remote host|connected to|giving up on|dial tcp)\s{1,4}\[?<?(\d{1,3}(?:\.\d{1,3}){3}|[\da-f]{1,4}:[\da-f:]{2,39})|(?<!client )\bhost \[?(\d{1,3}(?:\.\d{1,3}){3})\]?\s(?:said|refused)|SMTP Server <?(\d{1,3}(?:\.\d{1,3}){3})|(?<![\d.])(\d{1,3}(?:\.\d{1,3}){3})\s(?:does not like|failed after|said)/i;

/** A quick look for what that pattern needs. */
const AN_ADDRESS = /\d\.\d|:[\da-f]{0,4}:/i;

const MAX_TEXT = 6000;

interface Found extends Mta {
  readonly rank: number;
}

/** The server that a text says was talked to. What the text does not show is null. */
export function findRemoteMta(text: string): Mta {
  const piece = text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text;
  const found = afterLeads(piece) ?? beforeTrailers(piece);
  if (found) return { name: found.name, ip: found.ip };
  const alone = AN_ADDRESS.test(piece) ? ADDRESS_ALONE.exec(piece) : null;
  return { name: null, ip: alone?.slice(1).find(Boolean) ?? null };
}

function afterLeads(text: string): Found | null {
  let best: Found | undefined;
  for (const lead of matchesOf(LEAD, text)) {
    const rank = 2 * LEADS.findIndex((_words, i) => lead[i + 1]);
    if (best && best.rank <= (rank === 0 ? -1 : rank)) continue;
    NAMED.lastIndex = lead.index + lead[0].length;
    const match = NAMED.exec(text);
    if (!match?.[1]) continue;
    const said = rank === 0 && SAYS.test(text.slice(NAMED.lastIndex, NAMED.lastIndex + 80));
    const found = { name: match[1], ip: match[2]?.toLowerCase() ?? null, rank: said ? -1 : rank };
    if (!best || found.rank < best.rank) best = found;
  }
  return best ?? null;
}

/** "mx.example.org [192.0.2.1] did not like our RCPT TO", "mx.example.org gave this error:". */
function beforeTrailers(text: string): Found | null {
  for (const trailer of matchesOf(TRAILER, text)) {
    const match = BEFORE_TRAILER.exec(text.slice(Math.max(0, trailer.index - 160), trailer.index));
    if (match?.[1]) return { name: match[1], ip: match[2]?.toLowerCase() ?? null, rank: 100 };
  }
  return null;
}

/** The line that Exchange puts between the recipient and "Remote Server returned": the server that refused. */
export function exchangeRemote(before: string): string | null {
  const match = /(?:^|\s)((?:[\w-]{1,63}\.){1,10}[A-Z][\w-]{0,62})(?: \([\da-f.:]{3,45}\))?\s{1,20}$/i.exec(
    before.slice(-300),
  );
  return match?.[1] ?? null;
}
