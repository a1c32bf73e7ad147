import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { Unusable } from './exit.ts';
import { near } from './near.ts';

/** What every command takes: `answering` reads it. */
export const LANG = { lang: { type: 'string' } } as const satisfies ParseArgsOptionsConfig;

/** Options that every look-up takes. */
export const COMMON = {
  ...LANG,
  json: { type: 'boolean' },
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
    throw unusable(error, options);
  }
}

/** Node names the option, in English; the sentence around it is ours. */
function unusable(error: unknown, options: ParseArgsOptionsConfig): Unusable {
  const name = /'(-[^\s',]*)/.exec(String(error))?.[1] ?? '';
  if (error instanceof Error && 'code' in error && error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const meant = near(name.replace(/^-+/, ''), Object.keys(options));
    return new Unusable(({ unknownOption }) => unknownOption(name, meant && `--${meant}`));
  }
  const takesValue = options[name.replace(/^-+/, '')]?.type === 'string';
  return new Unusable((texts) => (takesValue ? texts.optionWithoutValue(name) : texts.optionWithValue(name)));
}
