import { describe, expect, it } from 'vitest';
import { unchat } from '../../src/bounce/unchat.ts';
import { unquote } from '../../src/bounce/unquote.ts';

describe('unchat', () => {
  it.each([
    ['Slack address', '&lt;<mailto:a@b.example|a@b.example>&gt;: x', '<a@b.example>: x'],
    ['Slack host', 'host <http://mx.b.example|mx.b.example>[192.0.2.1] said', 'host mx.b.example[192.0.2.1] said'],
    ['Slack link without label', 'see <https://b.example/x?a=1&amp;b=2> now', 'see https://b.example/x?a=1&b=2 now'],
    ['Slack mentions', '<@U123> <#C1|general> look', ' general look'],
    ['an entity is undone once', '&amp;lt;', '&lt;'],
    ['entities beside real tags belong to pasted HTML', '<p>&lt;a&gt;</p>', '<p>&lt;a&gt;</p>'],
    ['Outlook link', 'a@b.example<mailto:a@b.example>', 'a@b.example'],
    ['Outlook link with a name', 'Anna<mailto:a@b.example>', 'Anna <a@b.example>'],
    ['markdown link', '[a@b.example](mailto:a@b.example)', 'a@b.example'],
    ['markdown link with a name', '[Anna](mailto:a@b.example)', 'a@b.example'],
    ['typographic characters', '\u2018a\u2019 \u201cb\u201d\u2026 c\u2013d \u2014', '\'a\' "b"... c-d --'],
    ['spaces and line ends', 'a\u00a0b\r\nc\rd\u2028e\u200bf\ufeff', 'a b\nc\nd\nef'],
    ['code', '```\n550 `x`\n```', '\n\n550 x\n\n'],
    [
      'a word cut at the wrap column',
      `see ${'https://b.example/'.padEnd(74, 'a.b-')}\nbcd now`,
      `see ${'https://b.example/'.padEnd(74, 'a.b-')}bcd now`,
    ],
    ['ordinary text', 'a < b && c > d\n  e', 'a < b && c > d\n  e'],
  ])('%s', (_name, given, wanted) => {
    expect(unchat(given)).toBe(wanted);
  });
});

describe('unquote', () => {
  it.each([
    ['one level', '> a\n>\n> b', 'a\n\nb'],
    ['levels', '> > a\n>> b', 'a\nb'],
    [
      "sendmail's transcript stays",
      '... while talking to x:\n>>> DATA\n<<< 550 no',
      '... while talking to x:\n>>> DATA\n<<< 550 no',
    ],
    ["sendmail's transcript, quoted", '> x:\n>>>> DATA\n> <<< 550 no', 'x:\n>>> DATA\n<<< 550 no'],
    ['a quote inside', 'I wrote\n> a\nand', 'I wrote\na\nand'],
  ])('%s', (_name, given, wanted) => {
    expect(unquote(given)).toBe(wanted);
  });
});
