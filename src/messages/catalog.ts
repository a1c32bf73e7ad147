import type { ReadingNote } from '../bounce/bounce.ts';
import type { FindingArgs, FindingCode } from '../checks/finding.ts';
import type { Confidence } from '../diagnosis/judgement.ts';
import type { AskedQuestion, ChoiceOf } from '../knowledge/questions.ts';
import type { Names } from '../knowledge/remedies/names.ts';
import type { RemedyId, RequestRemedyId, StepId } from '../knowledge/remedies/remedies.ts';
import type { Actor, Cause, Kind } from '../knowledge/vocabulary.ts';
import type { AfterwardsTexts } from './afterwards-texts.ts';
import type { ChatTexts } from './chat-texts.ts';
import type { TalkTexts } from './talk-texts.ts';
import type { SlackTexts } from './slack-texts.ts';
import type { TeamsTexts } from './teams-texts.ts';

/** Languages of the product. A language without one of the texts does not compile. */
export const LANGUAGES = ['en', 'nl'] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * The product's language for a language tag (RFC 5646) or a locale (POSIX), or undefined when it speaks none of that kind:
 * `nl-BE` and `nl_BE.UTF-8` are `nl`.
 */
export function languageOf(tag: string | null | undefined): Language | undefined {
  const primary = tag?.toLowerCase().split(/[-_.]/)[0];
  return LANGUAGES.find((language) => language === primary);
}

/** A text with the admin's names in it. Each is a whole sentence or more: nothing is joined from fragments. */
export type Say = (names: Names) => string;

export type FindingTexts = { readonly [C in FindingCode]: (args: FindingArgs[C]) => string };
export type CauseTexts = Readonly<Record<Cause, Say>>;

export interface QuestionText<Q extends AskedQuestion> {
  readonly ask: string;
  /** Why it is asked: what hangs on the answer. */
  readonly why: string;
  readonly choices: Readonly<Record<ChoiceOf<Q>, string>>;
}
export type QuestionTexts = { readonly [Q in AskedQuestion]: QuestionText<Q> };

export type RemedyText<R extends RemedyId> = {
  readonly title: Say;
  readonly steps: Readonly<Record<StepId<R>, Say>>;
} & (R extends RequestRemedyId ? { readonly request: Say } : { readonly request?: never });
export type RemedyTexts = { readonly [R in RemedyId]: RemedyText<R> };

/** Every user-facing text of one language. */
export interface Catalog {
  readonly language: Language;
  readonly findings: FindingTexts;
  /** The verdict: what is wrong, in a sentence or two. */
  readonly causes: CauseTexts;
  /** Who performs the first step, as a short phrase. */
  readonly actors: Readonly<Record<Actor, string>>;
  /** The same, said to an admin of the receiving side. */
  readonly actorsForRecipient: Readonly<Record<'sender' | 'recipient', string>>;
  /** The same, to whoever reads a ticket. */
  readonly actorsInTicket: Readonly<Record<'sender' | 'recipient' | 'provider', string>>;
  readonly confidence: Readonly<Record<Confidence, string>>;
  /** Below a verdict whose rule no document of the receiver states. */
  readonly fromReports: string;
  readonly kinds: Readonly<Record<Kind, string>>;
  readonly notes: Readonly<Record<ReadingNote, string>>;
  readonly questions: QuestionTexts;
  readonly remedies: RemedyTexts;
  readonly afterwards: AfterwardsTexts;
  readonly chat: ChatTexts;
  readonly talk: TalkTexts;
  readonly slack: SlackTexts;
  readonly teams: TeamsTexts;
}
