import type { Source } from './source.ts';

const READ = '2026-11-21';

/** Documents that the advice on mail itself rests on. */
export const MAIL_SOURCES = {
  rfc7208: {
    title: 'RFC 7208, Sender Policy Framework',
    url: 'https://www.rfc-editor.org/rfc/rfc7208',
    dated: '2014-04',
    read: READ,
  },
  rfc6376: {
    title: 'RFC 6376, DomainKeys Identified Mail',
    url: 'https://www.rfc-editor.org/rfc/rfc6376',
    dated: '2011-09',
    read: READ,
  },
  rfc9989: { title: 'RFC 9989, DMARC', url: 'https://www.rfc-editor.org/rfc/rfc9989', read: READ },
  rfc5321Retries: {
    title: 'RFC 5321 section 4.5.4.1, how long a server keeps trying',
    url: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.5.4.1',
    dated: '2008-10',
    read: READ,
  },
  rfc5322: {
    title: 'RFC 5322, Internet Message Format',
    url: 'https://www.rfc-editor.org/rfc/rfc5322',
    dated: '2008-10',
    read: READ,
  },
  rfc5321: {
    title: 'RFC 5321, Simple Mail Transfer Protocol',
    url: 'https://www.rfc-editor.org/rfc/rfc5321',
    dated: '2008-10',
    read: READ,
  },
  rfc7505: {
    title: 'RFC 7505, null MX',
    url: 'https://www.rfc-editor.org/rfc/rfc7505',
    dated: '2015-06',
    read: READ,
  },
  rfc2181: {
    title: 'RFC 2181 section 10.3, MX records and CNAME',
    url: 'https://www.rfc-editor.org/rfc/rfc2181#section-10.3',
    dated: '1997-07',
    read: READ,
  },
  rfc8461: {
    title: 'RFC 8461, MTA-STS',
    url: 'https://www.rfc-editor.org/rfc/rfc8461',
    dated: '2018-09',
    read: READ,
  },
  rfc7672: {
    title: 'RFC 7672, DANE for SMTP',
    url: 'https://www.rfc-editor.org/rfc/rfc7672',
    dated: '2015-10',
    read: READ,
  },
  postfixProtocols: {
    title: 'Postfix: configuration parameters, inet_protocols',
    url: 'https://www.postfix.org/postconf.5.html#inet_protocols',
    read: READ,
  },
  postfixDestination: {
    title: 'Postfix: address classes, the domains a server takes mail for',
    url: 'https://www.postfix.org/ADDRESS_CLASS_README.html',
    read: READ,
  },
  tenantBlockList: {
    title: 'Microsoft: non-delivery reports 5.7.700 through 5.7.750 in Exchange Online (read from a copy)',
    url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online/fix-error-code-5-7-700-through-5-7-750',
    read: READ,
  },
  exchangeTlsName: {
    title: 'Microsoft, L. Bisht: mail flow from Exchange to Office 365, TlsCertificateName',
    url: 'https://learn.microsoft.com/archive/blogs/lalitbisht/mailflow-issue-from-exchange-on-prem-to-office-365',
    read: READ,
  },
  exchangeOnlineNdr2026: {
    title: 'Microsoft: non-delivery reports in Exchange Online, 5.7.232 and 5.7.233',
    url: 'https://learn.microsoft.com/troubleshoot/exchange/email-delivery/ndr/non-delivery-reports-in-exchange-online',
    dated: '2026-01-07',
    read: READ,
  },
  tenantRecipientLimit: {
    title: 'KnowBe4: Exchange Online tenant outbound email limits, what counts and the sizes',
    url: 'https://support.knowbe4.com/hc/en-us/articles/40027061481363-Microsoft-Exchange-Online-Tenant-Outbound-Email-Limits',
    read: READ,
  },
  tenantLimitScript: {
    title: 'Microsoft CSS-Exchange: external recipients of a tenant, Get-LimitsEnforcementStatus',
    url: 'https://microsoft.github.io/CSS-Exchange/Transport/Get-TerrlExternalRecipientEstimate/',
    read: READ,
  },
  legacyAddress: {
    title: 'Microsoft: IMCEAEX non-delivery reports, an old LegacyExchangeDN',
    url: 'https://learn.microsoft.com/exchange/troubleshoot/email-delivery/imceaex-ndr',
    read: READ,
  },
  backPressure: {
    title: 'Practical 365: Exchange, 4.3.1 insufficient system resources (back pressure)',
    url: 'https://practical365.com/exchange-server-2007-event-id-15002-and-431-insufficient-system-resources-errors',
    read: READ,
  },
  rfc6647: {
    title: 'RFC 6647, greylisting',
    url: 'https://www.rfc-editor.org/rfc/rfc6647#section-2',
    dated: '2012-06',
    read: READ,
  },
  postfixLogin: {
    title: 'Postfix: configuration parameters, reject_sender_login_mismatch',
    url: 'https://www.postfix.org/postconf.5.html#reject_sender_login_mismatch',
    read: READ,
  },
  postfixTls: {
    title: 'Postfix: configuration parameters, smtp_tls_security_level',
    url: 'https://www.postfix.org/postconf.5.html#smtp_tls_security_level',
    read: READ,
  },
  postfixRate: {
    title: 'Postfix: configuration parameters, smtp_destination_rate_delay',
    url: 'https://www.postfix.org/postconf.5.html#smtp_destination_rate_delay',
    read: READ,
  },
  exchangeConnections: {
    title: 'Microsoft CSS-Exchange: outbound connections per domain',
    url: 'https://microsoft.github.io/CSS-Exchange/Diagnostics/HealthChecker/TransportRetryConfigCheck/',
    read: READ,
  },
  exchangeServerNdr: {
    title: 'Microsoft: non-delivery reports in Exchange Server',
    url: 'https://learn.microsoft.com/exchange/mail-flow/non-delivery-reports-and-bounce-messages/non-delivery-reports-and-bounce-messages',
    dated: '2021-07-14',
    read: READ,
  },
  microsoftDelist: { title: 'Microsoft 365: delist IP portal', url: 'https://sender.office.com/', read: READ },
  outlookPostmaster: {
    title: 'Outlook.com postmaster: troubleshooting',
    url: 'https://sendersupport.olc.protection.outlook.com/pm/troubleshooting',
    dated: '2026-06-15',
    read: READ,
  },
  outlookForm: {
    title: 'Outlook.com deliverability support form',
    url: 'https://go.microsoft.com/fwlink/?LinkID=614866',
    read: READ,
  },
  outlookS3150: {
    title: 'windows-dev-docs #5744: admins on S3150 at Outlook.com',
    url: 'https://github.com/MicrosoftDocs/windows-dev-docs/issues/5744',
    dated: '2025-11',
    read: READ,
  },
  outlook515: {
    title: 'Microsoft: fix NDR error 550 5.7.515 in Outlook.com',
    url: 'https://go.microsoft.com/fwlink/p/?linkid=2319303',
    read: READ,
  },
  gmailCodes: {
    title: 'Google: Gmail SMTP errors and codes',
    url: 'https://knowledge.workspace.google.com/admin/support/gmail-smtp-errors-and-codes',
    dated: '2026-02-12',
    read: READ,
  },
  gmailForwarding: {
    title: 'Google: best practices for forwarding e-mail to Gmail',
    url: 'https://support.google.com/a/answer/175365',
    dated: '2026-03-11',
    read: READ,
  },
  gmailPostmaster: { title: 'Google: Postmaster Tools', url: 'https://postmaster.google.com/', read: READ },
  yahooCodes: {
    title: 'Yahoo Sender Hub: SMTP error codes',
    url: 'https://senders.yahooinc.com/smtp-error-codes/',
    dated: '2026-02-15',
    read: READ,
  },
  yahooPractices: {
    title: 'Yahoo Sender Hub: best practices',
    url: 'https://senders.yahooinc.com/best-practices/',
    dated: '2025-04-10',
    read: READ,
  },
  apple: {
    title: 'Apple: postmaster information for iCloud Mail',
    url: 'https://support.apple.com/102322',
    dated: '2025-02-26',
    read: READ,
  },
  gmx: {
    title: 'GMX postmaster: error messages',
    url: 'https://postmaster.gmx.net/en/error-messages',
    read: READ,
  },
  tOnline: {
    title: 'T-Online postmaster',
    url: 'https://postmaster.t-online.de/',
    read: READ,
  },
  tOnlineReports: {
    title: 'Admins on how T-Online answers, Mailu #1614',
    url: 'https://github.com/Mailu/Mailu/issues/1614',
    dated: '2024-05',
    read: READ,
  },
  spamhausCodes: {
    title: 'Spamhaus: return codes of the DNS blocklists',
    url: 'https://www.spamhaus.org/news/article/788/',
    dated: '2019-09-30',
    read: READ,
  },
  spamhausCheck: { title: 'Spamhaus: reputation checker', url: 'https://check.spamhaus.org/', read: READ },
  openResolver: {
    title: 'simple-login #2675: "Error: open resolver" refuses mail that is not listed',
    url: 'https://github.com/simple-login/app/issues/2675',
    dated: '2026-02',
    read: READ,
  },
  fieldManual: {
    title: 'ActiveCampaign: SMTP Field Manual',
    url: 'https://github.com/ActiveCampaign/smtp-field-manual',
    dated: '2025-02-10',
    read: READ,
  },
  sisimai: {
    title: 'Sisimai: tables of receivers and reasons',
    url: 'https://github.com/sisimai/go-sisimai',
    dated: '2025-02-23',
    read: READ,
  },
  barracuda: {
    title: 'Barracuda Central: removal request',
    url: 'https://www.barracudacentral.org/rbl/removal-request',
    read: READ,
  },
  proofpoint: { title: 'Proofpoint: dynamic reputation, IP check', url: 'https://ipcheck.proofpoint.com/', read: READ },
  cloudmark: {
    title: 'Cloudmark: sender intelligence, reset request',
    url: 'https://csi.cloudmark.com/reset-request',
    read: READ,
  },
} as const satisfies Record<string, Source>;
