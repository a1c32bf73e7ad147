// Bounce notifications as JSON (Amazon SES and its kin), read by their keys: chats wrap and cut the text, so it often parses no more.
import { type Failure, NO_FAILURE } from './failure.ts';
import { findReplies, foldReply } from './reply.ts';

const RECIPIENT = /"emailAddress"\s{0,4}:\s{0,4}"([^"]{1,400})"/g;
const MAX_RECIPIENTS = 1000;

/** True when a text may hold such a notification. */
export function hasJsonReport(text: string): boolean {
  return text.includes('"bouncedRecipients"') || text.includes('"delayedRecipients"');
}

/** The bounced recipients; empty when there are none. */
export function readJsonReport(text: string): Failure[] {
  const matches = [...text.matchAll(RECIPIENT)].slice(0, MAX_RECIPIENTS);
  const sender = valueOf(text, 'source') ?? null;
  return matches.map((match, i) => {
    const object =
      text.slice(match.index, Math.min(matches[i + 1]?.index ?? text.length, match.index + 4000)).split('}', 1)[0] ??
      '';
    const diagnostic = valueOf(object, 'diagnosticCode')?.replace(/^smtp;\s{0,4}/i, '') ?? '';
    const [reply] = findReplies(diagnostic);
    return {
      ...NO_FAILURE,
      recipient: /[^\s<>]{1,128}@[^\s<>]{1,255}/.exec(match[1] ?? '')?.[0] ?? null,
      text: foldReply(diagnostic),
      code: reply?.code ?? null,
      status: reply?.status ?? valueOf(object, 'status') ?? null,
      sender,
      strength: 3,
    };
  });
}

function valueOf(text: string, key: string): string | undefined {
  const at = text.indexOf(`"${key}"`);
  if (at < 0) return undefined;
  return /^\s{0,4}:\s{0,4}"((?:[^"\\]|\\.){0,2000})"/
    .exec(text.slice(at + key.length + 2, at + key.length + 2100))?.[1]
    ?.replace(/\\(.)/g, '$1');
}
