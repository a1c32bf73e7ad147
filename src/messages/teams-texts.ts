/** Texts that only Teams shows: its dialog, its search, its greeting, the fold of a card. */
export interface TeamsTexts {
  /** Opens and closes the records below a finding. */
  readonly records: (count: number) => string;
  /** Below the help, when the app has just been added: in a personal chat, and the ways in that Teams has elsewhere. */
  readonly personalWay: string;
  readonly ways: readonly string[];
  /** A message with a file that Teams hands to bots in a personal chat only. */
  readonly filesElsewhere: string;
  /** A button that no card of ours has. */
  readonly unknownButton: string;
  readonly dialogTitle: string;
  /** What will happen. */
  readonly dialogIntro: string;
  readonly dialogField: string;
  readonly dialogPlaceholder: string;
  /** In place of the field, for a message that is too long for it. */
  readonly dialogWhole: (characters: number) => string;
  readonly dialogFiles: string;
  readonly dialogWhere: string;
  readonly dialogHere: string;
  readonly dialogPrivate: string;
  readonly dialogSubmit: string;
  readonly dialogEmpty: string;
  readonly dialogNoBounce: string;
  /** The app has not been added to the chat or team that the message is in. */
  readonly dialogOutside: string;
  readonly dialogAdd: string;
  /** Teams lets no app write to somebody who does not have it. */
  readonly dialogNoPrivateChat: string;
  /** Who asked for what stands below. */
  readonly askedAbout: (name: string) => string;
  readonly theMessage: string;
  /** The search, before anything has been typed that can be looked up. */
  readonly searchHint: string;
  readonly searchSlow: (words: string) => string;
}
