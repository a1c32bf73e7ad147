import { isPublicFqdn, normalizeName } from '../dns/names.ts';
import { isAskedQuestion } from '../knowledge/questions.ts';
import { topicsOf } from '../knowledge/topics.ts';
import { type Case, factsIn } from './case.ts';
import { nextStep } from './diagnose.ts';
import type { Facts } from './facts.ts';
import { wordsOf } from './statements.ts';

/**
 * The case with what a later text states of the set-up, or null when that changes nothing of what is asked or advised: people
 * in a thread talk to each other too.
 */
export function correctedBy(theCase: Case, text: string): Case | null {
  const corrected = withStatements(theCase, text);
  return outcome(corrected) === outcome(theCase) ? null : corrected;
}

/** The case with what a text states of the set-up; what was known before gives way: people correct themselves. */
export function withStatements(theCase: Case, text: string): Case {
  const name = nameIn(text);
  const stated = Object.entries(factsIn(text)).filter(([question]) => isAskedQuestion(question));
  const facts: Facts = {
    ...theCase.facts,
    ...Object.fromEntries(stated),
    ...(name === undefined ? {} : { mail_name: { value: name, from: 'answer' } }),
  };
  return { ...theCase, facts, topics: [...new Set([...theCase.topics, ...topicsOf(wordsOf(text))])] };
}

/** What a case comes to, to be compared. */
function outcome(theCase: Case): string {
  return JSON.stringify(nextStep(theCase), (key, value: unknown) => (key === 'topics' ? undefined : value));
}

/** A host name by itself, or called the name: the one the server is to have. Commands are waiting for it. */
function nameIn(text: string): string | undefined {
  const word =
    /^\s*(?:(?:the name is|it is|call it|use|de naam is|het is|gebruik)\s+)?(?<name>[\w.-]{4,253})\s*$/i.exec(text)
      ?.groups?.name;
  return word !== undefined && isPublicFqdn(word) ? normalizeName(word) : undefined;
}
