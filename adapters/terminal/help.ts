import { readFileSync } from 'node:fs';
import { loadTerminalTexts } from '../../src/messages/load-catalog.ts';
import { userLanguage } from './language.ts';

/** What to print for a question about the program itself; undefined for anything else. */
export async function helpFor(words: readonly string[]): Promise<string | undefined> {
  const [first = ''] = words;
  if (first === 'help' || words.includes('--help') || words.includes('-h')) {
    return (await loadTerminalTexts(userLanguage(words))).help;
  }
  return first === 'version' || first === '--version' ? `${version()}\n` : undefined;
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '';
}
