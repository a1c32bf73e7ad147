// Published examples of MTA-STS and TLSRPT records and policies, where they are at hand.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../../src/checks/mta-sts/policy.ts';
import { readStsRecord } from '../../../src/checks/mta-sts/record.ts';
import { readTlsRptRecord } from '../../../src/checks/tls-rpt/tls-rpt.ts';

const FOLDER = '../shared/data/vectors/mtasts';

interface Examples {
  readonly good: readonly string[];
  readonly bad: readonly string[];
}

const NONE: Examples = { good: [], bad: [] };

function load(name: string): unknown {
  return JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8'));
}

const isThere = existsSync(FOLDER);

describe(isThere ? 'published examples' : 'published examples: NOT AT HAND, only our own are run', () => {
  const sts = (isThere ? load('mox-mtasts.json') : { record: NONE, policy: NONE }) as {
    record: Examples;
    policy: Examples;
  };
  const rpt = (isThere ? load('mox-tlsrpt.json') : NONE) as Examples;

  const rows: [string, boolean, boolean][] = [
    ...sts.record.good.map((text): [string, boolean, boolean] => [text, true, readStsRecord(text) !== undefined]),
    ...sts.record.bad.map((text): [string, boolean, boolean] => [text, false, readStsRecord(text) !== undefined]),
    ...sts.policy.good.map((text): [string, boolean, boolean] => [text, true, !('problem' in readPolicy(text))]),
    ...sts.policy.bad.map((text): [string, boolean, boolean] => [text, false, !('problem' in readPolicy(text))]),
    ...rpt.good.map((text): [string, boolean, boolean] => [text, true, readTlsRptRecord(text) !== undefined]),
    ...rpt.bad.map((text): [string, boolean, boolean] => [text, false, readTlsRptRecord(text) !== undefined]),
  ];

  it(`counts ${rows.length}`, () => {
    expect(rows.filter(([, wanted, got]) => wanted !== got).map(([text]) => text)).toEqual([]);
  });
});
