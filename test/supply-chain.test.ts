import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LICENCES_PAGE, licencesPage, lockedPackages } from './support/licences.ts';

const PACKAGES = lockedPackages();
/** Licences that ask for no more than to be named. */
const FREE = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT', 'MIT-0'];
const MANIFEST = z
  .object({ dependencies: z.record(z.string(), z.string()), devDependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')));

describe('what the program is built on', () => {
  it('has licences that ask for no more than to be named', () => {
    expect(PACKAGES.filter(({ licence }) => !FREE.includes(licence))).toEqual([]);
  });

  it('is listed in docs/licences.md as it is (npm run licences)', () => {
    expect(readFileSync(LICENCES_PAGE, 'utf8')).toBe(licencesPage(PACKAGES));
  });

  it('is locked by the hash of each package', () => {
    expect(PACKAGES.length).toBeGreaterThan(100);
    expect(PACKAGES.filter(({ hasIntegrity }) => !hasIntegrity)).toEqual([]);
  });

  it('is named by exact versions', () => {
    const named = Object.entries({ ...MANIFEST.dependencies, ...MANIFEST.devDependencies });
    expect(named.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('needs no install script: the only one is a faster reader of msgpack, which may be missing', () => {
    expect(PACKAGES.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name)).toEqual([
      'msgpackr-extract',
    ]);
  });
});

describe('SECURITY.md', () => {
  const page = readFileSync(new URL('../SECURITY.md', import.meta.url), 'utf8');
  const tests = [...page.matchAll(/`(test\/[^`]+)`/g)].map(([, path]) => path ?? '');

  it.each(tests)('names %s, which is there', (path) => {
    expect(existsSync(new URL(`../${path}`, import.meta.url))).toBe(true);
  });

  it('names tests', () => expect(tests.length).toBeGreaterThan(20));
});
