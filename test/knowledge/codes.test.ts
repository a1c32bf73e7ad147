import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { classify } from '../../src/bounce/classify.ts';
import { RECEIVERS } from '../../src/knowledge/receivers.ts';
import { RULES } from '../../src/knowledge/rules/index.ts';
import { REPLY_CODES, SPECIFIC_STATUS, VAGUE_STATUS } from '../../src/knowledge/status-codes.ts';
import { refusal } from '../support/refusal.ts';

const CODES = '../shared/data/codes.jsonl';
const Row = z.object({
  provider: z.string(),
  reply: z.number().nullable(),
  enhanced: z.string().nullable(),
  match: z.string().nullable(),
  cause: z.string().nullable(),
  verified: z.boolean(),
});
type Row = z.infer<typeof Row>;

const present = existsSync(CODES);
const rows = present
  ? readFileSync(CODES, 'utf8')
      .trim()
      .split('\n')
      .map((line) => Row.parse(JSON.parse(line)))
  : [];

const hostOf = (provider: string): string | null => RECEIVERS.find(({ id }) => id === provider)?.hosts[0] ?? null;
/** `4.7.500-699` stands for a range: its first code. */
const first = (status: string | null): string | null => status?.replace(/-.*/, '') ?? null;

function read(row: Row) {
  const text = [row.reply, first(row.enhanced), row.match].filter((part) => part !== null).join(' ');
  return classify(
    refusal(text, {
      replyCode: row.reply === null ? null : String(row.reply),
      enhancedStatusCode: first(row.enhanced),
      remoteMta: hostOf(row.provider),
    }),
  );
}

describe(
  present
    ? 'the table of codes and phrases'
    : `the table of codes and phrases (${CODES} is not there: own fixtures only)`,
  () => {
    it('is covered: each row with a cause gets that cause under its receiver', () => {
      const missed = rows.filter((row) => row.cause !== null && read(row).cause !== row.cause);
      expect(missed.map((row) => ({ ...row, got: read(row).rule }))).toEqual([]);
    });

    it('is covered: each registered status code has a row of its own, except those that say nothing', () => {
      const known = new Set(
        [...SPECIFIC_STATUS, ...VAGUE_STATUS]
          .map(({ status }) => status)
          .concat(RULES.flatMap(({ status }) => status ?? [])),
      );
      const left = rows.filter(({ provider, enhanced }) => provider === 'iana' && !known.has(enhanced ?? ''));
      // X.0.0 "other undefined status", X.1.5 "destination address valid", X.3.6 "priority was changed": none is a cause.
      expect(left.map(({ enhanced }) => enhanced)).toEqual(present ? ['X.0.0', 'X.1.5', 'X.3.6'] : []);
    });

    it('is covered: each reply code is listed', () => {
      const known = new Set(REPLY_CODES.map(({ reply }) => reply));
      expect(rows.filter(({ provider, reply }) => provider === 'smtp-reply' && !known.has(String(reply)))).toEqual([]);
    });

    it('marks what no document of the receiver says', () => {
      const verified = (row: Row): boolean => RULES.find(({ id }) => id === read(row).rule)?.verified ?? true;
      // 127.0.0.5 to .7 are the old XBL range: the row reads "listed", it does not say by which part.
      const unverified = rows.filter((row) => !row.verified && row.cause !== null && row.provider !== 'spamhaus-dnsbl');
      expect(unverified.filter(verified)).toEqual([]);
    });
  },
);

it.each([
  ['X.7.25', 'rdns_missing'],
  ['X.1.1', 'recipient_unknown'],
  ['X.4.7', 'message_expired'],
])('the registered %s means %s in either class', (status, cause) => {
  for (const code of ['4', '5'])
    expect(classify(refusal(`${code}50 ${status.replace('X', code)} (no words)`)).cause).toBe(cause);
});
