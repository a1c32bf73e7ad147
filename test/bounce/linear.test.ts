import { describe, expect, it } from 'vitest';
import { htmlToText } from '../../src/bounce/html.ts';
import { mask } from '../../src/bounce/mask.ts';
import { readMessage, readText } from '../../src/bounce/read.ts';
import { rtfToText } from '../../src/bounce/rtf.ts';
import { HOSTILE, HOSTILE_RTF } from './support/hostile.ts';

/** Characters; the larger is read whole by every step, and four times the work is all that it may cost, save for noise. */
const SMALL = 30_000;
const LARGE = 4 * SMALL;
/** Four times as long; quadratic would be sixteen. */
const MAX_RATIO = 10;
/** Below this no ratio is measured: then it is quick anyway. */
const QUICK_MS = 60;

function cpuMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The least of a few times: others use the machine too, and code that is run for the first time is slow. */
function least(times: number, work: () => unknown): number {
  return Math.min(...Array.from({ length: times }, () => cpuMs(work)));
}

/** How much more the larger text costs, measured only where it costs anything. */
function ratio(make: (size: number) => string, read: (text: string) => unknown): number {
  const large = make(LARGE);
  if (cpuMs(() => read(large)) < QUICK_MS) return 1;
  const time = least(3, () => read(large));
  if (time < QUICK_MS) return 1;
  const small = make(SMALL);
  const once = least(9, () => read(small));
  return time / Math.max(once, 1);
}

const HEAD = 'From: a@sender.example\nSubject: Undelivered\nContent-Type: text/html\n\n<html><body>';

function readHtmlMessage(text: string): unknown {
  return readMessage(Buffer.from(HEAD + text));
}

describe('time grows with the text', () => {
  it.each(Object.entries(HOSTILE))('%s', (_name, make) => {
    expect(ratio(make, readText)).toBeLessThan(MAX_RATIO);
    expect(ratio(make, mask)).toBeLessThan(MAX_RATIO);
    expect(ratio(make, htmlToText)).toBeLessThan(MAX_RATIO);
    expect(ratio(make, readHtmlMessage)).toBeLessThan(MAX_RATIO);
  });

  it.each(Object.entries(HOSTILE_RTF))('%s in RTF', (_name, make) => {
    expect(ratio((size) => `{\\rtf1${make(size)}`, rtfToText)).toBeLessThan(MAX_RATIO);
  });

  it('a step that is quadratic would be seen', () => {
    const quadratic = (text: string): number => {
      let seen = 0;
      for (let from = 0; from < text.length; from += 8) {
        for (let at = from; at < text.length; at += 8) seen += text.charCodeAt(at);
      }
      return seen;
    };
    expect(ratio((size) => 'a'.repeat(size), quadratic)).toBeGreaterThan(MAX_RATIO);
  });
});
