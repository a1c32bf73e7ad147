// DMARC against another implementation of RFC 9989, on worlds made at random.
import fc from 'fast-check';
import { dmarc as mailauthDmarc } from 'mailauth/lib/dmarc/index.js';
import { describe, expect, it } from 'vitest';
import { mailauthResolver } from '../../../src/checks/mailauth-resolver.ts';
import { onZone } from '../../support/check-tools.ts';
import type { Zone, ZoneEntry } from '../../support/dns-zone.ts';
import { evaluateDmarc } from './evaluate.ts';

const NAMES = ['a.b.contoso.example', 'b.contoso.example', 'c.contoso.example', 'contoso.example', 'esp.test'];
const ABOVE = [...NAMES, 'example'];

const record = fc
  .tuple(
    fc.constantFrom('', '; p=none', '; p=reject', '; p=quarantine', '; p=wrong', '; P=reject'),
    fc.constantFrom('', '; sp=none', '; sp=reject', '; sp=wrong'),
    fc.constantFrom('', '; np=reject', '; np=none'),
    fc.constantFrom('', '; psd=y', '; psd=n', '; psd=u'),
    fc.constantFrom('', '; adkim=s', '; aspf=s', '; adkim=s; aspf=s'),
    fc.constantFrom('', '; t=y', '; rua=mailto:d@contoso.example', '; rua=nowhere'),
  )
  .map((tags) => `v=DMARC1${tags.join('')}`);
const entry: fc.Arbitrary<ZoneEntry> = fc.oneof(
  { weight: 4, arbitrary: record.map((text): ZoneEntry => ({ TXT: [text] })) },
  { weight: 1, arbitrary: fc.tuple(record, record).map((TXT): ZoneEntry => ({ TXT })) },
  { weight: 1, arbitrary: fc.constant<ZoneEntry>({ TXT: ['some text'] }) },
  { weight: 1, arbitrary: fc.constant<ZoneEntry>('SERVFAIL') },
);
/** `_dmarc` entries for some of the names; of the top-level domain only what marks it as one. */
const world = fc.record(
  Object.fromEntries(
    ABOVE.map((name) => [
      `_dmarc.${name}`,
      name === 'example' ? fc.constant<ZoneEntry>({ TXT: ['v=DMARC1; p=none; psd=y'] }) : entry,
    ]),
  ),
  { requiredKeys: [] },
);

describe('mailauth comes to the same result and policy', () => {
  it('whatever is published', async () => {
    await fc.assert(
      fc.asyncProperty(
        world,
        fc.constantFrom(...NAMES),
        fc.option(fc.constantFrom(...NAMES), { nil: null }),
        fc.subarray(NAMES),
        fc.boolean(),
        async (zone, author, spf, dkim, exists) => {
          const all = { ...zone, ...(exists ? { [author]: { A: ['192.0.2.1'] } } : {}) } as Zone;
          const { value } = await onZone(all, async (tools) => ({
            ours: await evaluateDmarc(author, { spf, dkim }, tools),
            theirs: await mailauthDmarc({
              headerFrom: [author],
              spfDomains: spf === null ? [] : [spf],
              dkimDomains: dkim.map((domain) => ({ domain })),
              resolver: mailauthResolver(tools),
            }),
          }));
          const { ours, theirs } = value;
          expect(theirs === false ? null : theirs.status.result).toBe(ours.result);
          if (ours.result === 'pass' || ours.result === 'fail') {
            expect(theirs === false ? null : theirs.policy).toBe(ours.policy);
          }
        },
      ),
      { numRuns: 300 },
    );
  }, 60_000);
});
