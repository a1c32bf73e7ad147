import { runLookUp } from './look-up.ts';

/** `domain DOMAIN`: the report on a domain that sends and receives mail. */
export function run(args: string[]): Promise<number> {
  return runLookUp('domain', args, 'domain example.com');
}
