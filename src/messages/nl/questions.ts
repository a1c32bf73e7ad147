import type { QuestionTexts } from '../catalog.ts';
import { mailQuestions } from './mail-questions.ts';
import { providerChoices } from '../provider-choices.ts';

const yesNo = { yes: 'Ja', no: 'Nee' } as const;

export const questions: QuestionTexts = {
  ...mailQuestions,
  hosting_provider: {
    ask: 'Waar draait de versturende server?',
    why: 'wie eigenaar van het adres is zet het PTR-record, en elke provider doet dat anders',
    choices: {
      ...providerChoices,
      smart_host: 'Het is een smarthost of relay van iemand anders',
      isp: 'Op onze eigen lijn, bij een internetprovider',
      other: 'Ergens anders',
    },
  },
  sending_path: {
    ask: 'Verstuurt de server rechtstreeks naar internet, of via een smarthost?',
    why: 'bij een smarthost heeft de smarthost het PTR-record nodig, niet je eigen server',
    choices: { direct: 'Rechtstreeks', smart_host: 'Via een smarthost' },
  },
  smarthost_owner: {
    ask: 'Wie beheert de smarthost?',
    why: 'wie hem beheert moet het PTR-record ervan zetten',
    choices: { third_party: 'Iemand anders', own: 'Wijzelf' },
  },
  fallback_connector: {
    ask: 'Is er een tweede verzendconnector die rechtstreeks verstuurt als de smarthost uitvalt?',
    why: 'als die er is, heeft het adres daarvan ook een PTR-record nodig',
    choices: yesNo,
  },
  reverse_zone_delegation: {
    ask: 'Is de reverse zone van dit adres gedelegeerd naar jullie eigen nameservers?',
    why: 'wie de zone beheert moet hem herstellen',
    choices: yesNo,
  },
  azure_public_ip_static: {
    ask: 'Is het openbare IP-adres in Azure statisch of dynamisch?',
    why: 'Azure accepteert je eigen naam op grond van het A-record alleen bij een statisch adres',
    choices: { static: 'Statisch', dynamic: 'Dynamisch' },
  },
  azure_subscription_type: {
    ask: 'Welk soort Azure-abonnement is het?',
    why: 'Azure blokkeert uitgaand verkeer op poort 25 bij de meeste soorten, en alleen bij twee daarvan is dat te veranderen',
    choices: {
      enterprise: 'Enterprise Agreement of MCA-E',
      enterprise_dev_test: 'Enterprise Dev/Test',
      pay_as_you_go: 'Pay-As-You-Go',
      csp: 'Via een CSP-partner',
      other: 'Iets anders: Visual Studio, proef, student, gesponsord, ...',
    },
  },
  port_test: {
    ask: 'Gaat poort 25 vanaf die server wel open naar een andere mailserver, en gaan andere poorten open? Probeer: nc -vz gmail-smtp-in.l.google.com 25, of Test-NetConnection gmail-smtp-in.l.google.com -Port 25',
    why: 'een poort die overal dicht is, is dicht bij jou; een poort die voor één server dicht is, is daar dicht',
    choices: {
      blocked_25: 'Poort 25 nergens, andere poorten wel',
      works_elsewhere: 'Poort 25 wel naar andere servers',
      nothing_works: 'Geen enkele poort gaat open',
    },
  },
  nsg_or_firewall: {
    ask: 'Weigert een eigen network security group, route of firewall uitgaand verkeer op poort 25?',
    why: 'van buiten ziet een eigen filter er net zo uit als een blokkade van de provider',
    choices: yesNo,
  },
  firewall_rule: {
    ask: 'Staat er in Azure Firewall een netwerkregel die uitgaand TCP 25 toestaat?',
    why: 'hij weigert wat geen regel toestaat',
    choices: yesNo,
  },
  vm_stop_start: {
    ask: 'Is de virtuele machine sinds de uitzondering gestopt (deallocated) en weer gestart?',
    why: 'pas dan gaat een uitzondering in; opnieuw opstarten is niet genoeg',
    choices: yesNo,
  },
  vnet_integration: {
    ask: 'Verstuurt de app via VNet-integratie, of draait hij in een App Service Environment v3?',
    why: 'alleen dan kan een app in Azure poort 25 gebruiken',
    choices: yesNo,
  },
  azure_outbound_method: {
    ask: 'Hoe komt de virtuele machine op internet?',
    why: 'alleen een eigen openbaar IP kan een PTR-record hebben; het standaardadres van Azure niet',
    choices: {
      public_ip: 'Openbaar IP op de machine',
      nat_gateway: 'NAT-gateway',
      load_balancer: 'Load balancer',
      firewall: 'Een firewall',
      default: 'Geen van deze',
    },
  },
  own_tenant: {
    ask: 'Is het jullie eigen Microsoft 365-tenant die het bericht weigerde?',
    why: 'in je eigen tenant kun je de instelling veranderen, in een andere kan alleen de beheerder daarvan het',
    choices: yesNo,
  },
  recipient_or_sender_admin: {
    ask: 'Beheer je de versturende of de ontvangende kant?',
    why: 'elke kant heeft andere stappen te nemen',
    choices: { sender: 'Versturend', recipient: 'Ontvangend' },
  },
  direction: {
    ask: 'Hebben jullie het bericht verstuurd, of heeft jullie server er een geweigerd?',
    why: 'het adres dat een PTR nodig heeft is dat van de versturende kant',
    choices: { sending: 'Wij verstuurden het', receiving: 'Onze server weigerde het' },
  },
  mta: {
    ask: 'Met welke mailserversoftware wordt verstuurd?',
    why: 'de instelling heet overal anders',
    choices: {
      exchange_online: 'Exchange Online (Microsoft 365)',
      exchange: 'Exchange Server',
      postfix: 'Postfix',
      exim: 'Exim',
      sendmail: 'sendmail',
      other: 'Iets anders',
    },
  },
  azure_public_ip_address: {
    ask: 'Vanaf welk openbaar IP-adres verstuurt de server in Azure?',
    why: 'het staat niet in de bounce, en zonder het adres is er in DNS niets op te zoeken',
    choices: {},
  },
  nat_rule: {
    ask: 'Vanaf welk openbaar IP-adres verstuurt je server?',
    why: 'het staat niet in de bounce, en zonder het adres is er in DNS niets op te zoeken',
    choices: {},
  },
  mail_name: {
    ask: 'Welke openbare naam moet je mailserver krijgen, zoals mail.example.com?',
    why: 'dezelfde naam komt in het PTR-record, in het A-record en in de begroeting (HELO)',
    choices: {},
  },
  full_bounce: {
    ask: 'Kun je de hele bounce plakken, met de foutmelding en de headers? Heb je die niet, zeg dan vanaf welk openbaar IP-adres je mail vertrekt.',
    why: 'hieruit blijkt niet wie het bericht weigerde en waarom',
    choices: {},
  },
};
