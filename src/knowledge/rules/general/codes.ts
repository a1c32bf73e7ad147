import type { Rule } from '../../rule.ts';
import { IANA, RFC5321 } from '../../sources.ts';
import { REPLY_CODES, SPECIFIC_STATUS, VAGUE_STATUS } from '../../status-codes.ts';

/** Enhanced status codes that say enough by themselves. */
export const STATUS_RULES: readonly Rule[] = SPECIFIC_STATUS.map(({ status, reason, cause }) => ({
  id: `iana.${status}`,
  reason,
  cause,
  status: [status],
  source: IANA,
  samples: [`${status.replace('X', '5')} (no words)`],
}));

/** Enhanced status codes that say little: after every wording. */
export const VAGUE_STATUS_RULES: readonly Rule[] = VAGUE_STATUS.map(({ status, reason, cause }) => ({
  id: `iana.${status}`,
  reason,
  cause,
  status: [status],
  source: IANA,
  samples: [`${status.replace('X', '5')} (no words)`],
}));

/** Bare reply codes: the last resort. */
export const REPLY_RULES: readonly Rule[] = REPLY_CODES.flatMap(({ reply, reason, cause }) =>
  reason === null
    ? []
    : [{ id: `reply.${reply}`, reason, cause, reply: [reply], source: RFC5321, samples: [`${reply} (no words)`] }],
);
