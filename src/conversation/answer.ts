import { canonicalAddress, isHostName, isPublicAddress, isPublicFqdn, normalizeName } from '../dns/names.ts';
import { type AskedQuestion, questionRow, saysUnknown } from '../knowledge/questions.ts';

/** An answer as understood: a value, `null` for "I don't know", or undefined when it answers nothing. */
export type Answer = string | null | undefined;

/** Longer answers are cut: an answer is a sentence. */
const LONGEST = 500;

/**
 * Reads an answer in free text, as an admin types it, in either language.
 * @returns a choice's id, an address or a name by what the question takes
 */
export function readAnswer(question: AskedQuestion, text: string): Answer {
  const answer = text.trim().slice(0, LONGEST);
  if (saysUnknown(answer)) return null;
  const row = questionRow(question);
  switch (row.takes) {
    case 'choice':
      return row.choices.find((choice) => choice.id === answer || choice.answer.test(answer))?.id;
    case 'address':
      return wordIn(answer, (word) => {
        const address = canonicalAddress(word);
        return address !== undefined && isPublicAddress(address) ? address : undefined;
      });
    case 'host':
      return wordIn(answer, (word) => (isPublicFqdn(word) ? normalizeName(word) : undefined));
    case 'label':
      return labelIn(answer);
    case 'paste':
      return undefined;
  }
}

/** What is quoted or stands behind an equals sign, else the only word, else the last: `selector1`, `it is "s1"`, `s=s1`. */
function labelIn(text: string): string | undefined {
  const named = /(?:["'`\u201c]|\bs=)(?<label>[\w.-]{1,120})/.exec(text)?.groups?.label ?? text.split(/\s+/).at(-1);
  const label = normalizeName(named?.replace(/[.,;!]$/, '') ?? '');
  return label !== undefined && isHostName(label) ? label : undefined;
}

/** The first word that reads as something; punctuation around it does not count. */
function wordIn(text: string, read: (word: string) => string | undefined): string | undefined {
  for (const word of text.split(/[\s,;"'<>()[\]]+/)) {
    const value = read(word.replace(/\.$/, ''));
    if (value !== undefined) return value;
  }
  return undefined;
}
