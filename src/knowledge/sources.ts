import type { Source } from './rule.ts';

// Documents that the rules rest on. `read` is the day the stored copy was read, `dated` the document's own date.
const READ = '2026-11-21';

export const RFC5321: Source = {
  title: 'RFC 5321, Simple Mail Transfer Protocol, section 4.2',
  url: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.2',
  read: READ,
  dated: '2008-10',
};
export const RFC4954: Source = {
  title: 'RFC 4954, SMTP Service Extension for Authentication, section 6',
  url: 'https://www.rfc-editor.org/rfc/rfc4954#section-6',
  read: READ,
  dated: '2007-07',
};
export const RFC7505: Source = {
  title: 'RFC 7505, A "Null MX" No Service Resource Record',
  url: 'https://www.rfc-editor.org/rfc/rfc7505',
  read: READ,
  dated: '2015-06',
};
export const RFC3463: Source = {
  title: 'RFC 3463, Enhanced Mail System Status Codes',
  url: 'https://www.rfc-editor.org/rfc/rfc3463',
  read: READ,
  dated: '2003-01',
};
export const IANA: Source = {
  title: 'IANA, SMTP Enhanced Status Codes registry',
  url: 'https://www.iana.org/assignments/smtp-enhanced-status-codes/',
  read: READ,
};
export const RFC7372: Source = {
  title: 'RFC 7372, Email Authentication Status Codes',
  url: 'https://www.rfc-editor.org/rfc/rfc7372',
  read: READ,
  dated: '2014-09',
};
export const RFC8601: Source = {
  title: 'RFC 8601, Authentication-Results, section 2.7.3 (iprev)',
  url: 'https://www.rfc-editor.org/rfc/rfc8601#section-2.7.3',
  read: READ,
  dated: '2019-05',
};
export const POSTFIX: Source = {
  title: 'Postfix, configuration parameters',
  url: 'https://www.postfix.org/postconf.5.html',
  read: READ,
};
export const FIELD_MANUAL: Source = {
  title: 'ActiveCampaign, SMTP Field Manual',
  url: 'https://github.com/ActiveCampaign/smtp-field-manual',
  read: READ,
  dated: '2025-02-10',
};
export const REAL_BOUNCES: Source = {
  title: 'Sisimai, a set of real bounce messages',
  url: 'https://github.com/sisimai/set-of-emails',
  read: READ,
  dated: '2025-12-10',
};
export const SISIMAI: Source = {
  title: 'Sisimai, tables of receivers and reasons',
  url: 'https://github.com/sisimai/go-sisimai',
  read: READ,
  dated: '2025-02-23',
};
export const EXCHANGE_NDR: Source = {
  title: 'Microsoft, Non-delivery reports and bounce messages in Exchange Server',
  url: 'https://learn.microsoft.com/exchange/mail-flow/non-delivery-reports-and-bounce-messages/non-delivery-reports-and-bounce-messages',
  read: READ,
  dated: '2021-07-14',
};
export const EXO_NDR: Source = {
  title: 'Microsoft, Email non-delivery reports in Exchange Online',
  url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online/non-delivery-reports-in-exchange-online',
  read: READ,
  dated: '2023-01-29',
};
export const GMAIL_CODES: Source = {
  title: 'Google, Gmail SMTP errors and codes',
  url: 'https://knowledge.workspace.google.com/admin/support/gmail-smtp-errors-and-codes',
  read: READ,
  dated: '2026-02-12',
};
export const OUTLOOK_CODES: Source = {
  title: 'Microsoft, Outlook.com Postmaster, Troubleshooting',
  url: 'https://sendersupport.olc.protection.outlook.com/pm/troubleshooting',
  read: READ,
  dated: '2026-06-15',
};
export const YAHOO_CODES: Source = {
  title: 'Yahoo, Sender Hub, SMTP error codes',
  url: 'https://senders.yahooinc.com/smtp-error-codes/',
  read: READ,
  dated: '2026-02-15',
};
export const APPLE: Source = {
  title: 'Apple, Postmaster information for iCloud Mail',
  url: 'https://support.apple.com/102322',
  read: READ,
  dated: '2025-02-26',
};
export const SPAMHAUS: Source = {
  title: 'Spamhaus, return codes of the DNS blocklists',
  url: 'https://www.spamhaus.org/news/article/788/',
  read: READ,
  dated: '2019-09-30',
};
export const S365_IPV6: Source = {
  title: 'Microsoft, Support for anonymous inbound email over IPv6',
  url: 'https://learn.microsoft.com/microsoft-365/security/office-365-security/support-for-anonymous-inbound-email-messages-over-ipv6',
  read: READ,
  dated: '2021-02-18',
};
