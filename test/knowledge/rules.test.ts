import { describe, expect, it } from 'vitest';
import { classify } from '../../src/bounce/classify.ts';
import { RECEIVERS } from '../../src/knowledge/receivers.ts';
import type { Rule, Sample } from '../../src/knowledge/rule.ts';
import { RULES } from '../../src/knowledge/rules/index.ts';
import { firstWordOf, phrase } from '../../src/knowledge/wording.ts';
import { refusal } from '../support/refusal.ts';

const hostOf = (rule: Rule): string | null => RECEIVERS.find(({ id }) => id === rule.receiver)?.hosts[0] ?? null;

function decidedBy(sample: Sample, remoteMta: string | null): string | null {
  const { text, ...rest } = typeof sample === 'string' ? { text: sample } : sample;
  return classify(
    refusal(text, {
      remoteMta,
      smtpCommand: rest.command ?? null,
      ...(rest.remoteMta ? { remoteMta: rest.remoteMta } : {}),
    }),
  ).rule;
}

describe('rules', () => {
  it('have unique ids', () => {
    const ids = RULES.map(({ id }) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  it.each(RULES.map((rule) => [rule.id, rule] as const))('%s decides its own samples', (id, rule) => {
    expect(rule.samples.length).toBeGreaterThan(0);
    for (const sample of rule.samples) expect(decidedBy(sample, hostOf(rule)), JSON.stringify(sample)).toBe(id);
  });

  it('have phrases that begin with a whole word, by which they are found', () => {
    const written = RULES.flatMap(({ says = [], unless = [] }) => [...says, ...unless]);
    expect(written.filter((each) => firstWordOf(each) !== phrase(each).firstWord)).toEqual([]);
  });

  it.each(RULES.filter(({ receiver, onlyThere }) => receiver && !onlyThere).map((rule) => [rule.id, rule] as const))(
    '%s decides its samples also where no host is known',
    (id, rule) => {
      for (const sample of rule.samples) expect(decidedBy(sample, null), JSON.stringify(sample)).toBe(id);
    },
  );

  it.each(RULES.map((rule) => [rule.id, rule] as const))(
    '%s names its source and the day it was read',
    (_, { source }) => {
      expect(source.title).not.toBe('');
      expect(source.url).toMatch(/^https:\/\//);
      expect(source.read).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    },
  );

  it('use documentation names and addresses in samples', () => {
    const texts = RULES.flatMap(({ samples }) => samples.map((s) => (typeof s === 'string' ? s : s.text)));
    const addresses = texts.flatMap((text) => text.match(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g) ?? []);
    const ours = /^(?:192\.0\.2|198\.51\.100|203\.0\.113|127\.\d+\.\d+)\./;
    expect(addresses.filter((address) => !ours.test(address))).toEqual([]);
  });
});
