import type { ProviderId } from '../../knowledge/providers.ts';
import { SOURCES } from '../../knowledge/remedies/sources.ts';
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

/**
 * By each provider's own documentation, or dated reports where it was not to be had. A provider without a row: nothing
 * dependable was found for all that it lets (Alibaba Cloud's page is about one of its products, IONOS's was not read).
 */
export const PORT25_POLICIES: readonly Row[] = [
  { provider: 'azure', policy: 'by_contract', source: SOURCES.azureOutboundSmtp },
  { provider: 'aws', policy: 'on_request', source: SOURCES.awsPort25 },
  { provider: 'google-cloud', policy: 'closed', source: SOURCES.googlePort25 },
  { provider: 'oracle', policy: 'on_request', source: SOURCES.oraclePort25 },
  { provider: 'digitalocean', policy: 'closed', source: SOURCES.digitaloceanPort25 },
  { provider: 'hetzner', policy: 'on_request', source: SOURCES.hetznerPort25 },
  { provider: 'ovh', policy: 'open_until_abuse', source: SOURCES.ovhAntiSpam },
  { provider: 'linode', policy: 'on_request', source: SOURCES.linodePort25 },
  { provider: 'vultr', policy: 'on_request', source: SOURCES.vultrReports },
  { provider: 'scaleway', policy: 'by_setting', source: SOURCES.scalewayPort25 },
];
