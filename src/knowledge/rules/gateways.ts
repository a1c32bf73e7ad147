import { rowsOf, type Rule, type Source } from '../rule.ts';
import { FIELD_MANUAL, SISIMAI } from '../sources.ts';

const READ = '2026-11-21';
const CHARTER: Source = {
  title: 'Spectrum, Email error codes',
  url: 'https://www.spectrumbusiness.net/support/internet/understanding-email-error-codes',
  read: READ,
  dated: '2025-02-23',
};
const CLOUDMARK: Source = {
  title: 'Cloudmark Sender Intelligence, reset request',
  url: 'https://csi.cloudmark.com/en/reset/',
  read: READ,
  dated: '2025',
};

const charter = rowsOf('spectrum-charter', CHARTER);
const cox = rowsOf('cox', SISIMAI);
const godaddy = rowsOf('godaddy', SISIMAI);
const comcast = rowsOf('comcast', FIELD_MANUAL);
const mimecast = rowsOf('mimecast', SISIMAI);
const proofpoint = rowsOf('proofpoint', FIELD_MANUAL);
const barracuda = rowsOf('barracuda', FIELD_MANUAL);
const cloudmark = rowsOf('cloudmark', CLOUDMARK);

const AUP: readonly (readonly [string, RegExp, Rule['reason'], Rule['cause'], string])[] = [
  ['blocklist', /\baup#(?:i|in|out)-1(?:000|2[0-5]\d)\b/i, 'blocked', 'ip_blocklist', '1000'],
  ['rdns', /\baup#(?:i|in|out)-11[0-5]\d\b/i, 'requireptr', 'rdns_missing', '1130'],
  ['dmarc', /\baup#(?:i|in|out)-11[6-9]\d\b/i, 'authfailure', 'dmarc_alignment', '1160'],
  ['ipv6', /\baup#(?:i|in|out)-1260\b/i, 'rejected', 'ipv6_not_accepted', '1260'],
  ['connections', /\baup#(?:i|in|out)-13[0-4]\d\b/i, 'toomanyconn', 'connection_limit', '1310'],
  ['rate', /\baup#(?:i|in|out)-1(?:3[5-9]|4\d)\d\b/i, 'speeding', 'rate_limit', '1430'],
  ['size', /\baup#(?:i|in|out)-1530\b/i, 'mesgtoobig', 'message_too_large', '1530'],
  ['probing', /\baup#(?:i|in|out)-1560\b/i, 'blocked', 'recipient_probing', '1560'],
];

/** Spectrum: the number behind `AUP#` is the reason. */
export const SPECTRUM: readonly Rule[] = AUP.map(([name, pattern, reason, cause, code]) =>
  charter(name, reason, cause, ['aup'], [`550 5.1.0 <user@example.com> sender rejected. AUP#I-${code}`], { pattern }),
);

/** Cox, GoDaddy and Comcast: codes of their own. */
export const ACCESS_PROVIDERS: readonly Rule[] = [
  cox(
    'rdns',
    'requireptr',
    'rdns_missing',
    ['cxdns', 'rejected no rdns'],
    ['554 cox.net mx1 192.0.2.25 rejected - no rDNS - CXDNS'],
  ),
  cox(
    'blocklist',
    'blocked',
    'ip_blocklist',
    ['cxbl', 'cdrbl', 'ipbl0001', 'ipbl1000', 'ipbl0010', 'ipbl0100'],
    ['554 cox.net Cox is rejecting mail from 192.0.2.25 - CXBL', '421 Connection refused - 192.0.2.25 - IPBL1000'],
  ),
  cox('content', 'spamdetected', 'content_spam', ['cxscm'], ['554 5.2.0 message blocked - CXSCM']),
  cox('sender', 'rejected', 'auth_missing', ['cxsndr'], ['550 5.1.0 sender rejected - CXSNDR']),
  cox('connections', 'toomanyconn', 'connection_limit', ['cxcnct'], ['421 too many concurrent sessions - CXCNCT']),
  cox('rate', 'speeding', 'rate_limit', ['cxmxrt', 'cxthrt', 'cxmj'], ['452 4.1.1 requested action aborted - CXMXRT']),
  cox(
    'url',
    'spamdetected',
    'domain_blocklist',
    ['urlbl0001', 'urlbl1000', 'urlbl0100'],
    ['554 message refused - URLBL1000'],
  ),

  godaddy(
    'rdns',
    'requireptr',
    'rdns_missing',
    ['ib108'],
    ['421 Temporarily rejected. Reverse DNS for this IP failed. IB108'],
  ),
  godaddy(
    'blocklist',
    'blocked',
    'ip_blocklist',
    ['ib103', 'ib104', 'ib105', 'ib106', 'ib110', 'ib111'],
    ['554 IB103. Connection refused. 192.0.2.25 has a poor reputation on Cloudmark Sender Intelligence (CSI).'],
  ),
  godaddy(
    'connections',
    'speeding',
    'connection_limit',
    ['ib007', 'ib101', 'ib212a'],
    ['421 Server temporarily unavailable. Try again later. IB101'],
  ),
  godaddy(
    'probing',
    'blocked',
    'recipient_probing',
    ['ib112', 'ib113'],
    [
      '554 This IP has been temporarily blocked for attempting to send too many messages containing content judged to be spam. IB112',
    ],
  ),
  godaddy('helo', 'blocked', 'helo_invalid', ['ib301'], ['554 HELO/EHLO rejected. IB301']),
  godaddy(
    'rate',
    'speeding',
    'rate_limit',
    ['ib504', 'ib510', 'ib607'],
    ['550 user@example.com has sent too many messages. IB504'],
  ),
  godaddy(
    'sender-domain',
    'rejected',
    'sender_domain_unresolvable',
    ['ib506', 'ib501'],
    ['550 example.com From: Domain is invalid. Provide a valid From: IB506'],
  ),
  godaddy(
    'from-ip',
    'notcompliantrfc',
    'sender_address_invalid',
    ['ib502'],
    ['550 user@example.com IP addresses are not allowed as a From: Address. Provide a valid From. IB502'],
  ),
  godaddy(
    'spf',
    'authfailure',
    'spf_fail',
    ['ib508'],
    ['550 Message was not accepted -- invalid mailbox. SPF check failed. IB508'],
  ),
  godaddy(
    'spam',
    'spamdetected',
    'content_spam',
    ['ib212', 'ib705'],
    ['552 This message has been rejected due to content judged to be spam by the internet community. IB212'],
  ),
  godaddy(
    'never-connected',
    'expired',
    'connection_timeout',
    ["wasn't able to establish an smtp connection"],
    [
      "451 Sorry, I wasn't able to establish an SMTP connection. I'm not going to try again; this message has been in the queue too long.",
    ],
  ),

  comcast(
    'blocklist',
    'blocked',
    'ip_blocklist',
    ['bl000000', 'bl000001', 'bl000010'],
    [
      '554 resimta-po-13v.sys.comcast.net comcast 192.0.2.25 found on one or more DNSBLs, see http://postmaster.comcast.net/ BL000001',
    ],
  ),
  comcast(
    'dmarc',
    'authfailure',
    'dmarc_alignment',
    ['dm000001'],
    ['554 5.7.1 message refused, see http://postmaster.comcast.net/ DM000001'],
  ),
  comcast(
    'rdns',
    'requireptr',
    'rdns_missing',
    ['ptr record required', 'ptr lookup failure'],
    ['554 mx1.comcast.net comcast 192.0.2.25 PTR record required'],
  ),
  comcast('rate', 'speeding', 'rate_limit', ['rl000001', 'rl000002', 'rl000003'], ['452 try later RL000001'], {
    onlyThere: true,
  }),
  comcast('unknown', 'userunknown', 'recipient_unknown', ['not our customer'], ['551 5.1.1 not our customer'], {
    onlyThere: true,
  }),
];

/** Mimecast and the filters whose names occur in other servers' replies. */
export const GATEWAYS: readonly Rule[] = [
  mimecast(
    'spf',
    'authfailure',
    'spf_fail',
    ['spf sender invalid envelope rejected'],
    ['550 spf sender invalid - envelope rejected'],
  ),
  mimecast(
    'dkim',
    'authfailure',
    'dkim_invalid',
    ['dkim sender invalid envelope rejected'],
    ['550 dkim sender invalid - envelope rejected'],
  ),
  mimecast(
    'dmarc',
    'authfailure',
    'dmarc_alignment',
    ['dmarc sender invalid envelope rejected'],
    ['550 dmarc sender invalid - envelope rejected'],
  ),
  mimecast(
    'greylist',
    'systemerror',
    'greylist',
    ['internal resources are temporarily unavailable', 'internal resource temporarily unavailable'],
    ['451 Internal resources are temporarily unavailable - https://community.mimecast.com/docs/DOC-1369#451'],
  ),
  mimecast(
    'ip-reputation',
    'badreputation',
    'ip_reputation',
    ['local ct ip reputation'],
    ['550 Local CT IP Reputation - (reject)'],
  ),
  mimecast('ip-blocked', 'blocked', 'ip_blocklist', ['ip temporarily blacklisted'], ['451 IP temporarily blacklisted']),
  mimecast(
    'blocked-sender',
    'rejected',
    'recipient_policy',
    [
      'manually blocked senders',
      'sender address blocked',
      'envelope blocked user entry',
      'administrative prohibition envelope blocked',
      'envelope blocked',
    ],
    [
      '550 Envelope blocked - User Entry',
      '550 Administrative prohibition - envelope blocked',
      '421 sender address blocked',
    ],
  ),
  mimecast(
    'anti-spoofing',
    'rejected',
    'recipient_policy',
    ['anti spoofing policy'],
    [
      '550 Anti-Spoofing policy - Inbound not allowed',
      '550 Rejected by header based Anti-Spoofing policy: user@example.com',
    ],
  ),
  mimecast(
    'encryption',
    'securityerror',
    'tls_required',
    ['this route requires encryption', 'this route requires tls'],
    ['553 This route requires encryption (TLS)'],
  ),
  mimecast(
    'size',
    'mesgtoobig',
    'message_too_large',
    ['maximum email size exceeded'],
    ['554 Maximum email size exceeded'],
    { onlyThere: true },
  ),
  mimecast('loop', 'networkerror', 'routing_loop', ['mail loop detected'], ['554 Mail loop detected'], {
    onlyThere: true,
  }),
  mimecast(
    'relay',
    'norelaying',
    'relaying_denied',
    ['open relay not allowed', 'open relay is not allowed'],
    ['451 Open relay not allowed'],
    { onlyThere: true },
  ),
  mimecast(
    'disabled',
    'suspend',
    'mailbox_disabled',
    ['account inbounds disabled', 'account service is temporarily unavailable', 'account outbounds disabled'],
    ['451 Account inbounds disabled'],
  ),
  mimecast(
    'wrong-host',
    'networkerror',
    'mx_wrong_or_domain_not_accepted',
    ['hostname used for inbounds'],
    ['451 The incorrect hostname used for inbounds'],
  ),
  mimecast(
    'auth',
    'securityerror',
    'smtp_auth',
    ['incorrect authentication data'],
    ['535 Incorrect authentication data'],
    { onlyThere: true },
  ),
  mimecast('recipients', 'toomanyconn', 'too_many_recipients', ['too many recipients'], ['452 Too many recipients'], {
    onlyThere: true,
  }),
  mimecast(
    'unknown',
    'userunknown',
    'recipient_unknown',
    ['invalid recipient', 'user unknown', 'known dead'],
    ['550 Invalid Recipient - https://community.mimecast.com/docs/DOC-1369#550'],
    { onlyThere: true },
  ),
  mimecast(
    'security-policy',
    'policyviolation',
    'content_malware',
    ['email rejected due to security policies'],
    ['554 Email rejected due to security policies - MCSpamSignature.x.x'],
  ),
  mimecast(
    'command',
    'systemerror',
    'recipient_server_error',
    ['unable to process command'],
    ['451 Unable to process command'],
    { onlyThere: true },
  ),

  proofpoint(
    'blocklist',
    'blocked',
    'ip_blocklist',
    ['ipcheck.proofpoint.com'],
    ['550 5.7.0 Blocked - see https://ipcheck.proofpoint.com/?ip=192.0.2.25'],
  ),
  barracuda(
    'blocklist',
    'blocked',
    'ip_blocklist',
    ['barracuda reputation', 'b.barracudacentral.org', 'barracudacentral.org'],
    ['554 Service unavailable; Client host [192.0.2.25] blocked using Barracuda Reputation'],
  ),
  barracuda(
    'unknown',
    'userunknown',
    'recipient_unknown',
    ['cuda nsu'],
    ['550 cuda_nsu 5.1.1 <user@example.org>... User unknown'],
    { unless: ['policy rejection'] },
  ),
  barracuda(
    'refused',
    'policyviolation',
    'recipient_policy',
    ['permanent failure for one or more recipients'],
    ['550 permanent failure for one or more recipients (user@example.org:blocked)'],
    { unless: ['cuda nsu'] },
  ),
  cloudmark(
    'blocklist',
    'blocked',
    'ip_blocklist',
    ['csi.cloudmark.com'],
    ['550 Blocked, see http://csi.cloudmark.com/reset-request/?ip=192.0.2.25'],
  ),
];
