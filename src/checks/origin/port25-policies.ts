import type { ProviderId } from '../../knowledge/providers.ts';
import type { Source } from '../../knowledge/rule.ts';

/** How a provider treats connections to port 25 from its customers. */
export type Port25Policy =
  /** By kind of contract: some are open, the rest have to use a relay. */
  | 'by_contract'
  /** Closed, and opened on request, not always. */
  | 'on_request'
  /** Closed, opened by the customer in the console once the account is verified. */
  | 'by_setting'
  /** Closed for everybody. */
  | 'closed'
  /** Open, and closed after spam was seen. */
  | 'open_until_abuse';

interface Row {
  readonly provider: ProviderId;
  readonly policy: Port25Policy;
  readonly source: Source;
}

const READ = '2026-11-21';

/** Each provider's own documentation where there is one. A provider without a row: nothing dependable was found. */
export const PORT25_POLICIES: readonly Row[] = [
  {
    provider: 'azure',
    policy: 'by_contract',
    source: {
      title: 'Microsoft, Troubleshoot outbound SMTP connectivity problems in Azure',
      url: 'https://learn.microsoft.com/troubleshoot/azure/virtual-network/troubleshoot-outbound-smtp-connectivity',
      read: READ,
      dated: '2025-07-28',
    },
  },
  {
    provider: 'aws',
    policy: 'on_request',
    source: {
      title: 'AWS, How do I remove the restriction on port 25 from my EC2 instance or Lambda function?',
      url: 'https://repost.aws/knowledge-center/ec2-port-25-throttle',
      read: READ,
    },
  },
  {
    provider: 'google-cloud',
    policy: 'closed',
    source: {
      title: 'Google Cloud, Sending email from an instance',
      url: 'https://docs.cloud.google.com/compute/docs/tutorials/sending-mail',
      read: READ,
      dated: '2026-04-14',
    },
  },
  {
    provider: 'oracle',
    policy: 'on_request',
    source: {
      title: 'Oracle Cloud, VCN troubleshooting: outbound SMTP is blocked',
      url: 'https://docs.oracle.com/en-us/iaas/Content/Network/Troubleshoot/vcn_troubleshooting.htm',
      read: READ,
      dated: '2025-02-06',
    },
  },
  {
    provider: 'digitalocean',
    policy: 'closed',
    source: {
      title: 'DigitalOcean, Why is SMTP blocked?',
      url: 'https://docs.digitalocean.com/support/why-is-smtp-blocked/',
      read: READ,
      dated: '2026-07-13',
    },
  },
  {
    provider: 'hetzner',
    policy: 'on_request',
    source: {
      title: 'Hetzner, Cloud Servers FAQ: Why can I not send any mails from my server?',
      url: 'https://docs.hetzner.com/cloud/servers/faq/',
      read: READ,
    },
  },
  {
    provider: 'ovh',
    policy: 'open_until_abuse',
    source: {
      title: 'OVHcloud, port 25 blocked for spam',
      url: 'https://support.us.ovhcloud.com/hc/en-us/articles/16100926574995-OVHcloud-AntiSpam-Best-Practices-and-Unblocking-an-IP',
      read: READ,
      dated: '2022-10-17',
    },
  },
  {
    provider: 'linode',
    policy: 'on_request',
    source: {
      title: 'Akamai (Linode), Send email: policy and restrictions',
      url: 'https://techdocs.akamai.com/cloud-computing/docs/send-email',
      read: READ,
      dated: '2023-05-02',
    },
  },
  {
    provider: 'vultr',
    policy: 'on_request',
    source: {
      title: 'Vultr, Why is SMTP blocked? (from quotations)',
      url: 'https://docs.vultr.com/support/products/compute/why-is-smtp-blocked',
      read: READ,
    },
  },
  {
    provider: 'scaleway',
    policy: 'by_setting',
    source: {
      title: 'Scaleway, Sending emails from your Instance',
      url: 'https://www.scaleway.com/en/docs/instances/how-to/send-emails-from-your-instance/',
      read: READ,
      dated: '2025-07-21',
    },
  },
  {
    provider: 'ionos',
    policy: 'on_request',
    source: {
      title: 'IONOS, Unblocking port 25 for sending emails (from quotations)',
      url: 'https://www.ionos.com/help/server-cloud-infrastructure/firewall-policies/unblocking-port-25-for-sending-emails/',
      read: READ,
    },
  },
  {
    provider: 'alibaba',
    policy: 'closed',
    source: {
      title: 'Alibaba Cloud, port 25 is disabled by default',
      url: 'https://www.alibabacloud.com/help/en/doc-detail/59086.htm',
      read: READ,
      dated: '2024-01-24',
    },
  },
];
