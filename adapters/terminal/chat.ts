import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { createCore } from '../../src/conversation/handle.ts';
import type { Incoming, Outlet, UserEvent } from '../../src/conversation/incoming.ts';
import { parseState } from '../../src/conversation/state.ts';
import type { Language } from '../../src/messages/catalog.ts';
import { loadTerminalTexts } from '../../src/messages/load-catalog.ts';
import { catalogOf } from '../../src/messages/messages.ts';
import type { Action, Card } from '../../src/reply/card.ts';
import { cardOf } from '../../src/reply/card-of.ts';
import { cardText } from '../../src/reply/text.ts';
import { parseProfile } from '../../src/diagnosis/profile.ts';
import { MemoryStore } from '../../src/session/memory-store.ts';
import { MemoryWorkspaces } from '../../src/session/memory-workspaces.ts';
import { after } from '../timer.ts';
import { MemoryWatches } from '../watch/memory-watches.ts';
import { columnsFor } from './columns.ts';
import { answering, Unusable } from './exit.ts';
import { readInput } from './input.ts';
import { investigateOption } from './investigate-option.ts';
import { COMMON, parseOptions } from './options.ts';

/** A paste arrives as many lines at once; this long after the last one it is complete. */
const PASTE_PAUSE_MS = 120;

/** `chat`: the conversation at a prompt, as in Slack and Teams. Numbers press the buttons. */
export function run(args: string[]): Promise<number> {
  return answering(args, async (language) => {
    const { values, positionals } = parseOptions(args, COMMON);
    if (positionals.length > 0) throw new Unusable(({ usage }) => usage('chat [--lang en|nl] [--dns HOST:PORT]'));
    const watches = new MemoryWatches();
    const { handle, look } = createCore({
      watches,
      workspaces: new MemoryWorkspaces({ parse: parseProfile, now: () => Date.now() }),
      after,
      store: new MemoryStore({ parse: parseState, now: () => Date.now() }),
      investigate: investigateOption(values),
      log: { error: (facts, message) => process.stderr.write(`${message} ${JSON.stringify(facts)}\n`) },
      ...(values.lang === undefined ? {} : { language }),
    });
    const terminal = new Terminal();
    watches.start((due) => look(due, terminal));
    const { atThePrompt } = await loadTerminalTexts(language);
    const help = cardOf({ view: 'help' }, catalogOf(language));
    const elements = [...help.elements, { type: 'text', text: atThePrompt } as const];
    print(cardText({ ...help, elements }, columnsFor({})));
    let count = 0;
    for await (const text of pastes()) {
      if (/^(?:quit|exit)$/i.test(text.trim())) break;
      count += 1;
      const incoming: Incoming = {
        conversation: 'terminal',
        workspace: 'terminal',
        address: 'terminal',
        eventId: String(count),
        addressed: true,
        locale: language,
        event: terminal.eventOf(text) ?? (await fileEvent(text.trim(), language)) ?? { type: 'text', text },
      };
      await handle(incoming, terminal);
      prompt();
    }
  });
}

/** Shows cards as text, and the buttons of the last one as numbers. */
class Terminal implements Outlet {
  readonly whole = true;
  #actions: readonly Action[] = [];
  #shown = 0;

  show(card: Card): Promise<string> {
    this.#actions = card.elements.flatMap((element) => (element.type === 'actions' ? element.actions : []));
    const buttons = this.#actions.map((action, index) => `  [${index + 1}] ${action.label}`);
    print([cardText(card, columnsFor({})), buttons.join('\n')].filter(Boolean).join('\n\n'));
    this.#shown += 1;
    return Promise.resolve(String(this.#shown));
  }

  /** The button that a number presses. */
  eventOf(text: string): UserEvent | undefined {
    const action = /^\d{1,2}$/.test(text.trim()) ? this.#actions[Number(text.trim()) - 1] : undefined;
    return action && { type: 'press', press: action.press };
  }
}

/** An answer such as `mail.example.com` is no file, even where one has that name. */
const PATH = /\/|\.(?:eml|msg|txt|log|zip)$/i;

/** The file that a path names, as one that is dragged into the terminal does. Undefined for anything else. */
async function fileEvent(path: string, language: Language): Promise<UserEvent | undefined> {
  if (!PATH.test(path) || !existsSync(path) || !statSync(path).isFile()) return undefined;
  const bytes = await readInput(path, language).catch(() => null);
  const file = { type: 'file', name: basename(path) } as const;
  return bytes ? { ...file, bytes } : { ...file, bytes: new Uint8Array(), missing: 'unavailable' };
}

function print(text: string): void {
  process.stdout.write(`\n${text}\n`);
}

function prompt(): void {
  process.stdout.write('\n> ');
}

/** What is typed or pasted, a message at a time. */
async function* pastes(): AsyncGenerator<string> {
  const reader = createInterface({ input: process.stdin, terminal: false });
  const lines = reader[Symbol.asyncIterator]();
  const more = async (): Promise<string | undefined> => {
    const next = await lines.next();
    return next.done ? undefined : next.value;
  };
  prompt();
  let pending = more();
  try {
    for (let line = await pending; line !== undefined; line = await pending) {
      const paste = [line];
      pending = more();
      for (let next = await soon(pending); typeof next === 'string'; next = await soon(pending)) {
        paste.push(next);
        pending = more();
      }
      if (paste.some((one) => one.trim() !== '')) yield paste.join('\n');
      else prompt();
    }
    // Ctrl-D leaves the prompt's line.
    process.stdout.write('\n');
  } finally {
    // Whoever wants no more of it: the rest of the input keeps the process no longer.
    reader.close();
  }
}

/** The next line if it comes at once, as the lines of a paste do; else null. Undefined when there is no more. */
function soon(line: Promise<string | undefined>): Promise<string | null | undefined> {
  return Promise.race([line, sleep(PASTE_PAUSE_MS, null)]);
}
