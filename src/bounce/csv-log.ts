// What the records of PowerMTA's accounting files and of Exchange's message tracking log tell.
import { domainOf } from './addresses.ts';
import { type LogRecord, recordsOf } from './csv-records.ts';
import { type Failure, NO_FAILURE, type Told } from './failure.ts';
import { findIps } from './ip.ts';
import { MAX_BOUNCES } from './left-out.ts';
import { findReplies, foldReply } from './reply.ts';

/** The last word on each recipient; null where no record is one of these. Mail that arrived is not told of. */
export function readCsvLog(text: string): Told | null {
  const last = new Map<string, Failure>();
  let known = 0;
  for (const record of recordsOf(text)) {
    for (const [recipient, failure] of record.has('eventid') ? tracked(record) : accounted(record)) {
      known += 1;
      last.delete(recipient);
      if (failure) last.set(recipient, failure);
    }
  }
  if (known === 0) return null;
  return { failures: [...last.values()].slice(0, MAX_BOUNCES), leftOut: Math.max(0, last.size - MAX_BOUNCES) };
}

type Line = readonly [recipient: string, failure: Failure | null];

function accounted(record: LogRecord): Line[] {
  const value = (name: string): string => record.get(name) ?? '';
  const recipient = addressOf(value('rcpt'));
  const type = value('type');
  if (recipient === null || /^[rf]$/.test(type)) return [];
  if (type === 'd') return [[recipient.toLowerCase(), null]];
  const said = value('dsndiag').replace(/^smtp;\s{0,4}/i, '');
  const [, status = null, meaning = ''] =
    /^([245]\.\d{1,3}\.\d{1,3})(?: \(([^\n]{1,200})\))?/.exec(value('dsnstatus')) ?? [];
  const failure = failureOf(recipient, said === '' ? meaning : said);
  const [, name, ip] = /^([\w.-]{0,255})\s?(?:[[(]([\da-f.:]{3,45})[\])])?/i.exec(value('dsnmta')) ?? [];
  return [
    [
      recipient.toLowerCase(),
      {
        ...failure,
        status: failure.status ?? status,
        sender: addressOf(value('orig')),
        remote: { name: name === '' ? null : (name ?? null), ip: ipOf(ip ?? '') ?? ipOf(value('dlvdestinationip')) },
        clientIp: ipOf(value('dlvsourceip')),
        category: value('bouncecat') === '' ? null : value('bouncecat'),
        temporary: type.startsWith('t') || value('dsnaction') === 'delayed' ? true : null,
      },
    ],
  ];
}

/** Events of delivery; of the others (RECEIVE, DSN, EXPAND) none tells how it ended. */
const EVENTS: Readonly<Record<string, 'failed' | 'deferred' | 'delivered'>> = {
  FAIL: 'failed',
  BADMAIL: 'failed',
  DEFER: 'deferred',
  SEND: 'delivered',
  DELIVER: 'delivered',
};

function tracked(record: LogRecord): Line[] {
  const value = (name: string): string => record.get(name) ?? '';
  const outcome = EVENTS[value('eventid')];
  if (!outcome) return [];
  const recipients = (value('recipientaddress') || value('recipients'))
    .split(';')
    .flatMap((one) => addressOf(one) ?? []);
  const statuses = statusesOf(value('recipientstatus'), recipients.length);
  const sender = addressOf(value('returnpath')) ?? addressOf(value('senderaddress') || value('sender'));
  return recipients.map((recipient, i) => {
    const status = statuses[i] ?? statuses[0] ?? '';
    const failure = failureOf(recipient, lastErrorIn(status));
    const told: Failure = {
      ...failure,
      sender,
      remote: { name: hostIn(status), ip: ipOf(/\{IP=([^{}]{1,45})\}/.exec(status)?.[1] ?? '') },
      temporary: outcome === 'deferred' ? true : null,
    };
    return [recipient.toLowerCase(), outcome === 'delivered' ? null : told];
  });
}

/** "[{LED=550 5.1.1 ...};{MSG=};{FQDN=...};{IP=...};{LRT=...}]", or the reply alone; of several recipients with ";" between. */
function statusesOf(text: string, recipients: number): string[] {
  if (text.includes('{LED=')) return text.split(/(?<=\]);(?=\[)/);
  const parts = text.split(';');
  return parts.length === recipients ? parts : [text];
}

function lastErrorIn(status: string): string {
  return /\{LED=([^}]{1,1500})/.exec(status)?.[1] ?? status;
}

function hostIn(status: string): string | null {
  return /\{FQDN=([\w.-]{1,255})\}/.exec(status)?.[1] ?? null;
}

function failureOf(recipient: string, said: string): Failure {
  const [reply] = findReplies(said);
  return {
    ...NO_FAILURE,
    recipient,
    text: foldReply(said).slice(0, 1500),
    code: reply?.code ?? null,
    status: reply?.status ?? null,
    issuedBy: reply ? 'remote' : 'local',
    strength: 3,
  };
}

function addressOf(value: string): string | null {
  const address = value.trim().replace(/^<|>$/g, '');
  return domainOf(address) === null || /\s/.test(address) ? null : address;
}

function ipOf(value: string): string | null {
  const ip = findIps(value)[0]?.ip;
  return ip === undefined || ip === '0.0.0.0' ? null : ip;
}
