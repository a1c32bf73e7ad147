import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { run } from '../../../manifest/teams/package.ts';
import { zip } from '../../../manifest/teams/zip.ts';

const ID = '3f2a9d0e-0000-4000-8000-000000000002';
/** What the bot and this command read from the environment. */
const KNOWN = [
  ...readFileSync('adapters/config.ts', 'utf8').matchAll(/TEAMS_[A-Z_]+/g),
  ...readFileSync('manifest/teams/package.ts', 'utf8').matchAll(/TEAMS_[A-Z_]+/g),
].map(([name]) => name);
const GOOD = { TEAMS_APP_ID: ID, TEAMS_DEVELOPER_NAME: 'A "quoted" name', TEAMS_WEBSITE_URL: 'https://example.com' };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'teams-package-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command. */
async function build(args: string[], env: Record<string, string> = {}) {
  const said = { out: '', error: '' };
  const status = await run(args, env, {
    out: (text) => (said.out += text),
    error: (text) => (said.error += text),
  });
  return { status, ...said };
}

/** The files of an archive, read by its directory at the end, each checked. */
function unzip(archive: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const end = archive.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  let at = archive.readUInt32LE(end + 16);
  for (let count = archive.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [size, nameLength, offset] = [
      archive.readUInt32LE(at + 20),
      archive.readUInt16LE(at + 28),
      archive.readUInt32LE(at + 42),
    ];
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const from = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
    const bytes = inflateRawSync(archive.subarray(from, from + size));
    expect(crc32(bytes)).toBe(archive.readUInt32LE(at + 16));
    expect(bytes.length).toBe(archive.readUInt32LE(at + 24));
    files.set(name, bytes);
    at += 46 + nameLength;
  }
  return files;
}

describe('the package', () => {
  test('holds the manifest with the values filled in, the Dutch text and the icons', async () => {
    const file = join(folder, 'new', 'app.zip');
    expect(await build([file, '--privacy', 'https://example.com/privacy'], GOOD)).toMatchObject({
      status: 0,
      error: '',
    });
    const files = unzip(readFileSync(file));
    expect([...files.keys()]).toEqual(['manifest.json', 'nl.json', 'color.png', 'outline.png']);
    const manifest: unknown = JSON.parse(files.get('manifest.json')?.toString() ?? '');
    expect(manifest).toMatchObject({
      id: ID,
      developer: {
        name: 'A "quoted" name',
        websiteUrl: 'https://example.com',
        privacyUrl: 'https://example.com/privacy',
        termsOfUseUrl: 'https://example.com',
      },
      bots: [{ botId: ID }],
      composeExtensions: [{ botId: ID }],
    });
    expect(JSON.stringify(manifest)).not.toContain('${{');
  });

  test('is the same for the same values, and an option outdoes the environment', async () => {
    const [one, two] = [join(folder, '1.zip'), join(folder, '2.zip')];
    await build([one], GOOD);
    await build([two, '--app-id', ID], { ...GOOD, TEAMS_APP_ID: 'overruled' });
    expect(readFileSync(one).equals(readFileSync(two))).toBe(true);
  });

  test('is not built without a value that is needed; one sentence says which', async () => {
    const file = join(folder, 'none.zip');
    const { status, out, error } = await build([file], { TEAMS_APP_ID: ID, TEAMS_WEBSITE_URL: '' });
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(error).toMatch(/^Missing: TEAMS_DEVELOPER_NAME, TEAMS_WEBSITE_URL\. See .+\n$/);
    expect(existsSync(file)).toBe(false);
  });

  test.for([
    [{ TEAMS_APP_ID: 'x' }, /schema: manifest\.json .*botId must match/],
    [{ TEAMS_DEVELOPER_NAME: 'x'.repeat(33) }, /developer\/name must NOT have more than 32/],
    [{ TEAMS_TERMS_URL: 'http://example.com' }, /TEAMS_TERMS_URL is no https address/],
  ] as const)('is not built from %j', async ([wrong, words]) => {
    const { status, error } = await build([join(folder, 'none.zip')], { ...GOOD, ...wrong });
    expect(status).toBe(2);
    expect(error).toMatch(words);
  });

  test('is built by the command in docs/teams.md', async () => {
    const page = readFileSync('docs/teams.md', 'utf8');
    const [, words = ''] = /^ {4}npm run teams:package -- (.+)$/m.exec(page) ?? [];
    const args = [...words.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);
    const file = join(folder, args.pop() ?? '');
    expect(await build([...args, file])).toMatchObject({ status: 0, error: '' });
    for (const name of new Set(page.match(/TEAMS_[A-Z_]+/g))) expect(KNOWN).toContain(name);
  });

  test('is built by the command of package.json', () => {
    const { scripts } = z
      .object({ scripts: z.object({ 'teams:package': z.string() }) })
      .parse(JSON.parse(readFileSync('package.json', 'utf8')));
    const [, script = ''] = scripts['teams:package'].split(' ');
    const file = join(folder, 'command.zip');
    const said = execFileSync(process.execPath, [script, file], { env: { ...process.env, ...GOOD }, encoding: 'utf8' });
    expect(said).toContain(file);
    expect(unzip(readFileSync(file)).size).toBe(4);
  });
});

test('an archive of nothing, and of an empty file', () => {
  expect(unzip(zip([])).size).toBe(0);
  expect(unzip(zip([{ name: 'a', bytes: new Uint8Array() }])).get('a')?.length).toBe(0);
});
