// The conversation at a prompt, played as typed lines.
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runCli } from '../../support/run-cli.ts';

const BOUNCE = fileURLToPath(new URL('../../fixtures/bounces/exchange-nl.txt', import.meta.url));

test('reads a file by its path', async () => {
  const { out, status } = await runCli(['chat', '--lang', 'nl', '--dns', '127.0.0.1:1'], `${BOUNCE}\n`);
  expect(out).toContain('Ik lees: ');
  expect(status).toBe(0);
});
