import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Dialogue, readDialogues } from '../support/dialogue.ts';
import { CLAIMS } from './claims.ts';
import { play } from './play.ts';

const HERE = new URL('.', import.meta.url);
const files = readdirSync(HERE).filter((file) => file.endsWith('.txt'));
const dialogues = files.flatMap((file) => readDialogues(file, readFileSync(new URL(file, HERE), 'utf8')));

describe.each(files)('%s', (file) => {
  it.each(dialogues.filter((dialogue) => dialogue.file === file))('$title', async (dialogue) => {
    expect(await play(dialogue)).toEqual([]);
  });
});

describe('the claims of the source documents', () => {
  it.each(Object.entries(CLAIMS))('%s: %s', (claim) => {
    expect(about(claim)).not.toEqual([]);
  });

  it('are known wherever a dialogue names them', () => {
    expect(dialogues.flatMap((dialogue) => dialogue.claims).filter((claim) => !(claim in CLAIMS))).toEqual([]);
  });

  it('stand with their dialogues in coverage.md', () => {
    expect(readFileSync(new URL('coverage.md', HERE), 'utf8')).toBe(coverage());
  });
});

function about(claim: string): Dialogue[] {
  return dialogues.filter((dialogue) => dialogue.claims.includes(claim));
}

/** The table of coverage.md: when it is out of date, the failing test shows what it should be. */
function coverage(): string {
  const rows = Object.entries(CLAIMS).map(
    ([claim, text]) =>
      `| ${claim} | ${text} | ${about(claim)
        .map(({ title }) => title)
        .join('; ')} |`,
  );
  return ['| claim | what it says | dialogues |', '|---|---|---|', ...rows, ''].join('\n');
}
