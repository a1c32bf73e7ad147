import { rowsOf, type Rule, type Source } from '../rule.ts';
import { APPLE, REAL_BOUNCES, SISIMAI, YAHOO_CODES } from '../sources.ts';

const READ = '2026-11-21';
const GMX: Source = {
  title: 'GMX, Postmaster, error messages',
  url: 'https://postmaster.gmx.net/en/error-messages',
  read: READ,
};
const TONLINE: Source = {
  title: 'T-Online, Postmaster',
  url: 'https://postmaster.t-online.de/',
  read: READ,
  dated: '2024-05',
};
const NETEASE: Source = {
  title: 'NetEase Mail, bounce codes (copy of the help page)',
  url: 'https://biecuoliao.com/pa/MBRrwEM.html',
  read: READ,
};
const ALIBABA: Source = {
  title: 'Alibaba Mail, bounces and what they mean (read from a copy)',
  url: 'https://help.aliyun.com/document_detail/36612.html',
  read: READ,
};
const ALIBABA_BEHAVIOUR: Source = {
  title: 'Alibaba Mail, rejected by behaviour (copy of the help page)',
  url: 'https://www.zyy100.com/article-show-50-246.html',
  read: READ,
  dated: '2019-12-19',
};
const ALIBABA_FREQUENCY: Source = {
  title: 'Alibaba Mail, deferred by behaviour (copy of the help page)',
  url: 'https://www.qcnsw.com/jcxq1944_142.html',
  read: READ,
};
const FACEBOOK: Source = {
  title: 'Facebook, Postmaster, SMTP response codes',
  url: 'https://postmaster.facebook.com/response_codes',
  read: READ,
};
const MAILOUT: Source = {
  title: 'mailout.ru, frequent errors of Mail.ru',
  url: 'https://mailout.ru/2015/09',
  read: READ,
  dated: '2015-09',
};
const TENCENT_WORDS: Source = {
  title: 'GitHub, TrendRadar issue 373',
  url: 'https://github.com/sansan0/TrendRadar/issues/373',
  read: READ,
  dated: '2025-11-25',
};
const FREE: Source = {
  title: 'GitHub, iRedMail issue 156',
  url: 'https://github.com/iredmail/iRedMail/issues/156',
  read: READ,
};

const yahoo = rowsOf('yahoo-aol', YAHOO_CODES);
const apple = rowsOf('icloud', APPLE);
const gmx = rowsOf('gmx-webde', GMX);
const tonline = rowsOf('t-online', TONLINE);
const orange = rowsOf('orange-laposte', SISIMAI);

/** Yahoo and AOL. */
export const YAHOO: readonly Rule[] = [
  yahoo(
    'deferred',
    'badreputation',
    'reputation_deferral',
    [
      'tss04',
      'temporarily deferred due to unexpected volume or user complaints',
      'temporarily deferred due to user complaints',
    ],
    ['421 4.7.0 [TSS04] Messages from 192.0.2.25 temporarily deferred due to unexpected volume or user complaints'],
  ),
  yahoo(
    'deferred-for-good',
    'badreputation',
    'ip_reputation',
    ['tss09', 'tss11', 'all messages from … will be permanently deferred', 'will be permanently deferred'],
    ['553 5.7.2 [TSS09] All messages from 192.0.2.25 will be permanently deferred; Retrying will NOT succeed.'],
    { source: SISIMAI },
  ),
  yahoo(
    'deferred-old',
    'badreputation',
    'reputation_deferral',
    ['ts01', 'ts02', 'ts03', 'gl01'],
    ['421 4.7.0 [TS01] Messages from 192.0.2.25 temporarily deferred'],
    { verified: false },
  ),
  yahoo(
    'blocklist',
    'blocked',
    'ip_blocklist',
    ['bl21', 'bl23', 'because the ip is in spamhaus'],
    ["553 5.7.1 [BL21] Connections will not be accepted from 192.0.2.25, because the ip is in Spamhaus's list"],
    { source: SISIMAI },
  ),
  yahoo(
    'phishing',
    'policyviolation',
    'content_malware',
    ['ph01'],
    ['554 Message not allowed - [PH01] Email not accepted for policy reasons.'],
    { source: SISIMAI },
  ),
  yahoo(
    'authentication',
    'authfailure',
    'auth_missing',
    ['requires all senders to authenticate with either spf or dkim'],
    [
      '550 5.7.9 This mail has been blocked because the sender is unauthenticated. Yahoo requires all senders to authenticate with either SPF or DKIM.',
    ],
  ),
  yahoo(
    'policy',
    'policyviolation',
    'auth_missing',
    ['message not accepted for policy reasons'],
    ['554 5.7.9 Message not accepted for policy reasons.'],
    { status: ['5.7.9'] },
  ),
  yahoo(
    'sender-domain',
    'rejected',
    'sender_domain_unresolvable',
    ['unresolvable rfc.5321 from domain', 'unresolvable rfc.5322 from domain'],
    ['451 Message temporarily deferred due to unresolvable RFC.5321 from domain'],
  ),
  yahoo(
    'unknown',
    'userunknown',
    'recipient_unknown',
    ["this user doesn't have a"],
    ["554 delivery error: dd This user doesn't have a yahoo.com account (user@yahoo.com)"],
  ),
  yahoo(
    'disabled',
    'suspend',
    'mailbox_disabled',
    [
      'delivery error … no longer valid',
      'delivery error … no longer available',
      'delivery error … disabled',
      'mailbox is disabled',
      'account has been disabled or discontinued',
    ],
    [
      '554 delivery error: dd user@yahoo.com is no longer valid.',
      '554 30 Sorry, your message to user@aol.com cannot be delivered. This mailbox is disabled (554.30)',
      'delivery error: dd ... no longer valid / mailbox is disabled',
    ],
  ),
  yahoo(
    'refused',
    'policyviolation',
    'recipient_policy',
    ['message not allowed'],
    ['554 Message not allowed - [299]'],
    { source: REAL_BOUNCES },
  ),
];

const ZONE_MTA: Source = {
  title: 'ZoneMTA, bounce rules with wire texts',
  url: 'https://github.com/zone-eu/zone-mta/blob/master/config/bounces.txt',
  read: READ,
};
const aol = rowsOf('yahoo-aol', ZONE_MTA);

/** The codes in parentheses that AOL wrote, still met where its servers are imitated or logs are old. */
export const AOL: readonly Rule[] = [
  aol('rtr-dynamic', 'blocked', 'rdns_generic', ['rtr bb', 'rtr du', 'rly ir'], ['554- (RTR:DU)']),
  aol('rtr-rdns', 'requireptr', 'rdns_missing', ['rtr rd'], ['554- (RTR:RD)']),
  aol('rtr-blocked', 'blocked', 'ip_blocklist', ['rtr bl', 'rtr sc', 'rtr ch', 'rly bl', 'con b1'], ['554- (RTR:BL)']),
  aol('rtr-rate', 'speeding', 'rate_limit', ['rly b1', 'rly b2', 'dyn t1', 'dyn t2'], ['421 (DYN:T1)']),
  aol('rtr-content', 'spamdetected', 'content_spam', ['hvu b1', 'hvu b2', 'rly bd', 'rly ch'], ['554 5.7.1 (HVU:B1)']),
  aol('au01', 'authfailure', 'dkim_invalid', ['au01'], ['554 5.7.5 (AU01) Message not accepted for policy reasons.']),
  aol(
    'vs1',
    'blocked',
    'recipient_probing',
    ['vs1 mf', 'vs1 ip'],
    ['451 VS1-IP Excessive unknown recipients - possible Open Relay (#4.1.8)'],
  ),
];

/** iCloud Mail. */
export const ICLOUD: readonly Rule[] = [
  apple(
    'authentication',
    'authfailure',
    'auth_missing',
    ['hme1', 'failing both spf and dkim'],
    ['554 5.7.1 [HME1] This message was blocked for failing both SPF and DKIM authentication checks.'],
    { source: SISIMAI },
  ),
  apple(
    'local-policy',
    'policyviolation',
    'recipient_policy',
    ['cs01', 'bs01', 'message rejected due to local policy'],
    ['550 5.7.1 [CS01] Message rejected due to local policy.'],
    { source: SISIMAI },
  ),
  apple(
    'dmarc',
    'authfailure',
    'dmarc_alignment',
    ['dmarc policy'],
    ["554 5.7.1 Your message was rejected due to example.com's DMARC policy."],
    { onlyThere: true },
  ),
  apple(
    'blocklist',
    'blocked',
    'ip_blocklist',
    ['support.proofpoint.com dnsbl lookup', 'blocked see https support.proofpoint.com'],
    ['550 5.7.0 Blocked - see https://support.proofpoint.com/dnsbl-lookup.cgi?ip=192.0.2.25'],
  ),
  apple(
    'gone',
    'hasmoved',
    'recipient_unknown',
    ['recipient no longer on server'],
    ['550 5.1.6 recipient no longer on server: user@icloud.com'],
    { onlyThere: true },
  ),
  apple(
    'full',
    'mailboxfull',
    'mailbox_full',
    ['user is over quota'],
    ['552 5.2.2 <user@icloud.com>: user is over quota'],
    { onlyThere: true },
  ),
  apple(
    'sender-domain',
    'rejected',
    'sender_domain_unresolvable',
    ['sender address rejected domain not found'],
    ['450 4.1.8 <user@example.com>: Sender address rejected: Domain not found'],
    { onlyThere: true },
  ),
  apple(
    'volume',
    'speeding',
    'rate_limit',
    ['deferred due to excessive volume'],
    ['421 4.7.1 Messages to user@icloud.com deferred due to excessive volume. Try again later.'],
  ),
];

/** GMX, WEB.DE, mail.com and IONOS: no enhanced codes, the last line and the `c=` of its link are the reason. */
export const GMX_WEBDE: readonly Rule[] = [
  gmx(
    'rdns',
    'requireptr',
    'rdns_missing',
    ['dns ptr resource record', 'c rdns'],
    [
      '554-gmx.net (mxgmx117) Nemesis ESMTP Service not available 554-No SMTP service 554-Bad DNS PTR resource record. 554 For explanation visit https://postmaster.gmx.net/en/error-messages?ip=192.0.2.25&c=rdns',
      '554 For explanation visit https://postmaster.gmx.net/en/error-messages?ip=192.0.2.25&c=rdns',
      '554-web.de (mxweb012) Nemesis ESMTP Service not available 554-No SMTP service 554 invalid DNS PTR resource record, IP=192.0.2.25',
    ],
  ),
  gmx(
    // Of the sender's domain at their incoming servers, of the recipient's where GMX sends for a customer.
    'sender-domain',
    'rejected',
    'sender_domain_unresolvable',
    ['invalid dns mx or'],
    ['550-Requested action not taken: mailbox unavailable 550 invalid DNS MX or A/AAAA resource record.'],
    { command: ['', 'MAIL FROM'] },
  ),
  gmx(
    'recipient-domain',
    'hostunknown',
    'recipient_domain_unknown',
    ['invalid dns mx or'],
    [
      {
        text: '550-Requested action not taken: mailbox unavailable 550 invalid DNS MX or A/AAAA resource record.',
        command: 'RCPT TO',
      },
    ],
    { command: ['RCPT TO'] },
  ),
  gmx(
    'blocklist',
    'blocked',
    'ip_blocklist',
    ['ip address is block listed', 'ip address is black listed', 'ip address is listed', 'c bl'],
    ['554-No SMTP service 554-IP address is block listed.'],
  ),
  gmx(
    'header',
    'notcompliantrfc',
    'message_malformed',
    ['c hi', 'c hd'],
    [
      '554-Reject due to policy restrictions. 554 For explanation visit https://postmaster.1und1.de/de/case?c=hi&i=ip&v=1',
    ],
    { source: REAL_BOUNCES },
  ),
  gmx(
    'policy',
    'policyviolation',
    'recipient_policy',
    ['reject due to policy restrictions'],
    [
      '550-Requested action not taken: mailbox unavailable 550-Reject due to policy restrictions. 550 For explanation visit https://postmaster.web.de/en/error-messages?ip=192.0.2.25',
    ],
  ),
  gmx(
    'unknown',
    'userunknown',
    'recipient_unknown',
    ['requested action not taken mailbox unavailable'],
    ['550-Requested action not taken: mailbox unavailable'],
    { onlyThere: true },
  ),
  gmx(
    'no-service',
    'blocked',
    'ip_blocklist',
    ['no smtp service', 'nemesis esmtp service not available'],
    ['554-gmx.net (mxgmx017) Nemesis ESMTP Service not available 554 No SMTP service'],
    { unless: ['indicated no smtp service'] },
  ),
];

/** T-Online: takes mail only from servers whose operator can be found. */
export const T_ONLINE: readonly Rule[] = [
  tonline(
    'not-allowlisted',
    'blocked',
    'not_allowlisted',
    ['none bad reputation', 'nowl'],
    [
      '554 IP=192.0.2.25 - None/bad reputation. Ask your postmaster for help or to contact tobr@rx.t-online.de for reset. (NOWL)',
    ],
  ),
  tonline(
    'dial-up',
    'blocked',
    'rdns_generic',
    ['dialup transient ip not allowed'],
    ['554 IP=192.0.2.25 - Dialup/transient IP not allowed. Use a mailgateway or contact toda@rx.t-online.de. (DIAL)'],
  ),
  tonline(
    'blocklist',
    'blocked',
    'ip_blocklist',
    ['a problem occurred'],
    [
      '554 IP=192.0.2.25 - A problem occurred. (Ask your postmaster for help or to contact tosa@rx.t-online.de to clarify.) (BL)',
    ],
    { unless: ['a problem occurred during the delivery'] },
  ),
];

const ORANGE_CODES: readonly (readonly [string, Rule['reason'], Rule['cause'], string])[] = [
  ['101', 'blocked', 'ip_blocklist', 'listed by Spamhaus'],
  ['102', 'blocked', 'ip_blocklist', 'blocked for spam'],
  ['103', 'blocked', 'ip_blocklist', 'service refused'],
  ['104', 'toomanyconn', 'connection_limit', 'too many connections'],
  ['108', 'blocked', 'ip_blocklist', 'service refused'],
  ['109', 'toomanyconn', 'connection_limit', 'too many connections'],
  ['305', 'securityerror', 'smtp_auth', 'authentication needed'],
  ['401', 'authfailure', 'spf_fail', 'SPF'],
  ['402', 'securityerror', 'smtp_auth', 'authentication requested'],
  ['403', 'rejected', 'sender_address_invalid', 'sender address rejected'],
  ['405', 'rejected', 'sender_address_invalid', 'sender address rejected'],
  ['415', 'rejected', 'sender_address_invalid', 'sender address rejected'],
  ['416', 'userunknown', 'recipient_unknown', 'invalid recipient'],
  ['417', 'mailboxfull', 'mailbox_full', 'mailbox full'],
  ['420', 'suspend', 'mailbox_disabled', 'account disabled'],
  ['426', 'suspend', 'mailbox_disabled', 'account blocked'],
  ['505', 'systemerror', 'recipient_server_error', 'service refused'],
  ['506', 'spamdetected', 'content_spam', 'message rejected'],
  ['510', 'blocked', 'ip_blocklist', 'message rejected'],
  ['513', 'spamdetected', 'content_spam', 'message rejected'],
  ['514', 'mesgtoobig', 'message_too_large', 'message too large'],
  ['515', 'rejected', 'recipient_policy', 'message rejected'],
  ['516', 'rejected', 'recipient_policy', 'message rejected'],
  ['517', 'authfailure', 'dmarc_alignment', 'message rejected'],
  ['518', 'rejected', 'recipient_policy', 'message rejected'],
  ['519', 'rejected', 'recipient_policy', 'message rejected'],
  ['521', 'rejected', 'recipient_policy', 'message rejected'],
  ['630', 'policyviolation', 'recipient_policy', 'refused by policy'],
  ['999', 'blocked', 'ip_blocklist', 'service refused'],
];

/** Orange (`OFR_`) and La Poste (`LPN`): the number behind the mark is the reason. */
export const ORANGE: readonly Rule[] = [
  ...ORANGE_CODES.map(([code, reason, cause, words]) =>
    orange(
      code,
      reason,
      cause,
      [code],
      [`550 5.2.0 ${words}. OFR_${code} [${code}]`, `550 5.5.0 ${words}. LPN007_${code}`],
      { pattern: new RegExp(`\\b(?:ofr|lpn)\\d{0,3}_(?:/lpn_)?${code}\\b`, 'i') },
    ),
  ),
  orange(
    'connections',
    'toomanyconn',
    'connection_limit',
    ['trop de connexions'],
    ['421 mwinf5c79 ME Trop de connexions, veuillez verifier votre configuration.'],
  ),
  orange(
    'blocked',
    'blocked',
    'ip_blocklist',
    ['ont ete bloques par nos services', 'bloquee pour incident de spam', 'service refuse'],
    [
      '550 5.5.0 Les emails envoyes vers la messagerie Laposte.net ont ete bloques par nos services.',
      '421 mwinf5c77 ME Service refuse. Veuillez essayer plus tard.',
    ],
  ),
];

const free = rowsOf('free.fr', FREE);
const freenet = rowsOf('freenet', REAL_BOUNCES);
const kddi = rowsOf('kddi', REAL_BOUNCES);
const docomo = rowsOf('docomo', REAL_BOUNCES);
const tencent = rowsOf('tencent', REAL_BOUNCES);
const netease = rowsOf('netease', NETEASE);
const alibaba = rowsOf('alibaba', ALIBABA);
const facebook = rowsOf('facebook', REAL_BOUNCES);
const cloudflare = rowsOf('cloudflare', REAL_BOUNCES);
const zoho = rowsOf('zoho', REAL_BOUNCES);
const mailru = rowsOf('mail.ru', REAL_BOUNCES);

/** Services with a few words of their own. */
export const OTHER_PROVIDERS: readonly Rule[] = [
  free(
    'rdns',
    'requireptr',
    'rdns_fwd_mismatch',
    ['reverse dns entry does not resolve to an ip'],
    ['421 Refused. Your reverse DNS entry does not resolve to an IP address.'],
  ),
  freenet(
    'rdns',
    'requireptr',
    'rdns_missing',
    ['inconsistent or no dns ptr record'],
    ['550 inconsistent or no DNS PTR record'],
  ),
  // au answers DATA with an empty address when the user's own filter refuses the message.
  kddi(
    'filtered',
    'filtered',
    'recipient_policy',
    ['user unknown'],
    [
      '550 : User unknown',
      '550 5.1.351 Remote server returned unknown recipient or mailbox unavailable -> 550 : User unknown',
    ],
    {
      pattern: /(?:^|\b550:? ): ?user unknown/i,
    },
  ),
  // After DATA the user is known: it is the user's own filter, or the list of senders that the user takes mail from.
  docomo(
    'filtered',
    'filtered',
    'recipient_policy',
    ['unknown user'],
    [{ text: '550 5.2.0 Unknown user user@docomo.ne.jp', command: 'DATA', remoteMta: 'mfsmax.docomo.ne.jp' }],
    { onlyThere: true, command: ['DATA'], status: ['5.2.0'] },
  ),
  docomo(
    'refused-sender',
    'rejected',
    'recipient_policy',
    ['unknown user'],
    [{ text: '550 Unknown user user@docomo.ne.jp', command: 'DATA', remoteMta: 'mfsmax.docomo.ne.jp' }],
    { onlyThere: true, command: ['DATA'] },
  ),
  tencent(
    'frequency',
    'speeding',
    'rate_limit',
    ['frequency limited'],
    ['550 Sender frequency limited. http://service.mail.qq.com/cgi-bin/help'],
  ),
  tencent(
    'content',
    'spamdetected',
    'content_spam',
    ['mail content denied', 'suspected spam sender', 'mail is rejected by recipients'],
    ['550 Mail content denied. http://service.exmail.qq.com/cgi-bin/help?subtype=1&id=20022&no=1000726'],
  ),
  tencent(
    'words',
    'spamdetected',
    'content_spam',
    ['inappropriate words or content'],
    ['550 The mail may contain inappropriate words or content.'],
    { source: TENCENT_WORDS },
  ),
  tencent(
    'ip',
    'blocked',
    'ip_blocklist',
    ['suspected bounce attacks', 'suspected spam ip'],
    ['550 Suspected spam ip https://service.mail.qq.com/'],
  ),
  ...(
    [
      ['hl rep', 'blocked', 'recipient_probing'],
      ['hl mep', 'blocked', 'sender_compromised'],
      ['hl icc', 'toomanyconn', 'connection_limit'],
      ['hl ifc', 'speeding', 'rate_limit'],
      ['mi dmc', 'speeding', 'rate_limit'],
      ['mi sfq', 'speeding', 'rate_limit'],
      ['rp qrc', 'speeding', 'rate_limit'],
      ['rp trc', 'speeding', 'rate_limit'],
      ['rp drc', 'toomanyconn', 'too_many_recipients'],
      ['mi cel', 'syntaxerror', 'smtp_protocol_error'],
      ['mi ccl', 'syntaxerror', 'smtp_protocol_error'],
      ['mi spf', 'authfailure', 'spf_fail'],
      ['dt rbl', 'blocked', 'ip_blocklist'],
      ['wm bli', 'blocked', 'not_allowlisted'],
      ['dt spm', 'spamdetected', 'content_spam'],
      ['help spam', 'spamdetected', 'content_spam'],
    ] as const
  ).map(([mark, reason, cause]) =>
    netease(
      mark.replace(' ', '-'),
      reason,
      cause,
      [mark],
      [`554 ${mark.toUpperCase().replace(' ', ':')} 163 smtp12,EMCowAA`],
    ),
  ),
  // Coremail, NetEase's own server too: only its own users may be the sender.
  netease(
    'local-user-only',
    'rejected',
    'sender_address_invalid',
    ['local user only'],
    ['553 Local user only,163 smtp12,EMCowAA'],
  ),
  alibaba(
    'behaviour-listed',
    'blocked',
    'ip_blocklist',
    ['by behaviour spam … list on rbl sites'],
    [
      '554 Reject by behaviour spam at DATA State(Connection IP address:192.0.2.25)ANTISPAM_BAT[01201311R5167S531,r41g03022]: list on rbl sites',
    ],
    { source: ALIBABA_BEHAVIOUR },
  ),
  alibaba(
    'behaviour-frequency',
    'speeding',
    'rate_limit',
    ['transient reject by behaviour spam', 'by behaviour spam … currently unexpected sending'],
    [
      '454 Transient reject by behaviour spam at DATA State(Connection IP address:192.0.2.25)ANTISPAM_BAT[01201311R5167S531,r41g03022]: currently unexpected sending',
    ],
    { source: ALIBABA_FREQUENCY },
  ),
  alibaba(
    'behaviour',
    'badreputation',
    'ip_reputation',
    ['reject by behaviour spam'],
    ['554 Reject by behaviour spam at DATA State(Connection IP address:192.0.2.25)ANTISPAM_BAT[]: bad sending'],
    { source: ALIBABA_BEHAVIOUR },
  ),
  alibaba(
    'content',
    'spamdetected',
    'content_spam',
    ['spamed by local spam engine', 'eso local spam'],
    ['(13)ESO_LOCAL_SPAM: spamed by local spam engine'],
  ),
  alibaba(
    'quota',
    'speeding',
    'sending_quota',
    ['number of rcpt attempts is achieved the maximum', 'total of rcpts is achieved the maximum'],
    [
      '504 the number of RCPT attempts is achieved the maximum threshold',
      '505 the total of RCPTs is achieved the maximum threshold',
    ],
  ),
  alibaba(
    'size',
    'mesgtoobig',
    'message_too_large',
    ['length of data content is achieved', 'length of attach is achieved', 'number of attachments is achieved'],
    ['510 The length of Attach is achieved the maximum threshold'],
  ),
  alibaba(
    'own-sender',
    'securityerror',
    'smtp_auth',
    ['mailfrom account is a local account'],
    ['502 Mailfrom account is a local account'],
  ),
  alibaba(
    'unknown',
    'userunknown',
    'recipient_unknown',
    ["rcptto account isn't a local account"],
    ["503 Rcptto account isn't a local account"],
  ),
  facebook(
    'unavailable',
    'systemerror',
    'recipient_server_error',
    ['rcp t1', 'rcp t2', 'rcp t3', 'rcp t4'],
    [
      '421 4.7.1 RCP-T4 http://postmaster.facebook.com/response_codes?ip=192.0.2.213#unavailable Recipient account is unavailable',
    ],
    { source: FACEBOOK },
  ),
  facebook(
    'unknown',
    'userunknown',
    'recipient_unknown',
    ['rcp p1'],
    [
      '550 5.1.1 RCP-P1 http://postmaster.facebook.com/response_codes?ip=192.0.2.54#rcp Recipient address does not exist',
    ],
  ),
  facebook(
    'preferences',
    'filtered',
    'recipient_policy',
    ['rcp p2', 'rcp p3'],
    [
      '550 5.1.1 RCP-P2 http://postmaster.facebook.com/response_codes?ip=192.0.2.135#rcp Refused due to recipient preferences',
    ],
  ),
  facebook(
    'notice',
    'userunknown',
    'recipient_policy',
    ["based on the email preferences of the person you're trying to email"],
    ["Based on the email preferences of the person you're trying to email, this message could not be delivered."],
  ),
  cloudflare(
    'upstream',
    'systemerror',
    'recipient_server_error',
    ['upstream error'],
    [
      '421 4.3.0 Upstream error, please check https://developers.cloudflare.com/email-routing/postmaster for possible reasons why.',
    ],
  ),
  zoho(
    'outgoing-spam',
    'rejected',
    'sender_compromised',
    ['email can not be delivered … email flagged as spam'],
    ['554 5.7.1 Email cannot be delivered. Reason: Email flagged as Spam.'],
  ),
  zoho(
    'rejected',
    'rejected',
    'recipient_policy',
    ['mail rejected by destination domain'],
    ['541 5.4.1 Mail rejected by destination domain'],
  ),
  mailru(
    'spam',
    'spamdetected',
    'content_spam',
    ['spam message rejected', 'spam message discarded'],
    ['550 spam message rejected. Please visit http://help.mail.ru/notspam-support/id?c=a1'],
    // Rspamd and Kaspersky refuse in these words too.
    { onlyThere: true },
  ),
  // It asks for the mailbox after DATA only, so the words are no sign of a filter.
  mailru(
    'unknown',
    'userunknown',
    'recipient_unknown',
    ['invalid mailbox … user not found', 'invalid mailbox … no such user'],
    [
      {
        text: '550 Message was not accepted -- invalid mailbox. Local mailbox user@mail.ru is unavailable: user not found',
        command: 'DATA',
        remoteMta: 'mxs.mail.ru',
      },
    ],
    { source: MAILOUT },
  ),
];
