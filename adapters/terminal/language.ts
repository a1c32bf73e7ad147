import { type Language, LANGUAGES } from '../../src/messages/catalog.ts';
import { localeLanguage } from '../locale.ts';

/** The language of `--lang`; without it that of the machine, but what programs read does not hang on the machine. */
export function userLanguage(args: readonly string[]): Language {
  const given = givenLanguage(args);
  if (isLanguage(given)) return given;
  return args.includes('--json') ? 'en' : localeLanguage();
}

/** What `--lang` says, whether it is a language of ours or not; undefined without it. */
export function givenLanguage(args: readonly string[]): string | undefined {
  const index = args.findLastIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  return args[index] === '--lang' ? args[index + 1] : args[index]?.slice('--lang='.length);
}

export function isLanguage(text: string | undefined): text is Language {
  return LANGUAGES.some((language) => language === text);
}
