import type { ConfigurationTexts } from './configuration-texts.ts';

/** Texts that only the command line shows. Names of commands, options and fields are the same in every language. */
export interface TerminalTexts {
  /** All commands and options. */
  readonly help: string;
  /** At the start of a conversation at the prompt, below the help. */
  readonly atThePrompt: string;
  /** Somebody at a terminal is expected to paste. */
  readonly pasteNow: string;
  /** No DNS server answered anything. */
  readonly noResolver: string;
  readonly progress: (done: number, aSecond: number) => string;
  readonly wentWrong: string;

  readonly noCommand: (commands: readonly string[]) => string;
  readonly unknownCommand: (name: string, commands: readonly string[]) => string;
  /** `meant` is a whole command, such as `diagnose bounce.eml`. */
  readonly commandMeant: (name: string, meant: string) => string;
  readonly unknownOption: (option: string, meant: string | undefined) => string;
  readonly optionWithoutValue: (option: string) => string;
  readonly optionWithValue: (option: string) => string;
  readonly noLanguage: (text: string) => string;
  /** `setting` is an option or a variable. */
  readonly badServer: (setting: string, text: string) => string;
  /** What is wrong with the settings of the blocklists. */
  readonly settings: ConfigurationTexts['together'];
  readonly badTimeout: (text: string) => string;
  readonly badChecks: (text: string) => string;
  readonly usage: (usage: string) => string;
  readonly oneFile: string;
  readonly noFile: (path: string) => string;
  readonly forbiddenFile: (path: string) => string;
  readonly unopenedFile: (path: string, code: string) => string;
  readonly notAFile: (path: string) => string;
  readonly unreadAnswers: (path: string) => string;
  readonly answersShape: (path: string) => string;
  readonly classifyUsage: string;
  readonly forgetNeedsRedis: string;
  readonly feedbackNeedsRedis: string;
  readonly redisAway: string;

  readonly deleted: (count: number) => string;
  readonly feedback: {
    readonly nobody: string;
    readonly wrong: string;
    readonly right: string;
    readonly rules: (workspaces: number) => string;
  };
  /** Of `classify --summary`. */
  readonly summary: {
    readonly input: string;
    readonly unreadable: string;
    readonly leftOut: string;
    readonly inPart: string;
    readonly recipients: string;
    readonly reason: string;
    readonly receiver: string;
    readonly family: string;
    readonly notKnown: string;
    readonly none: string;
  };
}
