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
const WORDS = {
  en: 'the and not your was are message could delivered to recipient address following this of be for from with have has our we it but does',
  nl: 'het een niet van kan uw worden bezorgd bericht aan zijn voor naar wij onze ik mijn bij deze dit geadresseerden gegevens beheerders krijg waarom wordt als ook maar komt zich moet moeten krijgen adres op sinds heeft hebben geen hoe wat nog jullie steeds werkt gaat die dat er jij te hier achter zitten staat nieuwe ons gisteren vandaag vanaf niks weer kunnen doen wel dit hetzelfde ingesteld alleen gebeurt',
  de: 'der das und nicht ist sie ihre ihr konnte werden zugestellt nachricht eine den von mit folgende empfänger für administratoren wurde wir kann dem auf hat im zu ich mir diese wenn was die',
  fr: "le les et ne que pas est votre vos une dans pour avec destinataires remise échec cette sur nous adresse été vous l'adresse serveur je j'ai ce mon mes quand",
  es: 'el los las y su que se no una para con mensaje destinatarios entregar pudo correo dirección administradores del por está me este esta qué cuando como pero',
  it: 'il lo gli di per con che non si una messaggio recapito destinatari riuscito indirizzo che amministratori posta della è stato mi ho questo quando anche sono',
  pt: 'os não para com um uma está que se ou mensagem entrega destinatários falha endereço administradores você seu sua foi do da me este isso quando como mas',
  sv: 'och inte ett att för till meddelandet leverera mottagare det du din kunde på är administratörer jag får när som har',
  pl: 'nie się jest na do że lub został wiadomość adres serwer poczty odbiorcy nadawca przez od jeśli',
  cs: 'není se je že nebo chyba zpráva adresa pokud který serveru nebyla příjemce odesílatele pro',
  tr: 've bir bu için değil ile posta alıcı sunucu hata kutusu daha sonra tekrar bazen veya',
  da: 'og ikke et at til meddelelsen modtagere det du din kunne på er af leveres',
} as const;

/** Each word with the languages that use it. */
const LANGUAGES_OF = new Map<string, string[]>();
for (const [language, words] of Object.entries(WORDS)) {
  for (const word of words.split(' ')) LANGUAGES_OF.set(word, [...(LANGUAGES_OF.get(word) ?? []), language]);
}

const LONGEST = Math.max(...[...LANGUAGES_OF.keys()].map((word) => word.length)) + 2;
const MAX_TEXT = 600;

/** Without the punctuation around it. */
function bare(token: string): string {
  const from = `"'(`.includes(token.charAt(0)) ? 1 : 0;
  const to = `.,:;!?"')`.includes(token.charAt(token.length - 1)) ? token.length - 1 : token.length;
  return to - from === token.length ? '' : token.slice(from, to);
}

/** ISO 639-1, or null when too little of the text is prose. */
export function languageOf(text: string): string | null {
  const piece = text.slice(0, MAX_TEXT);
  if (/[^\0-\u024f]/.test(piece)) {
    const found = SCRIPTS.find(([, script]) => script.test(piece));
    if (found) return found[0];
  }
  const counts = new Map<string, number>();
  // A word stands between blanks: what holds a dot or an at sign is a name.
  for (const token of piece.toLowerCase().split(/\s+/)) {
    if (token.length > LONGEST) continue;
    const languages = LANGUAGES_OF.get(token) ?? LANGUAGES_OF.get(bare(token));
    if (languages) for (const language of languages) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const [best, second] = [...counts].sort(([, a], [, b]) => b - a);
  return !best || best[1] < 2 || best[1] === second?.[1] ? null : best[0];
}

/** A reply of a server, or an address between angle brackets: from here on a program speaks. */
const PROGRAM = /(?<![\d.])[245]\d\d\b(?!\.\d)|\b[245]\.\d{1,3}\.\d{1,3}\b|<[^<>\s]{1,320}@/;
const FIRST_LINES = 4;
const HEADER = /^[A-Z][\w-]{1,40}:/;

/**
 * The language of who pasted it. People write a sentence of their own above what a server says, often in another language,
 * so the first line that tells one counts. ISO 639-1, or null.
 */
export function languageOfPaste(text: string): string | null {
  for (const line of text.slice(0, MAX_TEXT).split('\n', FIRST_LINES)) {
    if (PROGRAM.test(line)) break;
    const language = languageOf(line);
    if (language !== null) return language;
  }
  // Or below it, as a question of their own.
  const below =
    text.length > MAX_TEXT ? [] : text.split('\n').filter((line) => line.trim() !== '' && !HEADER.test(line));
  const last = below.at(-1);
  return (last === undefined || PROGRAM.test(last) ? null : languageOf(last)) ?? languageOf(text);
}
