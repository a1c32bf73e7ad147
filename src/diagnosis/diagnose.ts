import type { Bounce } from '../bounce/bounce.ts';
import type { CheckRequest } from '../checks/request.ts';
import type { AskedQuestion } from '../knowledge/questions.ts';
import type { Names } from '../knowledge/remedies/names.ts';
import type { RemedyId } from '../knowledge/remedies/remedies.ts';
import type { Actor, Cause } from '../knowledge/vocabulary.ts';
import { sendingAddress } from './address.ts';
import { type Case, requestKey } from './case.ts';
import { counsel } from './counsel/counsel.ts';
import { ofAddress } from './evidence.ts';
import { judge } from './judge.ts';
import type { Confidence } from './judgement.ts';
import { wantedChecks } from './wanted.ts';
import { Ladder } from './ladder.ts';

/** Advice for one cause, and the refusals it is for. */
export interface Advice {
  readonly bounces: readonly Bounce[];
  readonly cause: Cause;
  readonly actor: Actor;
  readonly confidence: Confidence;
  readonly remedies: readonly RemedyId[];
  readonly names: Names;
}

/** What a case needs next. */
export type Next =
  | { readonly step: 'check'; readonly requests: readonly CheckRequest[] }
  | { readonly step: 'ask'; readonly question: AskedQuestion }
  /** One entry for each cause, in the order of the recipients. Empty: nothing in it to advise on. */
  | { readonly step: 'advise'; readonly advice: readonly Advice[] };

/** What the case needs next: checks that were not run, then a question, then nothing but the advice. */
export function nextStep(theCase: Case): Next {
  const requests = missingChecks(theCase);
  if (requests.length > 0) return { step: 'check', requests };
  const advice: Advice[] = [];
  for (const bounce of theCase.bounces) {
    const known = ofAddress(theCase, sendingAddress(bounce, theCase));
    const { cause, confidence } = judge(bounce, known);
    const ladder = new Ladder(bounce, known);
    const verdict = counsel(cause, ladder);
    if (verdict.status === 'ask') return { step: 'ask', question: verdict.question };
    advice.push({ confidence, ...verdict, bounces: [bounce], names: ladder.names() });
  }
  return { step: 'advise', advice: merge(advice) };
}

/** The advice as far as the case goes, every open question taken as "I don't know". */
export function adviceSoFar(theCase: Case): readonly Advice[] {
  const next = nextStep(theCase);
  if (next.step === 'advise') return next.advice;
  if (next.step === 'check') return adviceSoFar({ ...theCase, checked: [...theCase.checked, ...next.requests] });
  const unknown = { value: null, from: 'answer' } as const;
  return adviceSoFar({ ...theCase, facts: { ...theCase.facts, [next.question]: unknown } });
}

function missingChecks(theCase: Case): CheckRequest[] {
  const done = new Set(theCase.checked.map(requestKey));
  const wanted = theCase.bounces.flatMap((bounce) => wantedChecks(bounce, theCase));
  const fresh = new Map(wanted.map((request) => [requestKey(request), request]));
  return [...fresh].filter(([key]) => !done.has(key)).map(([, request]) => request);
}

/** Recipients that failed for one cause at one address share one advice. */
function merge(advice: readonly Advice[]): Advice[] {
  const groups = new Map<string, Advice>();
  for (const one of advice) {
    const key = `${one.cause} ${one.names.ip ?? ''} ${one.names.recipientDomain ?? ''}`;
    const before = groups.get(key);
    groups.set(key, before ? { ...before, bounces: [...before.bounces, ...one.bounces] } : one);
  }
  return [...groups.values()].map(namingAll);
}

/** Recipients that texts name; of a long row the first. */
const NAMED = 3;

function namingAll(one: Advice): Advice {
  const recipients = [...new Set(one.bounces.flatMap(({ recipient }) => recipient ?? []))];
  if (recipients.length < 2) return one;
  const recipient = recipients.slice(0, NAMED).join(', ') + (recipients.length > NAMED ? ', ...' : '');
  return { ...one, names: { ...one.names, recipient } };
}
