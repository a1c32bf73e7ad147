import { describe, expect, it } from 'vitest';
import { fold, holds, phrase } from '../../src/knowledge/wording.ts';

describe('fold', () => {
  it.each([
    ['letter case, punctuation and white space', '550 5.1.1 <x>...  User\tUnknown.', ' 550 5.1.1 x user unknown '],
    ['contractions', "isn't can't cannot couldn’t", ' is not can not can not could not '],
    ['accents', 'n’existe pas, rejeté', ' n existe pas rejete '],
    [
      'host names to words, addresses of hosts as they are',
      'zen.spamhaus.org says 127.0.0.2',
      ' zen spamhaus org says 127.0.0.2 ',
    ],
    ['scripts without spaces to characters', '垃圾邮件', ' 垃 圾 邮 件 '],
    ['nothing', '', '  '],
  ])('%s', (_, text, expected) => expect(fold(text).trim()).toBe(expected.trim()));

  it('drops addresses: a name is no cause', () => {
    expect(fold('<mailbox-full@over-quota.example.org>: hello').trim()).toBe('@ hello');
  });
});

describe('phrases', () => {
  const found = (written: string, text: string): boolean => holds(fold(text), phrase(written));

  it('are whole words', () => {
    expect(found('spam', 'this is SPAM!')).toBe(true);
    expect(found('spam', 'spammer')).toBe(false);
  });
  it('may end open', () => expect(found('quota exceed*', 'Quota exceeding')).toBe(true));
  it('may leave words out, but not many', () => {
    expect(found('mailbox … full', 'the mailbox of user@example.org is full')).toBe(true);
    expect(found('mailbox … full', `mailbox ${'word '.repeat(40)}full`)).toBe(false);
  });
  it('look further when the first place does not fit', () => {
    expect(found('mailbox … full', `mailbox ${'word '.repeat(40)}mailbox is full`)).toBe(true);
  });
  it('are written with a whole first word', () => expect(() => phrase('exceed* … quota')).toThrow(TypeError));
});
