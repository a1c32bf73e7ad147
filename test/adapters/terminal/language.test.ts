// The command line speaks the user's language: of --lang, else of the machine's locale, else English.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runCli } from '../../support/run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'bounce-doctor-language-'));
afterAll(() => rmSync(folder, { recursive: true }));

const DUTCH = { LC_ALL: '', LC_MESSAGES: 'nl_BE.UTF-8', LANG: 'en_GB.UTF-8' };

test.concurrent.each([
  [['--help'], 'zoekt uit waarom mail bounct', 0],
  [[], 'Noem een commando', 2],
  [['prt', '203.0.113.7'], 'bedoelde je "ptr"?', 2],
  [[import.meta.filename], 'bedoelde je "diagnose ', 2],
  [['constructor'], 'Onbekend commando "constructor"', 2],
  [['diagnose', '--frobnicate'], "Onbekende optie '--frobnicate'", 2],
  [['diagnose', '--answer=x'], 'bedoelde je --answers?', 2],
  [['ptr', '203.0.113.7', '--dns'], 'Na --dns hoort een waarde', 2],
  [['ptr', '203.0.113.7', '--json=yes'], 'Bij --json hoort geen waarde', 2],
  [['diagnose', '--checks', 'some'], 'Bij --checks hoort', 2],
  [['diagnose', '/no/such/file.eml'], 'dat bestand is er niet', 2],
  [['diagnose', '--lang', 'xx'], 'Er is geen taal "xx"', 2],
  [['code', 'abc'], 'is geen antwoordcode', 2],
  [['code', '5.7.25'], 'in het register', 0],
  [['classify', 'x'], 'per regel een', 2],
  [['forget', 'x'], 'Gebruik het zo: forget', 2],
  [['chat', 'x'], 'Gebruik het zo: chat', 2],
  [['config', 'check'], 'Te herstellen: 1.', 2, { PORT: 'http' }],
] as [string[], string, number, Record<string, string>?][])('%j', async (args, sentence, status, settings) => {
  const said = await runCli(args, '', { ...DUTCH, ...settings });
  expect(said.out + said.err).toContain(sentence);
  expect(said.status).toBe(status);
});

test.concurrent('--lang counts more than the locale, and what programs read does not hang on it', async () => {
  expect((await runCli(['code', '5.7.25', '--lang', 'en'], '', DUTCH)).out).toContain('in the registry');
  expect((await runCli(['code', '5.7.25', '--lang=nl'], '', { LC_ALL: 'C' })).out).toContain('in het register');
  const [here, there] = await Promise.all(
    [DUTCH, { LC_ALL: 'C' }].map((env) => runCli(['code', '5.7.25', '--json'], '', env)),
  );
  expect(here?.out).toBe(there?.out);
});

test.concurrent('what is wrong with a setting', async () => {
  const path = join(folder, 'settings');
  const lines = ['PORT=70000', 'LOG_LEVEL=loud', 'SLACK_APP_TOKEN=x', 'BOUNCE_DOCTOR_KEEP_DAYS=0', 'HOST= '];
  writeFileSync(path, lines.join('\n'));
  const { out } = await runCli(['config', 'check', '--env', path, '--lang', 'nl']);
  expect(out).toContain('PORT: moet 65535 of minder zijn.\n    Van alle ingangen');
  expect(out).toContain('LOG_LEVEL: is geen van trace, debug');
  expect(out).toContain('SLACK_APP_TOKEN: begint niet met xapp-.');
  expect(out).toContain('BOUNCE_DOCTOR_KEEP_DAYS: moet meer dan 0 zijn.');
  expect(out).not.toMatch(/invalid|expected|too (?:small|big)/i);
});
