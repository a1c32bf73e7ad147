import type { ReceiverId } from './receivers.ts';
import type { Cause, Reason } from './vocabulary.ts';

/** Where a fact was read. */
export interface Source {
  readonly title: string;
  readonly url: string;
  /** The day it was read, ISO 8601. */
  readonly read: string;
  /** The document's own date, where it has one. */
  readonly dated?: string;
}

/** A wire text that the row must decide. The test takes reply code and status from its beginning. */
export type Sample = string | { readonly text: string; readonly command?: string; readonly remoteMta?: string };

/**
 * One row of knowledge: which refusal means what. Rows are ordered, the first that matches decides.
 * Every condition that a row gives must hold; a row gives `says`, `status` or `reply` at least.
 */
export interface Rule {
  /** Group and name, as `gmail.no-ptr`. */
  readonly id: string;
  /** Whose wording this is. Its rows come first where the receiver is recognised. */
  readonly receiver?: ReceiverId;
  /** True for words that mean this at that receiver only. */
  readonly onlyThere?: boolean;
  readonly reason: Reason;
  readonly cause: Cause;
  /** Phrases (see wording.ts) of which one must occur. */
  readonly says?: readonly string[];
  /** Phrases of which none may occur. */
  readonly unless?: readonly string[];
  /** Refines `says`, on the text as it came. */
  readonly pattern?: RegExp;
  /** Reply codes, or their first digits. */
  readonly reply?: readonly string[];
  /** Enhanced status codes: `5.7.25`, `X.7.25` for both classes, `5.7.606-649` for a range. */
  readonly status?: readonly string[];
  /** The command that was refused; the empty string where the text does not tell. */
  readonly command?: readonly string[];
  /** Where it differs from what the first digit of the code says. */
  readonly permanent?: boolean;
  /** False: seen on the wire, but no document of the receiver says what it means. */
  readonly verified?: false;
  readonly source: Source;
  readonly samples: readonly Sample[];
}

type Rest = Partial<Omit<Rule, 'id' | 'receiver' | 'reason' | 'cause' | 'samples'>>;

/**
 * A way to write the rows of one receiver short: name, reason, cause, phrases, samples and what else a row needs.
 * Rows get the id `<receiver>.<name>` and `source` unless they name another.
 */
export function rowsOf(receiver: ReceiverId, source: Source) {
  return (
    name: string,
    reason: Reason,
    cause: Cause,
    says: readonly string[] | null,
    samples: readonly Sample[],
    rest: Rest = {},
  ): Rule => ({
    id: `${receiver}.${name}`,
    receiver,
    reason,
    cause,
    ...(says ? { says } : {}),
    samples,
    source,
    ...rest,
  });
}
