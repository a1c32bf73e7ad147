import { expect, test } from 'vitest';
import type { CheckRequest } from '../../src/checks/request.ts';
import { considerate } from '../../src/conversation/considerate.ts';
import { MemoryLimiter } from '../../src/session/memory-limiter.ts';

function checks(perMinute: number) {
  const runs: string[] = [];
  const investigate = considerate(
    (requests, again) => {
      runs.push(`${requests.map(({ check }) => check).join('+')}${again ? ' again' : ''}`);
      return Promise.resolve({ findings: [], basis: again ? 'authoritative' : 'resolver', disagreed: [] });
    },
    new MemoryLimiter(() => 0),
    perMinute,
  );
  return { runs, investigate };
}
const MX: CheckRequest = { check: 'mx', domain: 'contoso.example' };

test('the servers of one domain are left alone after so many looks; the resolver is asked then', async () => {
  const { runs, investigate } = checks(2);
  for (let count = 0; count < 3; count += 1) await investigate([MX], true);
  await investigate([{ ...MX, domain: 'fabrikam.example' }], true);
  await investigate([MX], false);
  expect(runs).toEqual(['mx again', 'mx again', 'mx', 'mx again', 'mx']);
});

test('a mail server is not called more often either', async () => {
  const { runs, investigate } = checks(1);
  const banner: CheckRequest = { check: 'banner', host: 'mail.contoso.example' };
  await investigate([banner], false);
  const { findings } = await investigate([banner], false);
  expect(runs).toEqual(['banner', '']);
  expect(findings).toMatchObject([{ code: 'SMTP_UNREACHABLE', args: { failure: 'cancelled' } }]);
});

test('0 is no limit', async () => {
  const { runs, investigate } = checks(0);
  for (let count = 0; count < 20; count += 1) await investigate([MX], true);
  expect(new Set(runs)).toEqual(new Set(['mx again']));
});
