import type { DnsAnswer } from '../../dns/answer.ts';
import { originName } from '../../dns/names.ts';
import { providerOfAs } from '../../knowledge/providers.ts';
import type { Finding } from '../finding.ts';
import type { CheckTools } from '../request.ts';

/**
 * Where an address lives: the AS that announces it and that AS's name, over DNS from Team Cymru's zones
 * (team-cymru.com/ip-asn-mapping: `AS | prefix | country | registry | date`, then `AS | country | registry | date | name`).
 * @param ip an address; a private or malformed one gives no findings
 */
export async function checkOrigin(ip: string, tools: CheckTools): Promise<Finding[]> {
  const zone = originName(ip);
  if (zone === undefined) return [];
  const origin = await tools.resolver.resolve(zone, 'TXT', tools);
  const row = firstRow(origin);
  // An address announced by several AS lists them all, separated by spaces; the first stands for the rest.
  const asn = Number(row?.[0]?.split(' ')[0]);
  if (!row || !Number.isInteger(asn) || asn <= 0) {
    const failure = origin.status === 'failed' ? origin.failure : null;
    return [{ check: 'origin', code: 'ORIGIN_UNKNOWN', subject: ip, args: { ip, failure }, proof: [origin] }];
  }
  const named = await tools.resolver.resolve(`AS${asn}.asn.cymru.com`, 'TXT', tools);
  const operator = firstRow(named)?.[4] ?? `AS${asn}`;
  const args = { ip, asn, prefix: row[1] ?? '', operator, provider: providerOfAs(asn) ?? null };
  return [{ check: 'origin', code: 'ORIGIN_AS', subject: ip, args, proof: [origin, named] }];
}

function firstRow(answer: DnsAnswer<'TXT'>): string[] | undefined {
  const text = answer.status === 'records' ? answer.records[0] : undefined;
  return text?.split('|').map((field) => field.trim());
}
