import type { ProbeFailure } from '../../../checks/smtp/probe.ts';
import type { DnsFailure } from '../../../dns/answer.ts';
import type { SmtpTexts } from '../../finding-groups.ts';
import { WHY } from '../failures.ts';

const PROBE: Readonly<Record<ProbeFailure | DnsFailure, string>> = {
  ...WHY,
  timeout: 'no answer came in time',
  refused: 'the connection was refused',
  unreachable: 'no connection could be made from here',
  closed: 'it ended the connection without a word',
  not_smtp: 'what it sent is no SMTP',
};

export const smtp: SmtpTexts = {
  SMTP_UNREACHABLE: ({ host, ip, failure }) =>
    `${at(host, ip)} could not be spoken to at port 25: ${PROBE[failure]}. Many networks block port 25, so it may be this one and not the server.`,
  SMTP_NO_ADDRESS: ({ host }) => `${host} has no address, so there is nothing to connect to.`,
  SMTP_PRIVATE: ({ host, addresses }) =>
    `${host} has private addresses only (${addresses.join(', ')}). The internet cannot reach it, and I do not connect there.`,
  SMTP_REFUSES: ({ host, ip, reply }) => `${at(host, ip)} answers, but takes no mail from here: "${reply}".`,
  SMTP_GREETS: ({ host, ip, banner }) => `${at(host, ip)} greets with "${banner}".`,
  BANNER_NOT_FQDN: ({ name }) =>
    `The banner begins with "${name}", which is no full public host name. It should be the server's own name, such as mail.example.com.`,
  BANNER_IS_PTR: ({ ip, name }) => `The banner's name ${name} is also the PTR of ${ip}.`,
  BANNER_NOT_PTR: ({ ip, name, ptr }) =>
    ptr === null
      ? `The banner's name is ${name}, and ${ip} has no PTR record. For a server that only receives, that is no failure.`
      : `The banner's name is ${name} and the PTR of ${ip} is ${ptr}. That they differ is no failure by itself.`,
  STARTTLS_OK: ({ host, protocol, cipher }) => `${host} offers STARTTLS, and it works (${protocol}, ${cipher}).`,
  STARTTLS_MISSING: ({ host }) => `${host} does not offer STARTTLS: mail to it travels unencrypted.`,
  STARTTLS_FAILED: ({ host, reason }) => `${host} offers STARTTLS, but it fails: ${reason}.`,
  STARTTLS_UNKNOWN: ({ host, failure }) =>
    `STARTTLS of ${host} could not be checked: after its greeting, ${PROBE[failure]}. That does not mean that it lacks TLS.`,
  CERTIFICATE_OK: ({ host, issuer, validTo }) =>
    `The certificate of ${host} is valid, from ${issuer}, until ${validTo.slice(0, 10)}.`,
  CERTIFICATE_EXPIRED: ({ host, validTo }) => `The certificate of ${host} expired on ${validTo.slice(0, 10)}.`,
  CERTIFICATE_OTHER_NAME: ({ host, names }) =>
    `The certificate of ${host} is for ${names.length === 0 ? 'no name at all' : names.join(', ')}. Senders that check names (MTA-STS, DANE-TA) do not deliver.`,
  CERTIFICATE_UNTRUSTED: ({ host, reason, issuer }) =>
    `The certificate of ${host}, from ${issuer}, is not trusted (${reason}). Most senders deliver all the same; those that enforce MTA-STS do not.`,
  TLSA_MATCHES: ({ host }) => `The certificate of ${host} matches its TLSA records (DANE).`,
  TLSA_MISMATCH: ({ host, validated }) =>
    `The certificate of ${host} matches none of its TLSA records (DANE). ${validated ? 'Senders that know DANE do not deliver to it.' : 'Where the zone is signed, senders that know DANE do not deliver to it.'}`,
};

function at(host: string, ip: string | null): string {
  return ip === null || ip === host ? host : `${host} (${ip})`;
}
