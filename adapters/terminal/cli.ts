// The command line: `bounce-doctor COMMAND ARGS`. Each command's module is loaded only when it is asked for.
import { existsSync } from 'node:fs';
import { loadTerminalTexts } from '../../src/messages/load-catalog.ts';
import { loadEnvFile } from '../env-file.ts';
import { EXIT } from './exit.ts';
import { helpFor } from './help.ts';
import { userLanguage } from './language.ts';
import { near } from './near.ts';

/** A command: takes the words after its name, gives the exit status. */
type Command = (args: string[]) => Promise<number>;

const COMMANDS: Record<string, () => Promise<{ run: Command }>> = {
  diagnose: () => import('./diagnose.ts'),
  classify: () => import('./classify.ts'),
  chat: () => import('./chat.ts'),
  ptr: () => import('./ptr.ts'),
  code: () => import('./code.ts'),
  spf: () => import('./spf.ts'),
  dkim: () => import('./dkim.ts'),
  dmarc: () => import('./dmarc.ts'),
  mx: () => import('./mx.ts'),
  ip: () => import('./ip.ts'),
  domain: () => import('./domain.ts'),
  banner: () => import('./banner.ts'),
  config: () => import('./config.ts'),
  forget: () => import('./forget.ts'),
  feedback: () => import('./feedback.ts'),
};

/** Runs one command line. @returns the exit status */
export async function run(words: readonly string[]): Promise<number> {
  process.stdout.once('error', endQuietly);
  // Nobody reads what is wrong: the exit status says it all the same.
  process.stderr.on('error', () => undefined);
  try {
    return await answer(words);
  } catch (error) {
    // A throw is a bug: one sentence for the user, the rest only on request.
    const detail = error instanceof Error ? (error.stack ?? '') : String(error);
    const { wentWrong } = await loadTerminalTexts(userLanguage(words));
    process.stderr.write(`${wentWrong}\n${process.env.BOUNCE_DOCTOR_DEBUG ? `${detail}\n` : ''}`);
    return EXIT.internal;
  }
}

/** Whoever reads us has had enough, as `head` does: that is no fault. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT.answered);
}

async function answer(words: readonly string[]): Promise<number> {
  const [name = '', ...args] = words;
  const help = await helpFor(words);
  if (help !== undefined) {
    process.stdout.write(help);
    return EXIT.answered;
  }
  // `config check --env FILE` is about that file.
  if (!args.some((arg) => arg.startsWith('--env'))) loadEnvFile();
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load) return (await load()).run(args);
  process.stderr.write(`${await noSuchCommand(name, words)}\n`);
  return EXIT.unusable;
}

async function noSuchCommand(name: string, words: readonly string[]): Promise<string> {
  const texts = await loadTerminalTexts(userLanguage(words));
  const commands = Object.keys(COMMANDS);
  if (name === '') return texts.noCommand(commands);
  const meant = existsSync(name) ? `diagnose ${name}` : near(name, commands);
  return meant === undefined ? texts.unknownCommand(name, commands) : texts.commandMeant(name, meant);
}
