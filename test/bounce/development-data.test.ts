import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readMessage, readText } from '../../src/bounce/read.ts';

// Texts that people pasted into public threads, and real bounces, labelled by hand. They lie beside the project, not in it.
const FOLDER = new URL('../../../shared/data/', import.meta.url);
const THERE = existsSync(FOLDER);

const Paste = z.object({
  text: z.string(),
  facts: z.object({
    code: z.coerce.string().optional(),
    status: z.string().optional(),
    recipient: z.string().optional(),
    ip: z.string().optional(),
    host: z.string().optional(),
  }),
});
const Mail = z.object({
  base64: z.string(),
  expected: z.array(z.object({ recipient: z.string().optional(), replycode: z.string() })),
});

function rows<T>(name: string, shape: z.ZodType<T>): T[] {
  const text = readFileSync(new URL(name, FOLDER), 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => shape.parse(JSON.parse(line)));
}

function share(results: readonly boolean[]): number {
  return results.filter(Boolean).length / results.length;
}

describe.runIf(THERE)('development data', () => {
  it.each([
    ['code', 0.96],
    ['status', 0.96],
    ['recipient', 0.9],
    ['ip', 0.9],
    ['host', 0.85],
  ] as const)('pastes show their %s', (fact, bar) => {
    const results = rows('pastes.jsonl', Paste).flatMap(({ text, facts }) => {
      const want = facts[fact]?.toLowerCase();
      if (want === undefined) return [];
      const [bounce] = readText(text).bounces;
      const got = {
        code: bounce?.replyCode,
        status: bounce?.enhancedStatusCode,
        recipient: bounce?.recipient,
        ip: bounce?.sendingIp,
        host: bounce?.remoteMta.name,
      }[fact];
      return [got?.toLowerCase() === want];
    });
    expect(share(results)).toBeGreaterThanOrEqual(bar);
  });

  it('mails show one of their failed recipients', () => {
    const results = rows('bounces.jsonl', Mail).flatMap(({ base64, expected }) => {
      const wanted = expected.flatMap((each) => each.recipient?.toLowerCase() ?? []);
      if (wanted.length === 0) return [];
      const got = readMessage(Buffer.from(base64, 'base64')).bounces.map((each) => each.recipient?.toLowerCase() ?? '');
      return [got.some((each) => wanted.includes(each))];
    });
    expect(share(results)).toBeGreaterThanOrEqual(0.985);
  });
});

describe.runIf(!THERE)('development data', () => {
  it('is not beside the project: only the own fixtures were read', () => {
    expect(THERE).toBe(false);
  });
});
