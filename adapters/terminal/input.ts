import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { MAX_INPUT } from '../../src/bounce/read.ts';
import type { Language } from '../../src/messages/catalog.ts';
import { loadTerminalTexts } from '../../src/messages/load-catalog.ts';
import { aside } from './aside.ts';
import { Unusable } from './exit.ts';

/**
 * Reads a file or, for `-` or nothing, standard input, where a person is told in `language` to paste: at most as much as the
 * reader takes, and a byte to show that there was more. @throws Unusable
 */
export async function readInput(path: string | undefined, language: Language): Promise<Buffer> {
  if (path === undefined || path === '-') {
    if (process.stdin.isTTY) await aside(async () => (await loadTerminalTexts(language)).pasteNow);
    return readStream(process.stdin);
  }
  const file = await open(path).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw unopened(path, code);
  });
  try {
    if (!(await file.stat()).isFile()) throw new Unusable(({ notAFile }) => notAFile(path));
    return await readStream(file.createReadStream({ end: MAX_INPUT, autoClose: false }));
  } finally {
    await file.close();
  }
}

function unopened(path: string, code: string): Unusable {
  return new Unusable((texts) => {
    if (code === 'ENOENT') return texts.noFile(path);
    return code === 'EACCES' ? texts.forbiddenFile(path) : texts.unopenedFile(path, code);
  });
}

async function readStream(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    chunks.push(bytes);
    size += bytes.length;
    if (size > MAX_INPUT) break;
  }
  return Buffer.concat(chunks).subarray(0, MAX_INPUT + 1);
}
