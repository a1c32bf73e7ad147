import type { CheckId } from '../checks/finding.ts';
import type { DnsFailure } from '../dns/answer.ts';

/** What was read of a refusal, for the line that repeats it. Null: not in the text. */
export interface ReadFacts {
  readonly replyCode: string | null;
  readonly enhancedStatusCode: string | null;
  /** The refusing side: a host name or the reporting server. */
  readonly host: string | null;
  readonly recipient: string | null;
  readonly sendingIp: string | null;
}

/** Checks of a report by how they ended. */
export interface HealthCounts {
  readonly bad: number;
  readonly warning: number;
  readonly unknown: number;
  readonly checks: number;
}

/** The texts of the talk itself. */
export interface ChatTexts {
  readonly help: readonly string[];
  readonly helpHeading: string;
  /** Ordinary chat, addressed to the bot. */
  readonly notABounce: string;
  readonly read: (facts: ReadFacts) => string;
  /** Nothing but the kind could be read of a bounce. */
  readonly readNothing: string;
  /** Of more failed recipients than are shown one by one, or than are taken at once. */
  readonly howMany: (recipients: { readonly shown: number; readonly read: number; readonly total: number }) => string;
  /** Messages of a file that were not opened: too many, too large, damaged or encrypted. */
  readonly unreadMessages: (count: number) => string;
  readonly quoted: string;
  readonly checking: (count: number) => string;
  readonly checkingAgain: string;
  readonly whatDnsSays: string;
  readonly noDnsNeeded: string;
  readonly verdictHeading: string;
  /** In its place where nothing bounced. */
  readonly troubleHeading: string;
  readonly nowHeading: string;
  readonly whoActs: (actor: string) => string;
  readonly howSure: (confidence: string) => string;
  readonly severalCauses: (count: number) => string;
  readonly forRecipients: (recipients: readonly string[]) => string;
  /** Before the cause of a refusal for its age, where the last error is known. */
  readonly gaveUp: string;
  readonly noAdviceYet: string;
  readonly requestHeading: string;
  readonly capitals: string;
  /** Where the missing word is the server's own name. */
  readonly capitalsMailName: string;
  /** `old`: its text was older than a year when it was read. */
  readonly sourceDate: (title: string, dated: string | null, old: boolean) => string;
  readonly readOn: (date: string) => string;
  readonly whyIAsk: (why: string) => string;
  readonly typeIt: string;
  readonly dontKnow: string;
  readonly youAnswered: (question: string, answer: string) => string;
  readonly notUnderstood: string;
  readonly notAnAddress: string;
  readonly notAHost: string;
  readonly assumed: (questions: readonly string[]) => string;
  /** Behind that, where nobody can answer. */
  readonly toldInChat: string;
  readonly checkAgain: string;
  readonly startOver: string;
  readonly startedOver: string;
  readonly oldButton: string;
  readonly nothingToRecheck: string;
  readonly changesHeading: string;
  readonly fixed: (text: string) => string;
  readonly stillFailing: (text: string) => string;
  readonly newProblem: (text: string) => string;
  readonly allFixed: string;
  readonly nothingChanged: string;
  /** How the second look was made: at the zone's own servers, or only through the resolver. */
  readonly askedAuthoritative: string;
  readonly askedResolver: string;
  readonly serversDisagree: (name: string) => string;
  readonly cachesUntil: (seconds: number) => string;
  readonly failures: Readonly<Record<DnsFailure, string>>;
  readonly lookupUsage: (usage: string) => string;
  readonly healthHeading: (subject: string) => string;
  /** How many checks found something wrong, might be better, or could not be made. */
  readonly healthSummary: (subject: string, counts: HealthCounts) => string;
  readonly healthDetails: string;
  /** A check that had nothing to tell. */
  readonly healthNothing: string;
  readonly checkNames: Readonly<Record<CheckId, string>>;
  readonly badAddress: (text: string) => string;
  readonly privateAddress: (text: string) => string;
  readonly badName: (text: string) => string;
  readonly badCode: (text: string) => string;
  readonly codeUnknown: (code: string) => string;
  /** `meaning` is the registry's own wording, in English. */
  readonly codeMeaning: (code: string, meaning: string) => string;
  readonly codePermanent: string;
  readonly codeTemporary: string;
  readonly codeAt: (receiver: string, meaning: string) => string;
  readonly fileTooLarge: string;
  readonly fileUnavailable: string;
  readonly storeDown: string;
  readonly interrupted: string;
  /** A button. */
  readonly showAgain: string;
  readonly internalError: string;
  /** Too much was asked: by everybody together, by one workspace, by one user. */
  readonly busy: Readonly<Record<'all' | 'workspace' | 'user', string>>;
}
