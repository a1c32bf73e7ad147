import { describe, expect, it } from 'vitest';
import { mistakenTerms, repairedRecord } from '../../src/diagnosis/spf-repair.ts';

describe('an SPF record with mistakes', () => {
  it.each([
    ['v=spf1 inlcude:spf.vendor.example -all', 'v=spf1 include:spf.vendor.example -all'],
    [
      'v=spf1 ipv4:203.0.113.1 ip4=203.0.113.2 include: spf.vendor.example ~all',
      'v=spf1 ip4:203.0.113.1 ip4:203.0.113.2 include:spf.vendor.example ~all',
    ],
    ['v=spf1 203.0.113.4 mx -all', 'v=spf1 ip4:203.0.113.4 mx -all'],
    ['v=spf1 ip4:2001:db8::1 a -all', 'v=spf1 ip6:2001:db8::1 a -all'],
    ['v=spf1 include:spf.vendor.example, mx ~all', 'v=spf1 include:spf.vendor.example mx ~all'],
    ['v=spf1 ip4:203.0.113.301 mx -all', 'v=spf1 mx -all'],
    ['v=spf1 a mx -al', 'v=spf1 a mx -all'],
  ])('%s', (record, repaired) => {
    expect(repairedRecord(record)).toBe(repaired);
  });

  it('is not repaired when it is right, nor down to one that allows nobody', () => {
    expect(repairedRecord('v=spf1 mx -all')).toBeNull();
    expect(repairedRecord('v=spf1 ip4:203.0.113.301 -all')).toBeNull();
  });

  it('is told of term by term', () => {
    expect(mistakenTerms('v=spf1 inlcude:spf.vendor.example ip4:203.0.113.301 mx -all')).toEqual([
      'inlcude:spf.vendor.example',
      'ip4:203.0.113.301',
    ]);
  });
});
