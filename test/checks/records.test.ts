// Records are strangers' text: whatever stands there, reading it neither throws nor takes long.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readKeyRecord } from '../../src/checks/dkim/key-record.ts';
import { isDmarcRecord, mailtoHost, parseDmarcRecord } from '../../src/checks/dmarc/record.ts';
import { expandDomainSpec } from '../../src/checks/spf/macro.ts';
import { parseSpfRecord } from '../../src/checks/spf/record.ts';
import { closedRecord, mergedRecord, recordWith } from '../../src/checks/spf/suggestion.ts';

const words = fc.constantFrom(
  'include:',
  'a',
  'mx',
  'ip4:',
  'ip6:',
  'ptr',
  'exists:',
  'all',
  '-',
  '~',
  '+',
  '?',
  '/24',
  '//64',
  '/',
  ':',
  '=',
  ' ',
  '%{i}',
  '%{l1r-+.}',
  '%{p}',
  '%%',
  '%_',
  '%',
  '{',
  '}',
  'redirect=',
  'exp=',
  'v=',
  'p=',
  ';',
  '"',
  'AAAA',
  '.example',
  '192.0.2.1',
  '2001:db8::1',
  'mailto:a@b.example',
  '!10m',
  ',',
  '@',
  '\t',
  '\u00e9',
  '\ud800',
  '\u0000',
);
const text = fc.oneof(
  fc.array(words, { maxLength: 40 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
);
const values = { sender: 'ann@contoso.example', ip: '2001:db8::1', helo: 'mail.contoso.example' };

describe('any text', () => {
  it('as an SPF record', () => {
    fc.assert(
      fc.property(text, (rest) => {
        const record = parseSpfRecord(`v=spf1 ${rest}`);
        expect(record.directives.length + (record.problem ? 1 : 0)).toBeGreaterThanOrEqual(0);
        for (const written of [
          recordWith(record, 'ip4:192.0.2.1'),
          closedRecord(record),
          mergedRecord([record.text]),
        ]) {
          expect(parseSpfRecord(written).text).toBe(written);
        }
      }),
    );
  });

  it('as a domain-spec with macros', () => {
    fc.assert(
      fc.property(text, (spec) => {
        expect(expandDomainSpec(spec, 'contoso.example', values)?.length ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('as a DMARC record', () => {
    fc.assert(
      fc.property(text, (rest) => {
        const record = `v=DMARC1; ${rest}`;
        expect(isDmarcRecord(record)).toBe(true);
        const parsed = parseDmarcRecord(record);
        if (parsed !== 'repeated') parsed.rua.forEach(mailtoHost);
      }),
    );
  });

  it('as a DKIM key', () => {
    fc.assert(
      fc.property(text, (rest) => {
        expect(readKeyRecord(`v=DKIM1; ${rest}`).status).toMatch(/key|revoked|broken/);
      }),
    );
  });

  it('of a great length, in time that grows with it', () => {
    const long = 'a'.repeat(60_000);
    for (const one of [
      `a:${long}`,
      `${long}=`,
      `%{i}${long}`,
      `/${'1'.repeat(60_000)}`,
      'a.'.repeat(30_000),
      `mailto:${long}@${long}`,
    ]) {
      parseSpfRecord(`v=spf1 ${one}`);
      parseDmarcRecord(`v=DMARC1; p=none; rua=${one}`);
      readKeyRecord(`v=DKIM1; p=${one}`);
      expect(expandDomainSpec(one, 'contoso.example', values)?.length).toBeLessThan(130_000);
    }
  });
});
