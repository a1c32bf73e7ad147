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

// Words that few other languages share.
const WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(
    'the and not your was are message could delivered to recipient address following this of be for from with have has our we it but does'.split(
      ' ',
    ),
  ),
  nl: new Set(
    'het een niet van kan uw worden bezorgd bericht aan zijn voor naar wij onze ik mijn bij deze dit geadresseerden gegevens beheerders krijg waarom wordt als ook maar komt zich moet moeten krijgen adres'.split(
      ' ',
    ),
  ),
  de: new Set(
    'der das und nicht ist sie ihre ihr konnte werden zugestellt nachricht eine den von mit folgende empfänger für administratoren wurde wir kann'.split(
      ' ',
    ),
  ),
  fr: new Set(
    "le les et ne pas est votre vos une dans pour avec destinataires remise échec cette sur nous adresse été vous l'adresse serveur".split(
      ' ',
    ),
  ),
  es: new Set(
    'el los las y su una para con mensaje destinatarios entregar pudo correo dirección administradores del por está'.split(
      ' ',
    ),
  ),
  it: new Set(
    'il lo gli di per con una messaggio recapito destinatari riuscito indirizzo che amministratori posta della è stato'.split(
      ' ',
    ),
  ),
  pt: new Set(
    'os não para com uma mensagem entrega destinatários falha endereço administradores você seu sua foi do da'.split(
      ' ',
    ),
  ),
  sv: new Set(
    'och inte ett att för till meddelandet leverera mottagare det du din kunde på är administratörer'.split(' '),
  ),
  da: new Set('og ikke et at til meddelelsen modtagere det du din kunne på er af leveres'.split(' ')),
};

/** ISO 639-1, or null when too little of the text is prose. */
export function languageOf(text: string): string | null {
  const piece = text.slice(0, 4000);
  if (/[^\0-\u024f]/.test(piece)) {
    const found = SCRIPTS.find(([, script]) => script.test(piece));
    if (found) return found[0];
  }
  const counts = new Map<string, number>();
  for (const [word] of piece.toLowerCase().matchAll(/(?<![\w.@/-])[\p{L}']{1,24}(?![\w@/-]|\.\w)/gu)) {
    for (const language in WORDS) if (WORDS[language]?.has(word)) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const [best, second] = [...counts].sort(([, a], [, b]) => b - a);
  if (!best || best[1] < 2 || best[1] === second?.[1]) return null;
  return best[0];
}
