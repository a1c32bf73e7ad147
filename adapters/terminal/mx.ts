import { runLookUp } from './look-up.ts';

/** `mx DOMAIN`: the mail exchangers of a domain. */
export function run(args: string[]): Promise<number> {
  return runLookUp('mx', args, 'mx example.com');
}
