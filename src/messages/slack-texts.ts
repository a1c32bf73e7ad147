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
  readonly goOnPrivately: string;
  readonly publicNote: string;
  readonly wentOnPrivately: string;
  readonly cannotReadAgain: string;
  readonly notInChannel: string;
  readonly homeHeading: string;
  readonly homeIntro: string;
  readonly homeSteps: readonly string[];
  readonly homePaste: string;
  readonly homeCases: string;
  readonly homeNoCases: string;
  readonly homeOpenCase: string;
}
