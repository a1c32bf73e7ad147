import { canonicalAddress, isPublicAddress, isPublicFqdn, normalizeName } from '../dns/names.ts';
import { isAskedQuestion } from '../knowledge/questions.ts';
import { topicsOf } from '../knowledge/topics.ts';
import { type Case, factsIn } from './case.ts';
import { nextStep } from './diagnose.ts';
import type { Facts } from './facts.ts';
import { selectorsIn } from './said.ts';
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
  const { name, address } = bareIn(text);
  const stated = Object.entries(factsIn(text)).filter(([question]) => isAskedQuestion(question));
  const facts: Facts = {
    ...theCase.facts,
    ...Object.fromEntries(stated),
    ...(name === undefined ? {} : { mail_name: { value: name, from: 'answer' } }),
    ...(address === undefined ? {} : { nat_rule: { value: address, from: 'answer' } }),
  };
  const dkim = [...selectorsIn(text), ...theCase.said.dkim];
  return {
    ...theCase,
    facts,
    said: { ...theCase.said, dkim },
    topics: [...new Set([...theCase.topics, ...topicsOf(wordsOf(text))])],
  };
}

/** What a case comes to, to be compared. */
function outcome(theCase: Case): string {
  return JSON.stringify(nextStep(theCase), (key, value: unknown) => (key === 'topics' ? undefined : value));
}

const BARE =
  /^\s*(?:(?:the|our|its?|my|de|het|ons|onze|mijn) )?(?:(?:name|ip|address|public ip|naam|adres|openbare? ip) )?(?:(?:is|call it|use|gebruik) )?(?<word>[\w.:-]{4,253})\s*$/i;

/** A name or address by itself: the name the server is to have, for which commands wait, or where mail leaves from. */
function bareIn(text: string): { name?: string; address?: string } {
  const word = BARE.exec(text)?.groups?.word;
  if (word === undefined) return {};
  const address = canonicalAddress(word);
  if (address !== undefined) return isPublicAddress(address) ? { address } : {};
  const name = isPublicFqdn(word) ? normalizeName(word) : undefined;
  return name === undefined ? {} : { name };
}
