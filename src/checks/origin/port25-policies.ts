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
      url: 'https://cloud.google.com/compute/docs/tutorials/sending-mail',
      read: READ,
    },
  },
  {
    provider: 'oracle',
    policy: 'on_request',
    source: {
      title: 'Oracle Cloud, reverse DNS and outbound email',
      url: 'https://docs.oracle.com/iaas/Content/Email/Reference/reverse_dns.htm',
      read: READ,
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
      url: 'https://support.us.ovhcloud.com/hc/articles/16100926574995',
      read: READ,
    },
  },
  {
    provider: 'linode',
    policy: 'on_request',
    source: {
      title: 'Linode, a new policy to help fight spam',
      url: 'https://www.linode.com/blog/linode/a-new-policy-to-help-fight-spam/',
      read: READ,
      dated: '2019-11-05',
    },
  },
  {
    provider: 'vultr',
    policy: 'on_request',
    source: {
      title: 'Reports of Vultr customers',
      url: 'https://github.com/LukeSmithxyz/emailwiz/issues/313',
      read: READ,
      dated: '2024-02-28',
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
