import type { TestProject } from 'vitest/node';
import { findProgram, provideProgram } from './provide-program.ts';
import { answers, startRedis } from './redis.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A Redis that all test files share: each uses a key prefix of its own. */
    readonly redisUrl: string;
    /** The path of redis-server for `startRedis`. Null only where REDIS_URL is set and no program is on the PATH. */
    readonly redisServer: string | null;
  }
}

/**
 * Runs once before all tests: provides a real Redis. That of REDIS_URL, or a server of our own, for which redis-server
 * is taken from the PATH or installed.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['REDIS_URL'] ?? '';
  return given === '' ? await ownRedis(project) : await givenRedis(project, given);
}

async function ownRedis(project: TestProject): Promise<() => Promise<void>> {
  const program = provideProgram({ command: 'redis-server', debianPackage: 'redis-server' });
  const server = await startRedis(program);
  project.provide('redisUrl', server.url);
  project.provide('redisServer', program);
  return () => server.stop();
}

async function givenRedis(project: TestProject, url: string): Promise<() => Promise<void>> {
  await answers(url);
  const program = findProgram('redis-server') ?? null;
  if (program === null) {
    console.warn(
      'REDIS_URL is set and redis-server is not on the PATH: the tests that kill a Redis server are SKIPPED.',
    );
  }
  project.provide('redisUrl', url);
  project.provide('redisServer', program);
  return () => Promise.resolve();
}
