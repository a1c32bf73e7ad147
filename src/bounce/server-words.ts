// The words that mail servers refuse in, taken from what the rules know. A server's sentence is made of them; people, who speak of the
// same things, soon use others.
import { RULES } from '../knowledge/rules/index.ts';
import { fold } from '../knowledge/wording.ts';

let built: ReadonlySet<string> | undefined;

function serverWords(): ReadonlySet<string> {
  if (built) return built;
  // Folded together: thousands of short texts take five times as long one by one.
  const phrases = RULES.flatMap(({ says = [] }) => says).join('\n');
  const samples = RULES.flatMap(({ samples }) => samples.map((each) => (typeof each === 'string' ? each : each.text)));
  return (built = new Set([...wordsIn(phrases), ...wordsOf(samples.join('\n'))]));
}

// Names of hosts, addresses, paths and people, which stand in a refusal but are none of its words.
const NAMES =
  /https?:\S{1,500}|"[^"\n]{1,80}"|\B'[^'\n]{1,80}'\B|\S{0,128}@\S{0,256}|(?:\/[\w.@-]{1,100}){2,20}|\b(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}\b|\b\d{1,9} ?(?:[kmg]i?b|bytes)\b/gi;

function wordsOf(text: string): string[] {
  return wordsIn(text.replace(NAMES, ' '));
}

function wordsIn(text: string): string[] {
  return fold(text)
    .split(' ')
    .filter((word) => /^(?:[^\d@.]{2,}|[\u3040-\u30ff\u4e00-\u9fff])$/.test(word));
}

/** The share of words, 0 to 1, that no server is known to use in a refusal; 1 for a text without words. */
export function shareOfOtherWords(text: string): number {
  const words = wordsOf(text);
  return words.length === 0 ? 1 : words.filter((word) => !serverWords().has(word)).length / words.length;
}
