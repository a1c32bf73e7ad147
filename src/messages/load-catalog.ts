// Texts for a process that gives one answer: no more of them than it needs.
import type { Catalog, Language } from './catalog.ts';

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
