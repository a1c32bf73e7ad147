import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { Language } from '../../src/messages/catalog.ts';
import { Unusable } from './exit.ts';

/** Options that every look-up takes. */
export const COMMON = {
  json: { type: 'boolean' },
  lang: { type: 'string' },
  dns: { type: 'string', multiple: true },
  /** The same as --dns: one's own or internal resolver. */
  resolver: { type: 'string', multiple: true },
  'dns-timeout': { type: 'string' },
} as const satisfies ParseArgsOptionsConfig;

/** Reads a command line. @throws Unusable for an option that is not known or lacks its value */
export function parseOptions<T extends ParseArgsOptionsConfig>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    const [what = ''] = error instanceof Error ? error.message.split(/\.? (?=To specify)|\.$/) : ['Unusable arguments'];
    throw new Unusable(`${what}; "cli -- --help" lists what there is.`);
  }
}

/** @throws Unusable for a language that is not there */
export function languageOption(lang: string | undefined): Language | undefined {
  if (lang === undefined || lang === 'en' || lang === 'nl') return lang;
  throw new Unusable(`There is no language "${lang}": use --lang en or --lang nl.`);
}
