import { MAIL_SOURCES } from './mail-sources.ts';
import type { Source } from './source.ts';

const READ = '2026-11-21';

export const SOURCES = {
  ...MAIL_SOURCES,
  rfc8601: {
    title: 'RFC 8601 section 2.7.3, "iprev"',
    url: 'https://www.rfc-editor.org/rfc/rfc8601#section-2.7.3',
    dated: '2019-05',
    read: READ,
  },
  rfc2308: {
    title: 'RFC 2308, negative caching of DNS answers',
    url: 'https://www.rfc-editor.org/rfc/rfc2308#section-5',
    dated: '1998-03',
    read: READ,
  },
  rfc5321Helo: {
    title: 'RFC 5321 section 4.1.1.1, EHLO and HELO',
    url: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.1.1.1',
    dated: '2008-10',
    read: READ,
  },
  azureReverseDns: {
    title: 'Microsoft: reverse DNS for services hosted in Azure',
    url: 'https://learn.microsoft.com/azure/dns/dns-reverse-dns-for-azure-services',
    dated: '2023-01-09',
    read: READ,
  },
  azureBannerCheck: {
    title: 'Microsoft: reverse look-up zones for an SMTP banner check in Azure',
    url: 'https://learn.microsoft.com/troubleshoot/azure/virtual-network/create-ptr-for-smtp-service',
    dated: '2018-10-31',
    read: READ,
  },
  azureStaticOnly: {
    title: 'azure-docs #89139: the A record way needs a static public IP',
    url: 'https://github.com/MicrosoftDocs/azure-docs/issues/89139',
    dated: '2022-03-14',
    read: READ,
  },
  azureNoIpv6: {
    title: 'azure-docs #49316: no reverse FQDN for an IPv6 public IP',
    url: 'https://github.com/MicrosoftDocs/azure-docs/issues/49316',
    dated: '2020-03-02',
    read: READ,
  },
  azureLabelScope: {
    title: 'azure-rest-api-specs #39789: ReverseFqdn refused with domainNameLabelScope (open)',
    url: 'https://github.com/Azure/azure-rest-api-specs/issues/39789',
    dated: '2026-01-21',
    read: READ,
  },
  azureOutboundSmtp: {
    title: 'Microsoft: outbound SMTP connectivity problems in Azure',
    url: 'https://learn.microsoft.com/troubleshoot/azure/virtual-network/troubleshoot-outbound-smtp-connectivity',
    dated: '2025-07-28',
    read: READ,
  },
  azureOutboundSmtp2018: {
    title: 'Microsoft: the same text as of 2018, no longer valid',
    url: 'https://learn.microsoft.com/azure/virtual-network/troubleshoot-outbound-smtp-connectivity',
    dated: '2018-11-20',
    read: READ,
  },
  azureDefaultOutbound: {
    title: 'Microsoft: default outbound access in Azure',
    url: 'https://learn.microsoft.com/azure/virtual-network/ip-services/default-outbound-access',
    dated: '2026-01-30',
    read: READ,
  },
  azureCommunicationSmtp: {
    title: 'Microsoft: SMTP with Azure Communication Services',
    url: 'https://learn.microsoft.com/azure/communication-services/quickstarts/email/send-email-smtp/smtp-authentication',
    dated: '2023-10-18',
    read: READ,
  },
  ovhAntiSpam: {
    title: 'OVHcloud: outgoing mail blocked after spam detection',
    url: 'https://support.us.ovhcloud.com/hc/en-us/articles/16100926574995',
    read: READ,
  },
  awsPort25: {
    title: 'AWS: port 25 of an EC2 instance or Lambda function',
    url: 'https://repost.aws/knowledge-center/ec2-port-25-throttle',
    read: READ,
  },
  googlePort25: {
    title: 'Google Cloud: sending email from an instance',
    url: 'https://cloud.google.com/compute/docs/tutorials/sending-mail',
    dated: '2026',
    read: READ,
  },
  hetznerPort25: {
    title: 'Hetzner FAQ, as quoted in emailwiz #317: ports 25 and 465 of cloud servers',
    url: 'https://github.com/LukeSmithxyz/emailwiz/issues/317',
    dated: '2024-04-22',
    read: READ,
  },
  linodePort25: {
    title: 'Linode: new accounts and outbound mail',
    url: 'https://www.linode.com/blog/linode/a-new-policy-to-help-fight-spam/',
    dated: '2019-11-05',
    read: READ,
  },
  vultrPort25: {
    title: 'Reports of Vultr customers, awesome-mail-server-providers #5 (no text of Vultr itself)',
    url: 'https://github.com/forwardemail/awesome-mail-server-providers/pull/5',
    dated: '2026-01-19',
    read: READ,
  },
  alibabaPort25: {
    title: 'Alibaba Cloud: port 25 of a Simple Application Server',
    url: 'https://www.alibabacloud.com/help/doc-detail/59086.htm',
    dated: '2024-01-24',
    read: READ,
  },
  tmobileThuis: {
    title: 'Tweakers: T-Mobile Thuis closes port 25',
    url: 'https://tweakers.net/nieuws/187600',
    read: READ,
  },
  spamhausPbl: {
    title: 'Spamhaus: DNSBL FAQ, Policy Block List',
    url: 'https://www.spamhaus.org/faqs/dnsbl-usage/',
    read: READ,
  },
  event12014: {
    title: 'Microsoft TechNet bb510128: event 12014 of MSExchangeTransport',
    url: 'https://learn.microsoft.com/previous-versions/office/exchange-server-2007/bb510128(v=exchg.80)',
    read: READ,
  },
  gossaComments: {
    title: 'Mark Gossa: comments on smart hosts and the certificate event',
    url: 'https://markgossa.blogspot.com/2015/09/exchange-2007-2013-reverse-dns.html#comments',
    dated: '2015-09-17',
    read: READ,
  },
  microsoft365Ipv6Docs2021: {
    title: 'Microsoft: anonymous inbound email over IPv6, as of 2021, no longer valid',
    url: 'https://learn.microsoft.com/defender-office-365/mail-flow-inbound-mail-ipv6-support-configure',
    dated: '2021-02-18',
    read: READ,
  },
  microsoft365OutboundIpv6: {
    title: 'Exchange Team: Exchange Online sends over IPv6 where the recipient has it',
    url: 'https://techcommunity.microsoft.com/category/exchange/blog/exchange',
    dated: '2024-10-30',
    read: READ,
  },
  microsoft365Helo: {
    title: 'Microsoft KB 3019655: the HELO name of Exchange Online is not its PTR',
    url: 'https://learn.microsoft.com/troubleshoot/exchange/email-delivery/cannot-send-emails-to-external-recipients',
    read: READ,
  },
  rfc5321Identity: {
    title: 'RFC 5321 section 4.1.4: mail must not be refused for the HELO name alone',
    url: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.1.4',
    dated: '2008-10',
    read: READ,
  },
  connectorAttribution: {
    title: 'Microsoft: 550 5.7.64 TenantAttribution',
    url: 'https://learn.microsoft.com/exchange/troubleshoot/email-delivery/ndr/relay-access-denied-smtp',
    read: READ,
  },
  directSendControl: {
    title: 'Exchange Team: more control over Direct Send',
    url: 'https://techcommunity.microsoft.com/blog/exchange/introducing-more-control-over-direct-send-in-exchange-online/4408790',
    dated: '2025',
    read: READ,
  },
  basicAuthTimeline: {
    title: 'Exchange Team: SMTP AUTH with basic authentication, timeline',
    url: 'https://techcommunity.microsoft.com/blog/exchange/exchange-online-to-retire-basic-auth-for-client-submission-smtp-auth/4114750',
    dated: '2026-01-27',
    read: READ,
  },
  outboundSpamPolicy: {
    title: 'Microsoft: automatic external forwarding in Microsoft 365',
    url: 'https://learn.microsoft.com/defender-office-365/outbound-spam-policies-external-email-forwarding',
    dated: '2026-04',
    read: READ,
  },
  directSend: {
    title: 'Salesforce: 5.7.68, Direct Send not allowed',
    url: 'https://help.salesforce.com/s/articleView?id=005133045&type=1',
    dated: '2026-03-05',
    read: READ,
  },
  rfc5321Retry: {
    title: 'RFC 5321 section 4.5.4.1: how a server tries again',
    url: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.5.4.1',
    dated: '2008-10',
    read: READ,
  },
  nylasPorts: {
    title: 'Nylas: why SMTP ports are blocked at cloud providers',
    url: 'https://developer.nylas.com/docs/cookbook/email/smtp-ports-blocked/',
    read: READ,
  },
  postfixHelo: {
    title: 'Postfix: smtp_helo_name',
    url: 'https://www.postfix.org/postconf.5.html#smtp_helo_name',
    read: READ,
  },
  eximHelo: {
    title: 'Exim: the smtp transport, helo_data',
    url: 'https://www.exim.org/exim-html-current/doc/html/spec_html/ch-the_smtp_transport.html',
    read: READ,
  },
  sendmailHelo: {
    title: 'Sendmail: configuration, confDOMAIN_NAME',
    url: 'https://www.sendmail.org/~ca/email/doc8.12/op-sh-5.html',
    read: READ,
  },
  awsPtr: {
    title: 'AWS: Amazon EC2 user guide, Elastic IP addresses and reverse DNS',
    url: 'https://github.com/awsdocs/amazon-ec2-user-guide',
    dated: '2023-05-11',
    read: READ,
  },
  googlePtr: {
    title: 'Google Cloud: create a PTR record for a VM instance',
    url: 'https://cloud.google.com/compute/docs/instances/create-ptr-record',
    read: READ,
  },
  oraclePtr: {
    title: 'Oracle Cloud: reverse DNS records',
    url: 'https://docs.oracle.com/iaas/Content/DNS/Tasks/reverse_dns.htm',
    read: READ,
  },
  digitaloceanPtr: {
    title: 'DigitalOcean: why is SMTP blocked?',
    url: 'https://docs.digitalocean.com/support/why-is-smtp-blocked/',
    dated: '2026-07-13',
    read: READ,
  },
  hetznerPtr: {
    title: 'Hetzner community: reverse DNS of a server',
    url: 'https://github.com/hetzneronline/community-content',
    dated: '2026-07-23',
    read: READ,
  },
  ovhPtr: {
    title: 'OVHcloud: configuring reverse DNS',
    url: 'https://github.com/ovh/docs',
    dated: '2025-12-10',
    read: READ,
  },
  linodePtr: {
    title: 'Akamai (Linode): configure rDNS',
    url: 'https://github.com/linode/docs',
    read: READ,
  },
  scalewayPtr: {
    title: 'Scaleway: sending mail and reverse DNS of an instance',
    url: 'https://www.scaleway.com/en/docs/',
    dated: '2025-07-21',
    read: READ,
  },
  gossaExchange: {
    title: 'Mark Gossa: Exchange 2007 to 2016, reverse DNS configuration',
    url: 'https://markgossa.blogspot.com/2015/09/exchange-2007-2013-reverse-dns.html',
    dated: '2015-09-17',
    read: READ,
  },
  microsoft365Ipv6: {
    title: 'Microsoft 365 message centre MC835648: IPv6 for accepted domains',
    url: 'https://mc.merill.net/message/MC835648',
    dated: '2024-10',
    read: READ,
  },
  exchangeOnlineNdr: {
    title: 'Microsoft: non-delivery reports in Exchange Online',
    url: 'https://learn.microsoft.com/troubleshoot/exchange/email-delivery/ndr/non-delivery-reports-in-exchange-online',
    dated: '2023-01-29',
    read: READ,
  },
  gmailGuidelines: {
    title: 'Google: email sender guidelines',
    url: 'https://support.google.com/a/answer/81126',
    dated: '2026-03-21',
    read: READ,
  },
} as const satisfies Record<string, Source>;
export type SourceId = keyof typeof SOURCES;
