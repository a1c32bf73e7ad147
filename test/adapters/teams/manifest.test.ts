import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';
import draft04 from 'ajv-draft-04';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { activitySchema } from '../../../adapters/teams/activity.ts';
import { extensionCallOf } from '../../../adapters/teams/extension.ts';
import { draw, encodePng, ICONS } from '../../../manifest/teams/icons.ts';

const folder = new URL('../../../manifest/teams/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

const INVOKE = { type: 'invoke', channelId: 'msteams', serviceUrl: 'https://x.example/', conversation: { id: 'c' } };

/** What whoever installs the app fills in. */
const FILLED_IN: Readonly<Record<string, string>> = {
  TEAMS_MANIFEST_ID: '3f2a9d0e-0000-4000-8000-000000000001',
  TEAMS_APP_ID: '3f2a9d0e-0000-4000-8000-000000000002',
  TEAMS_DEVELOPER_NAME: 'Example',
  TEAMS_WEBSITE_URL: 'https://example.com',
  TEAMS_PRIVACY_URL: 'https://example.com/privacy',
  TEAMS_TERMS_URL: 'https://example.com/terms',
};
const placeholders = new Set<string>();
const manifestText = read('manifest.json').replace(/\$\{\{(\w+)\}\}/g, (_all, name: string) => {
  placeholders.add(name);
  return FILLED_IN[name] ?? '';
});

const manifestSchema = z.object({
  icons: z.object({ color: z.string(), outline: z.string() }),
  localizationInfo: z.object({ additionalLanguages: z.array(z.object({ file: z.string() })) }),
  composeExtensions: z.tuple([
    z.object({
      commands: z.array(
        z.object({
          id: z.string(),
          parameters: z.array(z.object({ name: z.string() })).default([]),
        }),
      ),
    }),
  ]),
  bots: z.tuple([
    z.object({
      scopes: z.array(z.string()),
      supportsFiles: z.boolean(),
      commandLists: z.tuple([
        z.object({ commands: z.array(z.object({ title: z.string(), description: z.string() })) }),
      ]),
    }),
  ]),
});
const manifest = manifestSchema.parse(JSON.parse(manifestText));

/** What Microsoft's schema, as published in its npm package, has to say against a document. */
function complaints(schemaName: string, document: string): unknown {
  const path = `@microsoft/app-manifest/build/json-schemas/teams/v1.29/${schemaName}.schema.json`;
  const schema: unknown = createRequire(import.meta.url)(path);
  // Some of the published patterns are none under the `u` flag.
  const ajv = new draft04.default({ allErrors: true, strict: false, validateFormats: false, unicodeRegExp: false });
  const validate = ajv.compile(z.record(z.string(), z.unknown()).parse(schema));
  validate(JSON.parse(document));
  return validate.errors;
}

describe('the manifest', () => {
  test('is one by the published schema', () => {
    expect(complaints('MicrosoftTeams', manifestText)).toBeNull();
    expect(complaints('MicrosoftTeams', manifestText.replace('"personal"', '"private"'))).not.toBeNull();
  });

  test('leaves open what belongs to whoever installs it, and nothing else', () => {
    expect(placeholders).toEqual(new Set(Object.keys(FILLED_IN)));
  });

  test('has the commands of the message extension that the adapter reads', () => {
    const [{ commands }] = manifest.composeExtensions;
    const calls = commands.map(({ id, parameters }) => {
      const value = { commandId: id, parameters: parameters.map(({ name }) => ({ name, value: 'x' })), data: {} };
      const names = ['composeExtension/fetchTask', 'composeExtension/query'];
      return names.flatMap((name) => extensionCallOf(activitySchema.parse({ ...INVOKE, name, value })) ?? []);
    });
    expect(calls).toEqual([[{ call: 'open', message: undefined }], [{ call: 'search', words: 'x' }]]);
  });

  test('offers the bot everywhere, with files', () => {
    expect(manifest.bots[0]).toMatchObject({ scopes: ['personal', 'team', 'groupChat'], supportsFiles: true });
  });
});

describe('the Dutch text', () => {
  const nl = z.record(z.string(), z.string()).parse(JSON.parse(read('nl.json')));

  test('is one by the published schema', () => {
    expect(manifest.localizationInfo.additionalLanguages.map(({ file }) => file)).toEqual(['nl.json']);
    expect(complaints('MicrosoftTeams.Localization', read('nl.json'))).toBeNull();
  });

  test('has every command under its own name', () => {
    const prefix = 'bots[0].commandLists[0].commands';
    for (const [index, { title }] of manifest.bots[0].commandLists[0].commands.entries()) {
      expect(nl[`${prefix}[${index}].title`]).toBe(title);
      expect(nl[`${prefix}[${index}].description`]).toContain(title === 'help' ? '' : title);
    }
  });

  test('has every text of the message extension', () => {
    for (const [index, { parameters }] of manifest.composeExtensions[0].commands.entries()) {
      const prefix = `composeExtensions[0].commands[${index}]`;
      const names = [prefix, ...parameters.map((_one, at) => `${prefix}.parameters[${at}]`)];
      for (const name of names) {
        expect(nl[`${name}.title`]).toBeTruthy();
        expect(nl[`${name}.description`]).toBeTruthy();
      }
    }
  });
});

describe('the icons', () => {
  const bytesOf = (name: string): Buffer => readFileSync(new URL(name, folder));

  test.for(Object.entries(ICONS))('%s is what the drawing gives', ([name, icon]) => {
    const png = bytesOf(name);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([icon.size, icon.size]);
    expect(pixelRows(png)).toEqual(pixelRows(encodePng(draw(icon), icon.size)));
  });

  test('the outline is white on nothing', () => {
    const { 'outline.png': outline } = ICONS;
    if (!outline) throw new Error('There is no outline');
    const pixels = draw(outline);
    const colours = new Set<string>();
    for (let at = 0; at < pixels.length; at += 4)
      if (pixels[at + 3] !== 0) colours.add(pixels.toString('hex', at, at + 3));
    expect(colours).toEqual(new Set(['ffffff']));
    expect(pixels[3]).toBe(0);
    expect(manifest.icons).toEqual({ color: 'color.png', outline: 'outline.png' });
  });
});

/** The decompressed rows: how well they are compressed differs between versions of Node. */
function pixelRows(png: Buffer): Buffer {
  const at = png.indexOf('IDAT');
  return inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
}
