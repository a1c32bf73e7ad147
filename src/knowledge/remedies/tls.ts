import type { Names } from './names.ts';
import type { RemedyRow } from './row.ts';

const host = (names: Names): string => names.mxHosts[0] ?? names.remoteHost ?? 'REMOTE_HOST';
const domain = (names: Names): string => names.recipientDomain ?? 'RECIPIENT_DOMAIN';
const certificate = (names: Names): string =>
  `openssl s_client -starttls smtp -connect ${host(names)}:25 -servername ${host(names)} -verify_hostname ${host(names)} </dev/null`;

/** Encryption between mail servers. */
export const TLS_REMEDIES = {
  'starttls-send': {
    steps: {
      postfix: { command: () => "postconf -e 'smtp_tls_security_level = may'\npostfix reload" },
      exchange: { command: () => 'Get-SendConnector | Format-List Name,IgnoreSTARTTLS,Fqdn' },
      version: {},
      verify: {},
    },
    sources: ['gmailCodes', 'postfixTls'],
  },
  'starttls-receive': {
    steps: { look: { command: certificate }, tell: {}, own: {} },
    request: true,
    sources: ['exchangeOnlineNdr', 'postfixTls', 'sisimai'],
  },
  'certificate-renew': {
    steps: { look: { command: certificate }, renew: {}, own: {}, keep: {} },
    request: true,
    sources: ['exchangeOnlineNdr', 'postfixTls'],
  },
  'mta-sts-mend': {
    steps: {
      compare: {
        command: (names) =>
          `curl https://mta-sts.${domain(names)}/.well-known/mta-sts.txt\ndig +short MX ${domain(names)}`,
      },
      mend: {},
      id: {},
    },
    request: true,
    sources: ['rfc8461', 'sisimai'],
  },
  'dane-mend': {
    steps: {
      look: { command: (names) => `dig +short TLSA _25._tcp.${host(names)}` },
      mend: {},
      dnssec: {},
    },
    request: true,
    sources: ['rfc7672', 'exchangeOnlineNdr'],
  },
} as const satisfies Record<string, RemedyRow>;
