// Texts for a process that gives one answer: no more of them than it needs.
import type { Catalog, Language } from './catalog.ts';
import type { ConfigurationTexts } from './configuration-texts.ts';
import type { TerminalTexts } from './terminal-texts.ts';

/** All texts of one language. */
export async function loadCatalog(language: Language): Promise<Catalog> {
  switch (language) {
    case 'en':
      return (await import('./en/en.ts')).en;
    case 'nl':
      return (await import('./nl/nl.ts')).nl;
  }
}

/** The texts that a reply code is explained with. */
export async function loadCodeTexts(language: Language): Promise<Pick<Catalog, 'chat' | 'causes'>> {
  switch (language) {
    case 'en':
      return { ...(await import('./en/chat.ts')), ...(await import('./en/causes.ts')) };
    case 'nl':
      return { ...(await import('./nl/chat.ts')), ...(await import('./nl/causes.ts')) };
  }
}

/** The texts of the command line itself. */
export async function loadTerminalTexts(language: Language): Promise<TerminalTexts> {
  switch (language) {
    case 'en':
      return (await import('./en/terminal.ts')).terminal;
    case 'nl':
      return (await import('./nl/terminal.ts')).terminal;
  }
}

/** The texts for whoever sets the bot up. */
export async function loadConfigurationTexts(language: Language): Promise<ConfigurationTexts> {
  switch (language) {
    case 'en':
      return (await import('./en/configuration.ts')).configuration;
    case 'nl':
      return (await import('./nl/configuration.ts')).configuration;
  }
}
