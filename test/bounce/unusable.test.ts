import { describe, expect, it } from 'vitest';
import { MAX_INPUT, readMessage, readText } from '../../src/bounce/read.ts';

const LINE = '550 5.1.1 <bob@receiver.example>: Recipient address rejected: User unknown';

describe('unusable input', () => {
  it.each([
    ['nothing', Buffer.from(' \r\n\t'), 'empty'],
    ['random bytes', Buffer.from(Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919 + (i >> 3)) % 256)), 'binary'],
    ['a PDF with streams', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(400)]), 'binary'],
    ['a PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'image_only'],
    ['a JPEG', Buffer.from('ffd8ffe000104a46494600', 'hex'), 'image_only'],
    ['a bitmap', Buffer.from('BM6\0\0\0\0\0\0\0', 'latin1'), 'image_only'],
  ])('%s is no bounce, and a note says what it is', (_what, bytes, note) => {
    expect(readMessage(bytes)).toMatchObject({ kind: 'other', bounces: [], notes: [note] });
  });

  it('text in other charsets, with a stray control character, is text', () => {
    expect(readMessage(Buffer.from(`Gr\u00fc\u00dfe\u0001\n${LINE}`, 'latin1')).bounces).toHaveLength(1);
    expect(readMessage(Buffer.from(`BMW\n${LINE}`)).bounces).toHaveLength(1);
    expect(readMessage(Buffer.from('\x1b$B%(%i!<\x1b(B 550 5.1.1 User unknown', 'latin1')).notes).toEqual([]);
  });

  it('says when it read the first part only', () => {
    const long = `${LINE}\n${'x\n'.repeat(MAX_INPUT / 2)}`;
    expect(readMessage(Buffer.from(long)).notes).toEqual(['truncated']);
    expect(readText(long).notes).toEqual(['truncated']);
  });

  const line = (recipient: string, outcome: string): string =>
    `Nov 21 10:00:00 mx postfix/smtp[1]: 4ABCDEF12: to=<${recipient}@receiver.example>, relay=none, delay=1, dsn=5.4.4, status=${outcome}\n`;
  const lines = (count: number, outcome: string): string =>
    Array.from({ length: count }, (_, i) => line(`u${i}`, outcome)).join('');

  it('finds the failure below any number of deliveries', () => {
    const log = lines(5000, 'sent (250 2.0.0 Ok)') + line('last', 'bounced (Host not found)');
    expect(readText(log).bounces.map((each) => each.recipient)).toEqual(['last@receiver.example']);
  });
});
