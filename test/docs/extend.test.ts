import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const ROOT = new URL('../../', import.meta.url);
const page = readFileSync(new URL('docs/extend.md', ROOT), 'utf8');
const pieces = [...page.matchAll(/^`([^`]+)`:\n\n```ts\n([\s\S]*?)\n```$/gm)].map(([, path = '', code = '']) => ({
  path,
  code,
}));

it('shows a piece for each kind of extension', () => expect(pieces.length).toBeGreaterThan(10));

it.each(pieces)('shows $path as it stands', ({ path, code }) => {
  expect(readFileSync(new URL(path, ROOT), 'utf8')).toContain(code);
});
