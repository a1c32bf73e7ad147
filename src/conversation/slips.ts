import { isOneSlip } from '../diagnosis/misspelling.ts';

/** Shorter words are one slip away from too many others. */
const SHORTEST = 5;
/** Words that answers turn on, as the readers of the questions know them. */
const KNOWN: readonly string[] = [
  'agreement',
  'alles',
  'azure',
  'blocked',
  'compromised',
  'customer',
  'deallocated',
  'default',
  'delegated',
  'direct',
  'directly',
  'doorgestuurd',
  'dynamic',
  'dynamisch',
  'enterprise',
  'exchange',
  'external',
  'firewall',
  'forwarded',
  'gateway',
  'geblokkeerd',
  'gehackt',
  'gestart',
  'gestopt',
  'hacked',
  'herstart',
  'hetzner',
  'leverancier',
  'nothing',
  'ontvanger',
  'outgoing',
  'postfix',
  'provider',
  'rebooted',
  'receiving',
  'rechtstreeks',
  'recipient',
  'relay',
  'restarted',
  'sender',
  'sending',
  'sendmail',
  'smarthost',
  'standard',
  'static',
  'statisch',
  'student',
  'tenant',
  'works',
  'werkt',
];

/** The text with words that are one letter off one of the known words put right: "statci" is "static". */
export function withoutSlips(text: string): string {
  return text.replace(/[a-z]{5,14}/gi, (word) => {
    const lower = word.toLowerCase();
    if (lower.length < SHORTEST || KNOWN.includes(lower)) return word;
    return KNOWN.find((known) => isOneSlip(lower, known)) ?? word;
  });
}
