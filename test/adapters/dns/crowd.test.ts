import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { dnsFrom } from '../../support/dns-client.ts';
import { serveZone } from '../../support/dns-zone.ts';

/** File descriptors of this process that are open now. */
function openFiles(): number {
  return readdirSync('/dev/fd').length;
}

it('a thousand questions at once take at most 256 sockets, all are answered, and none stays open', async () => {
  await using server = await serveZone({}, { delayMs: 2 });
  const before = openFiles();
  const { resolver } = dnsFrom(server, { timeoutMs: 10_000 }).resolverFor({ budget: 1000 });
  let most = 0;
  const answers = await Promise.all(
    Array.from({ length: 1000 }, async (_, index) => {
      const answer = await resolver.resolve(`host${index}.example`, 'A');
      most = Math.max(most, openFiles() - before);
      return answer.status;
    }),
  );
  expect(new Set(answers)).toEqual(new Set(['nxdomain']));
  expect(most).toBeGreaterThan(100);
  expect(most).toBeLessThanOrEqual(256);
  expect(openFiles()).toBe(before);
});
