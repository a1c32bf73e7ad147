import { describe, expect, it } from 'vitest';
import { decompressRtf } from '../../src/bounce/rtf-compression.ts';
import { rtfToText } from '../../src/bounce/rtf.ts';
import { compressed, header } from './support/rtf-file.ts';

describe('decompressRtf', () => {
  it.each([
    // MS-OXRTFCP sections 3.1 and 3.2: a simple text, and a reference to what it is itself writing.
    [
      '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0',
      '{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n',
    ],
    ['1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0', '{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}'],
  ])('reads the examples of the standard', (hex, rtf) => {
    expect(decompressRtf(Buffer.from(hex, 'hex'))).toBe(rtf);
  });

  it('reads across the end of the dictionary', () => {
    const rtf = `{\\rtf1 ${Array.from({ length: 3000 }, (_, i) => `line ${i}\\par `).join('')}}`;
    expect(decompressRtf(compressed(rtf))).toBe(rtf);
  });

  it('takes sizes for claims, and ends where the bytes end', () => {
    const bomb = Buffer.concat([header('LZFu', 0xfffffff0, 0xffffffff), Buffer.from([0, 0x61, 0x62])]);
    expect(decompressRtf(bomb)).toBe('ab');
    expect(decompressRtf(Buffer.alloc(15))).toBeNull();
    expect(decompressRtf(Buffer.alloc(40))).toBeNull();
  });
});

describe('rtfToText', () => {
  it.each([
    ['breaks', '{\\rtf1 a\\par b\\line c\r\nd\\tab e}', 'a\nb\ncd\te'],
    ['escaped signs', '{\\rtf1 \\{a\\\\b\\}\\~c\\_d\\-e}', '{a\\b} c-de'],
    [
      'Unicode and what stands in for it',
      "{\\rtf1\\uc1 caf\\u233?s \\u8364\\'80, \\uc2\\u-10179??\\u-8704??}",
      'cafés €, 😀',
    ],
    ['letters of a code page', "{\\rtf1\\ansi\\ansicpg1251 \\'cf\\'ee\\'f7\\'f2\\'e0}", 'Почта'],
    [
      'letters of a font',
      "{\\rtf1\\ansi{\\fonttbl{\\f0 A;}{\\f1\\fcharset128 B;}}\\f1\\'93\\'fa\\'96\\'7b{\\f0 x}}",
      '日本x',
    ],
    ['silent groups', '{\\rtf1{\\fonttbl{\\f0 Arial;}}{\\info{\\author Anna}}{\\*\\generator G;}{\\pict 00ff}a}', 'a'],
    ['bytes of a picture', '{\\rtf1 a\\bin5 }}}}}b}', 'ab'],
    ['a link', '{\\rtf1 {\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt here}}}', 'here'],
    ['no end', '{\\rtf1 {a', 'a'],
    ['more ends than beginnings', '}}}a', 'a'],
    ['no RTF', 'plain', 'plain'],
  ])('reads %s', (_what, rtf, text) => {
    expect(rtfToText(rtf)).toBe(text);
  });

  it('goes no deeper than a thousand groups', () => {
    expect(rtfToText(`{\\rtf1 a${'{'.repeat(100_000)}b`)).toBe('a');
  });
});
