import { expect, test } from 'vitest';
import type { Card } from '../../src/reply/card.ts';
import { cardMarkdown } from '../../src/reply/markdown.ts';
import { cardText } from '../../src/reply/text.ts';

const COMMAND = 'az network public-ip update --resource-group RESOURCE_GROUP --name PUBLIC_IP_NAME';
const card: Card = {
  summary: '',
  elements: [
    { type: 'text', text: 'It is the reverse DNS of the sending side that is missing.' },
    { type: 'note', text: 'How sure: proven.' },
    { type: 'heading', text: 'What DNS says' },
    {
      type: 'evidence',
      items: [
        {
          weight: 'bad',
          text: '203.0.113.40 has no PTR record (iprev=permerror).',
          records: ['40.113.0.203.in-addr.arpa PTR NXDOMAIN'],
        },
      ],
    },
    { type: 'steps', first: 10, items: [{ text: 'Make sure that the public IP is a static one.', command: COMMAND }] },
  ],
};

test('breaks lines between words, and never in what is to be copied', () => {
  expect(cardText(card, 30)).toBe(`It is the reverse DNS of the
sending side that is missing.
How sure: proven.

What DNS says
-------------
[!!] 203.0.113.40 has no PTR
     record (iprev=permerror).
       40.113.0.203.in-addr.arpa PTR NXDOMAIN

10. Make sure that the public
    IP is a static one.
     ${COMMAND}`);
});

test('breaks nothing where there is no edge', () => {
  expect(cardText(card).split('\n')).toContain('10. Make sure that the public IP is a static one.');
});

test('shows what a terminal would obey, and what turns text around, as a sign in its place', () => {
  const hostile = 'v=spf1 \x1b]0;owned\x07\x9b31m \u202eabc\r\n\tnext';
  const elements: Card['elements'] = [
    { type: 'text', text: hostile },
    { type: 'code', text: hostile },
    { type: 'evidence', items: [{ weight: 'bad', text: hostile, records: [hostile] }] },
  ];
  for (const text of [cardText({ summary: '', elements }), cardMarkdown({ summary: '', elements })]) {
    // eslint-disable-next-line no-control-regex -- that is what it is about
    expect(text).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
    expect(text).toContain('\tnext');
  }
});

test('links nothing in Markdown that others wrote', () => {
  const words = 'see https://evil.example, www.evil.example and sip:a@evil.example';
  expect(cardMarkdown({ summary: '', elements: [{ type: 'text', text: words }] })).toBe(
    'see https\\://evil.example, www\\.evil.example and sip:a\\@evil.example\n',
  );
});
