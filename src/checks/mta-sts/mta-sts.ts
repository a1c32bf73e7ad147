import type { DnsAnswer } from '../../dns/answer.ts';
import { isPublicAddress } from '../../dns/names.ts';
import type { Finding } from '../finding.ts';
import { addressesOfHost, type HostAddresses } from '../host-addresses.ts';
import type { CheckTools } from '../request.ts';
import type { Fetched, FetchFailure } from './fetch.ts';
import { matchesPattern, readPolicy, type StsPolicy } from './policy.ts';
import { isStsRecord, readStsRecord } from './record.ts';

/**
 * MTA-STS of a domain (RFC 8461): its record, its policy over HTTPS, and whether the domain's own mail exchangers are in
 * it. The record, the policy host's addresses and the MX are asked at once.
 */
export async function checkMtaSts(domain: string, tools: CheckTools): Promise<Finding[]> {
  const [record, host, mx] = await Promise.all([
    tools.resolver.resolve(`_mta-sts.${domain}`, 'TXT', tools),
    addressesOfHost(`mta-sts.${domain}`, tools),
    tools.resolver.resolve(domain, 'MX', tools),
  ]);
  const problem = recordProblem(domain, record);
  if (problem) return [problem];
  const fetched = await fetchPolicy(host, tools);
  if (!fetched) {
    const args = { domain, host: host.host };
    const proof = [record, ...host.answers];
    return [{ check: 'mta_sts', code: 'MTA_STS_HOST_MISSING', subject: domain, args, proof }];
  }
  if (fetched.status === 'failed') return [notFetched(domain, host, record, fetched)];
  const policy = readPolicy(fetched.text);
  if ('problem' in policy) {
    const args = { domain, problem: policy.problem };
    return [{ check: 'mta_sts', code: 'MTA_STS_POLICY_INVALID', subject: domain, args, proof: [record] }];
  }
  const found: Finding = {
    check: 'mta_sts',
    code: 'MTA_STS_POLICY',
    subject: domain,
    args: { domain, ...policy },
    proof: [record],
  };
  return [...mismatch(domain, policy, mx), found];
}

/** RFC 8461 section 3.1: anything but exactly one valid record is no policy. */
function recordProblem(domain: string, answer: DnsAnswer<'TXT'>): Finding | undefined {
  const proof = [answer];
  if (answer.status === 'failed') {
    const args = { domain, failure: answer.failure };
    return { check: 'mta_sts', code: 'MTA_STS_TEMPERROR', subject: domain, args, proof };
  }
  const records = answer.status === 'records' ? answer.records.filter(isStsRecord) : [];
  const [record] = records;
  if (record === undefined) {
    return { check: 'mta_sts', code: 'MTA_STS_NONE', subject: domain, args: { domain }, proof };
  }
  if (records.length > 1) {
    const args = { domain, count: records.length };
    return { check: 'mta_sts', code: 'MTA_STS_SEVERAL', subject: domain, args, proof };
  }
  if (readStsRecord(record) !== undefined) return undefined;
  return { check: 'mta_sts', code: 'MTA_STS_RECORD_INVALID', subject: domain, args: { domain, record }, proof };
}

/** Undefined: the policy host has no address. */
async function fetchPolicy(host: HostAddresses, tools: CheckTools): Promise<Failed | Fetched | undefined> {
  if (host.failure !== null) return { status: 'failed', failure: host.failure, detail: null };
  if (host.addresses.length === 0) return undefined;
  const addresses = host.addresses.filter((address) => isPublicAddress(address));
  if (addresses.length === 0) {
    const failure = host.incomplete ?? 'private';
    return { status: 'failed', failure, detail: host.addresses[0] ?? null };
  }
  if (!tools.fetchPolicy) return { status: 'failed', failure: 'cancelled', detail: null };
  return tools.fetchPolicy(host.host, addresses, tools.signal);
}

type Failed = { readonly status: 'failed' } & Pick<
  Extract<Finding, { code: 'MTA_STS_FETCH_UNKNOWN' }>['args'],
  'failure'
> & { readonly detail: string | null };

/** Failures that may be of our own network. */
const OURS = ['timeout', 'unreachable', 'cancelled', 'servfail', 'bogus', 'refused'] as const;

function notFetched(
  domain: string,
  { host, answers }: HostAddresses,
  record: DnsAnswer<'TXT'>,
  fetched: Failed,
): Finding {
  const { failure, detail } = fetched;
  const proof = [record, ...answers];
  if (isOurs(failure)) {
    const args = { domain, host, failure };
    return { check: 'mta_sts', code: 'MTA_STS_FETCH_UNKNOWN', subject: domain, args, proof };
  }
  const args = { domain, host, failure, detail };
  return { check: 'mta_sts', code: 'MTA_STS_FETCH_FAILED', subject: domain, args, proof };
}

function isOurs(failure: Failed['failure']): failure is (typeof OURS)[number] {
  return (OURS as readonly (FetchFailure | Failed['failure'])[]).includes(failure);
}

function mismatch(domain: string, { mode, mx }: StsPolicy, answer: DnsAnswer<'MX'>): Finding[] {
  if (mode === 'none' || answer.status !== 'records') return [];
  const exchanges = answer.records.map((record) => record.exchange).filter((exchange) => exchange !== '.');
  const hosts = exchanges.filter((host) => !mx.some((pattern) => matchesPattern(host, pattern)));
  if (hosts.length === 0) return [];
  const args = { domain, mode, hosts, mx };
  return [{ check: 'mta_sts', code: 'MTA_STS_MX_MISMATCH', subject: domain, args, proof: [answer] }];
}
