import { isAskedQuestion } from '../knowledge/questions.ts';
import { topicsOf } from '../knowledge/topics.ts';
import { type Case, factsIn } from './case.ts';
import { wordsOf } from './statements.ts';

/** The case with what a later text states of the set-up, or null when it states nothing new. */
export function correctedBy(theCase: Case, text: string): Case | null {
  const facts = Object.entries(factsIn(text)).filter(
    ([question, fact]) => isAskedQuestion(question) && theCase.facts[question]?.value !== fact.value,
  );
  const topics = topicsOf(wordsOf(text)).filter((topic) => !theCase.topics.includes(topic));
  if (facts.length === 0 && topics.length === 0) return null;
  return {
    ...theCase,
    facts: { ...theCase.facts, ...Object.fromEntries(facts) },
    topics: [...theCase.topics, ...topics],
  };
}
