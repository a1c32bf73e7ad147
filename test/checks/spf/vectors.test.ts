// The published tests of RFC 7208, over real packets: the verdict, and whether our own trace comes to the same end.
import { describe, expect, it } from 'vitest';
import { checkHost } from '../../../src/checks/spf/verdict.ts';
import { RESULT_OF, traceRecord } from '../../../src/checks/spf/trace.ts';
import { readTree } from '../../../src/checks/spf/tree.ts';
import { canonicalAddress, normalizeName } from '../../../src/dns/names.ts';
import { onZone, vectorText, vectorTitle } from '../../support/check-tools.ts';
import type { RecordText, Zone, ZoneEntry } from '../../support/dns-records.ts';

interface Case {
  readonly helo?: string;
  readonly host: string;
  readonly mailfrom?: string;
  readonly result: string | readonly string[];
  readonly explanation?: string;
}
type Item = string | Readonly<Record<string, string | readonly (string | number)[]>>;
interface Scenario {
  readonly description: string;
  readonly tests: Readonly<Record<string, Case>>;
  readonly zonedata: Readonly<Record<string, readonly Item[] | null>>;
}

const TYPES = ['A', 'AAAA', 'CNAME', 'MX', 'PTR', 'TXT'] as const;

/** The suite's zone as ours. SPF rows stand for TXT where there is no TXT row. */
function zoneOf(data: Scenario['zonedata']): Zone {
  return Object.fromEntries(Object.entries(data).map(([name, items]) => [name.toLowerCase(), entryOf(items ?? [])]));
}

function entryOf(items: readonly Item[]): ZoneEntry {
  const rows = items.flatMap((item) => (typeof item === 'string' ? [] : Object.entries(item)));
  const hasTxt = rows.some(([type]) => type === 'TXT');
  const isSilent = items.includes('TIMEOUT');
  const entry: Record<string, RecordText[] | 'TIMEOUT'> = isSilent
    ? Object.fromEntries(TYPES.map((type) => [type, 'TIMEOUT']))
    : {};
  for (const [type, value] of rows) {
    const as = type === 'SPF' && !hasTxt ? 'TXT' : type;
    if (as === 'SPF' || value === 'NONE') continue;
    const before = entry[as];
    entry[as] = [...(before === undefined || before === 'TIMEOUT' ? [] : before), recordOf(as, value)];
  }
  return entry;
}

function recordOf(type: string, value: string | readonly (string | number)[]): RecordText {
  if (type === 'MX' && typeof value !== 'string') return [Number(value[0]), String(value[1] ?? '') || '.'];
  const text = typeof value === 'string' ? value : value.join('');
  return type === 'TXT' ? Buffer.from(text, 'latin1') : text;
}

const text = vectorText('spf/rfc7208-tests.json');
const scenarios = text === undefined ? [] : (JSON.parse(text) as Scenario[]);

describe(vectorTitle('the tests of RFC 7208', text), () => {
  const misses: string[] = [];
  const differing: string[] = [];
  let count = 0;

  it.each(scenarios)('$description', async ({ tests, zonedata }) => {
    for (const [id, test] of Object.entries(tests)) {
      const sender = test.mailfrom ?? '';
      const values = { ip: test.host, sender, helo: test.helo ?? '' };
      const { value } = await onZone(zoneOf(zonedata), async (tools) => {
        const verdict = await checkHost(values, tools);
        const from = (sender === '' ? undefined : sender.slice(sender.lastIndexOf('@') + 1)) ?? values.helo;
        const domain = normalizeName(from);
        const full = { ...values, sender: sender.startsWith('@') || sender === '' ? `postmaster@${from}` : sender };
        const ip = canonicalAddress(test.host) ?? test.host;
        if (domain === undefined || !domain.includes('.')) return { verdict, trace: undefined };
        const node = await readTree(domain, { ...full, ip }, tools);
        return { verdict, trace: await traceRecord(node, { ...full, ip }, tools) };
      });
      count += 1;
      if (![test.result].flat().includes(value.verdict.result)) misses.push(`${id}: ${value.verdict.result}`);
      const traced = value.trace?.end === 'match' ? RESULT_OF[value.trace.qualifier] : undefined;
      if (traced !== undefined && traced !== value.verdict.result) differing.push(`${id}: ${traced}`);
    }
  });

  it('gives every result', () => {
    expect(misses).toEqual([]);
    expect(count).toBe(text === undefined ? 0 : 203);
  });

  it('traces to the same end, but for limits, which it does not count', () => {
    expect(differing.filter((line) => !LIMITS.some((id) => line.startsWith(`${id}:`)))).toEqual([]);
  });
});

/** Tests of the limits of RFC 7208 section 4.6.4: there the verdict is a permanent error whatever matches. */
const LIMITS = ['mech-over-limit', 'include-over-limit', 'mx-limit', 'void-over-limit', 'void-at-limit'];
