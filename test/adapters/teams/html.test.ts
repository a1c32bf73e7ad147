import { describe, expect, test } from 'vitest';
import { htmlToLines } from '../../../adapters/teams/html.ts';

const CASES: readonly (readonly [name: string, html: string, lines: string])[] = [
  ['a line a paragraph', '<p>550 5.7.25 no PTR</p>\r\n<p>see above</p>', '550 5.7.25 no PTR\nsee above'],
  ['an empty paragraph is an empty line', '<p>a</p><p>&nbsp;</p><p>b</p>', 'a\n\nb'],
  [
    'folded headers keep their indentation',
    '<p>Received: from a</p><p>&nbsp; &nbsp;by b</p>',
    'Received: from a\n   by b',
  ],
  ['line breaks', '<div>a<br>b<br/><br />c</div>', 'a\nb\n\nc'],
  ['a break at the end of a paragraph is no second one', '<p>a<br></p><p>b</p>', 'a\nb'],
  [
    'a table: rows are lines, cells are divided by tabs',
    '<table><tbody><tr><td>Host</td><td>mx1</td></tr><tr><td>IP</td><td>192.0.2.1</td></tr></tbody></table>',
    'Host\tmx1\nIP\t192.0.2.1',
  ],
  [
    'cells with paragraphs in them',
    '<table>\n<tr>\n<td><p>Host</p></td>\n<td><p>mx1</p></td>\n</tr>\n</table><p>end</p>',
    'Host\tmx1\nend',
  ],
  ['preformatted text as it stands', '<pre>a\n  b\n\tc</pre><p>x\n  y</p>', 'a\n  b\n\tc\nx y'],
  ['entities once', '<p>&lt;a@b.example&gt; &amp;amp; &#39;x&#39;</p>', "<a@b.example> &amp; 'x'"],
  ['an address in angle brackets is no tag', '<p>to <a@b.example> failed</p>', 'to <a@b.example> failed'],
  ['a link by its words', '<a href="https://x.example">here</a>', 'here'],
  ['an emoji by its name', '<p>ok <img alt="🙂" src="x"></p>', 'ok 🙂'],
  ['what nobody sees', '<style>p{}</style><!-- no --><p>yes</p><script>x</script>', 'yes'],
  ['what is cut off', '<p>a</p><p>b <span titl', 'a\nb'],
  ['no HTML at all', '5 < 6 and 7 > 3', '5 < 6 and 7 > 3'],
];

describe('HTML of a Teams message to lines', () => {
  test.for(CASES)('%s', ([, html, lines]) => {
    expect(htmlToLines(html)).toBe(lines);
  });

  test('takes a megabyte of tags in one go', () => {
    const html = '<b><br>x'.repeat(125_000);
    expect(htmlToLines(html)).toHaveLength(249_999);
  });
});
