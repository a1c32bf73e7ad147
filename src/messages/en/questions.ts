import type { QuestionTexts } from '../catalog.ts';
import { mailQuestions } from './mail-questions.ts';
import { providerChoices } from '../provider-choices.ts';

const yesNo = { yes: 'Yes', no: 'No' } as const;

export const questions: QuestionTexts = {
  ...mailQuestions,
  hosting_provider: {
    ask: 'Where does the sending server run?',
    why: 'the PTR record is set by whoever owns the address, and each provider has its own way',
    choices: {
      ...providerChoices,
      smart_host: "It is somebody else's smart host or relay",
      isp: "On our own line, at an internet provider's",
      other: 'Somewhere else',
    },
  },
  sending_path: {
    ask: 'Does your server send directly to the internet, or through a smart host?',
    why: 'with a smart host it is the smart host that needs the PTR, not your server',
    choices: { direct: 'Directly', smart_host: 'Through a smart host' },
  },
  smarthost_owner: {
    ask: 'Who runs the smart host?',
    why: 'whoever runs it has to set its PTR',
    choices: { third_party: 'Somebody else', own: 'We do' },
  },
  fallback_connector: {
    ask: 'Is there a second send connector that sends directly when the smart host is down?',
    why: 'if there is one, its own address needs a PTR as well',
    choices: yesNo,
  },
  reverse_zone_delegation: {
    ask: 'Is the reverse zone of this address delegated to your own name servers?',
    why: 'whoever runs the zone has to fix it',
    choices: yesNo,
  },
  azure_public_ip_static: {
    ask: 'Is the public IP address in Azure static or dynamic?',
    why: 'Azure accepts your own name by its A record only for a static address',
    choices: { static: 'Static', dynamic: 'Dynamic' },
  },
  azure_subscription_type: {
    ask: 'Which type of Azure subscription is it?',
    why: 'Azure blocks outbound port 25 for most types, and only for two of them can that be changed',
    choices: {
      enterprise: 'Enterprise Agreement or MCA-E',
      enterprise_dev_test: 'Enterprise Dev/Test',
      pay_as_you_go: 'Pay-As-You-Go',
      csp: 'Through a CSP partner',
      other: 'Another: Visual Studio, trial, student, sponsored, ...',
    },
  },
  port_test: {
    ask: 'Does port 25 open from that server to another mail host, and do other ports open? Try: nc -vz gmail-smtp-in.l.google.com 25, or Test-NetConnection gmail-smtp-in.l.google.com -Port 25',
    why: 'a port that is closed everywhere is closed near you; one that is closed for one host only is closed there',
    choices: {
      blocked_25: 'Port 25 opens nowhere, other ports do',
      works_elsewhere: 'Port 25 opens to other hosts',
      nothing_works: 'No port opens at all',
    },
  },
  nsg_or_firewall: {
    ask: 'Does a network security group, route or firewall of your own deny outbound port 25?',
    why: 'from outside, a filter of your own looks the same as a block by the provider',
    choices: yesNo,
  },
  firewall_rule: {
    ask: 'Does Azure Firewall have a network rule that allows outbound TCP 25?',
    why: 'it denies what no rule allows',
    choices: yesNo,
  },
  vm_stop_start: {
    ask: 'Was the virtual machine stopped (deallocated) and started since the exemption?',
    why: 'an exemption takes effect only then; a restart is not enough',
    choices: yesNo,
  },
  vnet_integration: {
    ask: 'Does the app send through VNet integration, or run in an App Service Environment v3?',
    why: 'only then can an app in Azure use port 25 at all',
    choices: yesNo,
  },
  azure_outbound_method: {
    ask: 'How does the virtual machine reach the internet?',
    why: "only a public IP of your own can have a PTR record; Azure's default outbound address cannot",
    choices: {
      public_ip: 'Public IP on the machine',
      nat_gateway: 'NAT gateway',
      load_balancer: 'Load balancer',
      firewall: 'A firewall',
      default: 'None of these',
    },
  },
  own_tenant: {
    ask: 'Is it your own Microsoft 365 tenant that refused the message?',
    why: 'in your own tenant you can change the setting; in another one only its admin can',
    choices: yesNo,
  },
  recipient_or_sender_admin: {
    ask: 'Do you look after the sending or the receiving side?',
    why: 'each side has other steps to take',
    choices: { sender: 'Sending', recipient: 'Receiving' },
  },
  direction: {
    ask: 'Did you send the message, or did your server refuse one?',
    why: 'the address that needs a PTR is that of the sending side',
    choices: { sending: 'We sent it', receiving: 'Our server refused it' },
  },
  mta: {
    ask: 'Which mail server software sends?',
    why: 'the setting has another name in each',
    choices: {
      exchange_online: 'Exchange Online (Microsoft 365)',
      exchange: 'Exchange Server',
      postfix: 'Postfix',
      exim: 'Exim',
      sendmail: 'sendmail',
      other: 'Something else',
    },
  },
  azure_public_ip_address: {
    ask: 'Which public IP address does the server in Azure send from?',
    why: 'the bounce does not say it, and without it DNS cannot be looked at',
    choices: {},
  },
  nat_rule: {
    ask: 'From which public IP address does your server send?',
    why: 'the bounce does not say it, and without it DNS cannot be looked at',
    choices: {},
  },
  mail_name: {
    ask: 'Which public name should your mail server have, such as mail.example.com?',
    why: 'the same name goes into the PTR, into the A record and into the greeting (HELO)',
    choices: {},
  },
  full_bounce: {
    ask: 'Can you paste the whole bounce, with the error and the headers? If you have none, tell me the public IP address that your mail leaves from.',
    why: 'what is here does not show who refused the message or why',
    choices: {},
  },
};
