import type { RuleInput } from '../../src/bounce/rule-input.ts';

const CODES = /(?<![\d.])([45]\d\d)?(?:[ -]+|^)(?:#?([245]\.\d{1,3}\.\d{1,3})(?![\d.]))?/;

/** One refusal as the reader would hand it over, with the codes at the beginning of `text`. */
export function refusal(text: string, more: Partial<RuleInput> = {}): RuleInput {
  const [, replyCode, enhanced] = CODES.exec(text) ?? [];
  return {
    text,
    replyCode: replyCode ?? null,
    enhancedStatusCode: enhanced ?? null,
    smtpCommand: null,
    issuedBy: 'remote',
    remoteMta: null,
    reportingMta: null,
    recipientDomain: null,
    ...more,
  };
}
