import type { QuestionTexts } from '../catalog.ts';
import { providerChoices } from '../provider-choices.ts';

const yesNo = { yes: 'Yes', no: 'No' } as const;

export const questions: QuestionTexts = {
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
    why: 'whoever runs the zone has to mend it',
    choices: yesNo,
  },
  azure_public_ip_static: {
    ask: 'Is the public IP address in Azure static or dynamic?',
    why: 'Azure accepts your own name by its A record only for a static address',
    choices: { static: 'Static', dynamic: 'Dynamic' },
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
    ask: 'Can you paste the whole bounce, with the error and the headers?',
    why: 'what is here does not show who refused the message or why',
    choices: {},
  },
};
