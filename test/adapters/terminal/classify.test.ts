import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runCli } from '../../support/run-cli.ts';

const LINE = { id: 'a', text: '550 5.1.1 <bob@receiver.example>... User unknown' };
const Answer = z.object({
  id: z.unknown().optional(),
  kind: z.string().optional(),
  error: z.string().optional(),
  leftOut: z.object({ recipients: z.number(), messages: z.number() }).nullish(),
  bounces: z.array(z.object({ reason: z.string(), recipient: z.string().nullable() })).optional(),
});

function jsonl(...values: readonly unknown[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('');
}

function answers(out: string): z.infer<typeof Answer>[] {
  return out
    .split('\n')
    .filter(Boolean)
    .map((line) => Answer.parse(JSON.parse(line)));
}

describe('classify --jsonl', () => {
  it('answers text and base64, one line each, in their order', async () => {
    const base64 = Buffer.from(`From: a@b.example\nSubject: x\n\n${LINE.text}\n`).toString('base64');
    const { out, err, status } = await runCli(['classify', '--jsonl'], jsonl(LINE, { id: 7, base64 }));
    expect([status, err]).toEqual([0, '']);
    expect(answers(out)).toMatchObject([
      { id: 'a', kind: 'bounce', bounces: [{ reason: 'userunknown', recipient: 'bob@receiver.example' }] },
      { id: 7, kind: 'bounce', bounces: [{ reason: 'userunknown', recipient: 'bob@receiver.example' }] },
    ]);
  });

  it('answers a line that it cannot read with a sentence, and goes on', async () => {
    const { out, status } = await runCli(['classify', '--jsonl'], `nonsense\n[1\n\n${jsonl({ id: 1 }, LINE)}`);
    expect(status).toBe(0);
    expect(answers(out).map((each) => [each.id, each.error ?? each.kind])).toEqual([
      [undefined, 'The line is no JSON object.'],
      [undefined, 'The line is no JSON object.'],
      [1, 'The object has neither "text" nor "base64".'],
      ['a', 'bounce'],
    ]);
  });

  it('reads a last line without a line end, and lines longer than one read', async () => {
    const long = { id: 'long', text: `${LINE.text}\n\n${'x'.repeat(300_000)}` };
    const { out } = await runCli(['classify', '--jsonl'], jsonl(long, LINE).trimEnd());
    expect(answers(out).map((each) => each.id)).toEqual(['long', 'a']);
  });

  it('counts with --summary', async () => {
    const { out } = await runCli(['classify', '--jsonl', '--summary'], jsonl(LINE, LINE, { id: 2, text: 'thanks!' }));
    expect(out).toMatch(/bounce +2 +66\.7 %/);
    expect(out).toMatch(/userunknown +2 +100\.0 %/);
    expect(out).toMatch(/recipient +2 +100\.0 %/);
  });

  it('says what was left out, also with --summary', async () => {
    const text = Array.from(
      { length: 1200 },
      (_, i) => `<u${i}@receiver.example>: host mx.receiver.example said: 550 5.1.1 no\n\n`,
    );
    const input = jsonl({ id: 1, text: text.join('') }, LINE);
    const [lines, summary] = await Promise.all([
      runCli(['classify', '--jsonl'], input),
      runCli(['classify', '--jsonl', '--summary'], input),
    ]);
    expect(answers(lines.out).map((each) => [each.bounces?.length, each.leftOut])).toEqual([
      [1000, { recipients: 200, messages: 0 }],
      [1, null],
    ]);
    expect(summary.out).toMatch(/^left out +200\n {2}failed recipients +200 /m);
  });

  it.each([[[]], [['--nonsense']]])('refuses %j in one sentence', async (args) => {
    const { out, err, status } = await runCli(['classify', ...args]);
    expect([status, out, err.trim().split('\n').length]).toEqual([2, '', 1]);
  });
});
