import { readdirSync } from 'node:fs';
import { analyse } from 'scslre';
import { describe, expect, it } from 'vitest';

// The linter judges patterns that stand in the source as they are. Those that are put together when the program starts are
// caught here at the constructor, and given to the same analyser.

interface Built {
  readonly source: string;
  readonly flags: string;
}

const built: Built[] = [];
const Original = globalThis.RegExp;
globalThis.RegExp = new Proxy(Original, {
  construct(target, args: [string | RegExp, string?]) {
    const made = new target(...args);
    built.push({ source: made.source, flags: made.flags });
    return made;
  },
});

/** Every module of the rooms that read what others wrote. */
const ROOMS = ['src/bounce/', 'src/knowledge/', 'src/diagnosis/'];
const modules = ROOMS.flatMap((room) =>
  readdirSync(new URL(`../../${room}`, import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `../../${room}${name}`),
);
for (const name of modules) await import(name);
globalThis.RegExp = Original;

const patterns = [...new Map(built.map((each) => [`/${each.source}/${each.flags}`, each])).entries()];

describe('patterns that are built at run time', () => {
  it('are found', () => {
    expect(patterns.length).toBeGreaterThan(15);
  });

  it.each(patterns)('no super-linear backtracking: %s', (_name, pattern) => {
    const { reports } = analyse(pattern, { reportTypes: { Move: false } });
    expect(reports.map(({ type, character }) => [type, character.pick])).toEqual([]);
  });

  it('the analyser sees what is wrong', () => {
    const { reports } = analyse({ source: '^(?:a+)+$', flags: '' }, { reportTypes: { Move: false } });
    expect(reports.length).toBeGreaterThan(0);
  });
});
