import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, inject, test } from 'vitest';
import { connectRedis } from '../../../adapters/redis/connection.ts';
import { RedisInbox } from '../../../adapters/redis/inbox.ts';
import { inboxContract } from '../../conversation/inbox-contract.ts';

const connection = connectRedis(inject('redisUrl'));
afterAll(() => connection.close());

inboxContract('the inbox on Redis', () => ({
  open: () => new RedisInbox(connection, `test-${randomUUID()}`),
  pass: (ms) => sleep(ms),
}));

test('every key of it has a time to live', async () => {
  const prefix = `test-${randomUUID()}`;
  await new RedisInbox(connection, prefix).keep({ door: 'slack', id: 'e', line: 'l', body: {} }, 1_000);
  for (const key of ['entries', 'due', 'order']) {
    expect(await connection.client.pttl(`${prefix}:{inbox}:${key}`)).toBeGreaterThan(0);
  }
});

test('two replicas that ask at the same time never get the same', async () => {
  const prefix = `test-${randomUUID()}`;
  const other = connectRedis(inject('redisUrl'));
  const inboxes = [new RedisInbox(connection, prefix), new RedisInbox(other, prefix)];
  const ids = Array.from({ length: 40 }, (_, index) => `e${index}`);
  for (const id of ids) await inboxes[0]?.keep({ door: 'slack', id, body: {} }, 1_000);
  await inboxes[0]?.giveBack(ids);
  const take = (inbox: RedisInbox) => inbox.take(10, 1_000, ['slack']);
  const taken = await Promise.all(inboxes.flatMap((inbox) => [take(inbox), take(inbox)]));
  expect(
    taken
      .flat()
      .map(({ delivery }) => delivery.id)
      .sort(),
  ).toEqual([...ids].sort());
  await other.close();
});
