import { readText } from '../src/bounce/read.ts';
import { unchat } from '../src/bounce/unchat.ts';
import { readCommand } from '../src/conversation/command.ts';
import { readProfileWords } from '../src/conversation/profile-words.ts';
import { readTalk } from '../src/conversation/talk-words.ts';
import { isCase } from '../src/diagnosis/case.ts';
import type { Language } from '../src/messages/catalog.ts';

/** What words are to the core. */
export interface Understood {
  /** `look_up`: something to look up on the side. `command`: any other word to the bot. `bounce`: something to work on. */
  readonly kind: 'look_up' | 'command' | 'bounce' | 'chat';
  /** The language it is written in, where that shows. */
  readonly language: Language | undefined;
}

/** Tells what a text is without looking anything up: an adapter may have to choose a place for the answer first. */
export function understand(text: string): Understood {
  const words = unchat(text);
  const command = readCommand(words);
  if (command) return { kind: isLookUp(command.command) ? 'look_up' : 'command', language: undefined };
  if (readProfileWords(words, false) || readTalk(words)) return { kind: 'command', language: undefined };
  const reading = readText(text);
  const language = reading.language === 'nl' || reading.language === 'en' ? reading.language : undefined;
  return { kind: isCase(reading) ? 'bounce' : 'chat', language };
}

function isLookUp(command: string): boolean {
  return command === 'code' || command === 'look_up';
}
