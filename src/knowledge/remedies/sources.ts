/** A document that advice rests on. */
export interface Source {
  readonly title: string;
  readonly url: string;
  /** Date of the document's text, where it has one (ISO 8601). */
  readonly dated?: string;
  /** The day it was read (ISO 8601). */
  readonly read: string;
}

const READ = '2026-11-21';

export const SOURCES = {
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
