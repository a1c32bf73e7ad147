// What sending services tell of a bounce over their webhooks, and KumoMTA in its log: one JSON object an event.
//   SendGrid {"event":"bounce","email","reason","status","ip"}, Mailgun {"event":"failed","recipient","delivery-status":{"code","message"}},
//   Postmark {"RecordType":"Bounce","Email","Details"}, Brevo {"event":"hard_bounce","email","reason","sending_ip"},
//   SparkPost {"type":"bounce","rcpt_to","raw_reason","sending_ip"}, Mandrill {"event":"hard_bounce","msg":{"email","diag"}},
//   Resend {"type":"email.bounced","data":{"to":[..],"bounce":{"message"}}}, Mailjet {"event":"bounce","email","error","comment"}.
import { NO_FAILURE, type Failure, type Told } from './failure.ts';
import { stringsAt } from './json-values.ts';
import { MAX_BOUNCES } from './left-out.ts';
import { findReplies, foldReply } from './reply.ts';

const FAILED =
  /"(?:event|RecordType|type)"\s{0,4}:\s{0,4}"(?:failed|(?:email\.)?bounced?|(?:hard|soft)_?bounce|dropped|deferred|blocked|TransientFailure|out_of_band)"/i;
const TEMPORARY =
  /"(?:event|severity|type)"\s{0,4}:\s{0,4}"(?:temporary|deferred|soft_?bounce|transient\w{0,10})"|"hard_bounce"\s{0,4}:\s{0,4}false/i;
/** Between two events of a list. */
const NEXT_EVENT = /\}\s{0,8},?\s{0,8}\{/;
const RECIPIENT = ['recipient', 'rcpt_to', 'email', 'Email', 'to'];
const SENDER = ['msg_from', 'sender', 'From', 'from'];
/** What the server said stands before what the service makes of it. */
const WORDS = ['raw_reason', 'Details', 'diag', 'description', 'message', 'content', 'reason', 'comment', 'error'];

/** True when a text may hold such events. */
export function hasServiceEvent(text: string): boolean {
  return text.includes('":') && FAILED.test(text) && /"(?:recipient|rcpt_to|email|Email|to)"/.test(text);
}

/** One failure an event; null when none names a recipient and what went wrong. */
export function readServiceEvents(text: string): Told | null {
  const failures = text
    .split(NEXT_EVENT)
    .filter((event) => FAILED.test(event))
    .map(failureOf)
    .filter(({ recipient, text, status }) => recipient !== null && (text !== '' || status !== null));
  if (failures.length === 0) return null;
  return { failures: failures.slice(0, MAX_BOUNCES), leftOut: Math.max(0, failures.length - MAX_BOUNCES) };
}

function failureOf(event: string): Failure {
  const said = WORDS.flatMap((key) => stringsAt(event, key)).map((words) => words.replace(/^smtp;\s{0,4}/i, ''));
  const words = said.find((each) => findReplies(each).length > 0) ?? said.find((each) => each.includes(' ')) ?? '';
  const code = numberOf(event, 'code') ?? numberOf(event, 'error_code');
  const line = code === null || /^[45]\d\d\b/.test(words) ? words : `${code} ${words}`;
  const [reply] = findReplies(line);
  return {
    ...NO_FAILURE,
    recipient: addressOf(event, RECIPIENT),
    sender: addressOf(event, SENDER),
    text: foldReply(line),
    code: reply?.code ?? code,
    status: reply?.status ?? statusOf(event),
    clientIp: ipOf(event, event.includes('"sg_') ? ['ip'] : ['sending-ip', 'sending_ip']),
    remote: { name: hostOf(event), ip: null },
    temporary: TEMPORARY.test(event) ? true : null,
    strength: 3,
  };
}

function addressOf(event: string, keys: readonly string[]): string | null {
  const named = keys.flatMap((key) => stringsAt(event, key)).find((value) => value.includes('@'));
  return named === undefined ? null : (/[^\s<>]{1,128}@[^\s<>]{1,255}/.exec(named)?.[0] ?? null);
}

function ipOf(event: string, keys: readonly string[]): string | null {
  const ip = keys.flatMap((key) => stringsAt(event, key))[0];
  return ip !== undefined && /^[\da-f.:]{3,45}$/i.test(ip) ? ip.toLowerCase() : null;
}

function numberOf(event: string, key: string): string | null {
  return new RegExp(`"${key}"\\s{0,4}:\\s{0,4}"?([45]\\d\\d)\\b`).exec(event)?.[1] ?? null;
}

function statusOf(event: string): string | null {
  const parts =
    /"class"\s{0,4}:\s{0,4}([45]),\s{0,8}"subject"\s{0,4}:\s{0,4}(\d{1,3}),\s{0,8}"detail"\s{0,4}:\s{0,4}(\d{1,3})/.exec(
      event,
    );
  if (parts) return parts.slice(1).join('.');
  const written = [...stringsAt(event, 'enhanced-code'), ...stringsAt(event, 'status')];
  return written.find((each) => /^[45]\.\d{1,3}\.\d{1,3}$/.test(each)) ?? null;
}

function hostOf(event: string): string | null {
  const peer = /"peer_address"\s{0,4}:\s{0,4}\{\s{0,8}"name"\s{0,4}:\s{0,4}"([\w.-]{1,255})"/.exec(event)?.[1];
  return (peer ?? stringsAt(event, 'mx-host')[0])?.replace(/\.$/, '') ?? null;
}
