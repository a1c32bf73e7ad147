// The server that wrote a notice, by the sentence with which it names itself.

const HOST = String.raw`((?:[\w-]{1,63}\.){0,10}[\w-]{1,63})`;
const PHRASES = new RegExp(
  String.raw`(?:This is the (?:mail system|Postfix program|mail delivery agent|MAILER-DAEMON|DragonFly Mail Agent[^\n]{0,12}) at(?: host)?|qmail-send program at|mail server on|status notification from|Generating server ?:|Bronserver ?:|Serveur de g.n.ration ?:|Generando servidor ?:|Servidor (?:de generaci.n|generador|de origem|de gera..o) ?:|Server di generazione ?:|Generierender Server ?:|Generererande server ?:|Genererande server ?:|Genererende server ?:|Message from\s{1,3})\s{1,4}${HOST}`,
  'i',
);

/** The reporting MTA's name, or null where the notice does not tell. */
export function findReportingMta(notice: string): string | null {
  const name = PHRASES.exec(notice.slice(0, 20_000))?.[1];
  return name?.includes('.') ? name.replace(/\.$/, '') : null;
}
