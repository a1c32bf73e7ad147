import { runLookUp } from './look-up.ts';

/** `ptr ADDRESS`: reverse DNS and origin of an address. */
export function run(args: string[]): Promise<number> {
  return runLookUp('ptr', args, 'ptr 203.0.113.7');
}
