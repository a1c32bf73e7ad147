/** Something that recognises a text: a regular expression, or a reader of its own where one pattern would not do. */
export interface Pattern {
  test(text: string): boolean;
}

/** One of a question's choices. */
export interface Choice {
  readonly id: string;
  /** What means this choice when it is the answer to the question. */
  readonly answer: Pattern;
  /** What says so in running text that answers no question; stricter, and absent where running text could mislead. */
  readonly said?: Pattern;
  /** False: understood when typed, but no button: a question has few. */
  readonly offered?: false;
}

/** What a question takes for an answer. */
export type QuestionRow =
  | {
      readonly takes: 'choice';
      readonly choices: readonly Choice[];
      /** A text that names two of the choices settles nothing: it tells of a change, or compares. */
      readonly exclusive?: true;
    }
  /** An IP address. */
  | { readonly takes: 'address' }
  /** A host name. */
  | { readonly takes: 'host' }
  /** One or more labels of a name, such as a DKIM selector. */
  | { readonly takes: 'label' }
  /** Another paste. */
  | { readonly takes: 'paste' };

/** Recognises what any of the patterns does. */
export function anyOf(...patterns: readonly Pattern[]): Pattern {
  return { test: (text) => patterns.some((pattern) => pattern.test(text)) };
}

/** Recognises what the first does, unless the second does too. */
export function butNot(pattern: Pattern, unless: Pattern): Pattern {
  return { test: (text) => pattern.test(text) && !unless.test(text) };
}

const YES = /^\W*(?:yes|yep|yup|yeah|y|ja|jep|jup|jawel|jazeker|correct|klopt|indeed|inderdaad|sure|zeker)\b/i;
const NO = /^\W*(?:no|nope|n|nah|nee|neen|none|geen|not|niet|niks|never|nooit)\b/i;

/**
 * The choices `yes` and `no`. Words that settle it by themselves go before a leading "yes": "yes, we rebooted it" says no
 * where only a stop counts.
 */
export function yesNo(words: {
  readonly yes?: Pattern;
  readonly no?: Pattern;
  readonly saidYes?: Pattern;
  readonly saidNo?: Pattern;
}) {
  const { yes, no, saidYes, saidNo } = words;
  const meaning = (text: string): 'yes' | 'no' | undefined => {
    if (no?.test(text)) return 'no';
    if (yes?.test(text)) return 'yes';
    if (NO.test(text)) return 'no';
    return YES.test(text) ? 'yes' : undefined;
  };
  return [
    {
      id: 'yes',
      answer: { test: (text: string) => meaning(text) === 'yes' },
      ...(saidYes ? { said: saidYes } : {}),
    },
    { id: 'no', answer: { test: (text: string) => meaning(text) === 'no' }, ...(saidNo ? { said: saidNo } : {}) },
  ] as const;
}
