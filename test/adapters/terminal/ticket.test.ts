import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveZone, type ZoneServer } from '../../support/dns-zone.ts';
import { runCli } from '../../support/run-cli.ts';

const NO_PTR =
  '<bob@fabrikam.example>: host mx.fabrikam.example[198.51.100.7] said: 554 5.7.1 No PTR Record [203.0.113.40]';

let dns: ZoneServer;
beforeAll(async () => {
  dns = await serveZone({});
});
afterAll(() => dns.close());

it('diagnose --markdown prints the summary for a ticket, masked, without dates of its own', async () => {
  const args = ['diagnose', '--markdown', '--dns', `${dns.host}:${dns.port}`];
  const { out, status } = await runCli(args, `Azure VM. ${NO_PTR}`);
  expect(status).toBe(0);
  for (const heading of [
    'What was read',
    'Why it bounced',
    'What DNS says',
    'What was told',
    'Still open',
    'Sources',
  ]) {
    expect(out).toContain(`## ${heading}`);
  }
  expect(out).toContain('40.113.0.203.in-addr.arpa PTR NXDOMAIN');
  expect(out).not.toContain('bob@');
  expect(out).not.toContain('said by');
});

it('of what is no bounce it says so', async () => {
  const { out } = await runCli(['diagnose', '--markdown'], 'shall we have lunch?');
  expect(out).toContain('I see no bounce in this');
});
