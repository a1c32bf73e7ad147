// What the command line says of itself.
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { CLI, runCli } from '../../support/run-cli.ts';

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

test('a reader that has had enough, as head, is no fault', async () => {
  const words = `{ "${process.execPath}" "${CLI}" classify --jsonl; echo "status $?" >&2; } | true`;
  const child = spawn('sh', ['-c', words], { stdio: ['pipe', 'ignore', 'pipe'] });
  child.stdin.on('error', () => undefined);
  child.stdin.end('{"id":1,"text":"550 5.1.1 no such user"}\n'.repeat(5_000));
  expect(await text(child.stderr)).toBe('status 0\n');
});

test('nobody who reads our errors is no fault either', async () => {
  const words = `{ "${process.execPath}" "${CLI}" nonsense 2>&1 >&3; echo "status $?" >&3; } 3>&2 | true`;
  const child = spawn('sh', ['-c', words], { stdio: ['ignore', 'ignore', 'pipe'] });
  expect(await text(child.stderr)).toBe('status 2\n');
});

test('a setting that is empty counts as none, as in the bot', async () => {
  const empty = { BOUNCE_DOCTOR_DNS: '', BOUNCE_DOCTOR_DQS_KEY: '', BOUNCE_DOCTOR_BLOCKLISTS: '' };
  const { status, err } = await runCli(['diagnose', '--json'], '550 5.1.1 <a@fabrikam.example>: User unknown', empty);
  expect(err).toBe('');
  expect(status).toBe(0);
});

test('--version', async () => {
  expect((await runCli(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});
