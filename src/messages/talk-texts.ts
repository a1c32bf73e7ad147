import type { Ending } from '../session/workspace-store.ts';

/** Kinds of credentials, as they are named to who pasted one. `secret`: it cannot be told which. */
export type CredentialKind = 'password' | 'token' | 'key' | 'private_key' | 'login' | 'secret';

/** The texts of what goes around a diagnosis: watch, hand-over, profile, going back, and the like. */
export interface TalkTexts {
  readonly showMore: string;
  /** Behind "Show more". */
  readonly rest: string;
  readonly showNext: string;
  readonly noNext: string;
  /** `index` counts from 1. */
  readonly causeOf: (index: number, count: number) => string;

  readonly watchButton: string;
  readonly stopWatching: string;
  readonly watching: (hours: number) => string;
  /** Without Redis: it ends with the process. */
  readonly watchingHere: (hours: number) => string;
  readonly watchNothing: string;
  readonly watchAlready: string;
  readonly watchFull: string;
  readonly watchNoPlace: string;
  readonly watchNone: string;
  readonly watchStopped: string;
  readonly watchLive: string;
  readonly watchPartly: string;
  readonly watchOver: string;

  /** `date` is ISO 8601. */
  readonly seenBefore: (count: number, date: string, ending: Ending) => string;
  readonly wasThisRight: string;
  readonly yes: string;
  readonly no: string;
  readonly thanksRight: string;
  readonly thanksWrong: string;
  readonly nothingToRate: string;
  /** The answer to "thanks". */
  readonly welcome: string;
  readonly forgotten: string;

  readonly whyAsked: (why: string) => string;
  readonly whyNotKnown: string;
  readonly nothingToExplain: string;
  readonly fromTextAlone: string;
  readonly nothingBefore: string;
  readonly back: string;
  readonly closed: string;
  readonly reopen: string;
  readonly nothingToClose: string;
  readonly nothingToReopen: string;
  readonly disputed: (ip: string) => string;
  readonly also: (question: string, answer: string) => string;
  readonly credential: (kinds: readonly CredentialKind[]) => string;

  readonly checkingNow: string;
  readonly checkLine: (check: string, subject: string) => string;
  /** By the id of a check; one that is not in it goes by its id, a technical name. */
  readonly checks: Readonly<Partial<Record<string, string>>>;

  readonly ticketButton: string;
  readonly ticketIntro: string;
  readonly asPlainText: string;
  readonly asMarkdown: string;
  readonly nothingToHandOver: string;
  readonly ticketTitle: string;
  readonly ticketRead: string;
  readonly ticketVerdict: string;
  readonly ticketProof: string;
  readonly ticketFacts: string;
  readonly ticketOpen: string;
  readonly ticketSteps: string;
  readonly ticketSources: string;
  readonly factAnswered: (question: string, answer: string, by: string | null) => string;
  readonly factFromPaste: (question: string, answer: string) => string;
  readonly factFromProfile: (question: string, answer: string) => string;

  readonly profile: ProfileTexts;
}

/** The texts of the workspace's profile. */
export interface ProfileTexts {
  readonly heading: string;
  readonly empty: string;
  readonly domains: (names: readonly string[]) => string;
  readonly addresses: (addresses: readonly string[]) => string;
  readonly provider: (name: string) => string;
  readonly subscription: (name: string) => string;
  readonly smartHostOwn: (name: string) => string;
  readonly smartHostTheirs: (name: string) => string;
  readonly smartHost: (name: string) => string;
  readonly selectors: (names: readonly string[]) => string;
  readonly language: string;
  /** How to change it in words, with examples. */
  readonly howTo: string;
  readonly examples: readonly string[];
  readonly providerButton: string;
  readonly subscriptionButton: string;
  readonly languageButton: string;
  readonly languages: { readonly en: string; readonly nl: string };
  readonly chooseProvider: string;
  readonly chooseSubscription: string;
  readonly chooseLanguage: string;
  /** What is wrong with a value; `text` is it, masked, or empty when none was given. */
  readonly problems: {
    readonly domains: (text: string) => string;
    readonly addresses: (text: string) => string;
    readonly provider: (text: string) => string;
    readonly subscription: (text: string) => string;
    readonly smartHosts: (text: string) => string;
    readonly selectors: (text: string) => string;
    readonly language: (text: string) => string;
  };
}
