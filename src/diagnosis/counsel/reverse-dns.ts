import { canonicalAddress, isPublicAddress } from '../../dns/names.ts';
import type { RemedyId } from '../../knowledge/remedies/remedies.ts';
import type { Cause } from '../../knowledge/vocabulary.ts';
import { findingOf } from '../evidence.ts';
import type { ReverseCause } from '../judge.ts';
import { isProvider, type Ladder } from '../ladder.ts';
import { isOneSlip } from '../misspelling.ts';
import { advise, ask, type Counsel, type Trees } from './advice.ts';

type Counselled = ReverseCause | 'rdns_missing_wrong_egress_ip' | 'rdns_propagation';

/** Reverse DNS of the sending address. */
export const REVERSE_TREES: Trees = {
  rdns_missing: (ladder) => counselReverse('rdns_missing', ladder),
  rdns_missing_ipv6: (ladder) => counselReverse('rdns_missing_ipv6', ladder),
  rdns_missing_wrong_egress_ip: (ladder) => counselReverse('rdns_missing_wrong_egress_ip', ladder),
  rdns_missing_fallback_connector: (_, cause) => advise(cause, 'sender', ['fallback-connector']),
  rdns_fwd_missing: (ladder) => counselReverse('rdns_fwd_missing', ladder),
  rdns_fwd_mismatch: (ladder) => counselReverse('rdns_fwd_mismatch', ladder),
  rdns_generic: (ladder) => counselReverse('rdns_generic', ladder),
  rdns_temperror: (ladder) => counselReverse('rdns_temperror', ladder),
  rdns_propagation: (ladder) => counselReverse('rdns_propagation', ladder),
};

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
  vultr: 'ptr-vultr',
  ionos: 'ptr-ionos',
};

/** What to do about reverse DNS, and whom to ask for it. */
function counselReverse(cause: Counselled, ladder: Ladder): Counsel {
  if (isSmartHost(ladder) && ladder.ip === null) return smartHost('rdns_missing', ladder);
  if (quotesPrivateAddress(ladder)) return advise(cause, 'sender', ['internal-address']);
  if (ladder.ip === null && ladder.case.complaint === 'reverse.question') {
    return advise('insufficient_info', 'sender', ['ptr-where']);
  }
  if (ladder.ip === null) {
    const missing = ladder.provider() === 'azure' ? 'azure_public_ip_address' : 'nat_rule';
    if (ladder.choice(missing) === undefined) return ask(missing);
  }
  // Their address, our rule: whatever is wrong with it, they have to mend it.
  if (ladder.choice('direction') === 'receiving' && cause !== 'rdns_propagation') {
    return advise(cause, 'sender', ['partner-ptr']);
  }
  switch (cause) {
    case 'rdns_missing':
    case 'rdns_missing_ipv6':
      return noPtr(cause, ladder);
    case 'rdns_missing_wrong_egress_ip':
      return otherEgress(cause, ladder);
    case 'rdns_fwd_missing':
      return forwardMissing(cause, ladder);
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
  // In Azure an address that is in nobody's portal is its default outbound address, and no relay's.
  if (ladder.provider() === 'azure' && ladder.mentions('unknown_address')) return azure(cause, ladder);
  if (isSmartHost(ladder)) return smartHost(cause, ladder);
  // Past a smart host that is not in question otherwise.
  if (ladder.choice('fallback_connector') === 'yes' && ladder.mta() === 'exchange') return viaFallback();
  const provider = ladder.provider();
  if (provider === undefined && ladder.operator() === null) return ask('hosting_provider');
  if (provider === 'azure') return azure(cause, ladder);
  if (provider === 'google-cloud' && ladder.mentions('cloud_nat'))
    return advise(cause, 'sender', ['google-nat-no-ptr']);
  if (!isProvider(provider) && ladder.choice('sending_path') === undefined) return ask('sending_path');
  return advise(cause, 'sender', [ptrRemedy(ladder), ...ipv4Way(cause), ...exchange(ladder)]);
}

function azure(cause: 'rdns_missing' | 'rdns_missing_ipv6', ladder: Ladder): Counsel {
  if (cause === 'rdns_missing_ipv6') return advise('azure_no_ipv6_ptr', 'sender', ['azure-ipv6', 'send-over-ipv4']);
  const way = ladder.choice('azure_outbound_method');
  if (way === 'default' || ladder.mentions('app_service')) return noAddressOfOwn();
  if (way === undefined && (leavesBySeveral(ladder) || ladder.mentions('unknown_address')))
    return ask('azure_outbound_method');
  if (way === 'nat_gateway') return advise(cause, 'sender', ['azure-egress', 'ptr-azure', ...exchange(ladder)]);
  if (ladder.choice('azure_public_ip_static') === undefined) return ask('azure_public_ip_static');
  return advise(cause, 'sender', ['ptr-azure', ...exchange(ladder)]);
}

/** Mail leaves from where nobody looked: how it leaves tells whose address that is, and where its PTR is set. */
function otherEgress(cause: Cause, ladder: Ladder): Counsel {
  const provider = ladder.provider();
  if (provider === 'google-cloud' && ladder.mentions('cloud_nat'))
    return advise(cause, 'sender', ['google-nat-no-ptr']);
  if (provider !== 'azure') {
    const ptr = isProvider(provider) ? [ptrRemedy(ladder)] : [];
    return advise(cause, 'sender', ['egress-address', ...ptr, ...egressOfExchange(ladder)]);
  }
  const way = ladder.choice('azure_outbound_method');
  if (way === undefined) return ask('azure_outbound_method');
  if (way === 'default') return noAddressOfOwn();
  return advise(cause, 'sender', ['azure-egress', 'ptr-azure', ...egressOfExchange(ladder)]);
}

/** Azure's default outbound address is Microsoft's; so are those of App Service. */
function noAddressOfOwn(): Counsel {
  return advise('azure_default_outbound_ip_no_ptr', 'sender', ['azure-own-outbound'], 'likely');
}

/** Whoever refused saw an address that the internet does not have: it stands in the same network. */
function quotesPrivateAddress({ bounce, ip }: Ladder): boolean {
  const quoted = bounce.sendingIp === null ? undefined : canonicalAddress(bounce.sendingIp);
  return ip === null && quoted !== undefined && !isPublicAddress(quoted);
}

/** Refusals quote more than one address: none of them need be the machine's own. */
function leavesBySeveral(ladder: Ladder): boolean {
  return new Set(ladder.case.bounces.flatMap((bounce) => bounce.sendingIp ?? [])).size > 1;
}

/** The PTR of a smart host is its operator's; the admin's own server needs one only for a connector that sends directly. */
function smartHost(cause: 'rdns_missing' | 'rdns_missing_ipv6', ladder: Ladder): Counsel {
  const isIts = ladder.ip === null ? true : isSmartHostAddress(ladder, ladder.ip);
  if (isIts !== true) {
    // Not known to be the smart host's address: a connector that sends past it would explain it.
    const fallback = ladder.choice('fallback_connector');
    if (fallback === undefined && (isIts === false || ladder.mta() === 'exchange')) return ask('fallback_connector');
    if (fallback === 'yes') return viaFallback();
    if (isIts === false)
      return advise('rdns_missing_wrong_egress_ip', 'sender', ['egress-address', ...egressOfExchange(ladder)]);
  }
  const owner = ladder.provider() === 'smart_host' ? 'third_party' : ladder.choice('smarthost_owner');
  if (owner === undefined) return ask('smarthost_owner');
  return owner === 'own'
    ? advise(cause, 'sender', ['smart-host-own'])
    : advise(cause, 'relay', ['smart-host-operator']);
}

function viaFallback(): Counsel {
  return advise('rdns_missing_fallback_connector', 'sender', ['fallback-connector', 'ptr-owner'], 'likely');
}

/** Does the smart host's name lead to the address? Undefined when its name or addresses are not known. */
function isSmartHostAddress(ladder: Ladder, ip: string): boolean | undefined {
  if (ladder.case.hops.some((hop) => hop.ip === ip)) return true;
  const name = ladder.smartHostName();
  if (name === null) return undefined;
  const leads = findingOf(ladder.case, 'HOST_RESOLVES', name);
  return leads?.args.addresses.includes(ip);
}

function otherName(cause: Cause, remedy: RemedyId, ladder: Ladder): Counsel {
  const provider = ladder.provider();
  const { ptrName, heloName, mailName } = ladder.names();
  // The PTR is the name the server goes by: what has to be mended is the forward record, in the admin's own zone.
  if (cause === 'rdns_fwd_mismatch' && ptrName !== null && (ptrName === heloName || ptrName === mailName))
    return advise(cause, 'sender', [remedy]);
  if (isSmartHost(ladder)) {
    return ladder.choice('smarthost_owner') === 'own'
      ? advise(cause, 'sender', [remedy])
      : advise(cause, 'relay', ['smart-host-operator']);
  }
  if (provider === undefined && ladder.operator() === null) return ask('hosting_provider');
  // T-Online takes an address for a dial-up line until its operator has shown up there, whatever its PTR.
  const atReceiver: RemedyId[] = ladder.bounce.receiver === 't-online' ? ['t-online-register'] : [];
  return advise(cause, 'sender', [remedy, ...(isProvider(provider) ? [ptrRemedy(ladder)] : []), ...atReceiver]);
}

/** A PTR that was meant to be the server's name and is not, is what has to be mended, and no record for it. */
function forwardMissing(cause: Cause, ladder: Ladder): Counsel {
  const { ptrName, mailName } = ladder.names();
  const misspelt = ptrName !== null && mailName !== null && mailName !== ptrName && isOneSlip(mailName, ptrName);
  return misspelt ? otherName(cause, 'forward-mismatch', ladder) : advise(cause, 'sender', ['forward-record']);
}

function brokenZone(ladder: Ladder): Counsel {
  // There is a PTR: it is the zone of the name in it that does not answer.
  if (ladder.names().ptrName !== null) return advise('rdns_temperror', 'sender', ['forward-zone-broken']);
  const delegated = ladder.choice('reverse_zone_delegation');
  if (delegated === undefined && !isProvider(ladder.provider())) return ask('reverse_zone_delegation');
  return delegated === 'yes'
    ? advise('rdns_temperror', 'sender', ['reverse-zone-own'])
    : advise('rdns_temperror', 'provider', ['reverse-zone-broken']);
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
  return ladder.mta() === 'exchange' ? ['exchange-connector-fqdn'] : [];
}

function egressOfExchange(ladder: Ladder): RemedyId[] {
  return ladder.mta() === 'exchange' ? ['exchange-egress'] : [];
}
