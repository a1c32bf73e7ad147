// The kinds of files that people share with the bot, each with the same words in it.
import { crc32, deflateRawSync } from 'node:zlib';
import { burn, type Entry } from '@kenjiuno/msgreader/lib/Burner.js';
import { TypeEnum } from '@kenjiuno/msgreader/lib/Reader.js';

/** By name: what each file holds. */
export function filesWith(words: string): Readonly<Record<string, Buffer>> {
  const mail = `From: MAILER-DAEMON@mx.fabrikam.example\r\nSubject: Undelivered Mail\r\n\r\n${words}\r\n`;
  return {
    'bounce.txt': Buffer.from(words),
    'bounce.eml': Buffer.from(mail),
    'bounce.msg': msg('Undelivered Mail', words),
    'bounce.zip': zip('bounce.eml', Buffer.from(mail)),
  };
}

/** A ZIP archive of one file, APPNOTE 6.3.10 section 4.3. */
function zip(name: string, content: Buffer): Buffer {
  const data = deflateRawSync(content);
  const title = Buffer.from(name);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(data.length, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(title.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, title, data]);
  const central = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, Buffer.alloc(14), title]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, Buffer.from('PK\x05\x06'), end]);
}

/** A message of Outlook's: subject and body as Unicode strings, MS-OXMSG section 2.4. */
function msg(subject: string, body: string): Buffer {
  const streams: [string, Buffer][] = [
    ['__properties_version1.0', Buffer.alloc(32)],
    ['__substg1.0_0037001F', Buffer.from(subject, 'utf16le')],
    ['__substg1.0_1000001F', Buffer.from(body, 'utf16le')],
  ];
  const root = { name: 'Root Entry', type: TypeEnum.ROOT, length: 0, children: streams.map((_, index) => index + 1) };
  // `burn` takes all of the memory that an array is a view of, so each gets memory of its own.
  const documents = streams.map(([name, data]) => {
    return { name, type: TypeEnum.DOCUMENT, length: data.length, binaryProvider: () => new Uint8Array(data) };
  });
  const entries: Entry[] = [root, ...documents];
  return Buffer.from(burn(entries));
}
