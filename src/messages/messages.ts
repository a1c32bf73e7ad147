import type { Catalog, Language } from './catalog.ts';
import { en } from './en/en.ts';
import { nl } from './nl/nl.ts';

const CATALOGS: Readonly<Record<Language, Catalog>> = { en, nl };

/** All texts of a language. */
export function catalogOf(language: Language): Catalog {
  return CATALOGS[language];
}
