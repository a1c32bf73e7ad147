import type { RemedyId } from '../../knowledge/remedies/remedies.ts';
import type { Cause } from '../../knowledge/vocabulary.ts';
import type { ReverseCause } from '../judge.ts';
import { isProvider, type Ladder } from '../ladder.ts';
import { advise, ask, type Counsel } from './advice.ts';

type Counselled = ReverseCause | 'rdns_missing_wrong_egress_ip' | 'rdns_propagation';

/** The remedy of each provider whose way to set a PTR is known; others go by the address's owner. */
const PTR_AT_PROVIDER: Partial<Record<string, RemedyId>> = {
  azure: 'ptr-azure',
  aws: 'ptr-aws',
  'google-cloud': 'ptr-google-cloud',
  oracle: 'ptr-oracle',
  digitalocean: 'ptr-digitalocean',
  hetzner: 'ptr-hetzner',
  ovh: 'ptr-ovh',
  linode: 'ptr-linode',
  scaleway: 'ptr-scaleway',
};

/** What to do about reverse DNS, and whom to ask for it. */
export function counselReverse(cause: Counselled, ladder: Ladder): Counsel {
  if (ladder.ip === null) {
    const missing = ladder.provider() === 'azure' ? 'azure_public_ip_address' : 'nat_rule';
    if (ladder.choice(missing) === undefined) return ask(missing);
  }
  switch (cause) {
    case 'rdns_missing':
    case 'rdns_missing_ipv6':
      return noPtr(cause, ladder);
    case 'rdns_missing_wrong_egress_ip':
      return advise(cause, 'sender', ['egress-address']);
    case 'rdns_fwd_missing':
      return advise(cause, 'sender', ['forward-record']);
    case 'rdns_fwd_mismatch':
      return otherName(cause, 'forward-mismatch', ladder);
    case 'rdns_generic':
      return otherName(cause, 'ptr-not-generic', ladder);
    case 'rdns_temperror':
      return brokenZone(ladder);
    case 'rdns_propagation':
      return advise(cause, 'none', ['wait-for-caches']);
  }
}

function noPtr(cause: 'rdns_missing' | 'rdns_missing_ipv6', ladder: Ladder): Counsel {
  if (isSmartHost(ladder)) return smartHost(cause, ladder);
  const provider = ladder.provider();
  if (provider === undefined && ladder.operator() === null) return ask('hosting_provider');
  if (provider === 'azure') return azure(cause, ladder);
  if (!isProvider(provider) && ladder.choice('sending_path') === undefined) return ask('sending_path');
  return advise(cause, 'sender', [ptrRemedy(ladder), ...ipv4Way(cause), ...exchange(ladder)]);
}

function azure(cause: 'rdns_missing' | 'rdns_missing_ipv6', ladder: Ladder): Counsel {
  if (cause === 'rdns_missing_ipv6') return advise('azure_no_ipv6_ptr', 'sender', ['azure-ipv6', 'send-over-ipv4']);
  if (ladder.choice('azure_public_ip_static') === undefined) return ask('azure_public_ip_static');
  if (ladder.names().mailName === null && ladder.choice('mail_name') === undefined) return ask('mail_name');
  return advise(cause, 'sender', ['ptr-azure', ...exchange(ladder)]);
}

/** The PTR of a smart host is its operator's; the admin's own server needs one only for a connector that sends directly. */
function smartHost(cause: 'rdns_missing' | 'rdns_missing_ipv6', ladder: Ladder): Counsel {
  const owner = ladder.provider() === 'smart_host' ? 'third_party' : ladder.choice('smarthost_owner');
  if (owner === undefined) return ask('smarthost_owner');
  if (owner === 'own') return advise(cause, 'sender', ['smart-host-own']);
  const fallback = ladder.choice('fallback_connector');
  if (fallback === undefined && ladder.choice('mta') === 'exchange') return ask('fallback_connector');
  return advise(cause, 'relay', [
    'smart-host-operator',
    ...(fallback === 'yes' ? (['fallback-connector'] as const) : []),
  ]);
}

function otherName(cause: Cause, remedy: RemedyId, ladder: Ladder): Counsel {
  const provider = ladder.provider();
  if (isSmartHost(ladder)) {
    return ladder.choice('smarthost_owner') === 'own'
      ? advise(cause, 'sender', [remedy])
      : advise(cause, 'relay', ['smart-host-operator']);
  }
  if (provider === undefined && ladder.operator() === null) return ask('hosting_provider');
  return advise(cause, 'sender', isProvider(provider) ? [remedy, ptrRemedy(ladder)] : [remedy]);
}

function brokenZone(ladder: Ladder): Counsel {
  const delegated = ladder.choice('reverse_zone_delegation');
  if (delegated === undefined && !isProvider(ladder.provider())) return ask('reverse_zone_delegation');
  return advise('rdns_temperror', delegated === 'yes' ? 'sender' : 'provider', ['reverse-zone-broken']);
}

function isSmartHost(ladder: Ladder): boolean {
  return ladder.choice('sending_path') === 'smart_host' || ladder.provider() === 'smart_host';
}

function ptrRemedy(ladder: Ladder): RemedyId {
  return PTR_AT_PROVIDER[ladder.provider() ?? ''] ?? 'ptr-owner';
}

function ipv4Way(cause: Cause): RemedyId[] {
  return cause === 'rdns_missing_ipv6' ? ['send-over-ipv4'] : [];
}

/** Exchange greets with its own name unless told otherwise, and that has to be the name of the PTR. */
function exchange(ladder: Ladder): RemedyId[] {
  return ladder.choice('mta') === 'exchange' ? ['exchange-connector-fqdn'] : [];
}
