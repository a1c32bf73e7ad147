// The command line: `bounce-doctor COMMAND ARGS`. Each command's module is loaded only when it is asked for.
import { EXIT } from './exit.ts';
import { helpFor } from './help.ts';

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
async function main([name = '', ...args]: string[]): Promise<number> {
  const help = helpFor([name, ...args]);
  if (help !== undefined) {
    process.stdout.write(help);
    return EXIT.answered;
  }
  const load = COMMANDS[name];
  if (load) return (await load()).run(args);
  const known = Object.keys(COMMANDS).join(', ');
  const wrong = name === '' ? 'Name a command' : `Unknown command "${name}"`;
  process.stderr.write(`${wrong}; there are ${known}. "--help" says what each does.\n`);
  return EXIT.unusable;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  // A throw is a bug: one sentence for the user, the rest only on request.
  const detail = process.env.BOUNCE_DOCTOR_DEBUG
    ? `\n${error instanceof Error ? (error.stack ?? '') : String(error)}`
    : '';
  process.stderr.write(`Something went wrong inside Bounce Doctor (set BOUNCE_DOCTOR_DEBUG=1 for details).${detail}\n`);
  process.exitCode = EXIT.internal;
}
