import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const SDK =
  /from '(?:botbuilder|botframework|@microsoft\/agents)|import\('(?:botbuilder|botframework|@microsoft\/agents)/;

test('one file knows the SDK of Teams', () => {
  const files = ['src', 'adapters'].flatMap((folder) =>
    readdirSync(root + folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  );
  const sources = files.filter((name) => name.endsWith('.ts'));
  const knowing = sources.filter((name) => SDK.test(readFileSync(root + name, 'utf8')));
  expect(knowing).toEqual(['adapters/teams/bot.ts']);
});
