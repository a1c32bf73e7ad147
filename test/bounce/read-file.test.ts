import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { joined, readFile } from '../../src/bounce/read-file.ts';
import { fixture } from './support/fixture.ts';

interface Entry {
  readonly name: string;
  readonly content: Buffer;
  readonly stored?: boolean;
}

/** A ZIP archive as APPNOTE 6.3.10 lays it out: local headers with data, the central directory, its end record. */
function zip(...entries: readonly Entry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, stored = false } of entries) {
    const data = stored ? content : deflateRawSync(content);
    const title = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(title.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(stored ? 0 : 8, 10);
    central.writeUInt32LE(data.length, 20);
    central.writeUInt16LE(title.length, 28);
    central.writeUInt32LE(offset, 42);
    files.push(local, title, data);
    directory.push(central, title);
    offset += 30 + title.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, ...directory, end]);
}

const REPORT = Buffer.from(fixture('postfix-report.eml'));
const LINE = Buffer.from('550 5.1.1 <bob@receiver.example>... User unknown');

describe('readFile', () => {
  it('reads a message and a text', async () => {
    expect((await readFile(REPORT)).readings.map((each) => each.bounces.length)).toEqual([2]);
    expect((await readFile(LINE)).readings[0]?.bounces[0]?.recipient).toBe('bob@receiver.example');
    expect((await readFile(Buffer.from(`\ufeff${LINE.toString()}`, 'utf16le'))).readings[0]?.bounces).toHaveLength(1);
  });

  it('reads every message of an archive, an mbox in it too', async () => {
    const mbox = Buffer.from(`From x Sat Nov 21 10:00:00 2026\n${REPORT.toString()}\n`.repeat(2));
    const { readings, problem } = await readFile(
      zip(
        { name: 'a.eml', content: REPORT },
        { name: 'b/', content: Buffer.alloc(0), stored: true },
        { name: 'b/c.txt', content: LINE, stored: true },
        { name: 'd.mbox', content: mbox },
      ),
    );
    expect(problem).toBeNull();
    expect(readings.map((each) => each.bounces.length)).toEqual([2, 1, 2, 2]);
  });

  it('stops at an archive that inflates beyond all measure', async () => {
    const bomb = zip({ name: 'zeros', content: Buffer.alloc(11_000_000) });
    expect(bomb.length).toBeLessThan(20_000);
    expect(await readFile(bomb)).toEqual({ readings: [], problem: 'too_large', unread: 1 });
  });

  it('reads an archive in an archive, and none deeper', async () => {
    const inner = zip({ name: 'a.txt', content: LINE });
    const outer = zip({ name: 'inner.zip', content: inner });
    expect((await readFile(outer)).readings).toHaveLength(1);
    expect(await readFile(zip({ name: 'outer.zip', content: outer }))).toEqual({
      readings: [],
      problem: 'too_large',
      unread: 1,
    });
  });

  it('says so of damage, and never throws', async () => {
    const whole = zip({ name: 'a.txt', content: LINE });
    expect((await readFile(whole.subarray(0, 40))).problem).toBe('no_archive');
    const broken = Buffer.from(whole);
    broken.fill(0xff, 36, 60);
    expect((await readFile(broken)).problem).toBe('damaged');
    expect((await readFile(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]))).problem).toBe('unreadable');
  });
});

describe('joined', () => {
  it('is the reading itself where there is one', async () => {
    expect(joined(await readFile(REPORT)).bounces).toHaveLength(2);
  });

  it('holds the bounces of all messages', async () => {
    const some = await readFile(
      zip({ name: 'note.txt', content: Buffer.from('hello') }, { name: 'b.txt', content: LINE }),
    );
    expect(joined(some)).toMatchObject({ kind: 'bounce', bounces: [{ replyCode: '550' }], notes: [] });
    const many = Array.from({ length: 21 }, (_, i) => ({ name: `${i}.txt`, content: LINE }));
    expect(joined(await readFile(zip(...many)))).toMatchObject({ bounces: { length: 21 }, leftOut: null });
  });

  it('counts what is more than is taken at once', async () => {
    const many = Array.from({ length: 1500 }, (_, i) => ({ name: `${i}.txt`, content: LINE, stored: true }));
    const archive = zip(...many);
    expect(joined(await readFile(archive))).toMatchObject({
      bounces: { length: 1000 },
      leftOut: { recipients: 0, messages: 500 },
    });
    const reports = zip(...many.slice(0, 600).map((each) => ({ ...each, content: REPORT })));
    expect(joined(await readFile(reports))).toMatchObject({
      bounces: { length: 1000 },
      leftOut: { recipients: 0, messages: 100 },
    });
    const mbox = Buffer.from('From x Sat Nov 21 10:00:00 2026\nSubject: a\n\nhello\n'.repeat(1001));
    const twice = zip({ name: 'a.mbox', content: mbox }, { name: 'b.mbox', content: mbox });
    expect(joined(await readFile(twice))).toMatchObject({ leftOut: { recipients: 0, messages: 1002 } });
  });

  it('counts what cannot be read of an archive', async () => {
    const broken = { name: 'b.msg', content: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]) };
    expect(joined(await readFile(zip({ name: 'a.txt', content: LINE }, broken)))).toMatchObject({
      bounces: { length: 1 },
      leftOut: { recipients: 0, messages: 1 },
    });
  });

  it('says of a file that cannot be read that it is none of ours', async () => {
    const broken = Buffer.from('PK\u0003\u0004 and nothing behind it');
    expect(joined(await readFile(broken))).toMatchObject({ kind: 'other', bounces: [], notes: ['binary'] });
  });
});
