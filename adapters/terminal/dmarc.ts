import { runLookUp } from './look-up.ts';

/** `dmarc DOMAIN`: the policy that applies to a domain, where it stands and what is wrong with it. */
export function run(args: string[]): Promise<number> {
  return runLookUp('dmarc', args, 'dmarc example.com');
}
