import { canonicalAddress } from '../../dns/names.ts';
import type { Finding } from '../finding.ts';
import { addressesOfHost } from '../host-addresses.ts';
import type { CheckRequest, CheckTools } from '../request.ts';

type HostRequest = Extract<CheckRequest, { check: 'host' }>;

/** The addresses a host name leads to, through aliases; nothing where it was to lead to one that is not among them. The name in lower case. */
export async function checkHost({ host, leadsTo }: HostRequest, tools: CheckTools): Promise<Finding[]> {
  const { addresses, alias, failure, answers } = await addressesOfHost(host, tools);
  if (leadsTo !== undefined && !addresses.includes(canonicalAddress(leadsTo) ?? leadsTo)) return [];
  const finding = { check: 'host', subject: host, proof: answers } as const;
  if (failure !== null) return [{ ...finding, code: 'HOST_TEMPERROR', args: { host, failure } }];
  if (addresses.length === 0) return [{ ...finding, code: 'HOST_UNRESOLVED', args: { host } }];
  return [{ ...finding, code: 'HOST_RESOLVES', args: { host, addresses, alias } }];
}
