import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readText } from '../../src/bounce/read.ts';

// Wordings of programs and receivers beside the samples of the rules: how the rules do on what they were not written from.
const LINES = readFileSync(new URL('../fixtures/wordings/wordings.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const at = line.indexOf(': ');
    return [line.slice(at + 2).replaceAll('\\n', '\n'), line.slice(0, at).split(',')] as const;
  });

describe('wordings from documentation', () => {
  it('are many', () => expect(LINES.length).toBeGreaterThan(180));

  it.each(LINES)('%s', (text, reasons) => {
    const { kind, bounces } = readText(text);
    expect([kind, reasons.includes(bounces[0]?.reason ?? '')]).toEqual(['bounce', true]);
  });
});
