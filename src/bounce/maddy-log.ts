// Maddy's log: the words of an event, then its fields as JSON.
//   queue: delivery attempt failed {"msg_id":"1","rcpt":"a@b.example","reason":"No such user","remote_server":"mx.b.example.",
//   "smtp_code":550,"smtp_enchcode":"5.1.1","smtp_msg":"No such user"}
import { NO_FAILURE, type Failure, type Told } from './failure.ts';
import { MAX_BOUNCES } from './left-out.ts';

const ATTEMPT = /\bdelivery attempt failed\s{1,12}\{([^\n]{1,4000})/g;

/** True when a text may hold such lines. */
export function hasMaddyLines(text: string): boolean {
  return text.includes('delivery attempt failed') && text.includes('rcpt');
}

/** One failure a recipient, the last that was logged; null when no line can be read. */
export function readMaddyLog(text: string): Told | null {
  const last = new Map<string, Failure>();
  for (const [, fields = ''] of text.matchAll(ATTEMPT)) {
    const recipient = valueOf(fields, 'rcpt');
    if (!recipient?.includes('@')) continue;
    last.delete(recipient.toLowerCase());
    last.set(recipient.toLowerCase(), failureOf(fields, recipient));
  }
  if (last.size === 0) return null;
  const failures = [...last.values()].slice(0, MAX_BOUNCES);
  return { failures, leftOut: last.size - failures.length };
}

function failureOf(fields: string, recipient: string): Failure {
  const code = valueOf(fields, 'smtp_code');
  const status = valueOf(fields, 'smtp_enchcode');
  const host = valueOf(fields, 'remote_server')?.replace(/\.$/, '') ?? null;
  const ip = /^\[?([\da-f.:]{3,45}?)\]?(?::\d{1,5})?$/i.exec(valueOf(fields, 'remote_addr') ?? '')?.[1] ?? null;
  const words = valueOf(fields, 'reason') ?? valueOf(fields, 'smtp_msg') ?? '';
  return {
    ...NO_FAILURE,
    recipient,
    text: [code, status, words.replace(/\\{1,4}n/g, ' ')].filter((part) => part !== null).join(' '),
    code,
    status,
    remote: { name: host, ip },
    issuedBy: host === null ? 'local' : 'remote',
    temporary: code?.startsWith('4') ?? null,
    strength: 3,
  };
}

/** A string or a number; web pages make typographic quotes of the log's. */
function valueOf(fields: string, key: string): string | null {
  const at = fields.search(new RegExp(`["“”]${key}["“”]:`));
  if (at < 0) return null;
  const match = /^["“”]\w{1,20}["“”]:\s?(?:["“”]((?:[^"“”\\]|\\.){0,2000})["“”]|(\d{1,5}))/.exec(fields.slice(at));
  return match?.[1] ?? match?.[2] ?? null;
}
