import { describe, expect, it } from 'vitest';
import { FORGED_ADDRESS, type Forgery } from '../../support/dns-forgery.ts';
import { brief, runOn } from '../../support/dns-client.ts';
import { serveZone, type Zone } from '../../support/dns-zone.ts';

const ZONE: Zone = { 'a.example': { A: ['192.0.2.1'] } };
const FORGERIES: readonly Forgery[] = [
  'wrong-id',
  'wrong-question',
  'wrong-type',
  'wrong-port',
  'wrong-address',
  'not-a-response',
  'no-question',
  'garbage',
  'loop',
  'false-counts',
  'cut',
  'empty',
];

describe.each(FORGERIES)('a packet that is no answer: %s', (kind) => {
  it('is passed over, and the honest answer counts', async () => {
    await using server = await serveZone(ZONE, { forge: [kind, kind] });
    const { resolver } = runOn(server);
    expect(brief(await resolver.resolve('a.example', 'A'))).toEqual(['192.0.2.1']);
    expect(server.queries.length).toBe(1);
  });

  it('leaves a question without an answer unanswered', async () => {
    await using server = await serveZone(ZONE, { forge: [kind], honest: false });
    const { resolver } = runOn(server, { timeoutMs: 80, tries: 2 });
    expect(brief(await resolver.resolve('a.example', 'A'))).toBe('timeout');
  });
});

describe('what a forger would have to guess', () => {
  it('the test would notice a forged answer', async () => {
    await using forger = await serveZone({ 'a.example': { A: [FORGED_ADDRESS] } });
    expect(brief(await runOn(forger).resolver.resolve('a.example', 'A'))).toEqual([FORGED_ADDRESS]);
  });

  it('id and source port are new for each question', async () => {
    await using server = await serveZone({});
    const { resolver } = runOn(server);
    await Promise.all(Array.from({ length: 60 }, (_, index) => resolver.resolve(`n${index}.example`, 'A')));
    expect(new Set(server.queries.map((query) => query.id)).size).toBeGreaterThan(55);
    expect(new Set(server.queries.map((query) => query.port)).size).toBeGreaterThan(50);
  });
});
