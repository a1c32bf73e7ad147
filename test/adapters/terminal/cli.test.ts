// What the command line says of itself.
import { expect, test } from 'vitest';
import { runCli } from '../../support/run-cli.ts';

test('--help names every command, and is no error', async () => {
  const { err } = await runCli([]);
  const commands = /there are (.*)\. "--help"/.exec(err)?.[1]?.split(', ') ?? [];
  expect(commands).toContain('diagnose');
  for (const args of [['--help'], ['help'], ['diagnose', '-h']]) {
    const { status, out } = await runCli(args);
    expect(status).toBe(0);
    expect(commands.filter((command) => !new RegExp(`(?:^  |, )${command}\\b`, 'm').test(out))).toEqual([]);
  }
});

test('--version', async () => {
  expect((await runCli(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});
