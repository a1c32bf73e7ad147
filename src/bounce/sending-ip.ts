// Which address a refusal is about: the client's, as the refusing server saw it.
import { findIps } from './ip.ts';
import { addressRecordedBy } from './received.ts';
import type { Mta } from './remote-mta.ts';

// The resolver through which the recipient asked Spamhaus, not the sender (Spamhaus return code 127.255.255.254 "open resolver").
const RESOLVER_BEFORE = /returnc\/pub\/$/;
// A blocklist's answer (127.0.0.2), the sender's own test target, a loopback.
const NEVER = /^(?:127\.|0\.|255\.|::1$|::$)/;
// Openwave's number for why: "554 Message rejected, policy (3.2.1.1)", "421 Too many messages (1.5.6.1) from 192.0.2.1".
const NUMBER_OF_REASON = /(?:policy|messages|connections|recipients|rejected) \((?:\d\.){3}\d\)/gi;
// "Exim 4.96.1.2", a version with four numbers; "RFC 5321 section 4.1.1.1", "RFC2821 4.1.1.1".
const VERSION_BEFORE = /(?:version|v|id|release|section|rfc ?\d{3,4},?)\s?$/i;

/**
 * The address that the reply quotes, when it is not the remote server's own. A reply quotes the client's address or none:
 * what the admin says elsewhere ("our server is ...") is no evidence of what the receiver saw.
 */
export function quotedIp(refusal: string, remote: Mta): string | null {
  const found = findIps(refusal.replace(NUMBER_OF_REASON, (number) => ' '.repeat(number.length))).filter(
    ({ ip, start, end }) => {
      if (NEVER.test(ip)) return false;
      // A forwarder passes on what the next server said of the forwarder itself, as in "?ip=192.0.2.1".
      if (ip === remote.ip && !/[?&]ip=$/.test(refusal.slice(0, start))) return false;
      const before = refusal.slice(Math.max(0, start - 24), start);
      return (
        !RESOLVER_BEFORE.test(before) &&
        !VERSION_BEFORE.test(before) &&
        !isPartOfName(refusal, start, end) &&
        !isServer(refusal, start) &&
        !isServerBefore(refusal.slice(end, end + 24)) &&
        !claimed(refusal, start)
      );
    },
  );
  return (
    (found.find(({ start }) => namedClient(refusal, start)) ?? found.find(({ ip }) => !isPrivate(ip)) ?? found[0])
      ?.ip ?? null
  );
}

/** "from [192.0.2.1]", "client host [..]", "IP=..", "sending IP ..": the client by its name. */
function namedClient(text: string, start: number): boolean {
  return /(?:from|client|host|sending|sender|your|ip|address|messages|ip=|ip:)[\s([=:"'a-z-]{0,24}$/i.test(
    text.slice(Math.max(0, start - 40), start),
  );
}

/** What the admin says of the own server, in the same breath as the refusal, is no evidence either. */
function claimed(text: string, start: number): boolean {
  return /\b(?:our|my|the server's|onze|mijn|unsere?)\s[^\n.:;]{0,40}$|(?:public|outgoing|publiek|extern)\w{0,3} (?:ip|address|adres)[^\n.;]{0,12}$/i.test(
    text.slice(Math.max(0, start - 60), start),
  );
}

/**
 * The address belongs to a server that is named right before it as the one that was talked to; of Exim's callout too:
 * 'response to "RCPT TO:<a@b.example>" from mx.b.example [192.0.2.1] was: 450 ...'.
 */
function isServer(text: string, start: number): boolean {
  return /(?:connect to|giving up on|talking to|connected to|remote host|other mxes tried:) ?\S{0,100}[ []?$|\b(?:called|name server):\s{1,6}$|\bLastAttemptedIP=$|\bremote_?(?:ip|addr(?:ess)?)\W{1,6}$|\bsyscall: 'connect',\s{1,6}address: '$|\bconnect E[A-Z]{6,12} $|" from [\w.-]{1,100} \[$|\bFQDN=\S{1,200} IP=$|\{IP=$/i.test(
    text.slice(Math.max(0, start - 140), start),
  );
}

/** "mx.example.org[192.0.2.1] said:", "mx.example.org [192.0.2.1] can't create ...", "[192.0.2.1]:25": a server spoke there, or was called; a client calls from a high port. */
function isServerBefore(after: string): boolean {
  return /^\]? (?:said:|failed after |can(?:'|no)t |could not |refused |did not |does not )|^\]?:(?:25|465|587|2525)\b/.test(
    after,
  );
}

/** The domain of an address, "bounce@192.168.1.14"; a step of a path, "app/v/1.10.5.192/libraries". Mail programs make links of addresses. */
function isPartOfName(text: string, start: number, end: number): boolean {
  return text[start - 1] === '@' || (/[^/]\/$/.test(text.slice(Math.max(0, start - 2), start)) && text[end] === '/');
}

function isPrivate(ip: string): boolean {
  return /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|fe80:|f[cd][\da-f]{2}:)/.test(ip);
}

/**
 * The client's address from the returned message, where the refusing server itself took the message first and wrote the newest
 * Received field.
 */
export function recordedIp(newest: string | undefined, refuser: string | null): string | null {
  const ip = refuser === null || newest === undefined ? null : addressRecordedBy(refuser, newest);
  return ip === null || isPrivate(ip) || NEVER.test(ip) ? null : ip;
}
