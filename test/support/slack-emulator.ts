// A Slack workspace on this machine: the emulator of `local-slack-linux-x64`, and what a user does in it.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { postSigned, type SignedTarget } from './slack-signed.ts';

/** The workspace that every emulator starts with. */
export const WORKSPACE = {
  team: 'T01TEST',
  bot: 'U0BOT',
  alice: 'U01ALICE',
  bob: 'U02BOB',
  /** A public channel with the bot in it, a private one, and one that the bot is not in. */
  channel: 'C01MAIL',
  privateChannel: 'C02ADMIN',
  otherChannel: 'C03OTHER',
  botToken: 'xoxb-test-token',
  appToken: 'xapp-test-token',
  signingSecret: 'a-signing-secret-for-tests',
} as const;

const blockSchema = z.looseObject({
  type: z.string(),
  elements: z.array(z.unknown()).optional(),
  block_id: z.string().optional(),
});
const messageSchema = z.looseObject({
  channel: z.string(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  user: z.string().optional(),
  subtype: z.string().optional(),
  /** The only one who sees an ephemeral message. */
  ephemeral_to: z.string().optional(),
  text: z.string(),
  blocks: z.array(blockSchema).default([]),
});
/** A message as the emulator keeps it. */
export type EmulatedMessage = z.infer<typeof messageSchema>;

const buttonSchema = z.object({
  type: z.literal('button'),
  action_id: z.string(),
  value: z.string(),
  text: z.object({ type: z.string(), text: z.string() }),
});
const logEntrySchema = z.object({
  direction: z.string(),
  kind: z.string(),
  summary: z.string(),
  detail: z.unknown().optional(),
});
/** A request to or from the bot. */
export type LogEntry = z.infer<typeof logEntrySchema>;

/** Where somebody speaks, and who. Default: Alice in the public channel, in no thread. */
export interface Where {
  readonly channel?: string;
  readonly thread?: string;
  readonly user?: string;
}

export interface SlackEmulator extends SignedTarget {
  /** The base of the Web API, for the bot's `slackApiUrl`. */
  readonly apiUrl: string;
  /** The workspace as a web page. */
  readonly pageUrl: string;
  /** Says something in a channel. Resolves to the message when the bot has acknowledged it, as the next ones do. */
  say(text: string, where?: Where): Promise<EmulatedMessage>;
  /** Says something to the bot in a channel. */
  mention(text: string, where?: Where): Promise<EmulatedMessage>;
  /** Says something to the bot in a direct message; `channel` of the result is that of the direct message. */
  dm(text: string, where?: Where): Promise<EmulatedMessage>;
  /** Types a slash command, `/bounce` if no other. */
  command(text: string, where?: Where & { readonly command?: string }): Promise<void>;
  /** Presses the button of that label in a message. */
  press(message: EmulatedMessage, label: string, user?: string): Promise<void>;
  /** Changes what was said. */
  edit(message: EmulatedMessage, text: string): Promise<void>;
  remove(message: EmulatedMessage): Promise<void>;
  /** Opens the bot's Home. */
  openHome(user?: string): Promise<void>;
  /** The Home as the bot last filled it, and the modal that is open. */
  home(user?: string): Promise<View | undefined>;
  modal(): Promise<View | undefined>;
  /** Sends the open modal in, with values by block and element. @returns its errors by block, or undefined when it closed */
  submit(values: Values, user?: string): Promise<Record<string, string> | undefined>;
  /** The `trigger_id` of the last command that was delivered over HTTP. */
  lastTrigger(): Promise<string>;
  upload(file: { name: string; content: string | Uint8Array; text?: string }, where?: Where): Promise<EmulatedMessage>;
  /** What a file of a message holds. */
  download(url: string): Promise<string>;
  /** All messages of a channel, threads included, oldest first. */
  messages(channel?: string): Promise<EmulatedMessage[]>;
  /** The bot's messages of a channel or thread. */
  answers(where?: Where): Promise<EmulatedMessage[]>;
  /** The traffic to and from the bot, oldest first, at most 1,000 entries. */
  log(): Promise<LogEntry[]>;
  /** Delivers the last event again as Slack's retries do: the same body, signed anew. */
  deliverAgain(times: number): Promise<Response[]>;
  stop(): Promise<void>;
}

const viewSchema = z.looseObject({
  id: z.string(),
  blocks: z.array(blockSchema).default([]),
  private_metadata: z.string().optional(),
});
/** A modal or a Home. */
export type View = z.infer<typeof viewSchema>;
export type Values = Readonly<Record<string, Readonly<Record<string, object>>>>;

const snapshotSchema = z.object({
  state: z.object({
    modalStack: z.array(viewSchema),
    homeViews: z.record(z.string(), z.record(z.string(), viewSchema)),
  }),
});

/** How the bot is reached: it is posted to, or it calls in (Socket Mode). */
export type Way = 'http' | 'socket';

const PROGRAM = fileURLToPath(new URL('../../node_modules/local-slack-linux-x64/bin/local-slack', import.meta.url));

/** Starts an emulator on a free port. `requestUrl` is where the bot takes events, such as `http://127.0.0.1:3000/slack/events`. */
export async function startSlackEmulator(requestUrl: string, way: Way = 'http'): Promise<SlackEmulator> {
  const folder = await mkdtemp(join(tmpdir(), 'slack-emulator-'));
  const config = join(folder, 'workspace.json');
  await writeFile(config, JSON.stringify(workspaceFor(requestUrl, way)));
  const program = spawn(PROGRAM, ['--config', config, '--port', '0', '--base-host', '127.0.0.1'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const pageUrl = await addressOf(program);
  return {
    ...emulatorAt(pageUrl, { requestUrl, signingSecret: WORKSPACE.signingSecret }),
    stop: async () => {
      const ended = once(program, 'exit');
      if (program.kill()) await ended; // false: it has ended already
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function workspaceFor(requestUrl: string, way: Way): object {
  const { team, bot, alice, bob, channel, privateChannel, otherChannel } = WORKSPACE;
  const { botToken, appToken, signingSecret } = WORKSPACE;
  return {
    workspace: { name: 'Test', domain: 'test', teamId: team },
    app: {
      appId: 'A01TEST',
      botUserId: bot,
      botName: 'Bounce Doctor',
      botToken,
      ...(way === 'http' ? { mode: 'events', requestUrl, signingSecret } : { mode: 'socket', appToken, signingSecret }),
    },
    users: [
      { id: alice, name: 'alice', real_name: 'Alice', tz: 'Europe/Amsterdam' },
      { id: bob, name: 'bob', real_name: 'Bob', tz: 'Europe/Amsterdam' },
    ],
    channels: [
      { id: channel, name: 'mail', members: [alice, bob, bot] },
      { id: privateChannel, name: 'mail-admins', is_private: true, members: [alice, bot] },
      { id: otherChannel, name: 'random', members: [alice, bob] },
    ],
  };
}

/** The program tells on its standard output which port it took. */
async function addressOf(program: ChildProcess): Promise<string> {
  if (!program.stdout) throw new Error('the emulator has no output');
  for await (const line of createInterface(program.stdout)) {
    const [address] = /http:\/\/127\.0\.0\.1:\d+(?=\/api\/)/.exec(line) ?? [];
    if (address !== undefined) {
      program.stdout.resume(); // what nobody reads would block it
      return address;
    }
  }
  throw new Error(`the Slack emulator did not start (exit status ${program.exitCode})`);
}

function emulatorAt(pageUrl: string, target: SignedTarget): Omit<SlackEmulator, 'stop'> {
  const get = async (path: string): Promise<unknown> => (await fetch(`${pageUrl}/_control/${path}`)).json();
  const post = async (path: string, body: object | FormData): Promise<unknown> => {
    const form = body instanceof FormData;
    const response = await fetch(`${pageUrl}/_control/${path}`, {
      method: 'POST',
      body: form ? body : JSON.stringify(body),
      ...(!form && { headers: { 'content-type': 'application/json' } }),
    });
    if (!response.ok) throw new Error(`the emulator refused ${path}: ${await response.text()}`);
    return response.json();
  };
  const messages = async (channel: string = WORKSPACE.channel) =>
    z.object({ messages: z.array(messageSchema) }).parse(await get(`messages/${channel}`)).messages;
  const log = async () => z.object({ log: z.array(logEntrySchema) }).parse(await get('log')).log;
  const say = async (text: string, where: Where = {}) => {
    const { channel = WORKSPACE.channel, user = WORKSPACE.alice, thread } = where;
    return messageIn(await post('message', { channel, user, text, thread_ts: thread }));
  };
  return {
    ...target,
    pageUrl,
    apiUrl: `${pageUrl}/api/`,
    say,
    mention: (text, where) => say(`<@${WORKSPACE.bot}> ${text}`, where),
    // A user's id as channel is the direct message between that user and the bot.
    dm: (text, where = {}) => say(text, { channel: where.user ?? WORKSPACE.alice, ...where }),
    command: async (text, { channel = WORKSPACE.channel, user = WORKSPACE.alice, command = '/bounce' } = {}) => {
      await post('command', { channel, user, command, text });
    },
    press: async (message, label, user = WORKSPACE.alice) => {
      await post('interact', {
        channel: message.channel,
        messageTs: message.ts,
        user,
        action: buttonIn(message, label),
      });
    },
    upload: async ({ name, content, text }, { channel = WORKSPACE.channel, user = WORKSPACE.alice, thread } = {}) => {
      const form = new FormData();
      form.set('channel', channel);
      form.set('user', user);
      form.set('file', new File([new Blob([typeof content === 'string' ? content : Buffer.from(content)])], name));
      if (text !== undefined) form.set('text', text);
      if (thread !== undefined) form.set('thread_ts', thread);
      return messageIn(await post('upload', form));
    },
    download: async (url) => {
      const headers = { authorization: `Bearer ${WORKSPACE.botToken}` };
      return (await fetch(url, { headers })).text();
    },
    edit: async ({ channel, ts, user }, text) => {
      await post('edit-message', { channel, ts, user, text });
    },
    remove: async ({ channel, ts, user }) => {
      await post('delete-message', { channel, ts, user });
    },
    openHome: async (user = WORKSPACE.alice) => {
      await post('open-home', { user });
    },
    home: async (user = WORKSPACE.alice) => {
      const { state } = await snapshotOf(pageUrl);
      return Object.values(state.homeViews[user] ?? {})[0];
    },
    modal: async () => (await snapshotOf(pageUrl)).state.modalStack.at(-1),
    submit: (values, user = WORKSPACE.alice) => submitModal(pageUrl, values, user),
    lastTrigger: async () => {
      const sent = (await log()).filter((entry) => entry.direction === 'to_bot').map((entry) => JSON.stringify(entry));
      const [, trigger = ''] =
        /trigger_id=([\w.]+)/.exec(sent.findLast((text) => text.includes('trigger_id=')) ?? '') ?? [];
      return trigger;
    },
    messages,
    answers: async ({ channel, thread } = {}) => {
      const all = await messages(channel);
      return all.filter(
        (message) => message.user === WORKSPACE.bot && (thread === undefined || message.thread_ts === thread),
      );
    },
    log,
    deliverAgain: async (times) => {
      const sent = (await log()).findLast((entry) => entry.direction === 'to_bot' && entry.kind === 'events_api');
      const body = z.string().parse(sent?.detail);
      return Promise.all(Array.from({ length: times }, () => postSigned(target, body, 'application/json')));
    },
  };
}

/** The page talks over a WebSocket: the first thing it gets is all there is. */
async function snapshotOf(pageUrl: string): Promise<z.infer<typeof snapshotSchema>> {
  const { socket, first } = await openPage(pageUrl);
  socket.close();
  return snapshotSchema.parse(first);
}

async function openPage(pageUrl: string): Promise<{ socket: WebSocket; first: unknown }> {
  const socket = new WebSocket(`${pageUrl.replace('http', 'ws')}/ui`);
  const first = await new Promise<unknown>((resolve, reject) => {
    socket.addEventListener('message', ({ data }) => resolve(JSON.parse(String(data))), { once: true });
    socket.addEventListener('error', () => reject(new Error('the page could not be opened')), { once: true });
  });
  return { socket, first };
}

const outcomeSchema = z.discriminatedUnion('t', [
  z.object({ t: z.literal('view_errors'), errors: z.record(z.string(), z.string()) }),
  z.object({ t: z.literal('view'), stack: z.array(z.unknown()) }),
]);

async function submitModal(pageUrl: string, values: Values, user: string): Promise<Record<string, string> | undefined> {
  const { socket } = await openPage(pageUrl);
  const outcome = new Promise<z.infer<typeof outcomeSchema>>((resolve) => {
    socket.addEventListener('message', ({ data }) => {
      const seen = outcomeSchema.safeParse(JSON.parse(String(data))).data;
      if (seen) resolve(seen);
    });
  });
  socket.send(JSON.stringify({ t: 'view_submit', user, values }));
  const seen = await outcome;
  socket.close();
  return seen.t === 'view_errors' ? seen.errors : undefined;
}

function messageIn(answer: unknown): EmulatedMessage {
  return z.object({ message: messageSchema }).parse(answer).message;
}

const filesSchema = z.object({
  files: z.array(z.object({ name: z.string(), url_private_download: z.string() })).catch([]),
});

/** The files of a message. */
export function filesOf(message: EmulatedMessage): z.infer<typeof filesSchema>['files'] {
  return filesSchema.parse(message).files;
}

/** The labels of a message's buttons. */
export function buttonsOf(message: EmulatedMessage): string[] {
  return buttonElements(message).map((button) => button.text.text);
}

function buttonIn(message: EmulatedMessage, label: string): object {
  const button = buttonElements(message).find((element) => element.text.text === label);
  if (!button) throw new Error(`no button "${label}" among ${JSON.stringify(buttonsOf(message))}`);
  return button;
}

/** What the button of that label carries. */
export function valueOf(message: EmulatedMessage, label: string): string {
  return buttonElements(message).find((element) => element.text.text === label)?.value ?? '';
}

function buttonElements(message: EmulatedMessage): z.infer<typeof buttonSchema>[] {
  return message.blocks
    .flatMap((block) => block.elements ?? [])
    .flatMap((element) => buttonSchema.safeParse(element).data ?? []);
}

/** All texts that a message or view shows, in order, each on a line. */
export function textsOf(message: { readonly blocks: unknown }): string {
  const texts: string[] = [];
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(collect);
    else if (typeof value === 'object' && value !== null) {
      if ('text' in value && typeof value.text === 'string') texts.push(value.text);
      Object.values(value).forEach(collect);
    }
  };
  collect(message.blocks);
  return texts.join('\n');
}

const PATIENCE_MS = 10_000;

/** Looks again and again until `look` gives something. Fails with what was waited for. */
export async function waitFor<T>(what: string, look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await sleep(20);
  }
}
