// The remote server's name and address, in the words in which servers speak of each other.

export interface Mta {
  readonly name: string | null;
  readonly ip: string | null;
}

export const NO_MTA: Mta = { name: null, ip: null };

const HOST = String.raw`((?:[\w-]{1,63}\.){1,10}[A-Za-z][\w-]{0,62}|localhost)\.?`;
const IP = String.raw`(?:[ ]?[\[(](?:IPv6:)?([\da-fA-F.:]{3,45})[\])])?`;
const ANY = String.raw`(?:[ ]?[\[(][^\]\)\n]{1,60}[\])])?`;

// In order of trust: a server that said something stands before one that was only connected to.
/** A phrase whose spaces may be line ends. */
function phrase(source: string, flags = ''): RegExp {
  return new RegExp(source.replace(/ (?![?\]{])/g, String.raw`\s{1,8}`), flags);
}

const PATTERNS: readonly RegExp[] = [
  phrase(
    String.raw`\bhost\s{1,6}${HOST}${IP}${ANY}(?::\d{1,5})?[:,]?\s{1,6}(?:said|refused|\(?in reply|SMTP error|\[|[45]\d\d|:|Connection|timed|lost)`,
    'i',
  ),
  phrase(String.raw`\bhost:? ${HOST}${IP}`, 'i'),
  phrase(String.raw`\brelay=${HOST}${IP}`, 'i'),
  phrase(String.raw`Remote(?:-MTA: ?dns; ?| system: ?dns; ?)${HOST}${IP}`, 'i'),
  phrase(String.raw`while talking to\s{1,6}${HOST}${IP}`, 'i'),
  phrase(String.raw`for the recipient domain\s{1,6}[\w.-]{1,253}\s{1,6}by\s{1,6}${HOST}${IP}`, 'i'),
  phrase(
    String.raw`(?:Remote Server at|SMTP Server <?|sending to|delivery via|connected to|\bserver:? ['"]|mail ?server |dial tcp |Remote host:?|FQDN=)\s{0,6}${HOST}['">]?${IP}`,
    'i',
  ),
  phrase(
    String.raw`${HOST}${IP} (?:did not like|gave this error|rejected your message|returned the following|does not like|said:|responded)`,
    'i',
  ),
  phrase(String.raw`\bH=${HOST}${IP}`),
  phrase(
    String.raw`(?:connect(?:ing|ion)? to|connect:|lost connection with|conversation with)\s{1,6}${HOST}${IP}`,
    'i',
  ),
  phrase(String.raw`refused by\s{1,6}${HOST}${IP}`, 'i'),
  phrase(String.raw`"?host(?:name)?"?\s{0,2}[:=]\s{0,2}"${HOST}"`, 'i'),
];

const IP_ONLY =
  /(?:remote host|connected to|giving up on|dial tcp)\s{1,4}\[?<?(\d{1,3}(?:\.\d{1,3}){3}|[\da-f]{1,4}:[\da-f:]{2,39})|(?<!client )\bhost \[?(\d{1,3}(?:\.\d{1,3}){3})\]?\s(?:said|refused)|SMTP Server <?(\d{1,3}(?:\.\d{1,3}){3})|(?<![\d.])(\d{1,3}(?:\.\d{1,3}){3})\s(?:does not like|failed after|said)/i;

/** The server that a text says was talked to. What the text does not show is null. */
export function findRemoteMta(text: string): Mta {
  const piece = text.length > 6000 ? text.slice(0, 6000) : text;
  for (const pattern of PATTERNS) {
    const match = pattern.exec(piece);
    if (match?.[1]) return { name: match[1].replace(/\.$/, ''), ip: match[2]?.toLowerCase() ?? null };
  }
  const match = IP_ONLY.exec(piece);
  return { name: null, ip: match?.slice(1).find((ip) => ip !== undefined) ?? null };
}

/** The line that Exchange puts between the recipient and "Remote Server returned": the server that refused. */
export function exchangeRemote(before: string): string | null {
  const match = /(?:^|\s)((?:[\w-]{1,63}\.){1,10}[A-Za-z][\w-]{0,62})\s{1,20}$/.exec(before.slice(-300));
  return match?.[1] ?? null;
}
