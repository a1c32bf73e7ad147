import { burn, type Entry } from '@kenjiuno/msgreader/lib/Burner.js';
import { TypeEnum } from '@kenjiuno/msgreader/lib/Reader.js';

/** Property tags (MS-OXPROPS) whose values are streams of their own. */
const TAG = { subject: '0037001F', headers: '007D001F', body: '1000001F', html: '10130102', rtf: '10090102' } as const;

/** An Outlook item (MS-OXMSG) with the given properties; RTF as the bytes that are to be stored. */
export function msg(properties: Partial<Record<keyof typeof TAG, string | Buffer>>): Uint8Array {
  const streams = Object.entries(TAG).flatMap(([key, tag]) => {
    const value = properties[key as keyof typeof TAG];
    return value === undefined
      ? []
      : [
          stream(
            `__substg1.0_${tag}`,
            typeof value === 'string' ? Buffer.from(value, key === 'html' ? 'utf8' : 'utf16le') : value,
          ),
        ];
  });
  const entries = [stream('__properties_version1.0', Buffer.alloc(32)), ...streams];
  return burn([
    { name: 'Root Entry', type: TypeEnum.ROOT, length: 0, children: entries.map((_, i) => i + 1) },
    ...entries,
  ]);
}

function stream(name: string, content: Buffer): Entry {
  return { name, type: TypeEnum.DOCUMENT, length: content.length, binaryProvider: () => Uint8Array.from(content) };
}
