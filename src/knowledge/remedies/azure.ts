import { ipOr, mailNameOr, type Names, publicIpResource } from './names.ts';
import { relayOnExchange, relayOnPostfix } from './relay.ts';
import type { RemedyRow } from './row.ts';

const blockedType = (names: Names): boolean => names.subscription !== 'enterprise';
const isCsp = (names: Names): boolean => names.subscription === 'csp';
const mayBeOld = (names: Names): boolean => names.subscription === 'pay_as_you_go';

/** A host that is not Microsoft's: within Microsoft's own network a port may open that is closed to the outside. */
const test25 = { command: () => 'Test-NetConnection gmail-smtp-in.l.google.com -Port 25' };
const reverseAgain = {
  command: (names: Names) => {
    const { name, group } = publicIpResource(names);
    return `az network public-ip update --resource-group ${group} --name ${name} --reverse-fqdn ${mailNameOr(names)}.`;
  },
};
const reverseAgainPowerShell = {
  command: (names: Names) => {
    const { name, group } = publicIpResource(names);
    return [
      `$pip = Get-AzPublicIpAddress -Name ${name} -ResourceGroupName ${group}`,
      `$pip.DnsSettings.ReverseFqdn = "${mailNameOr(names)}."`,
      'Set-AzPublicIpAddress -PublicIpAddress $pip',
    ].join('\n');
  },
};
const makeStatic = {
  command: (names: Names) => {
    const { name, group } = publicIpResource(names);
    return `az network public-ip update --resource-group ${group} --name ${name} --allocation-method Static`;
  },
};

/** What Azure does with port 25, and what to do when it refuses a PTR. */
export const AZURE_REMEDIES = {
  /** For every type but EA, MCA-E and Enterprise Dev/Test (text of 2025-07-28). */
  'azure-relay': {
    steps: {
      holds: { when: blockedType },
      csp: { when: isCsp },
      old: { when: mayBeOld, ...test25 },
      acs: {},
      postfix: relayOnPostfix('smtp.azurecomm.net'),
      exchange: relayOnExchange,
      other: {},
    },
    sources: ['azureOutboundSmtp', 'azureCommunicationSmtp'],
  },
  'azure-types': { steps: { look: {}, enterprise: {}, 'dev-test': {}, others: {} }, sources: ['azureOutboundSmtp'] },
  'azure-dev-test': {
    steps: {
      diagnose: {},
      restart: {
        command: () =>
          'az vm deallocate --resource-group RESOURCE_GROUP --name VM_NAME\naz vm start --resource-group RESOURCE_GROUP --name VM_NAME',
      },
      subnet: {},
      limits: {},
      test: test25,
    },
    sources: ['azureOutboundSmtp', 'azureOutboundSmtp2018'],
  },
  'azure-stop-start': {
    steps: {
      why: {},
      restart: {
        command: () =>
          'az vm deallocate --resource-group RESOURCE_GROUP --name VM_NAME\naz vm start --resource-group RESOURCE_GROUP --name VM_NAME',
      },
      subnet: {},
      limits: {},
      test: test25,
      older: { when: blockedType },
    },
    sources: ['azureOutboundSmtp', 'azureOutboundSmtp2018'],
  },
  /** Enterprise Agreement and MCA-E: Azure does not block, so something of the admin's own does. */
  'azure-own-side': {
    steps: {
      platform: {},
      nsg: {
        command: () =>
          'az network nic list-effective-nsg --resource-group RESOURCE_GROUP --name NIC_NAME --output table',
      },
      allow: {
        command: () =>
          'az network nsg rule create --resource-group RESOURCE_GROUP --nsg-name NSG_NAME --name AllowSmtpOut --priority 200 --direction Outbound --access Allow --protocol Tcp --destination-address-prefixes Internet --destination-port-ranges 25',
      },
      route: {
        command: () =>
          'az network nic show-effective-route-table --resource-group RESOURCE_GROUP --name NIC_NAME --output table',
      },
      type: {},
      test: test25,
    },
    sources: ['azureOutboundSmtp'],
  },
  'azure-firewall-rule': {
    steps: {
      outdated: {},
      rule: {
        command: () =>
          'az network firewall network-rule create --resource-group RESOURCE_GROUP --firewall-name FIREWALL_NAME --collection-name AllowSmtp --name smtp-out --priority 200 --action Allow --protocols TCP --source-addresses VM_SUBNET --destination-addresses "*" --destination-ports 25',
      },
      snat: {},
      test: test25,
    },
    sources: ['azureOutboundSmtp', 'azureOutboundSmtp2018'],
  },
  'azure-app-service': {
    steps: { holds: {}, relay: {}, vnet: {} },
    sources: ['azureOutboundSmtp', 'azureOutboundSmtp2018'],
  },
  /** The VM has no public address of its own: no PTR, or no way out at all. */
  'azure-own-outbound': {
    steps: {
      why: {},
      attach: {
        command: (names) =>
          [
            `az network public-ip create --resource-group RESOURCE_GROUP --name PUBLIC_IP_NAME --sku Standard --allocation-method Static`,
            'az network nic ip-config update --resource-group RESOURCE_GROUP --nic-name NIC_NAME --name IP_CONFIG_NAME --public-ip-address PUBLIC_IP_NAME',
            `az network public-ip update --resource-group RESOURCE_GROUP --name PUBLIC_IP_NAME --dns-name DNS_LABEL --reverse-fqdn ${mailNameOr(names)}.`,
          ].join('\n'),
      },
      forward: {},
      nat: {},
      spf: {},
    },
    sources: ['azureDefaultOutbound', 'azureReverseDns'],
  },
  /** Mail leaves by another public IP than the machine's own; the PTR goes onto that one. */
  'azure-egress': {
    steps: {
      which: {},
      find: {
        command: (names) =>
          `az network public-ip list --query "[?ipAddress=='${ipOr(names)}'].{name:name, group:resourceGroup, natGateway:natGateway.id, usedBy:ipConfiguration.id}"`,
      },
      ptr: {},
      back: { when: ({ outbound }) => outbound === 'nat_gateway' },
      spf: {},
    },
    sources: ['azureNatGateway', 'azureReverseDns'],
  },
  /** The machine cannot reach anything: new networks have no default way out. */
  'azure-no-way-out': {
    steps: {
      why: {},
      attach: {
        command: () =>
          [
            'az network public-ip create --resource-group RESOURCE_GROUP --name PUBLIC_IP_NAME --sku Standard --allocation-method Static',
            'az network nic ip-config update --resource-group RESOURCE_GROUP --nic-name NIC_NAME --name IP_CONFIG_NAME --public-ip-address PUBLIC_IP_NAME',
          ].join('\n'),
      },
      then: {},
    },
    sources: ['azureDefaultOutbound'],
  },
  'azure-reverse-ownership': {
    steps: {
      why: {},
      record: { command: (names) => `${mailNameOr(names)}. IN A ${ipOr(names)}` },
      'or-cname': {
        when: (names) => names.publicIpIs !== 'static',
        command: (names) => `${mailNameOr(names)}. IN CNAME DNS_LABEL.REGION.cloudapp.azure.com.`,
      },
      wait: { command: (names) => `dig +short ${mailNameOr(names)} @9.9.9.9` },
      again: reverseAgain,
      powershell: reverseAgainPowerShell,
      scope: { when: (names) => names.publicIpIs === 'static' },
    },
    sources: ['azureBannerCheck', 'azureReverseDns', 'azureStaticOnly'],
  },
  'azure-reverse-dynamic': {
    steps: {
      static: makeStatic,
      record: { command: (names) => `${mailNameOr(names)}. IN A ${ipOr(names)}` },
      cname: { command: (names) => `${mailNameOr(names)}. IN CNAME DNS_LABEL.REGION.cloudapp.azure.com.` },
      again: reverseAgain,
    },
    sources: ['azureStaticOnly', 'azureBannerCheck'],
  },
  'azure-reverse-label-scope': {
    steps: {
      known: {},
      show: {
        command: (names) => {
          const { name, group } = publicIpResource(names);
          return `az network public-ip show --resource-group ${group} --name ${name} --query dnsSettings`;
        },
      },
      around: {},
      meanwhile: {},
    },
    request: true,
    sources: ['azureLabelScope', 'azureReverseDns'],
  },
  /** SMTP AUTH at Azure Communication Services. */
  'acs-credentials': {
    steps: {
      user: { command: () => 'ACS_RESOURCE_NAME|ENTRA_APPLICATION_ID|ENTRA_TENANT_ID' },
      password: {},
      server: {},
    },
    sources: ['azureCommunicationSmtp'],
  },
} as const satisfies Record<string, RemedyRow>;
