import type { Rule } from '../rule.ts';
import { AUTHENTICATION } from './general/authentication.ts';
import { BLOCKED_CLIENT, BLOCKLIST, BLOCKLIST_ERRORS } from './general/blocklist.ts';
import { REPLY_RULES, STATUS_RULES, VAGUE_STATUS_RULES } from './general/codes.ts';
import { CONTENT } from './general/content.ts';
import { MAILBOX } from './general/mailbox.ts';
import { NETWORK } from './general/network.ts';
import { POLICY, RELAY, SECURITY, VAGUE_REFUSAL } from './general/policy.ts';
import { RATE } from './general/rate.ts';
import { RECIPIENT } from './general/recipient.ts';
import { REVERSE_DNS } from './general/reverse-dns.ts';
import { SYSTEM } from './general/system.ts';

/**
 * All rows in the order in which they decide: what receivers say in words of their own, then words that name one cause, then codes that do,
 * then vague words, then vague codes. Rows of the recognised receiver come first whatever their place.
 */
export const RULES: readonly Rule[] = [
  ...BLOCKLIST_ERRORS,
  ...AUTHENTICATION,
  ...REVERSE_DNS,
  ...RELAY,
  ...RATE,
  ...MAILBOX,
  ...BLOCKLIST,
  ...CONTENT,
  ...SECURITY,
  ...RECIPIENT,
  ...NETWORK,
  ...BLOCKED_CLIENT,
  ...STATUS_RULES,
  ...POLICY,
  ...SYSTEM,
  ...VAGUE_REFUSAL,
  ...VAGUE_STATUS_RULES,
  ...REPLY_RULES,
];
