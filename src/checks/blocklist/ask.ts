// One question to one list, and what its answer is worth.
import type { DnsAnswer } from '../../dns/answer.ts';
import { isWithin } from '../../dns/names.ts';
import type { CheckTools } from '../request.ts';
import type { NotChecked } from './findings.ts';
import type { List, Meaning } from './lists.ts';
import type { Allowance, BlocklistSettings } from './settings.ts';

/** What one list says of one entry. */
export type Said = { readonly list: List; readonly proof: readonly DnsAnswer[] } & (
  | { readonly status: 'listed'; readonly entries: readonly { readonly code: string; readonly meaning: Meaning }[] }
  | { readonly status: 'trusted'; readonly trust: number }
  | { readonly status: 'absent' }
  | { readonly status: 'unknown'; readonly why: NotChecked }
);

/** Entries that every list has, and that none may have (RFC 5782 section 5): for addresses and for domains. */
const TEST_POINTS = {
  address: { listed: '2.0.0.127', unlisted: '1.0.0.127' },
  domain: { listed: 'test', unlisted: 'invalid' },
} as const;

/** Answers that are errors: Spamhaus (docs.spamhaus.com, read 2026-11-21), DNSWL (127.0.0.255). */
const ERRORS: Readonly<Record<string, NotChecked>> = {
  '127.255.255.252': 'wrong_zone',
  '127.255.255.254': 'public_resolver',
  '127.255.255.255': 'too_many_queries',
  '127.0.0.255': 'too_many_queries',
  // DBL, asked for an address.
  '127.0.1.255': 'unexpected',
};

/**
 * Asks a list for an entry.
 * @param entry the entry's labels, an address reversed
 */
export async function askList(list: List, entry: string, tools: CheckTools, allowance: Allowance): Promise<Said> {
  const settings = tools.blocklists ?? {};
  const zone = zoneOf(list, settings);
  if (settings.publicResolver && zone.key === null)
    return { list, status: 'unknown', why: 'public_resolver', proof: [] };
  const resolver = settings.resolver ?? tools.resolver;
  const look = async (labels: string): Promise<DnsAnswer<'A'> | undefined> =>
    allowance.take() ? resolver.resolve(`${labels}.${zone.name}`, 'A', tools) : undefined;
  const answer = await look(entry);
  if (!answer) return { list, status: 'unknown', why: 'limit', proof: [] };
  const said = read(list, answer);
  const confirmed = await confirm(said, answer, zone.name, look);
  return { ...confirmed, proof: confirmed.proof.map((one) => withoutKey(one, zone.key)) };
}

function zoneOf(list: List, { dqsKey }: BlocklistSettings): { name: string; key: string | null } {
  return dqsKey !== undefined && list.keyedZone !== undefined
    ? { name: `${dqsKey}.${list.keyedZone}`, key: dqsKey }
    : { name: list.zone, key: null };
}

function read(list: List, answer: DnsAnswer<'A'>): Said {
  const proof = [answer];
  if (answer.status === 'failed') return { list, status: 'unknown', why: answer.failure, proof };
  if (answer.status !== 'records') return { list, status: 'absent', proof };
  const error = answer.records.map((code) => ERRORS[code]).find((why) => why !== undefined);
  if (error) return { list, status: 'unknown', why: error, proof };
  // A resolver that sells what is missing, or a captive network.
  if (answer.records.some((code) => !code.startsWith('127.')))
    return { list, status: 'unknown', why: 'rewritten', proof };
  return list.codes === 'trust'
    ? readTrust(list, answer.records, proof)
    : readCodes(list, list.codes, answer.records, proof);
}

/** Postfix, SpamAssassin and DNSWL itself read 127.0.CATEGORY.TRUST. */
function readTrust(list: List, codes: readonly string[], proof: readonly DnsAnswer[]): Said {
  const trust = Number(/^127\.0\.\d{1,3}\.(?<trust>[0-3])$/.exec(codes[0] ?? '')?.groups?.trust);
  if (Number.isNaN(trust)) return { list, status: 'unknown', why: 'unexpected', proof };
  return { list, status: 'trusted', trust, proof };
}

function readCodes(
  list: List,
  meanings: Readonly<Partial<Record<string, Meaning>>> | 'any',
  codes: readonly string[],
  proof: readonly DnsAnswer[],
): Said {
  const entries = codes.flatMap((code) => {
    const meaning = meanings === 'any' ? anyMeaning(code) : meanings[code];
    return meaning === undefined ? [] : [{ code, meaning }];
  });
  return entries.length > 0
    ? { list, status: 'listed', entries, proof }
    : { list, status: 'unknown', why: 'unexpected', proof };
}

/** RFC 5782 section 2.1: 127.0.0.2 by default, and other addresses in 127.0.0.0/8 for other meanings. */
function anyMeaning(code: string): Meaning | undefined {
  return code === '127.0.0.1' ? undefined : 'listed';
}

/**
 * A list that lives holds its test entry, and one that lists everything holds what none may. The first need not be asked
 * where the absence comes from the list's own zone (its SOA stands in the answer), nor of an allowlist, where absence is
 * nothing to tell.
 */
async function confirm(
  said: Said,
  answer: DnsAnswer<'A'>,
  zone: string,
  look: (labels: string) => Promise<DnsAnswer<'A'> | undefined>,
): Promise<Said> {
  const { list } = said;
  const points = TEST_POINTS[list.takes];
  if (said.status === 'absent' && list.kind === 'block' && !isFromList(answer, zone)) {
    const test = await look(points.listed);
    if (!test) return { list, status: 'unknown', why: 'limit', proof: said.proof };
    const alive = test.status === 'records' && test.records.every((code) => code.startsWith('127.') && !ERRORS[code]);
    return alive ? said : { list, status: 'unknown', why: deadBy(test), proof: [...said.proof, test] };
  }
  if (said.status === 'listed') {
    const test = await look(points.unlisted);
    if (test?.status === 'records')
      return { list, status: 'unknown', why: 'lists_everything', proof: [...said.proof, test] };
  }
  return said;
}

function isFromList(answer: DnsAnswer<'A'>, zone: string): boolean {
  if (answer.status !== 'nxdomain' && answer.status !== 'nodata') return false;
  return answer.authority !== undefined && isWithin(answer.authority.zone, zone);
}

function deadBy(test: DnsAnswer<'A'>): NotChecked {
  if (test.status === 'failed') return test.failure;
  if (test.status !== 'records') return 'dead';
  return test.records.map((code) => ERRORS[code]).find((why) => why !== undefined) ?? 'rewritten';
}

/** The key is a customer's secret, and proof is shown. */
function withoutKey(answer: DnsAnswer, key: string | null): DnsAnswer {
  if (key === null) return answer;
  const name = answer.name.replace(`${key.toLowerCase()}.`, '');
  if (answer.status !== 'nxdomain' && answer.status !== 'nodata') return { ...answer, name };
  // Its SOA may name the zone below the key.
  const { type, status, ttl, aliases, authenticated } = answer;
  return { name, type, status, ttl, aliases, authenticated };
}
