import type { FetchFailure } from '../../../checks/mta-sts/fetch.ts';
import type { PolicyProblem } from '../../../checks/mta-sts/policy.ts';
import type { DnsFailure } from '../../../dns/answer.ts';
import type { MtaStsTexts } from '../../finding-groups.ts';
import { WHY } from '../failures.ts';

const FETCH: Readonly<Record<FetchFailure | DnsFailure, string>> = {
  ...WHY,
  unreachable: 'no connection could be made',
  certificate: 'its certificate is not valid for that name',
  protocol: 'it does not speak HTTPS as it should',
  private: 'it has no address that can be reached from the internet',
  redirect: 'it redirects elsewhere, which senders must not follow',
  status: 'it does not answer with status 200',
  content_type: 'it does not send the policy as text/plain',
  too_large: 'the policy is longer than 64 kilobytes',
};

const PROBLEM: Readonly<Record<PolicyProblem, string>> = {
  version: 'it lacks the line "version: STSv1"',
  mode: 'its mode is none of enforce, testing and none',
  mx: 'it lists no valid host name under "mx"',
  max_age: 'its max_age is missing or no number',
  line: 'one of its lines is not of the form "name: value"',
};

const MODE = {
  enforce: 'senders must deliver over valid TLS or not at all',
  testing: 'senders deliver all the same and report what fails',
  none: 'senders ignore it',
} as const;

export const mtaSts: MtaStsTexts = {
  MTA_STS_NONE: ({ domain }) => `${domain} has no MTA-STS record. It need not have one.`,
  MTA_STS_POLICY: ({ domain, mode, mx, maxAge }) =>
    `${domain} has an MTA-STS policy in mode ${mode}: ${MODE[mode]}. It allows ${mx.length === 0 ? 'no hosts' : mx.join(', ')} and may be kept for ${days(maxAge)}.`,
  MTA_STS_MX_MISMATCH: ({ domain, mode, hosts, mx }) =>
    `The MTA-STS policy of ${domain} (mode ${mode}) does not allow its own MX ${hosts.join(', ')}; it lists ${mx.join(', ')}. ${mode === 'enforce' ? 'Senders that know MTA-STS do not deliver there.' : 'In mode enforce, mail would not be delivered there.'}`,
  MTA_STS_RECORD_INVALID: ({ domain, record }) =>
    `The MTA-STS record of ${domain} cannot be read: "${record}". It should look like "v=STSv1; id=20260101T000000;" with letters and digits only in the id.`,
  MTA_STS_SEVERAL: ({ domain, count }) =>
    `${domain} has ${count} MTA-STS records. With more than one, senders take none.`,
  MTA_STS_POLICY_INVALID: ({ domain, problem }) =>
    `The MTA-STS policy of ${domain} is not valid: ${PROBLEM[problem]}. Senders then have no policy.`,
  MTA_STS_HOST_MISSING: ({ domain, host }) =>
    `${domain} has an MTA-STS record, but ${host}, where the policy should be, has no address.`,
  MTA_STS_FETCH_FAILED: ({ domain, host, failure, detail }) =>
    `The MTA-STS policy of ${domain} cannot be had from ${host}: ${FETCH[failure]}${detail === null ? '' : ` (${detail})`}.`,
  MTA_STS_FETCH_UNKNOWN: ({ domain, host, failure }) =>
    `The MTA-STS policy of ${domain} could not be fetched from ${host}: ${FETCH[failure]}. That says nothing about the policy itself.`,
  MTA_STS_TEMPERROR: ({ domain, failure }) =>
    `The MTA-STS record of ${domain} could not be checked: ${WHY[failure]}. That does not mean there is none.`,
};

function days(seconds: number): string {
  const whole = Math.round(seconds / 86_400);
  return seconds < 86_400 ? `${seconds} seconds` : whole === 1 ? 'one day' : `${whole} days`;
}
