import { type Language, languageOf } from '../src/messages/catalog.ts';

/** The language of this machine: the first of these variables that is set counts (POSIX.1-2024, XBD 8.2). English where we do not speak it. */
export function localeLanguage(): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return languageOf([LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '')) ?? 'en';
}
