import type { Finding } from '../finding.ts';
import { addressesOfHost } from '../host-addresses.ts';
import type { CheckTools } from '../request.ts';

/** The addresses a host name leads to, through aliases. @param host a host name in lower case */
export async function checkHost(host: string, tools: CheckTools): Promise<Finding[]> {
  const { addresses, alias, failure, answers } = await addressesOfHost(host, tools);
  const finding = { check: 'host', subject: host, proof: answers } as const;
  if (failure !== null) return [{ ...finding, code: 'HOST_TEMPERROR', args: { host, failure } }];
  if (addresses.length === 0) return [{ ...finding, code: 'HOST_UNRESOLVED', args: { host } }];
  return [{ ...finding, code: 'HOST_RESOLVES', args: { host, addresses, alias } }];
}
