// What the program is built on when it runs, with its licences, from the lock file. `npm run licences` writes docs/licences.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const LOCK = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().default(false),
      devOptional: z.boolean().default(false),
      hasInstallScript: z.boolean().default(false),
      integrity: z.string().optional(),
    }),
  ),
});

/** A package that is installed to run the program. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly hasInstallScript: boolean;
  readonly hasIntegrity: boolean;
}

const LOCK_FILE = new URL('../../package-lock.json', import.meta.url);
export const LICENCES_PAGE = fileURLToPath(new URL('../../docs/licences.md', import.meta.url));

/** The packages of the lock file that are not only for development, sorted by name. */
export function lockedPackages(): LockedPackage[] {
  const { packages } = LOCK.parse(JSON.parse(readFileSync(LOCK_FILE, 'utf8')));
  return Object.entries(packages)
    .filter(([path, entry]) => path !== '' && !entry.dev && !entry.devOptional)
    .map(([path, entry]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: entry.version ?? '',
      licence: entry.license ?? 'none told',
      hasInstallScript: entry.hasInstallScript,
      hasIntegrity: entry.integrity !== undefined,
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en'));
}

/** docs/licences.md as it should be. */
export function licencesPage(packages: readonly LockedPackage[]): string {
  const rows = packages.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`);
  return [
    '# Licences',
    '',
    'Bounce Doctor itself has the MIT licence. These packages are installed to run it; `npm run licences` writes this page.',
    '',
    '| package | version | licence |',
    '|---|---|---|',
    ...new Set(rows),
    '',
  ].join('\n');
}

if (import.meta.main) writeFileSync(LICENCES_PAGE, licencesPage(lockedPackages()));
