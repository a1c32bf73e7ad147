import type { ProviderId } from '../../knowledge/providers.ts';
import type { RemedyId } from '../../knowledge/remedies/remedies.ts';
import { isWithoutWay } from '../judge-mail.ts';
import { isProvider, type Ladder } from '../ladder.ts';
import { advise, ask, type Counsel, type Trees } from './advice.ts';
import { azureTimeout } from './azure-port25.ts';

/** Providers that close port 25 unless something is done: there a timeout needs no test to be explained. */
const CLOSED_BY_DEFAULT: Partial<Record<ProviderId, RemedyId>> = {
  aws: 'port25-aws',
  'google-cloud': 'port25-google',
  oracle: 'port25-oracle',
  digitalocean: 'port25-digitalocean',
  hetzner: 'port25-hetzner',
  linode: 'port25-linode',
  vultr: 'port25-vultr',
  scaleway: 'port25-scaleway',
  alibaba: 'port25-alibaba',
  ionos: 'port25-ionos',
};

/** Mail services whose own servers do the sending: their way out is never what is closed. */
const SERVICE = /(?:^|\.)(?:outlook\.com|google\.com|googlemail\.com|yahoo\.com|amazonses\.com|sendgrid\.net)$/i;

/** Connections that do not come about: closed near the sender, or silent at one destination. */
export const CONNECTION_TREES: Trees = {
  connection_timeout: timeout,
  port25_blocked: timeout,
  port25_blocked_local: (_, cause) => advise(cause, 'sender', ['port25-own-side']),
  port25_exemption_not_active: (_, cause) => advise(cause, 'sender', ['azure-stop-start']),
  outdated_doc_azure_firewall: (_, cause) => advise(cause, 'sender', ['azure-firewall-rule']),
  port25_blocked_abuse: (_, cause) => advise(cause, 'sender', ['port25-abuse', 'relay-submission'], 'likely'),
};

function timeout(ladder: Ladder): Counsel {
  if (isWithoutWay(ladder.bounce)) return advise('port25_blocked_local', 'sender', ['ipv6-no-way'], 'likely');
  if (wasConnected(ladder) || sentByService(ladder)) return destination();
  const test = ladder.portTest();
  if (test === 'works_elsewhere') return destination();
  const provider = ladder.provider();
  if (provider === 'azure') return azureTimeout(ladder, test);
  const remedy = isProvider(provider) ? CLOSED_BY_DEFAULT[provider] : undefined;
  if (remedy !== undefined) return blocked([remedy, ...relayFor(provider)]);
  if (test !== null && test !== 'nothing_works' && ladder.mentions('own_firewall')) {
    const denied = ladder.choice('nsg_or_firewall');
    if (denied === undefined) return ask('nsg_or_firewall');
    if (denied === 'yes') return advise('port25_blocked_local', 'sender', ['port25-own-side'], 'likely');
  }
  if (provider === 'isp') return blocked(['port25-isp']);
  if (test === undefined) return ask('port_test');
  if (test === 'nothing_works') return advise('port25_blocked_local', 'sender', ['port25-own-side'], 'likely');
  if (test === null) return advise('connection_timeout', 'recipient', ['destination-silent', 'port25-own-side']);
  if (ladder.choice('nsg_or_firewall') === 'yes') {
    return advise('port25_blocked_local', 'sender', ['port25-own-side'], 'likely');
  }
  if (provider === undefined) return ask('hosting_provider');
  return blocked(['port25-provider', 'relay-submission']);
}

function blocked(remedies: readonly RemedyId[]): Counsel {
  return advise('port25_blocked', 'sender', remedies, 'likely');
}

function destination(): Counsel {
  return advise('connection_timeout', 'recipient', ['destination-silent'], 'likely');
}

/** Where the provider's own remedy is a relay already, or leaves no SMTP port for one, there is nothing to add. */
function relayFor(provider: string | null | undefined): RemedyId[] {
  return provider === 'google-cloud' || provider === 'digitalocean' ? [] : ['relay-submission'];
}

/** A command was answered or sent, or Postfix was waiting for the greeting, so port 25 was reached: what timed out came later. */
function wasConnected({ bounce }: Ladder): boolean {
  if (/\bconversation with\b[^\n]{1,300}\btimed out while\b/i.test(bounce.diagnosticText ?? '')) return true;
  return bounce.smtpCommand !== null && bounce.smtpCommand !== 'CONNECT';
}

function sentByService(ladder: Ladder): boolean {
  return ladder.choice('mta') === 'exchange_online' || SERVICE.test(ladder.bounce.reportingMta ?? '');
}
