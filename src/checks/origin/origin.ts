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
  const operator = rowsOf(named)[0]?.[4] ?? null;
  const args = { ip, ...origin, operator };
  return [{ check: 'origin', code: 'ORIGIN_AS', subject: ip, args, proof: [answer, named] }];
}

/** @returns undefined when no AS announces the address, or it is not known */
export function readOrigin(answer: DnsAnswer<'TXT'>): Origin | undefined {
  const row = narrowestRow(answer);
  // An address announced by several AS lists them all, separated by spaces; the first stands for the rest.
  const asn = Number(row?.[0]?.split(' ')[0]);
  if (!row || !Number.isInteger(asn) || asn <= 0) return undefined;
  return { asn, prefix: row[1] ?? '', provider: providerOfAs(asn) ?? null };
}

/** An address lies in every prefix that holds it and is announced, by others too: routing goes by the longest. */
function narrowestRow(answer: DnsAnswer<'TXT'>): string[] | undefined {
  return rowsOf(answer).toSorted((a, b) => prefixLength(b) - prefixLength(a))[0];
}

function prefixLength([, prefix = '']: readonly string[]): number {
  return Number(/\/(?<bits>\d{1,3})$/.exec(prefix)?.groups?.bits ?? 0);
}

function rowsOf(answer: DnsAnswer<'TXT'>): string[][] {
  const texts = answer.status === 'records' ? answer.records : [];
  return texts.map((text) => text.split('|').map((field) => field.trim()));
}
