import type { DnsAnswer } from '../../dns/answer.ts';
import { normalizeName } from '../../dns/names.ts';
import type { Finding, FindingArgs } from '../finding.ts';
import { makeFinding } from '../make-finding.ts';
import type { CheckTools } from '../request.ts';
import type { DkimFindings } from './findings.ts';
import { isKeyRecord, readKeyRecord } from './key-record.ts';

/** RFC 8301 section 3.2: shorter keys must not be accepted; signers should use at least as many bits as the second. */
const SHORTEST_BITS = 1024;
const RECOMMENDED_BITS = 2048;

/** The name at which a selector's key stands (RFC 6376 section 3.6.2.1). */
export function keyName(selector: string, domain: string): string {
  return `${selector}._domainkey.${domain}`;
}

/**
 * The DKIM key of a selector: whether it is there, and fit for use.
 * @param domain the `d=` of a signature, @param selector its `s=`; names that cannot be asked for give no findings
 */
export async function checkKey(domain: string, selector: string, tools: CheckTools): Promise<Finding[]> {
  const name = normalizeName(keyName(selector, domain));
  if (name === undefined) return [];
  const answer = await tools.resolver.resolve(name, 'TXT', tools);
  const found = <C extends keyof DkimFindings>(code: C, args: FindingArgs[C]): Finding =>
    makeFinding('dkim', code, keyName(selector, domain), args, [answer]);
  const key = { domain, selector, name };
  if (answer.status === 'failed') return [found('DKIM_KEY_TEMPERROR', { ...key, failure: answer.failure })];
  const alias = answer.aliases.at(-1) ?? null;
  const records = recordsIn(answer);
  const [record] = records;
  if (record === undefined) return [found('DKIM_KEY_MISSING', { ...key, alias })];
  return [
    ...(records.length > 1 ? [found('DKIM_KEY_SEVERAL', { ...key, count: records.length })] : []),
    ...judgeKey(record, key, found),
    ...(alias === null ? [] : [found('DKIM_KEY_ALIAS', { ...key, alias })]),
  ];
}

function recordsIn(answer: DnsAnswer<'TXT'>): string[] {
  return answer.status === 'records' ? answer.records.filter(isKeyRecord) : [];
}

type Found = <C extends keyof DkimFindings>(code: C, args: FindingArgs[C]) => Finding;

function judgeKey(record: string, key: FindingArgs['DKIM_KEY_REVOKED'], found: Found): Finding[] {
  const reading = readKeyRecord(record);
  switch (reading.status) {
    case 'revoked':
      return [found('DKIM_KEY_REVOKED', key)];
    case 'broken':
      return [found('DKIM_KEY_BROKEN', { ...key, fault: reading.fault, record })];
    case 'key': {
      const { type, bits, testing } = reading;
      const tested = testing ? [found('DKIM_KEY_TESTING', key)] : [];
      if (type === 'rsa' && bits < SHORTEST_BITS) return [found('DKIM_KEY_TOO_SHORT', { ...key, bits }), ...tested];
      const isShort = type === 'rsa' && bits < RECOMMENDED_BITS;
      const short = isShort ? [found('DKIM_KEY_SHORT', { ...key, bits })] : [];
      return [found('DKIM_KEY_OK', { ...key, type, bits }), ...short, ...tested];
    }
  }
}
