import { canonicalAddress, isHostName, isPublicAddress, isPublicFqdn, normalizeName } from '../dns/names.ts';
import { afterUnknown, type AskedQuestion, questionRow, saysUnknown } from '../knowledge/questions.ts';
import type { QuestionRow } from '../knowledge/questions/row.ts';
import { presentPart } from '../knowledge/questions/present.ts';
import { withoutSlips } from './slips.ts';

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
  // "No idea, ask the network team" is no "no"; "not sure, EA I think" is an answer.
  const rest = afterUnknown(answer);
  if (rest !== undefined) return (row.takes === 'choice' ? choiceIn(row.choices, rest) : undefined) ?? null;
  return readRow(row, answer);
}

function readRow(row: QuestionRow, answer: string): Answer {
  switch (row.takes) {
    case 'choice':
      return choiceIn(row.choices, answer);
    case 'address':
      return wordIn(answer, (word) => {
        const address = canonicalAddress(word.replace(/\/\d{1,3}$/, '').replace(/^([\d.]{7,15}):\d{1,5}$/, '$1'));
        return address !== undefined && isPublicAddress(address) ? address : undefined;
      });
    case 'host':
      return wordIn(answer, (word) => {
        const host = word
          .replace(/^\w{1,20}:\/\//, '')
          .replace(/^[^@]{1,64}@/, '')
          .replace(/(?::\d{1,5})?(?:\/.{0,200})?$/, '');
        return isPublicFqdn(host) ? normalizeName(host) : undefined;
      });
    case 'label':
      return labelIn(answer);
    case 'paste':
      return NOT_KEPT.test(answer) ? null : undefined;
  }
}

/** Another paste would have been read as one: "I deleted it", "die heb ik niet meer". */
const NOT_KEPT =
  /^\W*(?:no|nope|nee|neen)\b|\b(?:not|n['’]t|dont|no longer|niet|geen|gone|lost|deleted|removed|threw|thrown|kwijt|weg|weggegooid|verwijderd|gewist)\b/i;

type Choices = Extract<QuestionRow, { takes: 'choice' }>['choices'];

/** What holds now goes before what was; a word with a slip is read where no other is understood. */
function choiceIn(choices: Choices, answer: string): string | undefined {
  for (const words of [presentPart(answer), answer, withoutSlips(answer)]) {
    const choice = choices.find(({ id, answer: means }) => id === words || means.test(words));
    if (choice) return choice.id;
  }
  return undefined;
}

/** "We do not sign": there is no selector to tell. */
const NO_LABEL =
  /^\W*(?:no|none|not|nope|nee|geen|niet)\b|\b(?:no|not|n['’]t|geen|niet) (?:\w{1,12} )?(?:dkim|sign\w*|onderteken\w*)\b/i;
const HEDGES =
  /\b(?:i (?:think|guess|believe)|(?:denk|geloof|gok) ik|probably|maybe|misschien|waarschijnlijk|please|thanks)\b/gi;

/**
 * What is quoted, stands behind an equals sign or is said to be it, else the only word: `selector1`, `it is "s1"`, `s=s1`.
 * Of `s1._domainkey.example.com` the selector alone.
 */
function labelIn(text: string): Answer {
  if (NO_LABEL.test(text)) return null;
  const words = text.replace(HEDGES, ' ').replace(/\s+/g, ' ').trim();
  const named =
    /(?:["'`\u201c]|\bs=)(?<label>[\w.-]{1,120})/.exec(words)?.groups?.label ??
    /(?<label>[\w.-]{1,120})\._domainkey\b/i.exec(words)?.groups?.label ??
    /\b(?:selector|is|called|heet|uses?|gebruikt)(?: is)?:? (?<label>[\w.-]{1,120})(?=[,;]|$)/i.exec(words)?.groups
      ?.label ??
    // "s1 for example.com": the domain is no selector.
    /(?<label>[\w.-]{1,120}) (?:for|at|on|of|voor|van|bij|op) (?:the |het )?(?:domain |domein )?[\w.-]{4,253}$/i.exec(
      words,
    )?.groups?.label ??
    words.split(/\s+/).at(-1);
  const label = normalizeName(named?.replace(/[.,;!]$/, '') ?? '');
  return label !== undefined && isHostName(label) ? label : undefined;
}

/** The first word that reads as something; punctuation around it does not count. */
function wordIn(text: string, read: (word: string) => string | undefined): string | undefined {
  for (const word of text.split(/[\s,;"'<>()[\]]+/)) {
    const value = read(word.replace(/[.!?]$/, ''));
    if (value !== undefined) return value;
  }
  return undefined;
}
