// Bounce notifications as JSON (Amazon SES and its kin).
import { NO_FAILURE, type Told } from './failure.ts';
import { stringsAt } from './json-values.ts';
import { MAX_BOUNCES } from './left-out.ts';
import { findReplies, foldReply } from './reply.ts';

const RECIPIENT = /"emailAddress"\s{0,4}:\s{0,4}"([^"]{1,400})"/g;

/** True when a text may hold such a notification. */
export function hasJsonReport(text: string): boolean {
  return text.includes('"bouncedRecipients"') || text.includes('"delayedRecipients"');
}

/** The bounced recipients; null when there are none. */
export function readJsonReport(text: string): Told | null {
  const all = [...text.matchAll(RECIPIENT)];
  if (all.length === 0) return null;
  const matches = all.slice(0, MAX_BOUNCES);
  const sender = stringsAt(text, 'source')[0] ?? null;
  const failures = matches.map((match, i) => {
    // The keys of an object have no order (RFC 8259 section 4).
    const open = text.lastIndexOf('{', match.index);
    const from = open > (matches[i - 1]?.index ?? -1) && match.index - open < 4000 ? open : match.index;
    const object =
      text.slice(from, Math.min(matches[i + 1]?.index ?? text.length, match.index + 4000)).split('}', 1)[0] ?? '';
    const diagnostic = stringsAt(object, 'diagnosticCode')[0]?.replace(/^smtp;\s{0,4}/i, '') ?? '';
    const [reply] = findReplies(diagnostic);
    return {
      ...NO_FAILURE,
      recipient: /[^\s<>]{1,128}@[^\s<>]{1,255}/.exec(match[1] ?? '')?.[0] ?? null,
      text: foldReply(diagnostic),
      code: reply?.code ?? null,
      status: reply?.status ?? stringsAt(object, 'status')[0] ?? null,
      sender,
      strength: 3 as const,
    };
  });
  return { failures, leftOut: all.length - matches.length };
}
