// The commands of the operators' page do what it says. Its ACL line is run by test/adapters/redis/shapes.test.ts.
import { readFileSync } from 'node:fs';
import { expect, inject, test } from 'vitest';
import { runCli } from '../support/run-cli.ts';

const PAGE = readFileSync(new URL('../../docs/operate.md', import.meta.url), 'utf8');
const commands = [...PAGE.matchAll(/^ {4,}npm run --silent cli -- (.*)$/gm)].map(([, words]) => words ?? '');

test('there are some', () => {
  expect(commands.length).toBeGreaterThanOrEqual(4);
});

test.each(commands)('%s', async (words) => {
  const { status, out, err } = await runCli(words.split(' '), '', {
    REDIS_URL: inject('redisUrl'),
    REDIS_PREFIX: `test-${crypto.randomUUID()}`,
  });
  expect({ status, err }).toEqual({ status: 0, err: '' });
  expect(out).not.toBe('');
});

test('every script that it names is there', () => {
  const scripts = Object.keys(
    (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { scripts: object }).scripts,
  );
  const named = [...PAGE.matchAll(/`npm run ([\w:]+)`/g)].map(([, name]) => name ?? '');
  expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
});
