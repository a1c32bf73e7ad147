// The language of a paste, told by phrases of bounces and by the small words that every sentence has.

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\u3040-\u30ff]/],
  ['ko', /[\uac00-\ud7af]/],
  ['zh', /[\u4e00-\u9fff]/],
  ['ru', /[\u0400-\u04ff]/],
  ['ar', /[\u0600-\u06ff]/],
  ['he', /[\u0590-\u05ff]/],
  ['el', /[\u0370-\u03ff]/],
  ['th', /[\u0e00-\u0e7f]/],
];

const WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(
    'the and not your is was are message could delivered to recipient address following this of be for from with user'.split(
      ' ',
    ),
  ),
  nl: new Set(
    'de het een en niet van is kan uw worden bezorgd bericht aan zijn met voor naar wij onze ik mijn bij deze dit adres geadresseerden gegevens beheerders krijg waarom mail wordt als ook'.split(
      ' ',
    ),
  ),
  de: new Set(
    'der die das und nicht ist sie ihre ihr konnte werden zugestellt nachricht an eine den von mit folgende empfänger für administratoren wurde wir bei'.split(
      ' ',
    ),
  ),
  fr: new Set(
    "le la les des et ne pas est votre vos une dans pour avec destinataires remise échec cette sur nous adresse été vous l'adresse serveur".split(
      ' ',
    ),
  ),
  es: new Set(
    'el los las y no se su una para con mensaje destinatarios entregar pudo correo dirección administradores del por que está'.split(
      ' ',
    ),
  ),
  it: new Set(
    'il lo gli di e non per con una messaggio recapito destinatari riuscito indirizzo che amministratori posta della è stato'.split(
      ' ',
    ),
  ),
  pt: new Set(
    'o os as e não para com uma mensagem entrega destinatários falha endereço administradores você seu sua foi do da'.split(
      ' ',
    ),
  ),
  sv: new Set(
    'och inte ett att för med till meddelandet leverera mottagare det du din e-post kunde på är av administratörer'.split(
      ' ',
    ),
  ),
  da: new Set('og ikke et at for med til meddelelsen modtagere det du din kunne på er af til leveres'.split(' ')),
};

/** ISO 639-1, or null when too little of the text is prose. */
export function languageOf(text: string): string | null {
  const piece = text.slice(0, 4000);
  if (/[^\0-\u024f]/.test(piece)) {
    const found = SCRIPTS.find(([, script]) => script.test(piece));
    if (found) return found[0];
  }
  const counts = new Map<string, number>();
  for (const [word] of piece.toLowerCase().matchAll(/[\p{L}'-]{1,24}/gu)) {
    for (const language in WORDS) if (WORDS[language]?.has(word)) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const [best, second] = [...counts].sort(([, a], [, b]) => b - a);
  if (!best || best[1] < 2 || best[1] === second?.[1]) return null;
  return best[0];
}
