import type { ProfileTexts } from '../talk-texts.ts';

export const profile: ProfileTexts = {
  heading: 'What I know of your set-up',
  empty: 'Nothing yet. What you tell me here I never ask again, in any of your conversations.',
  domains: (names) => `Own domains: ${names.join(', ')}`,
  addresses: (addresses) => `Mail leaves from: ${addresses.join(', ')}`,
  provider: (name) => `The servers run at: ${name}`,
  subscription: (name) => `Azure subscription: ${name}`,
  smartHostOwn: (name) => `Smart host: ${name}, run by you`,
  smartHostTheirs: (name) => `Smart host: ${name}, run by somebody else`,
  smartHost: (name) => `Smart host: ${name}`,
  selectors: (names) => `DKIM selectors: ${names.join(', ')}`,
  language: 'Language: English for everybody',
  howTo: 'To change it, say one of these, with "setup" before it when we have spoken of something else since:',
  examples: [
    'domains contoso.com, fabrikam.com',
    'addresses 203.0.113.7, 203.0.113.8',
    'provider azure',
    'subscription EA',
    'smart host relay.example.com run by us',
    'selectors s1 s2',
    'language en',
    'forget domains',
    'forget all',
  ],
  providerButton: 'Provider',
  subscriptionButton: 'Azure subscription',
  languageButton: 'Language',
  languages: { en: 'English', nl: 'Dutch (Nederlands)' },
  chooseProvider: 'Where do your mail servers run?',
  chooseSubscription: 'Which type of Azure subscription do you have?',
  chooseLanguage: 'In which language shall I answer?',
  problems: {
    domains: (text) =>
      text === '' ? 'Name at least one domain, such as contoso.com.' : `"${text}" is not a domain such as contoso.com.`,
    addresses: (text) =>
      text === ''
        ? 'Name at least one public IP address, such as 203.0.113.7.'
        : `"${text}" is not a public IP address such as 203.0.113.7.`,
    provider: (text) =>
      text === ''
        ? 'Name the provider, such as azure.'
        : `I do not know a provider "${text}". Use the buttons of "setup".`,
    subscription: (text) =>
      text === ''
        ? 'Name the type, such as EA or Pay-As-You-Go.'
        : `I do not know a subscription "${text}". Say EA, EA Dev/Test, Pay-As-You-Go, CSP or other.`,
    smartHosts: (text) =>
      text === ''
        ? 'Name the smart host, such as relay.example.com run by us.'
        : `"${text}" is not a full host name such as relay.example.com.`,
    selectors: (text) =>
      text === '' ? 'Name at least one selector, such as s1.' : `"${text}" is not a DKIM selector such as s1.`,
    language: () => 'I speak English and Dutch: say language en or language nl.',
  },
};
