import { runLookUp } from './look-up.ts';

/** `ip ADDRESS`: the report on an address that sends mail. */
export function run(args: string[]): Promise<number> {
  return runLookUp('ip', args, 'ip 203.0.113.7');
}
