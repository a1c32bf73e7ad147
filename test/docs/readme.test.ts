// The conversation that README.md begins with goes as it stands there.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { BEFORE } from '../e2e/first-light.ts';
import { serveZone } from '../support/dns-zone.ts';

const PAGE = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const CHAT = fileURLToPath(new URL('../../adapters/terminal/chat.js', import.meta.url));

/** What is said, and the parts of the answer that the page shows: "..." and an empty line stand between them. */
const turns = (PAGE.split(/^## /m).find((section) => section.startsWith('Start')) ?? '')
  .split(/^ {4}> /m)
  .slice(1)
  .map((turn) => {
    const [said = '', ...parts] = turn.split(/\n\s*\n|^ {4}\.\.\.$/m);
    return { said: said.replaceAll(/^ +/gm, ''), parts: parts.map(words).filter((part) => part !== '') };
  });

/** However it is broken into lines. */
function words(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

test('the first conversation', async () => {
  await using dns = await serveZone({ ...BEFORE });
  const chat = spawn(process.execPath, [CHAT, '--dns', `127.0.0.1:${dns.port}`], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let shown = '';
  chat.stdout.on('data', (chunk: Buffer) => (shown += chunk.toString()));
  const prompted = () => expect.poll(() => shown, { timeout: 15_000 }).toMatch(/\n> $/);
  expect(turns.map(({ parts }) => parts.length)).toEqual([3, 5, 1]);
  for (const { said, parts } of turns) {
    await prompted();
    shown = '';
    chat.stdin.write(`${said}\n`);
    await prompted();
    for (const part of parts) expect(words(shown)).toContain(part);
  }
  chat.stdin.write('quit\n');
  expect(await once(chat, 'exit')).toEqual([0, null]);
});
