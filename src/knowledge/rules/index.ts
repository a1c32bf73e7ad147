import type { Rule } from '../rule.ts';
import { AUTHENTICATION } from './general/authentication.ts';
import { BLOCKED_CLIENT, BLOCKLIST, BLOCKLIST_ERRORS, REFUSED_GREETING } from './general/blocklist.ts';
import { REPLY_RULES, STATUS_RULES, VAGUE_STATUS_RULES } from './general/codes.ts';
import { CONTENT } from './general/content.ts';
import { MAILBOX } from './general/mailbox.ts';
import { GAVE_UP, NETWORK, STILL_TRYING } from './general/network.ts';
import { POLICY } from './general/policy.ts';
import { PROGRAMS } from './general/programs.ts';
import { RATE } from './general/rate.ts';
import { RECIPIENT, RECIPIENT_REJECTED } from './general/recipient.ts';
import { RELAY } from './general/relay.ts';
import { REVERSE_DNS } from './general/reverse-dns.ts';
import { SECURITY } from './general/security.ts';
import { SENDER } from './general/sender.ts';
import { SYSTEM, SYSTEM_VAGUE } from './general/system.ts';
import { VAGUE_REFUSAL, WEAK_WORDS } from './general/weak.ts';
import { GMAIL } from './gmail.ts';
import { ACCESS_PROVIDERS, GATEWAYS, SPECTRUM } from './gateways.ts';
import { AOL, GMX_WEBDE, ICLOUD, ORANGE, OTHER_PROVIDERS, T_ONLINE, YAHOO } from './mailbox-providers.ts';
import { EXCHANGE_ONLINE, EXCHANGE_ONLINE_VAGUE, OUTLOOK } from './microsoft.ts';

/**
 * All rows in the order in which they decide: what receivers say in words of their own, then words that name one cause, then codes that do,
 * then vague words, then vague codes. Rows of the recognised receiver come first whatever their place.
 */
export const RULES: readonly Rule[] = [
  ...BLOCKLIST_ERRORS,
  ...GMAIL,
  ...OUTLOOK,
  ...EXCHANGE_ONLINE,
  ...AOL,
  ...YAHOO,
  ...ICLOUD,
  ...GMX_WEBDE,
  ...T_ONLINE,
  ...SPECTRUM,
  ...ACCESS_PROVIDERS,
  ...GATEWAYS,
  ...OTHER_PROVIDERS,
  ...ORANGE,
  ...PROGRAMS,
  ...AUTHENTICATION,
  ...REVERSE_DNS,
  ...RELAY,
  ...RATE,
  ...MAILBOX,
  ...BLOCKLIST,
  ...CONTENT,
  ...SECURITY,
  ...SENDER,
  ...RECIPIENT,
  ...NETWORK,
  ...BLOCKED_CLIENT,
  ...STATUS_RULES,
  ...REFUSED_GREETING,
  ...POLICY,
  ...SYSTEM,
  ...GAVE_UP,
  ...SYSTEM_VAGUE,
  ...RECIPIENT_REJECTED,
  ...WEAK_WORDS,
  ...VAGUE_REFUSAL,
  ...STILL_TRYING,
  ...EXCHANGE_ONLINE_VAGUE,
  ...VAGUE_STATUS_RULES,
  ...REPLY_RULES,
];
