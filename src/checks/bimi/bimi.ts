import type { Finding } from '../finding.ts';
import type { CheckTools } from '../request.ts';

/** The BIMI record of a domain at the selector `default`: there, and in form. The logo itself is not fetched. */
export async function checkBimi(domain: string, tools: CheckTools): Promise<Finding[]> {
  const answer = await tools.resolver.resolve(`default._bimi.${domain}`, 'TXT', tools);
  const proof = [answer];
  if (answer.status === 'failed') {
    const args = { domain, failure: answer.failure };
    return [{ check: 'bimi', code: 'BIMI_TEMPERROR', subject: domain, args, proof }];
  }
  const record = answer.status === 'records' ? answer.records.find((text) => /^v=BIMI/i.test(text)) : undefined;
  if (record === undefined) return [{ check: 'bimi', code: 'BIMI_NONE', subject: domain, args: { domain }, proof }];
  const tags = tagsOf(record);
  const logo = tags.get('l');
  if (tags.get('v') !== 'BIMI1' || logo === undefined || !(logo === '' || logo.startsWith('https://'))) {
    return [{ check: 'bimi', code: 'BIMI_INVALID', subject: domain, args: { domain, record }, proof }];
  }
  if (logo === '') return [{ check: 'bimi', code: 'BIMI_DECLINED', subject: domain, args: { domain }, proof }];
  const certificate = tags.get('a') ?? '';
  const args = { domain, logo, certificate: certificate === '' ? null : certificate };
  return [{ check: 'bimi', code: 'BIMI_OK', subject: domain, args, proof }];
}

function tagsOf(record: string): Map<string, string> {
  const pairs = record.split(';').map((part) => {
    const equals = part.indexOf('=');
    return equals < 0
      ? ([part.trim(), ''] as const)
      : ([part.slice(0, equals).trim(), part.slice(equals + 1).trim()] as const);
  });
  return new Map(pairs);
}
