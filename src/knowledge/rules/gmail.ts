import { rowsOf, type Rule } from '../rule.ts';
import { GMAIL_CODES, REAL_BOUNCES } from '../sources.ts';

const row = rowsOf('gmail', GMAIL_CODES);

/** Gmail and Google Workspace. 5.7.26 stands for three failures here, 5.7.27 and 5.7.30 differ from the registry: the words come first. */
export const GMAIL: readonly Rule[] = [
  // `gcdp` at the end: a rule that the recipient's own Workspace administrator wrote, whatever its words are.
  row(
    'customer-rule',
    'policyviolation',
    'recipient_policy',
    ['gcdp'],
    ['550 5.7.1 This message was rejected by the administrator of example.org. a1-20020a05.12 - gcdp'],
    { source: REAL_BOUNCES },
  ),

  row(
    'dmarc-dns',
    'authfailure',
    'dns_failure',
    ['temporary dns failures prevent authentication'],
    [
      "451 4.7.26 Unauthenticated email from example.com is not accepted due to domain's DMARC policy, but temporary DNS failures prevent authentication.",
    ],
  ),
  row(
    'dmarc-policy',
    'authfailure',
    'dmarc_alignment',
    ['is not accepted due to domain s dmarc policy', 'p dmarcrejection'],
    ["550 5.7.26 Unauthenticated email from example.com is not accepted due to domain's DMARC policy."],
  ),
  row(
    'dmarc-missing',
    'authfailure',
    'dmarc_missing',
    ["sending domain doesn't have a dmarc record", 'dmarc record does not specify a dmarc policy'],
    ["550 5.7.40 Your message was blocked because the sending domain doesn't have a DMARC record."],
  ),
  row(
    'alignment',
    'authfailure',
    'dmarc_alignment',
    ['aligned with either the authenticated spf or dkim', 'no dmarc alignment'],
    [
      "550 5.7.32 Your email was blocked because the From: header (RFC5322) in this message isn't aligned with either the authenticated SPF or DKIM organizational domain.",
    ],
  ),
  row(
    'spf-suspicious',
    'authfailure',
    'spf_permerror',
    ['spf record of the sending domain has one or more suspicious entries'],
    ['451 4.7.24 The SPF record of the sending domain has one or more suspicious entries.'],
  ),
  row(
    'spf-hard-fail',
    'authfailure',
    'spf_fail',
    ['spf record with a hard fail', 'spf checks for an spf record with a hard fail'],
    [
      '550 5.7.26 The MAIL FROM domain [example.com] has an SPF record with a hard fail policy (-all) but it fails to pass SPF checks with the ip: [192.0.2.25].',
    ],
  ),
  row(
    'spf',
    'authfailure',
    'spf_fail',
    [
      "spf authentication didn't pass",
      "didn't pass spf authentication",
      'because spf does not pass',
      'requires all large senders to authenticate with spf',
    ],
    ["550 5.7.27 This message was blocked because it didn't pass SPF authentication."],
  ),
  row(
    'dkim',
    'authfailure',
    'dkim_invalid',
    [
      "dkim authentication didn't pass",
      "didn't pass dkim authentication",
      'because dkim does not pass',
      'requires all large senders to authenticate with dkim',
    ],
    ["550 5.7.30 This message was blocked because it didn't pass DKIM authentication."],
  ),
  row(
    'unauthenticated',
    'authfailure',
    'auth_missing',
    [
      'sender is unauthenticated',
      'because it is unauthenticated',
      'does not have authentication information',
      'does not pass authentication checks',
      'unauthenticated email is not accepted',
    ],
    [
      '550 5.7.26 This mail has been blocked because the sender is unauthenticated. Gmail requires all senders to authenticate with either SPF or DKIM.',
      '421 4.7.26 This email has been rate limited because it is unauthenticated.',
    ],
    { unless: ['yahoo'] },
  ),
  row(
    'ptr-ipv6-guidelines',
    'requireptr',
    'rdns_missing',
    ['ipv6 sending guidelines regarding ptr records'],
    ['550 5.7.1 This message does not meet IPv6 sending guidelines regarding PTR records and authentication.'],
  ),
  row(
    'ptr',
    'requireptr',
    'rdns_missing',
    ['does not have a ptr record', 'hostname specified in the pointer ptr record', 'missing ptr records'],
    [
      '550 5.7.25 The IP address sending this message does not have a PTR record setup, or the corresponding forward DNS entry does not point to the sending IP.',
      "451 4.7.23 The sending IP address for this message doesn't have a PTR record, or the PTR record's forward DNS entry doesn't match the sending IP address.",
    ],
  ),
  row(
    'not-authorized-ip',
    'blocked',
    'rdns_generic',
    [
      'not authorized to send email directly to our servers',
      'use to send mail is not authorized',
      'p notauthorizederror',
    ],
    ["550 5.7.1 The IP you're using to send email is not authorized to send email directly to our servers."],
  ),

  row(
    'relay-limit',
    'speeding',
    'sending_quota',
    ['smtp relay limit exceeded', 'smtp relay sending limit exceeded', 'peak smtp relay limit'],
    [
      '450 4.2.1 Peak SMTP relay limit exceeded for this customer.',
      '550 5.7.1 Daily SMTP relay sending limit exceeded for this customer.',
    ],
  ),
  row(
    'user-limit',
    'speeding',
    'too_many_recipients',
    ['daily user sending limit exceeded', 'daily user sending quota exceeded', 'daily sending quota exceeded'],
    ['550 5.4.5 Daily user sending limit exceeded.'],
  ),
  row(
    'relay-denied',
    'norelaying',
    'sending_quota',
    [
      'mail relay denied',
      'email relay denied',
      'invalid credentials for relay',
      'email sending denied',
      'mail sending denied',
    ],
    ['550 5.7.0 Email relay denied 192.0.2.25.', '550 5.7.1 Invalid credentials for relay 192.0.2.25.'],
  ),
  row(
    'recipient-rate',
    'speeding',
    'rate_limit',
    [
      'receiving email too quickly',
      'receiving mail too quickly',
      'receiving email at a rate',
      'receiving mail at a rate',
    ],
    [
      '450 4.2.1 The user you are trying to contact is receiving email at a rate that prevents additional messages from being delivered.',
    ],
  ),
  row(
    'unusual-rate',
    'speeding',
    'rate_limit',
    [
      'unusual rate of',
      'unusual amount of',
      'exceeded the quota for sending messages that have the same message id',
      'p unsolicitedratelimiterror',
    ],
    [
      '421 4.7.28 Gmail has detected an unusual rate of unsolicited email originating from your IP address 192.0.2.25.',
      '421 4.7.28 Gmail has detected this sender exceeded the quota for sending messages that have the same Message-ID:.',
    ],
  ),
  row(
    'not-tls',
    'securityerror',
    'tls_required',
    ['not using a tls connection', 'sent over a tls connection', 'tls required for rcpt domain'],
    [
      "550 5.7.29 This message was blocked because it wasn't sent over a TLS connection.",
      '421 4.7.0 TLS required for RCPT domain, closing connection.',
    ],
  ),
  row(
    'ip-reputation',
    'badreputation',
    'ip_reputation',
    ['very low reputation of the sending ip'],
    ['550 5.7.1 This message is likely suspicious due to the very low reputation of the sending IP address.'],
  ),
  row(
    'domain-reputation',
    'badreputation',
    'domain_reputation',
    ['very low reputation of the sending domain'],
    ['421 4.7.0 This message is suspicious due to the very low reputation of the sending domain.'],
  ),
  row(
    'suspicious-content',
    'spamdetected',
    'content_spam',
    ['nature of the content or the links within', 'likely unsolicited email', 'likely unsolicited mail'],
    [
      '421 4.7.0 This message is suspicious due to the nature of the content or the links within.',
      '550 5.7.1 This message is likely unsolicited email.',
    ],
  ),
  row(
    'group-not-open',
    'rejected',
    'recipient_policy',
    [
      'group you tried to contact',
      'grupo con el que has intentado ponerte en contacto',
      'https groups.google.com support',
    ],
    [
      'the group you tried to contact (list) may not exist, or you may not have permission to post messages to the group.',
      'visit the Help Center at https://groups.google.com/support/.',
    ],
    { source: REAL_BOUNCES },
  ),
  row(
    'group-spam',
    'spamdetected',
    'content_spam',
    ['was rejected due to spam classification'],
    ['Your email to group list@example.com was rejected due to spam classification.'],
    { source: REAL_BOUNCES },
  ),

  row(
    'unknown',
    'userunknown',
    'recipient_unknown',
    ['account that you tried to reach does not exist', 'p nosuchuser'],
    ['550 5.1.1 The email account that you tried to reach does not exist.'],
  ),
  row(
    'recipient-syntax',
    'userunknown',
    'recipient_syntax',
    ['recipient address … is not a valid rfc 5321 address', 'recipient address … is not a valid rfc'],
    ['553 5.1.3 The recipient address <user@@example.org> is not a valid RFC 5321 address.'],
  ),
  row(
    'sender-syntax',
    'rejected',
    'sender_address_invalid',
    ['sender address … is not a valid rfc 5321 address', 'sender address … is not a valid rfc'],
    ['553 5.1.7 The sender address <user@@example.com> is not a valid RFC 5321 address.'],
  ),
  row(
    'recipient-domain',
    'hostunknown',
    'recipient_domain_unknown',
    ["weren't able to find the recipient domain"],
    ["553 5.1.2 We weren't able to find the recipient domain."],
  ),
  row(
    'inactive',
    'suspend',
    'mailbox_disabled',
    ['account that you tried to reach is inactive', 'account that you tried to reach is disabled', 'p disableduser'],
    ['550 5.2.1 The email account that you tried to reach is inactive.'],
  ),
  row(
    'full',
    'mailboxfull',
    'mailbox_full',
    ['inbox is out of storage space', 'account that you tried to reach is over quota', 'p overquota'],
    ["452 4.2.2 The recipient's inbox is out of storage space."],
  ),
  row(
    'header-size',
    'exceedlimit',
    'message_too_large',
    ['bytes per individual header size', 'exceeds google s header name limit', 'message header size limits'],
    [
      "552 5.3.4 Your message exceeded Google's message header size limits.",
      "552 5.3.4 The size of the X-Data header value (9000 bytes) exceeds Google's limit of 8000 bytes per individual header size.",
    ],
  ),
  row(
    'size',
    'mesgtoobig',
    'message_too_large',
    ['exceeded google s message size limits', 'number of attachments … exceeds google s limit'],
    ["552 5.3.4 Your message exceeded Google's message size limits."],
  ),
  row(
    'loop',
    'networkerror',
    'routing_loop',
    ['message exceeded 50 hops', 'this may indicate an email loop'],
    ['554 5.4.6 Message exceeded 50 hops, this may indicate an email loop.'],
  ),
  row(
    'recipients',
    'toomanyconn',
    'too_many_recipients',
    [
      'domain policy size per transaction exceeded',
      'message has too many recipients',
      'too many recipients for this sender',
    ],
    [
      '452 4.5.3 Domain policy size per transaction exceeded, please try this recipient in a separate transaction.',
      '550 5.5.3 Too many recipients for this sender.',
    ],
    { onlyThere: true },
  ),
  row(
    'attachment',
    'policyviolation',
    'attachment_blocked',
    ['its content presents a potential security issue', 'illegal attachment on your message'],
    ['552 5.7.0 This message was blocked because its content presents a potential security issue.'],
  ),
  row(
    'prohibited-by-policy',
    'policyviolation',
    'recipient_policy',
    ['has a policy that prohibit*', 'policy that prohibits the email', 'policy that prohibited the mail'],
    [
      '550 5.7.1 The user or domain that you are sending to (or from) has a policy that prohibits the email that you sent.',
    ],
  ),
  row(
    'not-compliant',
    'notcompliantrfc',
    'message_malformed',
    [
      'messages missing a valid',
      'messages with multiple addresses in from',
      'messages with multiple addresses in the from',
      'not rfc 5322 compliant',
      'unicode character in a disallowed header',
      'encoded word syntax is not permitted',
      'p rfcmessagenoncompliant',
    ],
    [
      '550 5.7.1 Messages missing a valid Message-ID: header are not accepted.',
      '550 5.7.1 This message is not RFC 5322 compliant because it has duplicate headers.',
    ],
  ),
  row(
    'malformed',
    'contenterror',
    'message_malformed',
    ['email message is malformed', 'mail message is malformed'],
    ['554 5.6.0 Email message is malformed.'],
    { onlyThere: true },
  ),

  row(
    'helo',
    'blocked',
    'helo_invalid',
    ['helo ehlo argument', 'empty helo ehlo argument'],
    ['501 5.5.4 HELO/EHLO argument example invalid, closing connection.'],
    { onlyThere: true },
  ),
  row('helo-first', 'syntaxerror', 'helo_invalid', ['ehlo helo first'], ['503 5.5.1 EHLO/HELO first.'], {
    onlyThere: true,
  }),
  row(
    'login',
    'securityerror',
    'smtp_auth',
    [
      'too many login attempts',
      'please log in with your web browser',
      'please log in through your web browser',
      'xoauth is no longer supported',
      'username and password not accepted',
      'application specific password required',
    ],
    [
      '535 5.7.8 Username and Password not accepted.',
      '534 5.7.9 Application-specific password required.',
      '454 4.7.0 Too many login attempts, please try again later.',
    ],
  ),
  row(
    'authentication-required',
    'securityerror',
    'smtp_auth',
    ['authentication required', 'too many unauthenticated commands', 'unrecognized authentication type'],
    ['530 5.7.0 Authentication required.', '504 5.7.4 Unrecognized authentication type.'],
    { onlyThere: true },
  ),
  row(
    'starttls',
    'securityerror',
    'tls_required',
    ['must issue a starttls command first'],
    ['530 5.7.0 Must issue a STARTTLS command first.'],
    { onlyThere: true },
  ),
  row(
    'protocol',
    'syntaxerror',
    'smtp_protocol_error',
    [
      'smtp protocol violation',
      'bad sequence of commands',
      'unimplemented command',
      'unrecognized command',
      'too many unrecognized commands',
      'no data after bdat',
      'transaction protocol command was issued out of sequence',
      'rcpt first',
      'mail first',
      'syntax error',
      'no identity changes permitted',
    ],
    ['451 4.5.0 SMTP protocol violation.', '503 5.5.1 Bad sequence of commands.'],
    { onlyThere: true },
  ),
  row(
    'allow-list',
    'rejected',
    'recipient_policy',
    ['ip not in whitelist for rcpt domain'],
    ['421 4.7.0 IP not in whitelist for RCPT domain, closing connection.'],
  ),
  row(
    'denial-of-service',
    'blocked',
    'recipient_server_error',
    ['try again later closing connection'],
    ['421 4.7.0 Try again later, closing connection.'],
  ),
  row(
    'connection-expired',
    'expired',
    'recipient_server_error',
    ['connection expired try reconnecting', 'timeout closing connection'],
    ['421 4.7.0 Connection expired, try reconnecting.', '451 4.4.2 Timeout - closing connection.'],
    { onlyThere: true },
  ),
  row(
    'login-temporary',
    'systemerror',
    'smtp_auth',
    ['cannot authenticate due to a temporary system problem'],
    ['454 4.7.0 Cannot authenticate due to a temporary system problem.'],
  ),
  row(
    'system',
    'systemerror',
    'recipient_server_error',
    [
      'server has temporarily rejected this message',
      'mail server temporarily rejected message',
      'multiple destination domains per transaction is unsupported',
      'temporary system problem',
      'server busy try again later',
    ],
    ['421 4.3.0 Temporary System Problem.', '451 4.3.0 Multiple destination domains per transaction is unsupported.'],
    { onlyThere: true },
  ),
  row(
    'rate-limited',
    'speeding',
    'rate_limit',
    ['this email has been rate limited'],
    ['550 5.7.1 This email has been rate limited.'],
    { onlyThere: true },
  ),

  // What Gmail says as the sender's own service.
  row(
    'sender-null-mx',
    'notaccept',
    'null_mx',
    ['returned null mx', "doesn't receive email according to the administrator"],
    ["The domain example.org doesn't receive email according to the administrator: returned Null MX"],
    { source: REAL_BOUNCES },
  ),
  row(
    'sender-dns-error',
    'networkerror',
    'recipient_domain_unknown',
    ['dns error … dns type', 'responded with code nxdomain', 'had no relevant answers'],
    [
      "DNS Error: 39857475 DNS type 'mx' lookup of example.org responded with code NXDOMAIN Domain name not found: example.org",
    ],
    { source: REAL_BOUNCES },
  ),
  row(
    'sender-unreachable',
    'expired',
    'connection_timeout',
    ['did not accept our requests to connect'],
    ['The recipient server did not accept our requests to connect. [mx.example.org 192.0.2.222: timed out]'],
    { source: REAL_BOUNCES },
  ),

  // Codes alone, in the meaning that Google gives them.
  ...codes([
    ['X.7.23', 'requireptr', 'rdns_missing'],
    ['X.7.24', 'authfailure', 'spf_permerror'],
    ['X.7.25', 'requireptr', 'rdns_missing'],
    ['X.7.26', 'authfailure', 'auth_missing'],
    ['X.7.27', 'authfailure', 'spf_fail'],
    ['X.7.28', 'speeding', 'rate_limit'],
    ['X.7.29', 'securityerror', 'tls_required'],
    ['X.7.30', 'authfailure', 'dkim_invalid'],
    ['X.7.32', 'authfailure', 'dmarc_alignment'],
    ['X.7.40', 'authfailure', 'dmarc_missing'],
    ['5.4.5', 'speeding', 'sending_quota'],
    ['X.2.1', 'suspend', 'mailbox_disabled'],
  ]),
];

function codes(list: readonly (readonly [string, Rule['reason'], Rule['cause']])[]): Rule[] {
  return list.map(([status, reason, cause]) => {
    const written = status.replace('X', '5');
    return row(`code-${status}`, reason, cause, null, [`550 ${written} (no words)`], {
      status: [status],
      onlyThere: true,
    });
  });
}
