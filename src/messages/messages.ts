import type { Catalog, Language } from './catalog.ts';
import { en } from './en/en.ts';
import { nl } from './nl/nl.ts';

const CATALOGS: Readonly<Record<Language, Catalog>> = { en, nl };

/** All texts of a language. */
export function catalogOf(language: Language): Catalog {
  return CATALOGS[language];
}

/** The product's language for a language tag (RFC 5646), or undefined when it speaks none of that kind: `nl-BE` is `nl`. */
export function languageOf(tag: string | null | undefined): Language | undefined {
  const primary = tag?.toLowerCase().split(/[-_]/)[0];
  return primary === 'nl' || primary === 'en' ? primary : undefined;
}
