import type { ProfileTexts } from '../talk-texts.ts';

export const profile: ProfileTexts = {
  heading: 'Wat ik van jullie inrichting weet',
  empty: 'Nog niets. Wat je me hier vertelt vraag ik nooit meer, in geen van jullie gesprekken.',
  domains: (names) => `Eigen domeinen: ${names.join(', ')}`,
  addresses: (addresses) => `Mail gaat naar buiten vanaf: ${addresses.join(', ')}`,
  provider: (name) => `De servers draaien bij: ${name}`,
  subscription: (name) => `Azure-abonnement: ${name}`,
  smartHostOwn: (name) => `Smarthost: ${name}, van jullie zelf`,
  smartHostTheirs: (name) => `Smarthost: ${name}, van een ander`,
  smartHost: (name) => `Smarthost: ${name}`,
  selectors: (names) => `DKIM-selectors: ${names.join(', ')}`,
  language: 'Taal: Nederlands voor iedereen',
  howTo:
    'Zeg om het te veranderen een van deze dingen, met "instellingen" ervoor als we het intussen over iets anders hadden:',
  examples: [
    'domeinen contoso.com, fabrikam.com',
    'adressen 203.0.113.7, 203.0.113.8',
    'provider azure',
    'abonnement EA',
    'smarthost relay.example.com van ons',
    'selectors s1 s2',
    'taal nl',
    'vergeet domeinen',
    'vergeet alles',
  ],
  providerButton: 'Provider',
  subscriptionButton: 'Azure-abonnement',
  languageButton: 'Taal',
  languages: { en: 'Engels (English)', nl: 'Nederlands' },
  chooseProvider: 'Waar draaien jullie mailservers?',
  chooseSubscription: 'Welk type Azure-abonnement hebben jullie?',
  chooseLanguage: 'In welke taal zal ik antwoorden?',
  problems: {
    domains: (text) =>
      text === '' ? 'Noem minstens één domein, zoals contoso.com.' : `"${text}" is geen domein zoals contoso.com.`,
    addresses: (text) =>
      text === ''
        ? 'Noem minstens één openbaar IP-adres, zoals 203.0.113.7.'
        : `"${text}" is geen openbaar IP-adres zoals 203.0.113.7.`,
    provider: (text) =>
      text === ''
        ? 'Noem de provider, zoals azure.'
        : `Ik ken geen provider "${text}". Gebruik de knoppen van "instellingen".`,
    subscription: (text) =>
      text === ''
        ? 'Noem het type, zoals EA of Pay-As-You-Go.'
        : `Ik ken geen abonnement "${text}". Zeg EA, EA Dev/Test, Pay-As-You-Go, CSP of ander.`,
    smartHosts: (text) =>
      text === ''
        ? 'Noem de smarthost, zoals relay.example.com van ons.'
        : `"${text}" is geen volledige hostnaam zoals relay.example.com.`,
    selectors: (text) =>
      text === '' ? 'Noem minstens één selector, zoals s1.' : `"${text}" is geen DKIM-selector zoals s1.`,
    language: () => 'Ik spreek Nederlands en Engels: zeg taal nl of taal en.',
  },
};
