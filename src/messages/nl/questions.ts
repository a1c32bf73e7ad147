import type { QuestionTexts } from '../catalog.ts';
import { providerChoices } from '../provider-choices.ts';

const yesNo = { yes: 'Ja', no: 'Nee' } as const;

export const questions: QuestionTexts = {
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
    ask: 'Kun je de hele bounce plakken, met de foutmelding en de headers?',
    why: 'hieruit blijkt niet wie het bericht weigerde en waarom',
    choices: {},
  },
};
