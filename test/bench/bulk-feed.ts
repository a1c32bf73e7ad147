// What bulk reading is measured on: lines of {"id","text"|"base64"}.
import { existsSync, readFileSync } from 'node:fs';
import { SHAPES } from '../bounce/support/chat-shapes.ts';
import { FIXTURES, fixture } from '../bounce/support/fixture.ts';

const DATA = new URL('../../../shared/data/bounces.jsonl', import.meta.url);

interface Feed {
  readonly name: string;
  readonly lines: readonly string[];
}

/** The file of FEED, else the development data beside the project with our own fixtures, else these alone. */
export function feed(): Feed {
  const file = process.env['FEED'];
  if (file !== undefined) return { name: file, lines: linesOf(file) };
  if (existsSync(DATA))
    return { name: 'development data, own fixtures in every shape', lines: [...linesOf(DATA), ...own()] };
  return { name: 'own fixtures in every shape', lines: own() };
}

function linesOf(file: string | URL): string[] {
  return readFileSync(file, 'utf8').split('\n').filter(Boolean);
}

function own(): string[] {
  return FIXTURES.map(fixture).flatMap((text) =>
    Object.entries(SHAPES).map(([id, shape]) => JSON.stringify({ id, text: shape(text) })),
  );
}
