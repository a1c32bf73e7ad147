import type { RemedyRow } from './row.ts';

/** What is in the message, and what is no message of the admin's at all. */
export const CONTENT_REMEDIES = {
  'spam-content': {
    steps: { look: {}, narrow: {}, wanted: {} },
    sources: ['gmailCodes', 'outlookPostmaster'],
  },
  'malware-found': {
    steps: { scan: {}, clean: {}, mistaken: {} },
    sources: ['yahooCodes', 'sisimai'],
  },
  'blocked-attachment': {
    steps: { type: {}, link: {}, allow: {} },
    sources: ['gmailCodes'],
  },
  'well-formed-message': {
    steps: { header: {}, once: {}, lines: {}, program: {} },
    sources: ['rfc5322', 'gmailCodes', 'exchangeOnlineNdr'],
  },
  'smtp-in-order': {
    steps: { proxy: {}, software: {}, transcript: {} },
    sources: ['rfc5321', 'gmailCodes'],
  },
  'forged-sender': {
    steps: { nothing: {}, check: {}, dmarc: {}, quiet: {} },
    sources: ['rfc9989', 'rfc7208'],
  },
  'whole-bounce': {
    steps: { paste: {} },
    sources: ['rfc5321'],
  },
  /** Trouble that was told, and nothing shown of it. */
  'show-the-trouble': {
    steps: { bounce: {}, spam: {}, log: {}, address: { when: ({ ip }) => ip === null } },
    sources: ['rfc5321', 'gmailCodes'],
  },
} as const satisfies Record<string, RemedyRow>;
