import { ipOr, mailNameOr, type Names } from '../../../knowledge/remedies/names.ts';
import { spfTerm } from '../../../knowledge/remedies/authentication.ts';
import type { AzureTexts } from '../../remedy-groups.ts';

const TEST =
  "Test it from the machine itself, against a host that is not Microsoft's (on Linux: nc -vz gmail-smtp-in.l.google.com 25):";

const WAYS_OUT: Partial<Record<NonNullable<Names['outbound']>, string>> = {
  nat_gateway: 'the public IP of the NAT gateway',
  firewall: 'the public IP of the firewall',
  load_balancer: 'the public IP of the load balancer',
};
const wayOut = ({ outbound }: Names) => WAYS_OUT[outbound ?? 'default'] ?? 'not from the address you look after';

export const azure: AzureTexts = {
  'azure-relay': {
    title: () => 'Send through a relay with authentication, on port 587',
    steps: {
      holds: () =>
        "Microsoft's text of 28 July 2025: only Enterprise Agreement and MCA-E subscriptions may send on port 25, and Enterprise Dev/Test can be opened. For every other type the port stays closed. The request for an exemption that texts of 2018 to 2021 describe no longer exists.",
      csp: () =>
        'Through a CSP partner it is the same: in 2018 the partner could ask Microsoft on your behalf, today CSP is among the blocked types. Ask the partner for a relay, or for a move to an Enterprise Agreement or MCA-E, not for an exemption.',
      old: () =>
        'The date of sign-up counted once: older texts left subscriptions from before 15 November 2017 open. The text of today does not mention it. With such an old one test the port before you believe either:',
      acs: () =>
        "Microsoft's own relay is Azure Communication Services: smtp.azurecomm.net, port 587 with TLS. The user name is the resource name, the Entra application id and the tenant id, joined by |; the password is the application's client secret.",
      postfix: () => 'In Postfix, with the user name and password in /etc/postfix/sasl_passwd:',
      exchange: () => 'In Exchange, with the name of the relay:',
      other: () =>
        'SendGrid, another relay service or a server of your own outside Azure do as well. Ports 587 and 443 are open for every type. Put the relay into your SPF record and let it sign with DKIM.',
    },
  },
  'azure-types': {
    title: () => 'See which subscription type it is: that decides',
    steps: {
      look: () =>
        'In the Azure portal: Subscriptions, the subscription, Overview, Offer. (Text of Microsoft of 28 July 2025 for what follows.)',
      enterprise: () =>
        'Enterprise Agreement or MCA-E: Azure does not block port 25. Then look at your own NSG, firewall and routes, or at the one destination.',
      'dev-test': () =>
        'Enterprise Dev/Test: open it yourself, in the virtual network under Diagnose and solve problems, then stop (deallocate) and start the machine.',
      others: () =>
        'Pay-As-You-Go, CSP, Visual Studio, trial, student, sponsored and all others: it cannot be opened; send through a relay.',
    },
  },
  'azure-dev-test': {
    title: () => 'Open port 25 yourself, then stop and start the machine',
    steps: {
      diagnose: () =>
        'In the Azure portal: the virtual network, Diagnose and solve problems, "Cannot send email (SMTP-Port 25)", run the diagnostic. A qualified Enterprise Dev/Test subscription is exempted automatically.',
      restart: () => 'Then stop (deallocate) and start each machine. A restart is not enough:',
      subnet: () => 'In a delegated subnet: add a temporary subnet to the virtual network and remove it again.',
      limits: () =>
        'It holds for that subscription only, and for traffic that goes straight to the internet. The text of 2018 added that Microsoft may revoke it when the terms of service are violated; that of 28 July 2025 no longer says so.',
      test: () => TEST,
    },
  },
  'azure-stop-start': {
    title: () => 'Stop (deallocate) the machine and start it again',
    steps: {
      why: () =>
        'An exemption takes effect when the machine is placed anew. A restart, in the machine or in the portal, keeps it where it is.',
      restart: () => 'For each machine of the subscription that sends:',
      subnet: () => 'In a delegated subnet: add a temporary subnet to the virtual network and remove it again.',
      limits: () =>
        'It holds for that subscription only, and for traffic that goes straight to the internet. The text of 2018 added that Microsoft may revoke it when the terms of service are violated; that of 28 July 2025 no longer says so.',
      test: () => TEST,
      older: () =>
        'If the port stays closed: today exemptions are documented for Enterprise Dev/Test only (text of 28 July 2025). Other types send through a relay on port 587.',
    },
  },
  'azure-own-side': {
    title: () => 'Look at your own NSG, routes and firewall',
    steps: {
      platform: () =>
        'With an Enterprise Agreement or MCA-E Azure itself does not block port 25, so there is nothing to ask of Microsoft. What blocks it is on your side.',
      nsg: () => 'See the effective rules of the network security group (NSG), on the network card and on the subnet:',
      allow: () =>
        'A rule that denies outbound traffic needs a rule that allows TCP 25 before it, with a lower priority number:',
      route: () =>
        'No such rule? See where the traffic goes. A route to a firewall or to your own network means that 25 must be allowed there:',
      type: () =>
        'Was the subscription changed from EA or MCA-E to another type? That can bring the block with it. Enterprise Dev/Test is another type too.',
      test: () => TEST,
    },
  },
  'azure-firewall-rule': {
    title: () => 'Add a network rule for TCP 25 to Azure Firewall',
    steps: {
      outdated: () =>
        'The advice that Azure Firewall is not supported for port 25 is outdated (text of 2018). Since the text of 28 July 2025: with EA or MCA-E, neither virtual machines nor Azure Firewall are blocked.',
      rule: () =>
        'The firewall denies what no rule allows. Allow it for the mail server only (with a firewall policy: in its rule collection):',
      snat: () =>
        "Receivers then see the firewall's public IP: that one needs the PTR record. With several public IPs each would need one (this follows; I know of no text of Microsoft that says so).",
      test: () => TEST,
    },
  },
  'azure-app-service': {
    title: () => 'Let the app hand its mail to a relay',
    steps: {
      holds: () =>
        'App Service and Functions can use port 25 only through VNet integration or in an App Service Environment v3, and only if the subscription type allows port 25 (text of 28 July 2025). Other PaaS services cannot.',
      relay: () =>
        'Without that: use a relay on port 587 or 443, such as Azure Communication Services or SendGrid. That works from every plan and subscription type.',
      vnet: () =>
        'With an Enterprise Agreement or MCA-E: turn on regional VNet integration, with all outbound traffic through the network, and leave by a NAT gateway or firewall with a public IP of your own.',
    },
  },
  'azure-own-outbound': {
    title: () => 'Give the machine a static public IP or a NAT gateway of its own',
    steps: {
      why: () =>
        "Without a public IP of its own the machine leaves by Azure's default outbound access: an address of Microsoft's that can change and that you cannot give a PTR record.",
      attach: (names) =>
        `Attach a static public IP (Standard SKU) and set its ReverseFqdn${names.mailName === null ? '' : ` to ${names.mailName}`}; the forward record has to exist before the last command:`,
      forward: (names) => `The forward record: ${mailNameOr(names)} A the new address, in your own DNS zone.`,
      nat: () =>
        'For several machines: a NAT gateway with one static public IP. Receivers then see that address, so the PTR belongs on it (this follows; I know of no text of Microsoft that says so).',
      spf: () => 'Put the new address into your SPF record, and let the server greet (HELO) with the same name.',
    },
  },
  'azure-egress': {
    title: (names) => `Mail leaves from ${ipOr(names)}, ${wayOut(names)}`,
    steps: {
      which: (names) =>
        names.outbound === 'nat_gateway'
          ? 'A NAT gateway goes before the public IP on the network card, for all that its subnet sends (Microsoft, 14 April 2026). The PTR of the address on the network card no longer counts.'
          : 'In Azure the first of these that is there counts: a route to a firewall, a NAT gateway on the subnet, the public IP on the network card, an outbound rule of a load balancer (Microsoft, 14 April 2026).',
      find: (names) => `See which public IP resource has ${ipOr(names)}, and what it belongs to:`,
      ptr: () =>
        'Set ReverseFqdn on that resource, as below: the PTR of a NAT gateway or a firewall goes onto its public IP, and with several public IPs each would need one (this follows; I know of no text of Microsoft that says so).',
      back: () =>
        'Or put the mail server into a subnet without a NAT gateway: then it sends from the public IP on its network card again.',
      spf: (names) => `Mail from ${ipOr(names)} has to pass SPF too: ${spfTerm(names)} belongs in your SPF record.`,
    },
  },
  'azure-no-way-out': {
    title: () => 'Give the machine a way out: a public IP or a NAT gateway',
    steps: {
      why: () =>
        'When no port opens at all, it is not about port 25. New virtual networks get private subnets since the API versions after 31 March 2026: without a NAT gateway, load balancer or public IP there is no way out.',
      attach: () => 'Attach a static public IP, or put a NAT gateway on the subnet:',
      then: () =>
        'Then test port 25 again: whether it opens depends on the subscription type (Enterprise Agreement and MCA-E are not blocked).',
    },
  },
  'azure-reverse-ownership': {
    title: (names) => `Let ${mailNameOr(names)} lead to the public IP first, then set ReverseFqdn again`,
    steps: {
      why: (names) =>
        `Azure looks ${mailNameOr(names)} up at the moment of the command. It must be the cloudapp.azure.com name of a public IP of the subscription, a CNAME to one, or lead by A record to a static public IP of it.`,
      record: (names) =>
        names.ip === null
          ? 'So publish the A record first, in the DNS zone of your own domain. The public IP must be static:'
          : `So publish the A record first, in the DNS zone of your own domain. ${ipOr(names)} must be a static public IP:`,
      'or-cname': () =>
        "With a dynamic address: a CNAME to the address's own cloudapp.azure.com name, or make the address static.",
      wait: () => 'Wait until it is visible from outside:',
      again: () => 'Then run the command again, with the final dot:',
      powershell: () => 'Or with PowerShell:',
      scope: () =>
        'Still refused with all this right? Look whether the public IP has a domainNameLabelScope: with one, Azure refuses every own name (a reported fault).',
    },
  },
  'azure-reverse-dynamic': {
    title: () => 'Make the public IP static, or use a CNAME',
    steps: {
      static: () =>
        'The A record is right, but Azure accepts it only for a static public IP. Make it static (the Standard SKU always is), and look afterwards whether the address is still the same:',
      record: () => 'If the address has changed, correct the A record:',
      cname: () => "Or keep it dynamic and use a CNAME to the address's own DNS label:",
      again: () => 'Then set ReverseFqdn again, with the final dot:',
    },
  },
  'azure-reverse-label-scope': {
    title: () => 'Report it to Azure, and use a public IP without domainNameLabelScope meanwhile',
    steps: {
      known: () =>
        'It is a reported fault of Azure (January 2026, still open when last read): with domainNameLabelScope set, the API refuses a ReverseFqdn although the name belongs to you. Changing your DNS does not help.',
      show: () => 'Make sure that the scope is what is in the way:',
      around: () =>
        'Make a static public IP with a plain DNS label, without a scope, set ReverseFqdn there and let the server send from it. The address changes, so change the A record and SPF too.',
      meanwhile: () =>
        'Until then send through a relay. Open a request with Microsoft support (Azure portal, Help + support) with the text below.',
    },
    request: (names) =>
      [
        'Subject: ReverseFqdnDoesNotBelongToSubscription with domainNameLabelScope',
        '',
        `Setting ReverseFqdn ${mailNameOr(names)} on the public IP ${names.publicIpName ?? ipOr(names)} fails with 400 ReverseFqdnDoesNotBelongToSubscription.`,
        'The name resolves to that static public IP. The public IP has domainNameLabelScope set.',
        'See github.com/Azure/azure-rest-api-specs/issues/39789 and terraform-provider-azurerm/issues/31511.',
      ].join('\n'),
  },
  'acs-credentials': {
    title: () => 'Write the user name of Azure Communication Services in its three parts',
    steps: {
      user: () =>
        'The user name is no mail address. As documented: resource name, Entra application id and Entra tenant id, joined by |:',
      password: () =>
        'The password is a client secret of that application (its value, not its id), and it must not have expired.',
      server: () =>
        'Server smtp.azurecomm.net, port 587 with STARTTLS, TLS 1.2 or later. The sender address must be of a domain that is connected to the resource.',
    },
  },
};
