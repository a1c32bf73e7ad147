import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { messagesOf } from '../../../adapters/teams/card.ts';
import { pressOfExecute, pressOfSubmit } from '../../../adapters/teams/press.ts';
import type { Card, Element, Press } from '../../../src/reply/card.ts';
import { buttonsOf, nodesOf, textOf } from '../../support/teams-card.ts';

const press: Press = { run: 3, action: 'answer', question: 'azure-ip', choice: 'static' };

const cardSchema = z.object({ body: z.array(z.unknown()) });
const bodyOf = (...elements: Element[]): unknown[] => {
  const [message, more] = messagesOf({ summary: 's', elements });
  expect(more).toBeUndefined();
  return cardSchema.parse(JSON.parse(JSON.stringify(message?.card))).body;
};
const foldSchema = z.object({
  selectAction: z.object({ type: z.literal('Action.ToggleVisibility'), targetElements: z.array(z.string()) }),
});
const hiddenSchema = z.object({ id: z.string(), isVisible: z.literal(false) });
const words = (card: Card): string =>
  messagesOf(card)
    .map((message) => textOf(message.card))
    .join('\n');

describe('one element', () => {
  test('heading', () => {
    expect(bodyOf({ type: 'heading', text: 'No PTR' })).toEqual([
      {
        type: 'RichTextBlock',
        spacing: 'Large',
        separator: true,
        inlines: [{ type: 'TextRun', text: 'No PTR', size: 'Medium', weight: 'Bolder' }],
      },
    ]);
  });

  test('a text is a block a line; an empty line is a gap', () => {
    const body = bodyOf({ type: 'text', text: 'one\ntwo\n\nthree' });
    expect(body).toMatchObject([
      { spacing: 'Default', inlines: [{ text: 'one' }] },
      { spacing: 'None', inlines: [{ text: 'two' }] },
      { spacing: 'Medium', inlines: [{ text: 'three' }] },
    ]);
  });

  test('evidence: a sign that needs no colour, and the records folded below it', () => {
    const weights = ['bad', 'warning', 'good', 'info', 'unknown'] as const;
    const items = weights.map((weight) => ({ weight, text: weight, records: ['a PTR b'] }));
    const card: Card = { summary: 's', elements: [{ type: 'evidence', items }] };
    expect(words(card)).toBe(
      ['✖ bad', '⚠ warning', '✔ good', 'ℹ info', '? unknown']
        .flatMap((line) => [line, '▸ Record', 'a PTR b'])
        .join('\n'),
    );
    const without: Card = {
      summary: 's',
      elements: [{ type: 'evidence', items: [{ weight: 'bad', text: 'bad', records: [] }] }],
    };
    expect(words(without)).toBe('✖ bad');
  });

  test('each fold opens the records below it and no others', () => {
    const item = {
      weight: 'bad',
      text: 'x',
      records: Array.from({ length: 30 }, (_, i) => `r${i} ${'x'.repeat(40)}`),
    } as const;
    const evidence: Element = { type: 'evidence', items: [item, item] };
    const body = bodyOf(evidence, evidence);
    const nodes = nodesOf({ body });
    const targets = nodes.flatMap((node) => foldSchema.safeParse(node).data?.selectAction.targetElements ?? []);
    const hidden = nodes.flatMap((node) => hiddenSchema.safeParse(node).data?.id ?? []);
    expect(targets).toEqual(hidden);
    expect(new Set(targets).size).toBe(targets.length);
    expect(targets.length).toBe(8);
  });

  test('in Dutch when the card is', () => {
    const items = [{ weight: 'bad', text: 'x', records: ['a', 'b'] } as const];
    const card: Card = { summary: 's', language: 'nl', elements: [{ type: 'evidence', items }] };
    expect(messagesOf(card)[0]?.card).toMatchObject({ lang: 'nl', fallbackText: 's' });
    expect(words(card)).toContain('Records (2)');
  });

  test('steps: numbered, each with its command to copy', () => {
    const items = [{ text: 'First', command: 'Get-Thing\n  -Name x' }, { text: 'Second' }];
    const body = bodyOf({ type: 'steps', items });
    expect(body).toMatchObject([
      { inlines: [{ text: '1. ' }, { text: 'First' }] },
      {
        type: 'CodeBlock',
        codeSnippet: 'Get-Thing\n  -Name x',
        fallback: {
          type: 'Container',
          items: [{ inlines: [{ text: 'Get-Thing', fontType: 'Monospace' }] }, { inlines: [{ text: '  -Name x' }] }],
        },
      },
      { inlines: [{ text: '2. ' }, { text: 'Second' }] },
    ]);
  });

  test('a source is a link over https and plain text otherwise', () => {
    const source = (url: string) => ({ title: 'Docs', url, read: 'read 2 November 2026' });
    const body = bodyOf({
      type: 'sources',
      items: [source('https://x.example/a'), source('javascript:alert(1)'), source('http://x.example')],
    });
    expect(body[0]).toMatchObject({
      inlines: [{ text: 'Docs', selectAction: { type: 'Action.OpenUrl', url: 'https://x.example/a' } }, {}],
    });
    expect(JSON.stringify(body.slice(1))).not.toContain('selectAction');
  });

  test('buttons: Action.Execute, and Action.Submit for older clients, six in a row', () => {
    const actions = Array.from({ length: 8 }, (_, index) => ({ label: `b${index}`, press, style: 'primary' as const }));
    const body = bodyOf({ type: 'actions', actions });
    expect(body).toMatchObject([
      { type: 'ActionSet', actions: { length: 6 } },
      { type: 'ActionSet', actions: { length: 2 } },
    ]);
    expect(nodesOf({ body })).toContainEqual({
      type: 'Action.Execute',
      verb: 'press',
      title: 'b0',
      style: 'positive',
      data: { press },
      fallback: { type: 'Action.Submit', title: 'b0', data: { press } },
    });
  });
});

describe('what comes back from a button', () => {
  test('is what went out', () => {
    const [button] = buttonsOf(
      messagesOf({ summary: 's', elements: [{ type: 'actions', actions: [{ label: 'b', press }] }] })[0]?.card,
    );
    expect(pressOfSubmit(button?.data)).toEqual(press);
    expect(pressOfExecute({ action: { type: 'Action.Execute', data: button?.data }, trigger: 'manual' })).toEqual(
      press,
    );
  });

  test.for([
    undefined,
    'x',
    {},
    { press: {} },
    { press: { run: -1, action: 'answer' } },
    { press: { run: 1.5, action: 'answer' } },
    { press: { run: 1, action: 'format-disk' } },
    { press: { run: 1, action: 'answer', choice: 'x'.repeat(201) } },
    { press: { run: 1, action: 'answer', question: { toString: 'x' } } },
  ])('%j is no press', (value) => {
    expect(pressOfSubmit(value)).toBeUndefined();
    expect(pressOfExecute({ action: { data: value } })).toBeUndefined();
  });
});

describe('what a user wrote shows as it stands', () => {
  const hostile =
    '[click](https://evil.example) **b** <at>Everyone</at> # h {{DATE(2026-11-02T00:00:00Z,SHORT)}} \u202Etxt.exe \u0007 \ud800';

  test('no element that a client reads as markdown, no mention, no link', () => {
    const elements: Element[] = [
      { type: 'heading', text: hostile },
      { type: 'text', text: hostile },
      { type: 'note', text: hostile },
      { type: 'code', text: hostile },
      { type: 'evidence', items: [{ weight: 'bad', text: hostile, records: [hostile] }] },
      { type: 'steps', items: [{ text: hostile, command: hostile }] },
      { type: 'actions', actions: [{ label: hostile, press }] },
    ];
    const [message] = messagesOf({ summary: hostile, elements });
    const text = JSON.stringify(message);
    const types = new Set([...text.matchAll(/"type":"([^"]+)"/g)].map((match) => match[1]));
    expect(types).toEqual(
      new Set([
        'AdaptiveCard',
        'RichTextBlock',
        'TextRun',
        'CodeBlock',
        'Container',
        'Action.ToggleVisibility',
        'ActionSet',
        'Action.Execute',
        'Action.Submit',
      ]),
    );
    expect(text).not.toMatch(/entities|OpenUrl|\{\{DATE|\u202e|\\u0007|\\ud800/);
    expect(text).toContain('[click](https://evil.example) **b** <at>Everyone</at> # h');
  });
});

describe('limits', () => {
  const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

  test.for(['a', 'é', '漢', '😀', '"', '\n', 'a\n', ' a'])(
    'a very long text of %j is spread over messages, nothing is lost',
    (unit) => {
      const text = `start${unit.repeat(40_000)}end`;
      const elements: Element[] = [
        { type: 'text', text },
        { type: 'code', text },
      ];
      const messages = messagesOf({ summary: 's', elements });
      expect(messages.length).toBeGreaterThan(1);
      for (const message of messages) expect(bytes(message.card)).toBeLessThan(28_000);
      const shown = messages.map((message) => textOf(message.card)).join('');
      expect(shown.replace(/\s/g, '')).toBe((text + text).replace(/\s/g, ''));
    },
  );

  test('any text at all: below the limit, nothing lost but what cannot be seen', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 9000 }), (text) => {
        const messages = messagesOf({ summary: 's', elements: [{ type: 'code', text: text.repeat(5) }] });
        for (const message of messages) expect(bytes(message.card)).toBeLessThan(28_000);
      }),
      { numRuns: 30 },
    );
  });

  test('buttons stay at the end, in the last message', () => {
    const elements: Element[] = [
      { type: 'text', text: 'x'.repeat(60_000) },
      { type: 'actions', actions: [{ label: 'b', press }] },
    ];
    const messages = messagesOf({ summary: 's', elements });
    expect(messages.map((message) => buttonsOf(message.card).length)).toEqual([0, 0, 1]);
  });
});
