/** What an admin says about the talk itself. */
export type Talk =
  | 'why'
  | 'back'
  | 'close'
  | 'reopen'
  | 'watch'
  | 'unwatch'
  | 'ticket'
  | 'more'
  | 'next'
  | 'forget'
  | 'right'
  | 'wrong'
  | 'thanks';

const LONGEST = 80;
/** Words around a request, in either language. */
const PLEASE = /^(?:please|ok|okay|graag)\b|\b(?:please|graag|alsjeblieft|aub)$/gi;
/** Punctuation at either end. */
const ENDS = /^[\s,]{1,4}|[\s,!.?]{1,8}$/g;

const WORDS: readonly (readonly [Talk, RegExp])[] = [
  [
    'why',
    /^(?:why(?: do you (?:ask|want to know|need)(?: that| this| it)?)?|how so|waarom(?: vraag je dat| wil je dat weten)?|hoezo)$/i,
  ],
  [
    'back',
    /^(?:(?:go |one )?back|previous(?: question)?|undo|(?:ga )?terug|(?:één )?stap terug|vorige(?: vraag)?|ongedaan maken)$/i,
  ],
  ['close', /^(?:close(?: (?:it|this|the case|case))?|sluit(?:en)?(?: (?:de )?zaak| maar| dit)?|zaak sluiten)$/i],
  [
    'reopen',
    /^(?:re-?open(?: (?:it|this|the case|case))?|open (?:it |the case )?again|heropen(?:en)?(?: (?:de )?zaak)?|(?:zaak )?weer openen)$/i,
  ],
  [
    'unwatch',
    /^(?:stop(?: (?:it|watching(?: it| this)?|the watch))?|un-?watch|stop (?:maar |met )?(?:kijken|volgen|(?:het )?in de gaten (?:te )?houden)|niet meer (?:kijken|volgen|in de gaten houden))$/i,
  ],
  [
    'watch',
    /^(?:watch(?: (?:it|this))?|keep (?:an eye on (?:it|this)|watching)|(?:tell|let) me (?:know )?when (?:it is|it['’]s) (?:live|fixed|done)|notify me|houd? (?:het |dit )?in de gaten|waarschuw me|laat (?:het )?(?:me )?weten (?:als|wanneer) het (?:live is|werkt|goed is|zover is))$/i,
  ],
  [
    'ticket',
    /^(?:ticket|hand ?over|(?:give me |make )?(?:a |the )?summary|summari[sz]e(?: (?:it|this))?|(?:geef (?:me )?|maak )?(?:een |de )?samenvatting|vat (?:het |dit )?samen|overdracht|overdragen)$/i,
  ],
  ['more', /^(?:(?:show )?more|show (?:the )?rest|(?:toon |laat )?meer(?: zien)?|(?:toon )?de rest)$/i],
  ['next', /^(?:(?:show )?(?:the )?next(?: (?:one|cause))?|(?:toon )?(?:de )?volgende(?: oorzaak)?)$/i],
  [
    'forget',
    /^(?:(?:forget|delete) (?:this|me|this (?:talk|case|conversation))|(?:vergeet|wis) (?:dit|mij|dit gesprek|deze zaak))$/i,
  ],
  ['right', /^(?:that (?:was|is) (?:right|correct)|dat (?:klopt|klopte|was goed|is goed))$/i],
  [
    'wrong',
    /^(?:that (?:was|is) (?:wrong|not right|incorrect)|dat (?:klopt|klopte) niet|dat was (?:fout|niet goed))$/i,
  ],
  [
    'thanks',
    /^(?:thanks|thank you|thx|cheers|bedankt|dank je(?: wel)?|dank u(?: wel)?|top|super)(?: (?:a lot|so much|very much|hoor))?(?:[\s,.!]{1,4}(?:it |het |all |alles )?(?:works|working|solved|fixed|werkt|opgelost|gelukt)(?: (?:now|again|nu|weer))?)?$/i,
  ],
];

/** @returns what the admin says of the talk, or undefined when the text is about the case */
export function readTalk(text: string): Talk | undefined {
  const line = text.trim();
  if (line.length > LONGEST || line.includes('\n')) return undefined;
  const words = line.replace(ENDS, '').replace(PLEASE, '').replace(ENDS, '');
  return WORDS.find(([, pattern]) => pattern.test(words))?.[0];
}
