// Dockerfile, docker-compose.yml and Caddyfile, read as far as that goes without an engine.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig } from '../../adapters/config.ts';
import { INSTALL_PATHS } from '../../adapters/slack/install.ts';
import { SLACK_PATH } from '../../adapters/slack/slack.ts';
import { SETTINGS } from '../../adapters/settings.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(`${ROOT}/${path}`, 'utf8');

const guarded = {
  read_only: z.literal(true),
  cap_drop: z.tuple([z.literal('ALL')]),
  security_opt: z.tuple([z.literal('no-new-privileges:true')]),
};
const compose = z
  .object({
    services: z.object({
      proxy: z.object({ ...guarded, volumes: z.array(z.string()) }),
      bot: z.object({
        ...guarded,
        user: z.literal('node'),
        deploy: z.object({ replicas: z.literal(2) }),
        environment: z.record(z.string(), z.string()),
        stop_grace_period: z.string().regex(/^\d+s$/),
        tmpfs: z.array(z.string()),
        ports: z.undefined().optional(),
      }),
      redis: z.object({ ...guarded, command: z.string(), ports: z.undefined().optional() }),
    }),
  })
  .parse(parse(read('docker-compose.yml')));

test('two replicas that may change nothing, reached only through the proxy', () => {
  const { bot, proxy, redis } = compose.services;
  expect(Object.keys(bot.environment).filter((name) => !(name in SETTINGS))).toEqual([]);
  expect(readConfig(bot.environment).REDIS_URL).toBe('redis://redis:6379');
  expect(redis.command).toContain('--maxmemory-policy noeviction');
  for (const volume of proxy.volumes.filter((one) => one.startsWith('./'))) {
    expect(existsSync(`${ROOT}/${volume.split(':')[0] ?? ''}`)).toBe(true);
  }
});

test('a replica has longer to end than it takes to finish what runs', () => {
  const seconds = Number.parseInt(compose.services.bot.stop_grace_period);
  expect(seconds).toBeGreaterThan(readConfig({}).BOUNCE_DOCTOR_SHUTDOWN_SECONDS + 2);
});

test('the proxy lets in what the doors answer, and nothing else', () => {
  const paths = /@platforms path (.*)/.exec(read('Caddyfile'))?.[1]?.split(' ');
  expect(paths).toEqual([SLACK_PATH, ...INSTALL_PATHS, '/api/messages']);
});

test('the proxy hands what one replica leaves to the next, with the same body (npm run e2e:proxy plays it)', () => {
  const proxy = read('Caddyfile').replaceAll(/\s+/g, ' ');
  for (const part of ['request_buffers 2MiB', 'lb_try_duration 10s', 'lb_retry_match { method POST }']) {
    expect(proxy).toContain(part);
  }
});

test('the image has what it is started with, and no more rights than it needs', () => {
  const lines = read('Dockerfile').split('\n');
  const ignored = read('.dockerignore');
  const copied = lines.flatMap((line) => /^COPY (?!--from)(.*) \S+$/.exec(line)?.[1]?.split(' ') ?? []);
  for (const path of copied) {
    expect(existsSync(`${ROOT}/${path}`)).toBe(true);
    expect(ignored).toContain(`!${path}`);
  }
  expect(lines).toContain('USER node');
  expect(lines.at(-2)).toBe('CMD ["node", "adapters/start.js"]');
});
