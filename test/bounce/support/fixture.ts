import { readFileSync, readdirSync } from 'node:fs';
import type { Reading } from '../../../src/bounce/bounce.ts';
import { readMessage, readText } from '../../../src/bounce/read.ts';

const FOLDER = new URL('../../fixtures/bounces/', import.meta.url);

/** Names of all fixtures. */
export const FIXTURES: readonly string[] = readdirSync(FOLDER).sort();

export function fixture(name: string): string {
  return readFileSync(new URL(name, FOLDER), 'utf8');
}

/** Reads a fixture as it would come: a message as bytes, anything else as text. */
export function readFixture(name: string): Reading {
  const text = fixture(name);
  return name.endsWith('.eml') ? readMessage(Buffer.from(text)) : readText(text);
}
