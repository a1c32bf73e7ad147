import { rowsOf, type Rule, type Source } from '../rule.ts';
import { EXO_NDR, OUTLOOK_CODES, REAL_BOUNCES, S365_IPV6, SISIMAI } from '../sources.ts';

const HOTMAIL_THREADS: Source = {
  title: 'GitHub, windows-dev-docs issue 5744',
  url: 'https://github.com/MicrosoftDocs/windows-dev-docs/issues/5744',
  read: '2026-11-21',
  dated: '2025-11',
};
const DIRECT_SEND: Source = {
  title: 'Microsoft, Exchange team blog, Direct Send',
  url: 'https://techcommunity.microsoft.com/blog/exchange/introducing-more-control-over-direct-send-in-exchange-online/4408790',
  read: '2026-11-21',
  dated: '2025',
};
const BASIC_AUTH: Source = {
  title: 'Microsoft, Exchange team blog, SMTP AUTH basic authentication',
  url: 'https://techcommunity.microsoft.com/blog/exchange/exchange-online-to-retire-basic-auth-for-client-submission-smtp-auth/4114750',
  read: '2026-11-21',
  dated: '2026-01-27',
};

const OUTBOUND_SPAM: Source = {
  title: 'GitHub, nodejs-nodemailer-outlook issue 11',
  url: 'https://github.com/Youans/nodejs-nodemailer-outlook/issues/11',
  read: '2026-11-21',
  dated: '2020-06',
};

const MAIL_FLOW: Source = {
  title: 'Microsoft, Mail flow intelligence',
  url: 'https://learn.microsoft.com/defender-office-365/connectors-mail-flow-intelligence',
  read: '2026-11-21',
  dated: '2023-06-14',
};

const outlook = rowsOf('outlook.com', OUTLOOK_CODES);
const exo = rowsOf('exchange-online', EXO_NDR);

/** Outlook.com, the consumer service. It comes before Exchange Online: its lists and forms are others. */
export const OUTLOOK: readonly Rule[] = [
  outlook(
    'authentication-level',
    'authfailure',
    'auth_bulk_required',
    ['does not meet the required authentication level', 'required authentication level'],
    [
      "550 5.7.515 Access denied, sending domain [example.com] doesn't meet the required authentication level. Spf=Pass Dkim=Fail DMARC=Fail",
    ],
  ),
  outlook(
    'rp-001',
    'speeding',
    'rate_limit',
    ['rp 001', 'rp 002'],
    ['421 RP-001 The mail server IP connecting to Outlook.com server has exceeded the rate limit allowed.'],
  ),
  outlook(
    'rp-003',
    'toomanyconn',
    'connection_limit',
    ['rp 003'],
    ['421 RP-003 The mail server IP connecting to Outlook.com server has exceeded the connection limit allowed.'],
  ),
  outlook(
    'sc-001',
    'badreputation',
    'ip_reputation',
    ['sc 001'],
    ['550 SC-001 Mail rejected by Outlook.com for policy reasons.'],
  ),
  outlook(
    'sc-002',
    'blocked',
    'recipient_probing',
    ['sc 002'],
    ['550 SC-002 Mail rejected by Outlook.com for policy reasons. Namespace mining.'],
  ),
  outlook(
    'sc-003',
    'blocked',
    'open_relay',
    ['sc 003'],
    ['550 SC-003 Mail rejected by Outlook.com for policy reasons. Open proxy or relay.'],
  ),
  outlook(
    'sc-004',
    'blocked',
    'ip_blocklist',
    ['sc 004'],
    ['550 SC-004 Mail rejected by Outlook.com for policy reasons. A block has been placed.'],
  ),
  outlook(
    'dy-001',
    'blocked',
    'rdns_generic',
    ['dy 001'],
    ['550 DY-001 Mail rejected by Outlook.com for policy reasons. Dynamic IP addresses are not accepted.'],
  ),
  outlook(
    'dy-002',
    'blocked',
    'sender_compromised',
    ['dy 002'],
    ['550 DY-002 Mail rejected by Outlook.com for policy reasons. The sending host may be compromised.'],
  ),
  outlook(
    'ou-001',
    'blocked',
    'ip_blocklist',
    ['ou 001'],
    ['550 OU-001 Mail rejected by Outlook.com for policy reasons. Spamhaus.'],
  ),
  outlook(
    'ou-002',
    'badreputation',
    'ip_reputation',
    ['ou 002'],
    ['550 OU-002 Mail rejected by Outlook.com for policy reasons.'],
  ),
  outlook(
    'network-block-list',
    'blocked',
    'ip_blocklist',
    ['s3150', 's3140', 'part of their network is on our block list', 'network is on our block list'],
    [
      "550 5.7.1 Unfortunately, messages from [192.0.2.25] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3140).",
    ],
    { verified: false, source: HOTMAIL_THREADS },
  ),
  outlook(
    'outbound-spam',
    'rejected',
    'sender_compromised',
    ['outboundspamexception', 'wascl useraction verdict'],
    [
      '554 5.2.0 STOREDRV.Submission.Exception:OutboundSpamException; Failed to process message due to a permanent exception with message WASCL UserAction verdict is not None. Actual verdict is Suspend, ShowTierUpgrade. OutboundSpamException: WASCL UserAction verdict is not None. Actual verdict is Suspend, ShowTierUpgrade. [Hostname=HOST.eurprd05.prod.outlook.com]',
    ],
    { verified: false, source: OUTBOUND_SPAM },
  ),
  outlook('spamhaus', 'blocked', 'ip_blocklist', ['s8001', 's8002'], ['550 5.7.1 Service unavailable (S8001)'], {
    verified: false,
    source: SISIMAI,
  }),
  outlook(
    'rate-limited-reputation',
    'badreputation',
    'ip_reputation',
    ['rate limited due to ip reputation'],
    ['451 4.7.650 The mail server [192.0.2.25] has been temporarily rate limited due to IP reputation.'],
    { source: SISIMAI },
  ),
  outlook(
    'domain-mismatch',
    'requireptr',
    'helo_banner_mismatch_mx',
    ['mismatches client ip'],
    ['550 domain [example.com] mismatches client ip 192.0.2.225.'],
    { source: REAL_BOUNCES },
  ),
  outlook(
    'unavailable',
    'userunknown',
    'recipient_unknown',
    ['requested action not taken mailbox unavailable'],
    ['550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302).'],
    // GMX begins so too, and gives the cause after it.
    { source: SISIMAI, unless: ['invalid dns mx or'] },
  ),
  outlook(
    'hourly',
    'speeding',
    'rate_limit',
    ['exceeded … limit for the number of messages they can receive per hour'],
    ['554 5.2.122 The recipient has exceeded their limit for the number of messages they can receive per hour.'],
    { source: EXO_NDR },
  ),
];

/** Exchange Online: words first, codes where only they are left. */
export const EXCHANGE_ONLINE: readonly Rule[] = [
  exo(
    'ipv6-no-ptr',
    'requireptr',
    'rdns_missing_ipv6',
    [
      'sending ipv6 address … reverse dns record',
      'verzenden van ipv6 adres … reverse dns record',
      'must have a reverse dns record',
      'must have reverse dns record',
    ],
    [
      '550 5.7.25 Service unavailable, sending IPv6 address [2001:db8::25] must have a reverse DNS record',
      '450 4.7.25 Service niet beschikbaar, verzenden van IPv6-adres [2001:db8::25] moet reverse DNS-record hebben',
    ],
    { source: S365_IPV6 },
  ),
  exo(
    'ipv6-auth',
    'authfailure',
    'ipv6_auth',
    [
      'must pass either spf or dkim validation',
      'message sent over ipv6 … must pass',
      'bericht verzonden via ipv6 … spf of dkim validatie',
      'via ipv6 … moet spf of dkim validatie',
    ],
    [
      '450 4.7.26 Service unavailable, message sent over IPv6 [2001:db8::25] must pass either SPF or DKIM validation',
      '450 4.7.26 Service niet beschikbaar, bericht verzonden via IPv6 [2001:db8::25] moet SPF- of DKIM-validatie doorgeven',
    ],
    { source: S365_IPV6 },
  ),
  exo(
    'ipv6-not-accepted',
    'rejected',
    'ipv6_not_accepted',
    ['does not accept email over ipv6', 'accepteert geen e mail via ipv6'],
    [
      '550 5.7.510 Access denied, [example.org] does not accept email over IPv6',
      '550 5.2.1 Service niet beschikbaar, [example.org] accepteert geen e-mail via IPv6',
    ],
    { source: S365_IPV6 },
  ),
  exo(
    'dmarc',
    'authfailure',
    'dmarc_alignment',
    ['does not pass dmarc verification'],
    [
      '550 5.7.509 Access denied, sending domain [EXAMPLE.COM] does not pass DMARC verification and has a DMARC policy of reject.',
    ],
  ),
  exo(
    'spf',
    'authfailure',
    'spf_fail',
    ['rejected because of sender policy framework violation', 'sender policy framework spf violation'],
    ['550 5.7.23 The message was rejected because of Sender Policy Framework violation'],
  ),
  exo(
    'banned-ip',
    'blocked',
    'ip_blocklist',
    [
      'access denied banned sending ip',
      'access denied banned sender',
      'access denied spam abuse detected',
      'banned sender',
      'banned sending ip',
    ],
    [
      '550 5.7.606 Access denied, banned sending IP [192.0.2.25]. To request removal from this list please visit https://sender.office.com/',
      '550 5.7.511 Access denied, banned sender[192.0.2.25].',
    ],
    { unless: ['bad outbound sender'] },
  ),
  exo(
    'tenant-ip',
    'blocked',
    'tenant_blocked_ip',
    ['traffic not accepted from this ip'],
    ['550 5.7.708 Access denied, traffic not accepted from this IP.'],
  ),
  exo(
    'outbound-blocked',
    'rejected',
    'sender_compromised',
    ['bad outbound sender'],
    ['550 5.1.8 Access denied, bad outbound sender.'],
  ),
  exo(
    'tenant-threshold',
    'speeding',
    'sender_compromised',
    ['tenant has exceeded threshold'],
    ['550 5.7.705 Access denied, tenant has exceeded threshold.'],
  ),
  exo(
    'unregistered-domain',
    'rejected',
    'sender_compromised',
    ['client blocked from sending from unregistered domain*'],
    ['550 5.7.750 Service unavailable. Client blocked from sending from unregistered domains.'],
  ),
  exo(
    'dbeb',
    'userunknown',
    'recipient_unknown_dbeb',
    ['recipient address rejected access denied', 'recipient addresses rejected access denied'],
    [
      '550 5.4.1 [user@example.org]: Recipient address rejected: Access denied [AM1EUR01FT001.eop-EUR01.prod.protection.outlook.com]',
      '550 5.4.1 Recipient address rejected: Access denied. AS(201806281)',
    ],
    { status: ['5.4.1'] },
  ),
  exo(
    'connector',
    'norelaying',
    'connector_attribution',
    ['tenantattribution', 'tenant attribution'],
    ['550 5.7.64 TenantAttribution; Relay Access Denied'],
  ),
  exo(
    'direct-send',
    'rejected',
    'direct_send_blocked',
    ['tenantinboundattribution', 'direct send not allowed'],
    ['550 5.7.68 TenantInboundAttribution; Direct Send not allowed for this organization from unauthorized sources'],
    { source: DIRECT_SEND },
  ),
  exo(
    'domain-not-here',
    'norelaying',
    'mx_wrong_or_domain_not_accepted',
    ['relay access denied'],
    ['550 5.4.1 Relay Access Denied'],
    { status: ['5.4.1'] },
  ),
  exo('relay', 'norelaying', 'relaying_denied', ['unable to relay'], ['550 5.7.1 Unable to relay'], {
    onlyThere: true,
  }),
  exo(
    'forwarding',
    'policyviolation',
    'forwarding_disabled',
    ['does not allow external forwarding', 'external forwarding'],
    [
      '550 5.7.520 Access denied, Your organization does not allow external forwarding. Please contact your administrator for further assistance. AS(7555)',
    ],
  ),
  exo(
    'basic-auth',
    'securityerror',
    'smtp_auth_basic',
    ['basic authentication is not supported for client submission', 'smtpclientauthentication is disabled'],
    [
      '550 5.7.30 Basic authentication is not supported for Client Submission.',
      '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.',
    ],
    { source: BASIC_AUTH },
  ),
  exo(
    'client-auth',
    'securityerror',
    'smtp_auth',
    ['client was not authenticated', 'client not authenticated'],
    ['530 5.7.57 SMTP; Client was not authenticated to send anonymous mail during MAIL FROM'],
  ),
  exo(
    'unknown',
    'userunknown',
    'recipient_unknown',
    [
      'recipientnotfound',
      'recipnotfound',
      'recipient not found by smtp address lookup',
      'bad destination mailbox address',
      'recipient not found',
    ],
    ['550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup'],
    { onlyThere: true },
  ),
  exo(
    'unavailable',
    'userunknown',
    'recipient_unknown',
    ['mailbox unavailable'],
    ['550 5.5.0 Requested action not taken: mailbox unavailable'],
    { onlyThere: true, unless: ['remote server returned unknown recipient or mailbox unavailable'] },
  ),
  exo(
    'unknown-behind',
    'userunknown',
    'recipient_unknown',
    ['remote server returned unknown recipient or mailbox unavailable'],
    ['550 5.1.351 Remote server returned unknown recipient or mailbox unavailable -> 550 5.1.1 No such user'],
    { source: REAL_BOUNCES, unless: ['unavailable 550 user unknown'] },
  ),
  exo(
    'restricted-recipient',
    'rejected',
    'recipient_policy',
    [
      'sender was not authenticated by organization',
      'sender was not authenticated for',
      'sender not authenticated for',
      'not authenticated for public folder',
      'not authenticated for group',
      'not authenticated for mailbox',
      'sender was not authenticated',
      'allowed senders list',
      'not in allowed senders list',
    ],
    [
      '550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required; sender not authenticated for group',
      '550 5.7.124 Sender not in allowed-senders list',
    ],
  ),
  exo(
    'auth-required',
    'securityerror',
    'recipient_policy',
    ['resolver.rst.authrequired', 'authrequired'],
    ['550 5.7.1 RESOLVER.RST.AuthRequired; authentication required'],
  ),
  exo(
    'not-authorized',
    'rejected',
    'recipient_policy',
    [
      'resolver.rst.notauthorized',
      'delivery not authorized',
      'customer block list',
      'tenant allow block list',
      'banned recipient',
      'rejected by recipient',
      'recipient address rejected',
      'your message was blocked by organization',
      'recipient address blocked',
    ],
    [
      '550 5.7.1 RESOLVER.RST.NotAuthorized; not authorized',
      "550 5.7.703 Your message can't be delivered because it was blocked by the tenant/allow block list",
    ],
    { onlyThere: true },
  ),
  exo('sender-denied', 'rejected', 'sender_address_invalid', ['sender denied'], ['550 5.1.0 Sender denied'], {
    onlyThere: true,
  }),
  exo(
    'quota',
    'speeding',
    'too_many_recipients',
    ['submission quota exceeded', 'daily limit for message recipients', 'reached the daily limit'],
    [
      '550 5.2.2 Submission quota exceeded',
      "550 5.1.90 Your message can't be sent because you've reached your daily limit for message recipients",
    ],
  ),
  exo('recipients', 'toomanyconn', 'too_many_recipients', ['too many recipients'], ['452 4.5.3 Too many recipients'], {
    onlyThere: true,
  }),
  exo(
    'hourly-receive',
    'speeding',
    'rate_limit',
    [
      'per hour message receive limit',
      'messages they can receive per hour',
      'recipient thread limit exceeded',
      'exceeded permitted limits within',
    ],
    [
      "550 5.2.122 Recipient's per hour message receive limit exceeded",
      '432 4.3.2 STOREDRV.Deliver; recipient thread limit exceeded',
      '550 5.7.508 Access denied, [2001:db8::/64] has exceeded permitted limits within 24 range',
    ],
  ),
  exo(
    'greylist-busy',
    'systemerror',
    'rate_limit',
    ['server busy', 'pfa agent busy'],
    ['451 4.7.500 Server busy. Please try again later from [192.0.2.25]. (AS780090)'],
    { source: SISIMAI },
  ),
  exo(
    'try-later',
    'speeding',
    'rate_limit',
    ['access denied please try again later'],
    ['451 4.7.500 Access denied, please try again later'],
  ),
  exo(
    'loop',
    'networkerror',
    'routing_loop',
    ['routing loop detected', 'hop count exceeded', 'loop detected'],
    ['554 5.4.14 Hop count exceeded - possible mail loop ATTR34'],
    { onlyThere: true },
  ),
  exo(
    'expired',
    'expired',
    'message_expired',
    ['message expired'],
    ['550 5.4.300 Message expired', '4.4.7 Message expired'],
    { onlyThere: true },
  ),
  exo(
    'no-starttls',
    'securityerror',
    'tls_required',
    ['starttls not supported', 'starttls is required to send mail'],
    ['450 4.7.321 starttls-not-supported: Destination mail server must support TLS to receive mail.'],
  ),
  exo(
    'certificate',
    'failedstarttls',
    'tls_certificate',
    ['certificate expired', 'certificate host mismatch'],
    [
      "450 4.7.322 certificate-expired: Destination mail server's certificate is expired.",
      '450 4.7.325 certificate-host-mismatch',
    ],
    { onlyThere: true },
  ),
  exo(
    'dane',
    'failedstarttls',
    'tls_dane',
    ['tlsa invalid', 'dnssec invalid', 'failed dane validation'],
    [
      '450 4.7.323 tlsa-invalid: The domain failed DANE validation.',
      '550 5.4.317 tlsa-invalid: The domain failed DANE validation.',
    ],
  ),
  exo(
    'mta-sts',
    'failedstarttls',
    'tls_mta_sts',
    ['mx hosts of … failed mta sts validation'],
    [
      '450 4.4.8 MX hosts of example.org failed MTA-STS validation',
      "550 5.4.317 MX hosts of 'example.org' failed MTA-STS validation.",
    ],
  ),
  exo('dns', 'networkerror', 'dns_failure', ['dns query failed'], ['450 4.4.312 DNS query failed'], {
    onlyThere: true,
  }),
  exo(
    'domain-unknown',
    'hostunknown',
    'recipient_domain_unknown',
    ['dns domain … does not exist', 'dns domain does not exist'],
    ['550 5.4.310 DNS domain example.invalid does not exist'],
  ),
  exo('connection', 'networkerror', 'connection_refused', ['connection refused'], ['450 4.4.316 Connection refused'], {
    onlyThere: true,
  }),
  exo(
    'cannot-connect',
    'networkerror',
    'connection_refused',
    ['cannot connect to remote server', 'cannot establish session with remote server'],
    ['450 4.4.317 Cannot connect to remote server [Message=421 4.2.1 Unable to connect]'],
    { unless: ['tls', 'starttls', 'certificate', 'mta sts', 'tlsa'], source: MAIL_FLOW },
  ),
  exo(
    'connection-lost',
    'systemerror',
    'connection_refused',
    ['suspiciousremoteservererror'],
    ['450 4.4.318 Connection was closed abruptly (SuspiciousRemoteServerError)'],
  ),
  exo(
    'no-network-mail',
    'notaccept',
    'recipient_server_error',
    ['system not accepting network messages', 'missing or bad storedriver'],
    ['451 4.3.2 System not accepting network messages'],
    { onlyThere: true },
  ),
  exo(
    'journal',
    'systemerror',
    'journal_failed',
    ['journaling on premises messages'],
    [
      '550 5.3.190 Journaling on-premises messages to Microsoft 365 or Office 365 is not supported when Journaling Archive is disabled.',
    ],
  ),
  exo('helo', 'blocked', 'helo_invalid', ['bad helo'], ['550 5.7.506 Access Denied, Bad HELO'], { onlyThere: true }),
  exo(
    'header',
    'notcompliantrfc',
    'message_malformed',
    ['rfc 5322 section 3.6.2'],
    ['550 5.7.512 Access denied, message must be RFC 5322 section 3.6.2 compliant and include a valid From address'],
  ),
  exo('characters', 'contenterror', 'message_malformed', ['invalid characters'], ['550 5.6.11 Invalid characters'], {
    onlyThere: true,
  }),
  exo(
    'generic',
    'policyviolation',
    'recipient_policy',
    ['generic error', 'x dg ref header is too long', 'policy violation detected'],
    ['550 5.0.350 Generic error'],
    { onlyThere: true },
  ),
  exo(
    'wrong-region',
    'networkerror',
    'mx_wrong_or_domain_not_accepted',
    ['wrong office 365 region'],
    ['451 4.4.62 Mail sent to the wrong Office 365 region. ATTR35.'],
    { source: SISIMAI },
  ),

  ...codes([
    ['5.7.501-503', 'blocked', 'ip_blocklist'],
    ['5.7.511', 'blocked', 'ip_blocklist'],
    ['5.7.606-649', 'blocked', 'ip_blocklist'],
    ['4.7.650-659', 'badreputation', 'ip_reputation'],
    ['4.7.500-649', 'speeding', 'rate_limit'],
    ['4.7.660-699', 'speeding', 'rate_limit'],
    ['4.7.850-899', 'speeding', 'rate_limit'],
    ['5.7.321-322', 'failedstarttls', 'tls_dane'],
    ['5.7.323-325', 'failedstarttls', 'tls_dane'],
    ['X.7.26', 'authfailure', 'ipv6_auth'],
    ['X.7.25', 'requireptr', 'rdns_missing_ipv6'],
    ['X.7.30', 'securityerror', 'smtp_auth_basic'],
    ['5.7.504-505', 'rejected', 'recipient_policy'],
    ['5.7.506', 'blocked', 'helo_invalid'],
    ['5.7.507', 'rejected', 'recipient_policy'],
    ['5.7.508', 'speeding', 'rate_limit'],
    ['5.7.509', 'authfailure', 'dmarc_alignment'],
    ['5.7.510', 'rejected', 'ipv6_not_accepted'],
    ['5.7.513', 'rejected', 'recipient_policy'],
    ['5.7.515', 'authfailure', 'auth_bulk_required'],
    ['5.7.520', 'policyviolation', 'forwarding_disabled'],
    ['5.7.703', 'rejected', 'recipient_policy'],
    ['5.7.700-705', 'speeding', 'sender_compromised'],
    ['5.7.708', 'blocked', 'tenant_blocked_ip'],
    ['5.7.750', 'rejected', 'sender_compromised'],
    ['5.7.900-999', 'policyviolation', 'recipient_policy'],
    ['5.7.124', 'rejected', 'recipient_policy'],
    ['5.7.133-136', 'rejected', 'recipient_policy'],
    ['5.7.12-13', 'rejected', 'recipient_policy'],
    ['5.7.64', 'norelaying', 'connector_attribution'],
    ['5.1.8', 'rejected', 'sender_compromised'],
    ['5.1.10', 'userunknown', 'recipient_unknown'],
    ['5.1.90', 'speeding', 'too_many_recipients'],
    ['5.2.121-122', 'speeding', 'rate_limit'],
    ['5.4.310', 'hostunknown', 'recipient_domain_unknown'],
    ['X.4.312', 'networkerror', 'dns_failure'],
    ['X.4.315', 'expired', 'connection_timeout'],
    ['X.4.316', 'networkerror', 'connection_refused'],
    ['X.4.317', 'securityerror', 'tls_required'],
    ['X.4.300', 'expired', 'message_expired'],
  ]),
];

/** 5.0.350 wraps whatever the next server said, so it comes after every wording and belongs to no receiver. */
export const EXCHANGE_ONLINE_VAGUE: readonly Rule[] = [
  {
    id: 'exchange-online.code-5.0.350',
    reason: 'policyviolation',
    cause: 'recipient_policy',
    status: ['5.0.350'],
    source: EXO_NDR,
    samples: ['550 5.0.350 (no words)'],
  },
];

/** Details of 100 and more mean the same anywhere: only Microsoft writes them. */
function codes(list: readonly (readonly [string, Rule['reason'], Rule['cause']])[]): Rule[] {
  return list.map(([status, reason, cause]) => {
    const written = status.replace('X', '5').replace(/-.*/, '');
    const own = /\.\d{3}/.test(status);
    return exo(`code-${status}`, reason, cause, null, [`550 ${written} (no words)`], {
      status: [status],
      ...(own ? {} : { onlyThere: true }),
    });
  });
}
