import type { Investigate } from '../../src/conversation/handle.ts';
import { createInvestigate } from '../investigate.ts';
import { blocklistOption, dnsOption, timeoutOption } from './dns-options.ts';

/**
 * The checks as the command line sets them.
 * @param onQueries hears how many queries each run of checks sent
 * @throws Unusable for an option or setting that cannot be used
 */
export function investigateOption(
  values: Parameters<typeof dnsOption>[0] & { readonly 'dns-timeout'?: string | undefined },
  onQueries?: (count: number) => void,
): Investigate {
  return createInvestigate(dnsOption(values), timeoutOption(values['dns-timeout']), onQueries, blocklistOption());
}
