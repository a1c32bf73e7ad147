/**
 * What Slack takes in one message. Characters are UTF-16 units. Block Kit reference,
 * https://docs.slack.dev/reference/block-kit/blocks, read 2026-11-20.
 */
export const LIMITS = {
  blocksPerMessage: 50,
  /**
   * All blocks of a message as JSON, in bytes. The limit is not documented: `msg_blocks_too_long` comes at about 13,200
   * characters and counts more than the texts, https://github.com/slackapi/bolt-js/issues/2867.
   */
  bytesPerMessage: 12_000,
  /** A text object; for a text in a rich text block no limit is documented, and this one is kept. */
  text: 3_000,
  /** By our choice, so that blocks fill messages well: a rich text block as JSON, in bytes, unless one text needs more. */
  bytesPerRichText: 6_000,
  header: 150,
  /** The line for notifications; Slack advises no more than 4,000 characters. */
  summary: 3_000,
  buttonLabel: 75,
  buttonValue: 2_000,
  buttonsPerBlock: 25,
  /** A text field of a modal takes no more. */
  input: 3_000,
  /** A modal's title and its two buttons. */
  modalWord: 24,
  /** Blocks of a modal or of the Home. */
  blocksPerView: 100,
} as const;
