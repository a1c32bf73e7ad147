// The command line: `bounce-doctor COMMAND ARGS`. Each command's module is loaded only when it is asked for.

/** A command: takes the words after its name, gives the exit status (0 answered, 2 unusable arguments, 1 internal error). */
export type Command = (args: string[]) => Promise<number>;

const COMMANDS: Record<string, () => Promise<{ run: Command }>> = {
  classify: () => import('./classify.ts'),
};

const [name = '', ...args] = process.argv.slice(2);
const load = COMMANDS[name];
if (!load) {
  process.stderr.write(`Unknown command "${name}". Known: ${Object.keys(COMMANDS).join(', ')}.\n`);
  process.exitCode = 2;
} else {
  process.exitCode = await (await load()).run(args);
}
