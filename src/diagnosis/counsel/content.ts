import type { Cause } from '../../knowledge/vocabulary.ts';
import type { Ladder } from '../ladder.ts';
import { advise, ask, type Counsel, type Trees } from './advice.ts';

/** What is in the message, and what is no message of the admin's. */
export const CONTENT_TREES: Trees = {
  content_spam: (_, cause) => advise(cause, 'sender', ['spam-content']),
  content_malware: (_, cause) => advise(cause, 'sender', ['malware-found']),
  attachment_blocked: (_, cause) => advise(cause, 'sender', ['blocked-attachment']),
  message_malformed: (_, cause) => advise(cause, 'sender', ['well-formed-message']),
  smtp_protocol_error: (_, cause) => advise(cause, 'sender', ['smtp-in-order']),
  backscatter: (_, cause) => advise(cause, 'none', ['forged-sender']),
  unknown: (_, cause) => advise(cause, 'sender', ['whole-bounce']),
  insufficient_info: tooLittle,
};

/** Without a refusal or an address there is nothing to read and to look up: they are asked for once. */
function tooLittle(ladder: Ladder, cause: Cause): Counsel {
  const { unrefused, facts } = ladder.case;
  if (unrefused && ladder.ip === null && facts.full_bounce === undefined) return ask('full_bounce');
  return advise(cause, 'sender', [unrefused ? 'show-the-trouble' : 'whole-bounce']);
}
