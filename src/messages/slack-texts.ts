import type { ProfileField } from '../diagnosis/profile.ts';

/** Texts that only Slack shows: its modal, its Home, the buttons that carry an answer to another place. */
export interface SlackTexts {
  /** The modal's title; 24 characters at most, as the two buttons below it. */
  readonly modalTitle: string;
  readonly modalSubmit: string;
  readonly modalCancel: string;
  readonly modalField: string;
  readonly modalHint: string;
  readonly modalPlaceholder: string;
  readonly modalLanguage: string;
  readonly modalLanguageAuto: string;
  readonly modalPrivate: string;
  readonly modalPrivateChoice: string;
  readonly modalEmpty: string;
  readonly modalNoBounce: string;
  /** Who asked for what stands below. `user` has been put in by the adapter, before this text. */
  readonly askedBy: string;
  readonly askedAbout: string;
  readonly theMessage: string;
  readonly share: string;
  readonly shared: string;
  /** The button that hands a summary over as a file, the line before such a file, and when Slack does not take it. */
  readonly asFile: string;
  readonly yourFile: string;
  readonly noFile: string;
  readonly goOnPrivately: string;
  readonly publicNote: string;
  readonly wentOnPrivately: string;
  readonly cannotReadAgain: string;
  readonly notInChannel: string;
  /** Before a time, and how that is told: https://docs.slack.dev/reference/block-kit/block-elements/date-element */
  readonly until: string;
  readonly untilFormat: string;
  readonly homeHeading: string;
  readonly homeIntro: string;
  readonly homeSteps: readonly string[];
  readonly homePaste: string;
  readonly homeCases: string;
  readonly homeNoCases: string;
  readonly homeOpenCase: string;
  readonly setup: SetupTexts;
}

/** The workspace's profile on the Home, and the form that changes it. */
export interface SetupTexts {
  readonly empty: string;
  /** The button that opens the form. */
  readonly change: string;
  /** 24 characters at most, as the button that saves. */
  readonly title: string;
  readonly save: string;
  readonly intro: string;
  readonly labels: Readonly<Record<ProfileField, string>>;
  readonly hints: Readonly<Record<'domains' | 'addresses' | 'smartHosts' | 'selectors', string>>;
  /** The choice of a field that nobody has told. */
  readonly none: string;
  readonly eachTheirs: string;
  /** Behind the name of a smart host; read back by `valueOf`. */
  readonly own: string;
  readonly theirs: string;
  readonly tooMany: (most: number) => string;
  readonly resolver: string;
  readonly notSaved: string;
}
