// Where a notice ends and the returned message (or its head) begins.

/** Server phrases that announce the returned message, in the languages in which reports come. */
const ANNOUNCED = new RegExp(
  [
    '-- ?(?:This is a copy of|Below (?:this line )?is|Original message|The (?:header|body)|Included is|Returned message)',
    '-- ?(?:Message header|Forwarded|Undelivered message|Enclosed is|Unsent m(?:essage|ail)|Return-Path|Returned mail)',
    String.raw`\*\* ?ORIGINAL`,
    'Original message (?:headers?|follows)|Below is a copy of the original message|message headers? follow',
    "En-t.tes de (?:message d'origine|l'original)",
    'Intestazioni originali',
    'Encabezados (?:de mensajes? originales|originales)',
    'Oorspronkelijke berichtkoppen',
    'Urspr.ngliche (?:Nachrichten)?Kopf|Nachrichtenkopfzeilen',
    'Cabe.alhos originais|alhos originais da mensagem',
    'Ursprungshuvuden|Urspr.ngliga? (?:meddelande)?huvud',
    'Oprindelige (?:meddelelses|brev)?hoveder',
  ].join('|'),
  'i',
);

const HEADER_LINE =
  /(?:^|\n)(?:Received:[ \t]{0,4}(?:from|by)\b|Received:$|Return-Path:[ \t]{0,4}<|DKIM-Signature:[ \t]{0,4}(?:v=|a=)|ARC-Seal:|X-Received:|Received:from)/;

export interface Split {
  readonly notice: string;
  /** The returned message's head as text; empty when there is none. */
  readonly returned: string;
}

/** Cuts a notice before the message it gives back. A text that begins with a header field is not cut there. */
export function splitReturned(text: string): Split {
  const announced = ANNOUNCED.exec(text);
  const header = HEADER_LINE.exec(text);
  const cut = Math.min(position(announced), position(header));
  if (cut >= text.length || cut < 20)
    return { notice: text, returned: header ? text.slice(header.index).trimStart() : '' };
  const from = header ? Math.max(cut, header.index) : cut;
  return { notice: text.slice(0, cut), returned: text.slice(from).trimStart() };
}

function position(match: RegExpExecArray | null): number {
  return match?.index ?? Number.MAX_SAFE_INTEGER;
}
