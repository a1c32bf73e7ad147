import type { Rule, Source } from '../../rule.ts';

const NODE: Source = {
  title: 'Node.js, Errors, Common system errors',
  url: 'https://nodejs.org/api/errors.html#common-system-errors',
  read: '2026-11-21',
};
const PHPMAILER: Source = {
  title: 'PHPMailer, discussion of "SMTP connect() failed"',
  url: 'https://github.com/PHPMailer/PHPMailer/discussions/2557',
  read: '2026-11-21',
};

/**
 * Programs that hand mail to a server and reach none, in the words of their languages. Before the words that other servers share: the
 * address of a resolver, 127.0.0.11 in a container, is no answer of a blocklist.
 */
export const PROGRAMS: readonly Rule[] = [
  {
    id: 'program.name-unknown',
    reason: 'hostunknown',
    cause: 'dns_failure',
    says: [
      'getaddrinfo enotfound',
      'getaddrinfo failed',
      'getaddrinfo … not known',
      'php network getaddresses',
      'nodename nor servname provided',
      'dial tcp lookup … no such host',
      'java.net.unknownhostexception',
      'unknownhostexception',
    ],
    source: NODE,
    samples: [
      "Error: getaddrinfo ENOTFOUND smtp.example.org\n  code: 'EDNS',\n  command: 'CONN'",
      'dial tcp: lookup smtp.example.org on 127.0.0.11:53: no such host',
    ],
  },
  {
    id: 'program.name-not-now',
    reason: 'networkerror',
    cause: 'dns_failure',
    says: ['getaddrinfo eai again', 'getaddrinfo temporary failure', 'dial tcp lookup … server misbehaving'],
    source: NODE,
    samples: [
      'Error: getaddrinfo EAI_AGAIN smtp.example.org',
      'dial tcp: lookup smtp.example.org on 127.0.0.11:53: server misbehaving',
    ],
  },
  {
    id: 'program.certificate',
    reason: 'failedstarttls',
    cause: 'tls_certificate',
    says: [
      'certificate signed by unknown authority',
      'certificate is not valid for',
      'certificate is valid for … not',
      'unable to verify the first certificate',
      'unable to find valid certification path',
      'pkix path building failed',
      'depth zero self signed cert',
      'remote certificate is invalid',
      'altname invalid',
      'invalid peer certificate',
      'does not match certificate s altnames',
    ],
    source: NODE,
    samples: [
      'gomail: could not send email 1: x509: certificate signed by unknown authority',
      "Error: unable to verify the first certificate\n  code: 'ESOCKET',\n  command: 'CONN'",
    ],
  },
  {
    id: 'program.refused',
    reason: 'networkerror',
    cause: 'connection_refused',
    says: [
      'connect econnrefused',
      'errno econnrefused',
      'connectionrefusederror',
      'could not connect to smtp host … refused',
      'connection could not be established … refused',
      'failed to connect to server connection refused',
      'unable to connect to … connection refused',
    ],
    source: NODE,
    samples: [
      'Error: connect ECONNREFUSED 192.0.2.25:25',
      'Could not connect to SMTP host: smtp.example.org, port: 25; nested exception is: java.net.ConnectException: Connection refused',
    ],
  },
  {
    id: 'program.timeout',
    reason: 'expired',
    cause: 'connection_timeout',
    says: [
      'connect etimedout',
      'errno etimedout',
      'connect ehostunreach',
      'connect enetunreach',
      'net opentimeout',
      'execution expired',
      'network failure … timeout',
    ],
    source: NODE,
    samples: [
      "Error: connect ETIMEDOUT 192.0.2.25:25\n  code: 'ESOCKET',\n  command: 'CONN'",
      'Net::OpenTimeout: Failed to open TCP connection to smtp.example.org:25 (execution expired)',
    ],
  },
  {
    id: 'program.no-connection',
    reason: 'networkerror',
    cause: 'connection_timeout',
    says: ['smtp connect failed'],
    source: PHPMAILER,
    samples: ['SMTP connect() failed. https://github.com/PHPMailer/PHPMailer/wiki/Troubleshooting'],
  },
];
