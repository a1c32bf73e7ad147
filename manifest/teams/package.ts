// Builds the Teams app package: fills in the manifest, checks it against Microsoft's schema, zips it with its icons.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { zip } from './zip.ts';

const HELP = `Usage: npm run teams:package -- [options] [FILE]

Writes the Teams app package to FILE (default: bounce-doctor-teams.zip).
Each value is taken from its option, else from the environment:

  --app-id ID           TEAMS_APP_ID         the bot's id in Microsoft Entra
  --developer NAME      TEAMS_DEVELOPER_NAME who runs the bot, at most 32 characters
  --website URL         TEAMS_WEBSITE_URL    https
  --privacy URL         TEAMS_PRIVACY_URL    default: the website
  --terms URL           TEAMS_TERMS_URL      default: the website
  --manifest-id ID      TEAMS_MANIFEST_ID    the app's id in Teams; default: the app id
`;

const OPTIONS = {
  'app-id': 'TEAMS_APP_ID',
  developer: 'TEAMS_DEVELOPER_NAME',
  website: 'TEAMS_WEBSITE_URL',
  privacy: 'TEAMS_PRIVACY_URL',
  terms: 'TEAMS_TERMS_URL',
  'manifest-id': 'TEAMS_MANIFEST_ID',
} as const;
type Name = (typeof OPTIONS)[keyof typeof OPTIONS];
type Values = Readonly<Partial<Record<Name, string>>>;

const FOLDER = new URL('.', import.meta.url);
const LANGUAGE_FILE = 'nl.json';
const ICONS = ['color.png', 'outline.png'];

/** What stands in the way, in a sentence. */
class NoPackage extends Error {
  override readonly name = 'NoPackage';
}

/** Builds the package. @throws NoPackage when a value is missing or wrong */
async function buildPackage(given: Values): Promise<Buffer> {
  const values = withDefaults(given);
  const template = await readFile(new URL('manifest.json', FOLDER), 'utf8');
  const manifest = template.replaceAll(/\$\{\{(\w+)\}\}/g, (_all, name: string) => inJson(values.get(name) ?? ''));
  await validate('MicrosoftTeams', 'manifest.json', manifest);
  const language = await readFile(new URL(LANGUAGE_FILE, FOLDER), 'utf8');
  await validate('MicrosoftTeams.Localization', LANGUAGE_FILE, language);
  const icons = await Promise.all(ICONS.map(async (name) => ({ name, bytes: await readFile(new URL(name, FOLDER)) })));
  return zip([
    { name: 'manifest.json', bytes: Buffer.from(manifest) },
    { name: LANGUAGE_FILE, bytes: Buffer.from(language) },
    ...icons,
  ]);
}

function withDefaults(given: Values): ReadonlyMap<string, string> {
  const { TEAMS_APP_ID: appId, TEAMS_DEVELOPER_NAME: developer, TEAMS_WEBSITE_URL: website } = given;
  const required = { TEAMS_APP_ID: appId, TEAMS_DEVELOPER_NAME: developer, TEAMS_WEBSITE_URL: website };
  const missing = Object.entries(required).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (missing.length > 0) throw new NoPackage(`Missing: ${missing.join(', ')}.`);
  for (const name of ['TEAMS_WEBSITE_URL', 'TEAMS_PRIVACY_URL', 'TEAMS_TERMS_URL'] as const) {
    const url = given[name];
    if (url !== undefined && !url.startsWith('https://')) throw new NoPackage(`${name} is no https address: ${url}.`);
  }
  return new Map(
    Object.entries({
      TEAMS_MANIFEST_ID: appId,
      TEAMS_PRIVACY_URL: website,
      TEAMS_TERMS_URL: website,
      ...given,
    }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
}

/** A value between the quotes of the template. */
function inJson(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}

/** Against the schema that Microsoft publishes in its npm package. */
async function validate(schemaName: string, file: string, document: string): Promise<void> {
  const { createRequire } = await import('node:module');
  const { default: draft04 } = await import('ajv-draft-04').catch(() => {
    throw new NoPackage('The schema of the manifest is not installed: run "npm ci" without --omit=dev.');
  });
  const path = `@microsoft/app-manifest/build/json-schemas/teams/v1.29/${schemaName}.schema.json`;
  const schema = z.record(z.string(), z.unknown()).parse(createRequire(import.meta.url)(path));
  // Some of the published patterns are none under the `u` flag.
  const ajv = new draft04.default({ allErrors: true, strict: false, validateFormats: false, unicodeRegExp: false });
  const check = ajv.compile(schema);
  if (check(JSON.parse(document))) return;
  const wrong = (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
  throw new NoPackage(`Not valid by Microsoft's schema: ${file} ${[...new Set(wrong)].join('; ')}.`);
}

/** The command. @returns its exit status: 0, or 2 when it could not be built from what was given */
export async function run(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  say: { readonly out: (text: string) => void; readonly error: (text: string) => void },
): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean' },
        'app-id': { type: 'string' },
        developer: { type: 'string' },
        website: { type: 'string' },
        privacy: { type: 'string' },
        terms: { type: 'string' },
        'manifest-id': { type: 'string' },
      },
    });
    if (values.help) {
      say.out(HELP);
      return 0;
    }
    const flags: Readonly<Record<string, string | boolean | undefined>> = values;
    const given = Object.fromEntries(
      Object.entries(OPTIONS).flatMap(([option, name]) => {
        const value = flags[option] ?? env[name];
        return typeof value === 'string' && value !== '' ? [[name, value]] : [];
      }),
    );
    const [file = 'bounce-doctor-teams.zip', ...more] = positionals;
    if (more.length > 0) throw new NoPackage('One file at most, please.');
    const archive = await buildPackage(given);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, archive);
    say.out(`${file}: ${archive.length} bytes, valid by Microsoft's schema 1.29.\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    say.error(`${error.message} See "npm run teams:package -- --help".\n`);
    return 2;
  }
}

if (process.argv[1] === import.meta.filename) {
  process.exitCode = await run(process.argv.slice(2), process.env, {
    out: (text) => process.stdout.write(text),
    error: (text) => process.stderr.write(text),
  });
}
