import type { DnsAnswer } from '../../dns/answer.ts';
import { originName } from '../../dns/names.ts';
import { type ProviderId, providerOfAs } from '../../knowledge/providers.ts';
import type { Finding } from '../finding.ts';
import type { CheckTools } from '../request.ts';

/** The AS that announces an address. */
export interface Origin {
  readonly asn: number;
  readonly prefix: string;
  readonly provider: ProviderId | null;
}

/**
 * Where an address lives: the AS that announces it and that AS's name, over DNS from Team Cymru's zones
 * (team-cymru.com/ip-asn-mapping: `AS | prefix | country | registry | date`, then `AS | country | registry | date | name`).
 * @param ip an address; a malformed one gives no findings
 */
export async function checkOrigin(ip: string, tools: CheckTools): Promise<Finding[]> {
  const zone = originName(ip);
  if (zone === undefined) return [];
  const answer = await tools.resolver.resolve(zone, 'TXT', tools);
  const origin = readOrigin(answer);
  if (!origin) {
    if (answer.status !== 'failed') {
      return [{ check: 'origin', code: 'ORIGIN_NOT_ANNOUNCED', subject: ip, args: { ip }, proof: [answer] }];
    }
    const { failure } = answer;
    return [{ check: 'origin', code: 'ORIGIN_UNKNOWN', subject: ip, args: { ip, failure }, proof: [answer] }];
  }
  const named = await tools.resolver.resolve(`AS${origin.asn}.asn.cymru.com`, 'TXT', tools);
  const operator = firstRow(named)?.[4] ?? null;
  const args = { ip, ...origin, operator };
  return [{ check: 'origin', code: 'ORIGIN_AS', subject: ip, args, proof: [answer, named] }];
}

/** @returns undefined when no AS announces the address, or it is not known */
export function readOrigin(answer: DnsAnswer<'TXT'>): Origin | undefined {
  const row = firstRow(answer);
  // An address announced by several AS lists them all, separated by spaces; the first stands for the rest.
  const asn = Number(row?.[0]?.split(' ')[0]);
  if (!row || !Number.isInteger(asn) || asn <= 0) return undefined;
  return { asn, prefix: row[1] ?? '', provider: providerOfAs(asn) ?? null };
}

function firstRow(answer: DnsAnswer<'TXT'>): string[] | undefined {
  const text = answer.status === 'records' ? answer.records[0] : undefined;
  return text?.split('|').map((field) => field.trim());
}
