import type { DnsAnswer, DnsFailure, RecordData, RecordType } from '../dns/answer.ts';
import type { CheckTools } from './request.ts';

/** A failed look-up as `node:dns` calls it, whose words mailauth knows. */
const CODES: Readonly<Record<DnsFailure, string>> = {
  servfail: 'ESERVFAIL',
  bogus: 'ESERVFAIL',
  refused: 'EREFUSED',
  timeout: 'ETIMEOUT',
  cancelled: 'ETIMEOUT',
};
const TYPES = ['A', 'AAAA', 'CNAME', 'MX', 'PTR', 'TXT'] as const satisfies readonly RecordType[];

/**
 * Our resolver in the form of `dns.promises.resolve`, for mailauth: absence and failure are thrown there.
 * @param onAnswer sees each answer, in the order in which they came
 */
export function mailauthResolver(tools: CheckTools, onAnswer: (answer: DnsAnswer) => void = () => undefined) {
  return async (name: string, type: string): Promise<string[]> => {
    const known = TYPES.find((one) => one === type) ?? 'TXT';
    const answer: DnsAnswer<(typeof TYPES)[number]> = await tools.resolver.resolve(name, known, tools);
    onAnswer(answer);
    if (answer.status === 'records') return answer.records.map(asNode);
    const code = answer.status === 'failed' ? CODES[answer.failure] : absence(answer.status);
    throw Object.assign(new Error(code), { code });
  };
}

function absence(status: 'nodata' | 'nxdomain'): string {
  return status === 'nodata' ? 'ENODATA' : 'ENOTFOUND';
}

/** mailauth's types know only text, its SPF code reads `priority` and `exchange` of an MX. */
function asNode(record: RecordData[(typeof TYPES)[number]]): string {
  if (typeof record === 'string') return record;
  const mx: unknown = { priority: record.preference, exchange: record.exchange };
  return mx as string;
}
