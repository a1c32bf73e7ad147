import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { connectRedis } from '../../../adapters/redis/connection.ts';
import { keysBeginning } from '../../../adapters/redis/scan.ts';
import { exampleFile } from '../../../adapters/settings.ts';
import { serveZone, type ZoneServer } from '../../support/dns-zone.ts';
import { runCli } from '../../support/run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'bounce-doctor-config-'));
let dns: ZoneServer;
beforeAll(async () => {
  dns = await serveZone({ 'in-addr.arpa': { NS: ['a.in-addr-servers.arpa'] } });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await dns.close();
});

/** Runs `config check` on a file with these lines. */
function check(lines: readonly string[], ...more: string[]) {
  const path = join(folder, randomUUID());
  writeFileSync(path, lines.join('\n'));
  return runCli(['config', 'check', '--env', path, ...more]);
}

describe('config check', () => {
  test('shows what is set, with secrets masked, and tries what it is asked to', async () => {
    const { status, out } = await check(
      [
        'SLACK_BOT_TOKEN=xoxb-hidden',
        'SLACK_SIGNING_SECRET=hidden-too',
        `REDIS_URL=${inject('redisUrl')}`,
        `REDIS_PREFIX=test-${randomUUID()}`,
        `BOUNCE_DOCTOR_DNS=127.0.0.1:${dns.port}`,
      ],
      '--redis',
      '--dns',
    );
    expect(out).toContain('SLACK_BOT_TOKEN=*** (11 characters)');
    expect(out).not.toContain('hidden');
    expect(out).toContain('Slack over HTTP: /slack/events');
    expect(out).toMatch(/Redis: server, version \d.*and the rights are enough/);
    expect(out).toContain(`DNS 127.0.0.1:${dns.port}: answers.`);
    expect(out).toMatch(/All is well\.\n$/);
    expect(status).toBe(0);
  });

  test('leaves nothing behind in Redis', async () => {
    const prefix = `test-${randomUUID()}`;
    await check([`REDIS_URL=${inject('redisUrl')}`, `REDIS_PREFIX=${prefix}`], '--redis');
    const connection = connectRedis(inject('redisUrl'));
    const left = [];
    for await (const key of keysBeginning(connection, prefix, '')) left.push(key);
    expect(left).toEqual([]);
    await connection.close();
  });

  test('says what is wrong, what the setting is for, an example, and what a slip of the pen may have meant', async () => {
    const { status, out } = await check(['PORT=http', 'SLACK_SIGNING_SECERT=abc', 'REDIS_CA_FILE=/nowhere/ca.pem']);
    expect(out).toContain('PORT: is not a number.');
    expect(out).toContain('Such as PORT=3000');
    expect(out).toContain('REDIS_CA_FILE: there is no such file.');
    expect(out).toContain('SLACK_SIGNING_SECERT is no setting; did you mean SLACK_SIGNING_SECRET?');
    expect(out).toMatch(/To mend: 2\.\n$/);
    expect(status).toBe(2);
  });

  test.concurrent.each([
    ['redis://127.0.0.1:1', 'nothing listens there'],
    ['redis://no-such-host.invalid', 'there is no such host'],
    ['redis+sentinel://127.0.0.1:1/master', 'no sentinel tells of that master'],
  ])('%s: %s', async (url, words) => {
    const { status, out } = await check([`REDIS_URL=${url}`], '--redis');
    expect(out).toContain(words);
    expect(status).toBe(2);
  });

  test('a resolver that does not answer', async () => {
    const { status, out } = await check(['BOUNCE_DOCTOR_DNS=127.0.0.1:1'], '--dns');
    expect(out).toContain('does it answer this machine');
    expect(status).toBe(2);
  });

  test('reads the file .env of the folder it runs in, unless it is asked about another', async () => {
    const here = mkdtempSync(join(folder, 'here-'));
    writeFileSync(join(here, '.env'), 'PORT=http\nHOST=192.0.2.1\n');
    writeFileSync(join(here, 'other'), 'PORT=3001\n');
    const [own, other] = await Promise.all([
      runCli(['config', 'check'], '', { HOST: '192.0.2.2' }, here),
      runCli(['config', 'check', '--env', 'other'], '', {}, here),
    ]);
    expect(own.out).toContain('HOST=192.0.2.2\n  PORT=http');
    expect(own.status).toBe(2);
    expect(other.out).not.toContain('HOST');
    expect(other.status).toBe(0);
  });

  test('what it cannot use is one sentence on standard error', async () => {
    for (const args of [['config'], ['config', 'chek'], ['config', 'check', '--env', join(folder, 'nowhere')]]) {
      const { status, out, err } = await runCli(args);
      expect(out).toBe('');
      expect(err.trim().split('\n')).toHaveLength(1);
      expect(status).toBe(2);
    }
  });
});

test('config example is the file to begin with', async () => {
  expect((await runCli(['config', 'example'])).out).toBe(exampleFile());
});
