import type { Catalog, Language } from './catalog.ts';

/** All texts of one language, without loading the others: for a process that gives one answer. */
export async function loadCatalog(language: Language): Promise<Catalog> {
  switch (language) {
    case 'en':
      return (await import('./en/en.ts')).en;
    case 'nl':
      return (await import('./nl/nl.ts')).nl;
  }
}
