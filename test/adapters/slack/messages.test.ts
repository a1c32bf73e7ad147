import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { LIMITS } from '../../../adapters/slack/limits.ts';
import { rootMessage, type SlackMessage, toMessages } from '../../../adapters/slack/messages.ts';
import { readOwnPress } from '../../../adapters/slack/own-press.ts';
import { readPress } from '../../../adapters/slack/press.ts';
import type { Action, Card, Element, Press } from '../../../src/reply/card.ts';

const press: Press = { run: 3, action: 'answer', question: 'mta', choice: 'exchange' };
const hostile = '<!channel> <@U1> @here *bold* _i_ `code` ```fence``` https://example.com :smile: &lt; 4 < 5';

function shown(...elements: Element[]): SlackMessage[] {
  return toMessages({ summary: 'summary', elements });
}

/** The blocks of a card that fits one message. */
function blocks(...elements: Element[]): SlackMessage['blocks'] {
  const [message, ...more] = shown(...elements);
  expect(more).toEqual([]);
  return message?.blocks ?? [];
}

/** The only date in the blocks. */
function dateIn(value: unknown): { readonly timestamp: number } {
  const [json = '{}'] = /\{"type":"date"[^{]*/.exec(JSON.stringify(value)) ?? [];
  return z.object({ timestamp: z.int() }).parse({ timestamp: Number(/"timestamp":(\d+)/.exec(json)?.[1]) });
}

/** Every text in the blocks, in order. */
function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  if ('text' in value && typeof value.text === 'string') return [value.text];
  return Object.values(value).flatMap(textsOf);
}

describe('each element', () => {
  test('a heading is a header, a long one bold text', () => {
    expect(blocks({ type: 'heading', text: 'Why' })).toEqual([
      { type: 'header', text: { type: 'plain_text', text: 'Why', emoji: false } },
    ]);
    expect(blocks({ type: 'heading', text: 'x'.repeat(LIMITS.header) })).toMatchObject([{ type: 'header' }]);
    const long = 'x'.repeat(LIMITS.header + 1);
    expect(blocks({ type: 'heading', text: long })).toMatchObject([
      { type: 'rich_text', elements: [{ elements: [{ type: 'text', text: long, style: { bold: true } }] }] },
    ]);
  });

  test('a text is literal', () => {
    expect(blocks({ type: 'text', text: hostile })).toEqual([
      { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: hostile }] }] },
    ]);
  });

  test('a text that holds for a time says until when, in the time zone of each reader', () => {
    const before = Math.floor(Date.now() / 1000) + 3600;
    const all = toMessages({ summary: 's', language: 'nl', elements: [{ type: 'text', text: hostile, lasts: 3600 }] });
    const { timestamp } = dateIn(all[0]?.blocks);
    expect(timestamp - before).toBeLessThan(5);
    expect(timestamp).toBeGreaterThanOrEqual(before);
    const fallback = `${new Date(timestamp * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
    const date = { type: 'date', timestamp, format: '{date_short_pretty} {time}', fallback };
    const words = [
      { type: 'text', text: hostile },
      { type: 'text', text: ' Dat is tot ' },
    ];
    expect(all[0]?.blocks).toEqual([
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [...words, date, { type: 'text', text: '.' }] }],
      },
    ]);
  });

  test('a check that is told of has a sign for how far it is', () => {
    const items = [
      { weight: 'unknown', text: 'SPF', records: [], progress: 'running' },
      { weight: 'info', text: 'DKIM', records: [], progress: 'done' },
    ] as const;
    const json = JSON.stringify(blocks({ type: 'evidence', items }));
    expect([...json.matchAll(/"name":"(\w+)"/g)].map(([, name]) => name)).toEqual([
      'hourglass_flowing_sand',
      'heavy_check_mark',
    ]);
  });

  test('a card that can be a file has a button for that, in its language', () => {
    const file = { name: 'a.md', text: hostile, again: press };
    const [message] = toMessages({ summary: 's', language: 'nl', elements: [{ type: 'text', text: 't' }], file });
    const [button] = z
      .object({ elements: z.tuple([z.object({ value: z.string() })]) })
      .parse(message?.blocks.at(-1)).elements;
    expect(textsOf(message?.blocks)).toEqual(['t', 'Als bestand']);
    expect(readOwnPress(button.value)).toEqual({ own: 'file', again: press });
    expect(JSON.stringify(message)).not.toContain('<!channel>');
  });

  test('code is a box, whatever back-ticks it holds', () => {
    expect(blocks({ type: 'code', text: hostile })).toEqual([
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: hostile }] }],
      },
    ]);
  });

  test('evidence has a sign for its weight and its records in a box', () => {
    const items = [
      { weight: 'bad', text: 'no PTR', records: ['1.2.0.192.in-addr.arpa PTR -', 'second'] },
      { weight: 'good', text: 'SPF passes', records: [] },
      { weight: 'unknown', text: 'no answer', records: [] },
    ] as const;
    expect(blocks({ type: 'evidence', items })).toEqual([
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'emoji', name: 'x' },
              { type: 'text', text: ' ' },
              { type: 'text', text: 'no PTR' },
            ],
          },
          {
            type: 'rich_text_preformatted',
            elements: [{ type: 'text', text: '1.2.0.192.in-addr.arpa PTR -\nsecond' }],
          },
          {
            type: 'rich_text_section',
            elements: [
              { type: 'emoji', name: 'white_check_mark' },
              { type: 'text', text: ' ' },
              { type: 'text', text: 'SPF passes' },
              { type: 'text', text: '\n' },
              { type: 'emoji', name: 'grey_question' },
              { type: 'text', text: ' ' },
              { type: 'text', text: 'no answer' },
            ],
          },
        ],
      },
    ]);
  });

  test('steps are numbered, their commands in boxes', () => {
    const texts = textsOf(blocks({ type: 'steps', items: [{ text: 'Run', command: 'az vm list' }, { text: 'Wait' }] }));
    expect(texts).toEqual(['1. ', 'Run', 'az vm list', '2. ', 'Wait']);
  });

  test('a note is small print, literal', () => {
    expect(blocks({ type: 'note', text: hostile })).toEqual([
      { type: 'context', elements: [{ type: 'plain_text', text: hostile, emoji: false }] },
    ]);
  });

  test('sources are links; what is no web address is no link', () => {
    const item = { title: 'RFC 8601', url: 'https://www.rfc-editor.org/rfc/rfc8601', read: '1 Nov 2026' };
    const [block] = blocks({ type: 'sources', items: [item, { ...item, url: 'javascript:alert(1)' }] });
    expect(block).toMatchObject({
      elements: [
        {
          elements: [
            { type: 'link', url: item.url, text: 'RFC 8601' },
            { type: 'text', text: ' (1 Nov 2026)' },
            { type: 'text', text: '\n' },
            { type: 'text', text: 'RFC 8601 javascript:alert(1)' },
            { type: 'text', text: ' (1 Nov 2026)' },
          ],
        },
      ],
    });
  });

  test('a button carries its press, literally labelled', () => {
    expect(blocks({ type: 'actions', actions: [{ label: ':smile: <b>', press, style: 'primary' }] })).toEqual([
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: 'press:0',
            text: { type: 'plain_text', text: ':smile: <b>', emoji: false },
            value: JSON.stringify(press),
            style: 'primary',
          },
        ],
      },
    ]);
  });

  test('empty ones are left out; a card of nothing shows its summary', () => {
    const empty: Element[] = [
      { type: 'heading', text: ' ' },
      { type: 'text', text: '' },
      { type: 'code', text: '' },
      { type: 'note', text: '' },
      { type: 'evidence', items: [] },
      { type: 'actions', actions: [] },
    ];
    expect(textsOf(blocks(...empty))).toEqual(['summary']);
  });
});

describe('limits', () => {
  const actions = (count: number): Action[] =>
    Array.from({ length: count }, (_, index) => ({ label: `choice ${index}`, press: { ...press, run: index } }));

  test('25 buttons are one block, 26 are two; every action_id is used once', () => {
    expect(blocks({ type: 'actions', actions: actions(25) })).toHaveLength(1);
    const rows = blocks({ type: 'actions', actions: actions(26) }, { type: 'actions', actions: actions(2) });
    expect(rows).toHaveLength(3);
    const ids = [...JSON.stringify(rows).matchAll(/"action_id":"([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(28);
  });

  test('a label of 75 characters fits; a longer one is cut and stands in full above', () => {
    const label = 'x'.repeat(75);
    expect(textsOf(blocks({ type: 'actions', actions: [{ label, press }] }))).toEqual([label]);
    expect(textsOf(blocks({ type: 'actions', actions: [{ label: `${label}y`, press }] }))).toEqual([
      '• ',
      `${label}y`,
      `${'x'.repeat(74)}…`,
    ]);
  });

  test('a press is carried up to 2,000 characters', () => {
    const room = LIMITS.buttonValue - JSON.stringify({ ...press, choice: '' }).length;
    const button = (length: number) =>
      blocks(
        { type: 'text', text: 't' },
        { type: 'actions', actions: [{ label: 'l', press: { ...press, choice: 'c'.repeat(length) } }] },
      );
    expect(button(room)).toHaveLength(2);
    expect(button(room + 1)).toHaveLength(1);
  });

  test('50 blocks are one message, 51 are two; a heading goes along with what it is about', () => {
    const note: Element = { type: 'note', text: 'n' };
    const heading: Element = { type: 'heading', text: 'h' };
    expect(shown(...Array.from({ length: 50 }, () => note))).toHaveLength(1);
    expect(shown(...Array.from({ length: 51 }, () => note)).map(({ blocks: all }) => all.length)).toEqual([50, 1]);
    const [first, second] = shown(...Array.from({ length: 49 }, () => note), heading, note);
    expect(first?.blocks).toHaveLength(49);
    expect(second?.blocks.map((block) => block.type)).toEqual(['header', 'context']);
  });

  test('a text of 3,000 characters is one piece, a longer one is more, cut between words', () => {
    const words = 'word '.repeat(600);
    expect(textsOf(blocks({ type: 'text', text: words }))).toEqual([words]);
    expect(textsOf(blocks({ type: 'code', text: words }))).toEqual([words]);
    for (const type of ['text', 'code', 'note'] as const) {
      const pieces = textsOf(blocks({ type, text: `${words}end` })).filter((text) => text !== '\n');
      expect(pieces).toEqual([words, 'end']);
    }
    expect(
      textsOf(blocks({ type: 'text', text: '😀'.repeat(1_501) }))
        .join('')
        .isWellFormed(),
    ).toBe(true);
  });

  test('12,000 bytes of blocks are one message, more are two', () => {
    const notes = (count: number): Element[] =>
      Array.from({ length: count }, () => ({ type: 'note', text: 'x'.repeat(900) }));
    const size = (message: SlackMessage | undefined): number => Buffer.byteLength(JSON.stringify(message?.blocks));
    const most = Math.floor(LIMITS.bytesPerMessage / (size(shown(...notes(1))[0]) - 1));
    expect(shown(...notes(most))).toHaveLength(1);
    const [first, second, ...more] = shown(...notes(most + 1));
    expect(more).toEqual([]);
    expect(size(first)).toBeLessThanOrEqual(12_000);
    expect(second?.blocks).toHaveLength(1);
  });

  test('the summary is escaped and no longer than Slack advises', () => {
    const [message] = toMessages({ summary: `<!here> ${'x'.repeat(5000)}`, elements: [{ type: 'text', text: 't' }] });
    expect(message?.text).toMatch(/^&lt;!here&gt; x+…$/);
    expect(message?.text.length).toBeLessThan(3_020);
  });

  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.integer({ min: 1, max: 13_000 }).map((length) => '日"\n\0'.repeat(length)),
    fc.integer({ min: 1, max: 4_000 }).map((length) => 'a line\n'.repeat(length)),
  );
  const anyElement = fc.oneof(
    fc.record({ type: fc.constantFrom('heading', 'text', 'code', 'note'), text: anyText }),
    fc.record({
      type: fc.constant('evidence'),
      items: fc.array(
        fc.record({
          weight: fc.constantFrom('bad', 'warning', 'good', 'info', 'unknown'),
          text: anyText,
          records: fc.array(anyText, { maxLength: 3 }),
        }),
      ),
    }),
    fc.record({ type: fc.constant('steps'), items: fc.array(fc.record({ text: anyText, command: anyText })) }),
  ) satisfies fc.Arbitrary<Element>;

  test('whatever the card holds, each message keeps them and nothing is lost', () => {
    const anyCard: fc.Arbitrary<Card> = fc.record({
      summary: anyText,
      elements: fc.array(anyElement, { minLength: 1, maxLength: 6 }),
    });
    fc.assert(
      fc.property(anyCard, (card) => {
        const messages = toMessages(card);
        for (const message of messages) expectWithinLimits(message);
        const all = letters(textsOf(messages.map((message) => message.blocks)).join(''));
        const said = letters(card.elements.flatMap(wordsOf).join(''));
        if (said !== '') expect(all).toBe(said);
      }),
      { numRuns: 20 },
    );
  });
});

/** What we add ourselves (numbers, dots, spaces) left out. */
function letters(text: string): string {
  return text.replace(/[^a-z日"]/g, '');
}

function wordsOf(element: Element): string[] {
  switch (element.type) {
    case 'evidence':
      return element.items.flatMap((item) => [item.text, ...item.records]);
    case 'steps':
      return element.items.flatMap((item) => [item.text, item.command ?? '']);
    case 'sources':
    case 'actions':
      return [];
    default:
      return [element.text];
  }
}

function expectWithinLimits({ blocks: all }: SlackMessage): void {
  expect(all.length).toBeLessThanOrEqual(50);
  expect(Buffer.byteLength(JSON.stringify(all))).toBeLessThanOrEqual(12_000);
  for (const text of textsOf(all)) {
    expect(text.length).toBeGreaterThan(0);
    expect(text.length).toBeLessThanOrEqual(3_000);
    expect(text.isWellFormed()).toBe(true);
  }
}

test('no block is read as markup', () => {
  const all = shown(
    { type: 'heading', text: hostile },
    { type: 'text', text: hostile },
    { type: 'note', text: hostile },
    { type: 'code', text: hostile },
    { type: 'evidence', items: [{ weight: 'bad', text: hostile, records: [hostile] }] },
    { type: 'steps', items: [{ text: hostile, command: hostile }] },
    { type: 'actions', actions: [{ label: hostile, press }] },
  );
  const json = JSON.stringify(all);
  expect(json).not.toContain('"type":"mrkdwn"');
  expect(json).not.toMatch(/"type":"(?:link|user|channel|usergroup|broadcast|team)"/);
  expect(all[0]).toMatchObject({ parse: 'none', link_names: false, unfurl_links: false, unfurl_media: false });
});

test('the message that begins a thread names only who asked', () => {
  const message = rootMessage('U1', '/bounce');
  expect(message.text).toBe('/bounce');
  expect(message.blocks).toEqual([
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'user', user_id: 'U1' },
            { type: 'text', text: ' /bounce' },
          ],
        },
      ],
    },
  ]);
});

describe('a press', () => {
  test('comes back as it went', () => {
    expect(readPress(JSON.stringify(press))).toEqual(press);
    expect(readPress('{"run":0,"action":"recheck"}')).toEqual({ run: 0, action: 'recheck' });
  });

  test.each([
    '',
    'null',
    '{}',
    '{"run":1}',
    '{"run":-1,"action":"recheck"}',
    '{"run":1.5,"action":"recheck"}',
    '{"run":1,"action":"delete"}',
    '{"run":1,"action":"answer","choice":7}',
    '{"run":1,"action":"recheck","more":true}',
    '{"run":1,"action":"recheck"',
    `{"run":1,"action":"answer","choice":"${'x'.repeat(2_000)}"}`,
  ])('that is not ours is none: %s', (value) => {
    expect(readPress(value)).toBeUndefined();
  });
});
