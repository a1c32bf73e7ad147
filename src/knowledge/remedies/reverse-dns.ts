import {
  addressType,
  ipOr,
  isIpv6,
  mailNameOr,
  mentions,
  type Names,
  perhapsPostfix,
  publicIpResource,
  quotedConnector,
} from './names.ts';
import { providerOfName } from '../providers.ts';
import type { RemedyRow } from './row.ts';

/** The PTR has to be changed: the server is to be called otherwise. */
const isOtherName = ({ mailName, ptrName }: Names): boolean => mailName === null || mailName !== ptrName;
const ipv4Only = (names: Names): boolean => !isIpv6(names);

/** The forward record first: several providers refuse a PTR whose name does not resolve yet (AWS, Azure, OVH, Oracle, Scaleway). */
const forward = {
  command: (names: Names) => `${mailNameOr(names)}. IN ${addressType(names)} ${ipOr(names)}`,
};
/** Asks a resolver outside the admin's own network, which may answer for itself. */
const verify = {
  command: (names: Names) =>
    `dig +short -x ${ipOr(names)} @9.9.9.9\ndig +short ${addressType(names)} ${mailNameOr(names)} @9.9.9.9`,
};
/** RFC 1035 section 3.5: the zone of the address's owner is asked. */
const ownZone = { when: (names: Names) => mentions(names, 'own_reverse_zone') };
const fullyQualified = (names: Names) => `${mailNameOr(names)}.`;
const publicIp = (names: Names): string => {
  const { name, group } = publicIpResource(names);
  return `--resource-group ${group} --name ${name}`;
};

/** How to get a PTR, by whoever owns the address; and how to mend one that does not confirm. */
export const REVERSE_DNS_REMEDIES = {
  'ptr-azure': {
    steps: {
      'own-zone': {},
      'make-static': {
        when: (names) => names.publicIpIs !== 'static',
        command: (names) => `az network public-ip update ${publicIp(names)} --allocation-method Static`,
      },
      forward,
      cli: {
        command: (names) =>
          `az network public-ip update ${publicIp(names)} --reverse-fqdn ${fullyQualified(names)} --dns-name DNS_LABEL`,
      },
      powershell: {
        command: (names) =>
          [
            `$pip = Get-AzPublicIpAddress -Name ${publicIpResource(names).name} -ResourceGroupName ${publicIpResource(names).group}`,
            'if (-not $pip.DnsSettings) {',
            '  $pip.DnsSettings = New-Object -TypeName "Microsoft.Azure.Commands.Network.Models.PSPublicIpAddressDnsSettings"',
            '  $pip.DnsSettings.DomainNameLabel = "DNS_LABEL"',
            '}',
            `$pip.DnsSettings.ReverseFqdn = "${fullyQualified(names)}"`,
            'Set-AzPublicIpAddress -PublicIpAddress $pip',
          ].join('\n'),
      },
      banner: {},
      verify,
    },
    sources: ['azureReverseDns', 'azureBannerCheck', 'azureStaticOnly'],
  },
  'azure-ipv6': {
    steps: { 'no-ptr': {}, ipv4: {}, relay: {} },
    sources: ['azureNoIpv6', 'azureReverseDns'],
  },
  'ptr-aws': {
    steps: {
      'own-zone': ownZone,
      forward,
      console: {},
      cli: {
        command: (names) =>
          `aws ec2 modify-address-attribute --allocation-id ALLOCATION_ID --domain-name ${mailNameOr(names)}`,
      },
      verify,
    },
    sources: ['awsPtr'],
  },
  'ptr-google-cloud': {
    steps: {
      'own-zone': ownZone,
      forward,
      ownership: {},
      cli: {
        command: (names) =>
          isIpv6(names)
            ? `gcloud compute instances update-access-config VM_NAME --zone ZONE --network-interface=nic0 --ipv6-public-ptr-domain=${fullyQualified(names)}`
            : `gcloud compute instances update-access-config VM_NAME --zone ZONE --network-interface=nic0 --public-ptr --public-ptr-domain=${fullyQualified(names)}`,
      },
      verify,
    },
    sources: ['googlePtr'],
  },
  'ptr-oracle': {
    steps: { 'own-zone': {}, forward, request: {}, verify },
    request: true,
    sources: ['oraclePtr', 'oracleReverseZones'],
  },
  'ptr-digitalocean': { steps: { 'own-zone': ownZone, forward, rename: {}, verify }, sources: ['digitaloceanPtr'] },
  'ptr-hetzner': {
    steps: {
      'own-zone': ownZone,
      forward,
      console: {},
      cli: {
        command: (names) => `hcloud server set-rdns --hostname ${mailNameOr(names)} --ip ${ipOr(names)} SERVER_NAME`,
      },
      verify,
    },
    sources: ['hetznerPtr'],
  },
  'ptr-ovh': { steps: { 'own-zone': ownZone, forward, console: {}, verify }, sources: ['ovhPtr'] },
  'ptr-vultr': { steps: { 'own-zone': ownZone, forward, console: {}, verify }, sources: ['vultrPtr'] },
  'ptr-linode': { steps: { 'own-zone': ownZone, forward, console: {}, verify }, sources: ['linodePtr'] },
  'ptr-scaleway': {
    steps: { 'own-zone': ownZone, forward, console: { when: ipv4Only }, ipam: { when: isIpv6 }, verify },
    sources: ['scalewayPtr'],
  },
  'ptr-ionos': {
    steps: { 'own-zone': ownZone, forward, 'cloud-panel': { when: ipv4Only }, designer: {}, verify },
    sources: ['ionosPtr', 'ionosPublicIp'],
  },
  /** Whoever owns the address, when it is no provider with a row of its own. */
  'ptr-owner': {
    steps: { 'own-zone': ownZone, forward, owner: {}, verify },
    request: true,
    sources: ['rfc8601'],
  },
  'smart-host-operator': {
    steps: {
      contact: {},
      'not-yours': {},
      'second-connector': { when: (names) => names.mta === 'exchange' || names.mta === null },
    },
    request: true,
    sources: ['gossaExchange', 'gossaComments', 'rfc8601'],
  },
  'smart-host-own': { steps: { which: {}, forward, owner: {}, verify }, sources: ['gossaExchange', 'rfc8601'] },
  'fallback-connector': {
    steps: {
      why: {},
      list: {
        command: () =>
          'Get-SendConnector | Where-Object {$_.Enabled -eq $true} | Format-List Name,Enabled,SmartHostsString,SourceServers,AddressSpaces',
      },
      choose: {},
    },
    sources: ['gossaExchange'],
  },
  'exchange-connector-fqdn': {
    steps: {
      list: {
        command: () =>
          'Get-SendConnector | Where-Object {$_.Enabled -eq $true} | Format-List Name,Fqdn,SmartHostsString,SourceServers,FrontendProxyEnabled',
      },
      set: { command: (names) => `Set-SendConnector -Identity ${quotedConnector(names)} -Fqdn ${mailNameOr(names)}` },
      certificate: {},
    },
    sources: ['gossaExchange', 'rfc5321Helo'],
  },
  /** The PTR name has no address: give it one. */
  'forward-record': {
    steps: {
      add: { command: (names) => `${names.ptrName ?? mailNameOr(names)}. IN ${addressType(names)} ${ipOr(names)}` },
      'or-ptr': {},
      verify: {
        command: (names) => `dig +short ${addressType(names)} ${names.ptrName ?? mailNameOr(names)} @9.9.9.9`,
      },
    },
    sources: ['rfc8601', 'gossaExchange'],
  },
  /** The PTR name points to other addresses. */
  'forward-mismatch': {
    steps: {
      'own-name': {},
      forward,
      ptr: { when: isOtherName },
      // Nobody can add a record to a name that the provider made.
      'or-forward': { when: (names) => isOtherName(names) && providerOfName(names.ptrName ?? '') === undefined },
      verify,
    },
    sources: ['rfc8601', 'gmailGuidelines'],
  },
  'ptr-not-generic': {
    steps: { why: {}, forward, ptr: {}, 'or-relay': { when: ({ provider }) => provider === null }, verify },
    sources: ['gmailGuidelines'],
  },
  'reverse-zone-broken': {
    steps: { who: {}, trace: { command: (names) => `dig +trace -x ${ipOr(names)}` }, wait: {} },
    request: true,
    sources: ['rfc8601'],
  },
  /** The same where the zone is delegated to name servers of the admin's own. */
  'reverse-zone-own': {
    steps: {
      who: {},
      trace: { command: (names) => `dig +trace -x ${ipOr(names)}` },
      each: { command: (names) => `dig +norecurse -x ${ipOr(names)} @NAME_SERVER` },
      mend: {},
      wait: {},
    },
    sources: ['rfc8601'],
  },
  /** The PTR is there, and the zone of the name in it does not answer. */
  'forward-zone-broken': {
    steps: {
      who: {},
      trace: {
        command: (names) => {
          const question = `${addressType(names)} ${names.ptrName ?? mailNameOr(names)}`;
          return `dig +trace ${question}\ndelv ${question}`;
        },
      },
      wait: {},
    },
    sources: ['rfc8601'],
  },
  /** Mail leaves from another address than the admin looks after. */
  'egress-address': { steps: { which: {}, pin: {}, 'or-ptr': {}, verify }, sources: ['gossaExchange', 'rfc8601'] },
  /** A question beforehand: where a PTR is needed at all. */
  'ptr-where': {
    steps: {
      which: {},
      exchange: {
        when: (names) => names.mta === 'exchange',
        command: () =>
          'Get-SendConnector | Where-Object {$_.Enabled -eq $true} | Format-List Name,SmartHostsString,SourceTransportServers,FrontendProxyEnabled',
      },
      owner: {},
      tell: {},
    },
    sources: ['gossaExchange', 'rfc8601'],
  },
  /** The refused address is private: the refusing server is in the admin's own network. */
  'internal-address': { steps: { whose: {}, 'own-rule': {}, 'not-public': {} }, sources: ['gossaExchange', 'rfc8601'] },
  /** The receiver wants the PTR under the sender's domain. */
  'one-ptr-is-enough': {
    steps: { right: {}, 'not-each': {}, theirs: {} },
    request: true,
    sources: ['rfc8601', 'rfc5321Identity'],
  },
  /** Google gives no PTR to the addresses of Cloud NAT and load balancers. */
  'google-nat-no-ptr': {
    steps: {
      why: {},
      own: {
        command: () => 'gcloud compute instances add-access-config VM_NAME --zone ZONE --network-interface=nic0',
      },
      ptr: {
        command: (names) =>
          `gcloud compute instances update-access-config VM_NAME --zone ZONE --network-interface=nic0 --public-ptr --public-ptr-domain=${fullyQualified(names)}`,
      },
      relay: {},
    },
    sources: ['googlePtr'],
  },
  'wait-for-caches': { steps: { right: {}, wait: {}, again: {} }, sources: ['rfc2308'] },
  'send-over-ipv4': {
    steps: {
      when: {},
      postfix: {
        when: perhapsPostfix,
        command: () => 'postconf -e "inet_protocols = ipv4" && postfix stop && postfix start',
      },
      exim: { when: ({ mta }) => mta === 'exim', command: () => 'disable_ipv6 = true' },
      retry: {},
    },
    sources: ['microsoft365Ipv6', 'exchangeOnlineNdr', 'eximMain'],
  },
} as const satisfies Record<string, RemedyRow>;
