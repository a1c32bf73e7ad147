// Published examples of RFC 9989 evaluation and of records, where they are at hand.
import { describe, expect, it } from 'vitest';
import { isDmarcRecord, parseDmarcRecord } from '../../../src/checks/dmarc/record.ts';
import { onZone, vectorText, vectorTitle } from '../../support/check-tools.ts';
import type { RecordText, Zone, ZoneEntry } from '../../support/dns-records.ts';
import { evaluateDmarc } from './evaluate.ts';

interface Case {
  readonly id: string;
  readonly zone: Readonly<Record<string, Readonly<Record<string, readonly RecordText[] | true>>>>;
  readonly from: string;
  readonly dkim: readonly string[];
  readonly want: {
    readonly result: string | readonly string[];
    readonly policy?: string;
    readonly queries?: readonly string[];
  };
}

function zoneOf(data: Case['zone']): Zone {
  const entries = Object.entries(data).map(([name, entry]): [string, ZoneEntry] =>
    'SERVFAIL' in entry ? [name, 'SERVFAIL'] : [name, entry as ZoneEntry],
  );
  return Object.fromEntries(entries);
}

const text = vectorText('dmarc/rfc9989-eval.json');
const cases = text === undefined ? [] : (JSON.parse(text) as Case[]);

describe(vectorTitle('evaluation by RFC 9989', text), () => {
  it.each(cases)('$id', async ({ zone, from, dkim, want }) => {
    const { value, queries } = await onZone(zoneOf(zone), (tools) => evaluateDmarc(from, { spf: null, dkim }, tools));
    expect([want.result].flat()).toContain(value.result);
    if (want.policy !== undefined) expect(value.policy).toBe(want.policy);
    if (want.queries) expect(queries.map(({ name }) => name).sort()).toEqual([...want.queries].sort());
  });

  it(`are ${cases.length}`, () => expect(cases).toHaveLength(text === undefined ? 0 : 20));
});

const recordsText = vectorText('dmarc/mox-dmarc-parse.json');
const records =
  recordsText === undefined ? { good: [], bad: [] } : (JSON.parse(recordsText) as { good: string[]; bad: string[] });

describe(vectorTitle('records', recordsText), () => {
  it(`are ${records.good.length} good ones and ${records.bad.length} bad ones`, () => {
    expect([records.good.length, records.bad.length]).toEqual(recordsText === undefined ? [0, 0] : [6, 35]);
  });

  it.each(records.good)('good: %s', (record) => {
    expect(isDmarcRecord(record)).toBe(true);
    expect(parseDmarcRecord(record)).not.toBe('repeated');
    expect(parseDmarcRecord(record)).not.toMatchObject({ effect: 'nothing' });
  });

  it.each(records.bad)('bad, or something is said of it: %s', (record) => {
    if (!isDmarcRecord(record)) return;
    const parsed = parseDmarcRecord(record);
    if (parsed === 'repeated') return;
    expect(parsed.effect === 'nothing' || parsed.problems.length > 0).toBe(true);
  });
});
