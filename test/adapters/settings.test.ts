import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../adapters/config.ts';
import { configuration } from '../../src/messages/en/configuration.ts';
import { exampleFile, SETTINGS, shown } from '../../adapters/settings.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(`${ROOT}/${path}`, 'utf8');
const names = Object.keys(SETTINGS);

function sources(): string[] {
  return ['adapters', 'src'].flatMap((folder) =>
    readdirSync(`${ROOT}/${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.[jt]s$/.test(name))
      .map((name) => read(`${folder}/${name}`)),
  );
}

describe('every setting', () => {
  test('is in .env.example, which `config example` writes', () => {
    expect(read('.env.example')).toBe(exampleFile());
    expect([...exampleFile().matchAll(/^#([A-Z_\d]+)=/gm)].map(([, name]) => name).toSorted()).toEqual(
      names.toSorted(),
    );
  });

  test('is read, and what is read has a name there', () => {
    const schema = /\.object\(\{(.*?)\n {2}\}\)/s.exec(read('adapters/config.ts'))?.[1] ?? '';
    const configured = [...schema.matchAll(/^ {4}([A-Z][A-Z_\d]+):/gm)].map(([, name]) => name);
    const direct = sources().flatMap((text) => [...text.matchAll(/process\.env(?:\.|\[')([A-Z][A-Z_\d]+)/g)]);
    const all = new Set([...configured, ...direct.map(([, name]) => name)]);
    expect([...all].toSorted()).toEqual(names.toSorted());
  });

  test('is explained to operators', () => {
    const pages = read('README.md') + read('docs/operate.md') + read('docs/teams.md');
    expect(names.filter((name) => !pages.includes(`\`${name}`))).toEqual([]);
    // In a table a name is a setting, or was one.
    const table = [...pages.matchAll(/^\|.*\|$/gm)].flatMap(([row]) => [
      ...row.matchAll(/`([A-Z][A-Z\d]+_[A-Z_\d]+)[`=]/g),
    ]);
    const unknown = table.map(([, name]) => name ?? '').filter((name) => !names.includes(name));
    expect(unknown).toEqual([]);
  });

  test('has an example that can be read', () => {
    // Those of which only one makes sense, and those that stand for a secret or a file of somebody's own.
    const left = /^(?:SLACK_|REDIS_(?:CA|CERT|KEY)_FILE|METRICS_TOKEN|TEAMS_LOCAL|BOUNCE_DOCTOR_D(?:QS_KEY|EBUG))/;
    const env = Object.fromEntries(Object.entries(SETTINGS).map(([name, { example }]) => [name, example]));
    const some = Object.fromEntries(Object.entries(env).filter(([name]) => !left.test(name)));
    expect(() => readConfig(some)).not.toThrow();
  });
});

test('a secret is never shown', () => {
  const { hidden } = configuration.check;
  expect(shown('SLACK_BOT_TOKEN', 'xoxb-123', hidden)).toBe('*** (8 characters)');
  expect(shown('REDIS_URL', 'redis://bot:p%40ss@cache:6379,other', hidden)).toBe('redis://bot:***@cache:6379,other');
  expect(shown('REDIS_URL', 'redis://:p%40ss@cache', hidden)).toBe('redis://:***@cache');
  expect(shown('PORT', '3000', hidden)).toBe('3000');
});
