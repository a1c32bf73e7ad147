// The Microsoft 365 Agents Playground as a Teams client under test's control: real activities over real HTTP, and a
// connector service that the bot answers to. It reads no manifest, knows no HTML pastes and cannot delete messages.
import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { freePort } from './free-port.ts';
import { type Button, buttonsOf, textOf } from './teams-card.ts';

/** A message as a user of the client sees it: after an update it is the same message with another card. */
export interface TeamsMessage {
  readonly id: string;
  readonly conversation: string;
  readonly from: 'bot' | 'user';
  /** The message's words, a card's words included. */
  readonly text: string;
  readonly card: unknown;
  /** How often it was changed. */
  readonly updates: number;
}

export interface TeamsPlayground {
  /** Says something in the personal chat with the bot. */
  say(text: string): Promise<void>;
  /** Mentions the bot in a new post of a channel. @returns the conversation id of the post's thread. */
  mention(text: string): Promise<string>;
  /** Writes a post in a channel that the bot does not hear of. @returns the conversation id of its thread */
  post(text: string): Promise<string>;
  /** Mentions the bot in the group chat. */
  mentionInGroup(text: string): Promise<void>;
  /** Calls the message extension from a conversation, as the menu of a message or the search does. @returns its answer */
  extension(call: 'fetchTask' | 'submitAction' | 'query', value: object, conversation: string): Promise<unknown>;
  /** Presses a button of a message by its label. @returns what the client gets back from `Action.Execute`. */
  press(message: TeamsMessage, label: string, as?: 'Action.Execute' | 'Action.Submit'): Promise<unknown>;
  /** Sends an activity straight to the bot, as often as wanted: what the client itself cannot be made to send. */
  deliver(activity: object): Promise<Response>;
  /** An activity of the personal chat, or of the given conversation, to be changed and delivered. */
  activity(fields: object, conversation?: { readonly id: string; readonly conversationType: string }): object;
  messages(conversation?: string): readonly TeamsMessage[];
  /** The first message of the bot that is so; rejects after ten seconds, or the given time, with what there is. */
  waitFor(wanted: string | ((message: TeamsMessage) => boolean), ms?: number): Promise<TeamsMessage>;
  /** Ids as the client has them. */
  readonly ids: Readonly<Record<'tenant' | 'bot' | 'user' | 'personalChat' | 'groupChat', string>>;
  /** Where its page is. It shows what happens from then on. */
  readonly pageUrl: string;
  stop(): Promise<void>;
}

const WAIT_MS = 10_000;
const POLL_MS = 20;

/** Starts the client on a free port against the bot that already listens at `botUrl` (`http://127.0.0.1:1234/api/messages`). */
export async function startTeamsPlayground(botUrl: string): Promise<TeamsPlayground> {
  const { process: client, base } = await startProcess(botUrl);
  const config = configSchema.parse(await (await fetch(`${base}/_internal/v1/config`)).json()).config;
  const messages = new Map<string, TeamsMessage>();
  const stream = await openStream(base, (action) => apply(action, messages, config.bot.id));
  const user = config.currentUser;
  const [channel] = config.teams[0]?.channels ?? [];
  const [groupChat] = config.groupChats;
  if (!channel || !groupChat) throw new Error('The Playground has no channel or group chat');

  const call = async (path: string, body: object): Promise<unknown> => {
    const response = await fetch(base + path, json(body));
    const text = await response.text();
    if (!response.ok) throw new Error(`The Playground answered ${response.status} to ${path}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  const post = async (conversation: string, body: object): Promise<z.infer<typeof postedSchema>> =>
    postedSchema.parse(
      await call(`/_conversation/v1/conversations/${encodeURIComponent(conversation)}/messages`, {
        from: { id: user.id },
        textFormat: 'plain',
        ...body,
      }),
    );

  const mention = (conversation: string, text: string) => {
    const at = `<at>${config.bot.name}</at>`;
    return post(conversation, { text: `${at} ${text}`, mentions: [{ mentioned: { id: config.bot.id }, text: at }] });
  };

  const playground: TeamsPlayground = {
    ids: {
      tenant: config.tenantId,
      bot: config.bot.id,
      user: user.aadObjectId,
      personalChat: config.personalChat.id,
      groupChat: groupChat.id,
    },
    pageUrl: base,
    say: async (text) => {
      await post(config.personalChat.id, { text });
    },
    mention: async (text) => (await mention(channel.id, text)).postConversationId ?? channel.id,
    post: async (text) => (await post(channel.id, { text })).postConversationId ?? channel.id,
    mentionInGroup: async (text) => {
      await mention(groupChat.id, text);
    },
    extension: (name, value, conversation) =>
      call('/_conversation/v1/invoke', {
        name: `composeExtension/${name}`,
        value,
        from: { id: user.id },
        conversation: { id: conversation },
      }),
    press: async (message, label, as = 'Action.Execute') => {
      const button = buttonsOf(message.card).find((candidate) => candidate.title === label);
      if (!button) throw new Error(`No button "${label}" in: ${message.text}`);
      const where = { from: { id: user.id }, conversation: { id: message.conversation }, replyToId: message.id };
      return as === 'Action.Execute'
        ? call('/_conversation/v1/invoke', { ...where, name: 'adaptiveCard/action', value: executed(button) })
        : call('/_conversation/v1/submit', { ...where, value: button.data });
    },
    deliver: (activity) => fetch(botUrl, json(activity)),
    activity: (fields, conversation = { id: config.personalChat.id, conversationType: 'personal' }) => ({
      type: 'message',
      id: crypto.randomUUID(),
      timestamp: new Date().toISOString(),
      channelId: 'msteams',
      serviceUrl: `${base}/_connector`,
      recipient: config.bot,
      from: { id: user.id, name: user.name, aadObjectId: user.aadObjectId },
      conversation: { ...conversation, tenantId: config.tenantId },
      channelData: { tenant: { id: config.tenantId } },
      locale: 'en-US',
      ...fields,
    }),
    messages: (conversation) =>
      [...messages.values()].filter((message) => conversation === undefined || message.conversation === conversation),
    waitFor: (wanted, ms = WAIT_MS) => waitFor(messages, wanted, ms),
    stop: async () => {
      stream.close();
      await stopProcess(client);
    },
  };
  return playground;
}

function json(body: object): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function executed({ title, data }: Button): object {
  return { action: { type: 'Action.Execute', verb: 'press', title, data }, trigger: 'manual' };
}

async function startProcess(botUrl: string): Promise<{ process: ChildProcess; base: string }> {
  const command = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js');
  const args = [command, '-e', botUrl, '-c', 'msteams', '-p', String(await freePort()), '--disable-telemetry'];
  const env = { ...process.env, TEAMSAPPTESTER_BROWSER: 'none', APPLICATION_INSIGHTS_NO_STATSBEAT: '1' };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  process.once('exit', () => child.kill('SIGKILL'));
  let said = '';
  return new Promise((resolve, reject) => {
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      // It takes another port when the given one is taken meanwhile.
      const port = /^Listening on (\d+)\s/m.exec(said)?.[1];
      if (port !== undefined) resolve({ process: child, base: `http://127.0.0.1:${port}` });
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`The Agents Playground did not start: ${said}`)));
  });
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

async function openStream(base: string, take: (action: unknown) => void): Promise<WebSocket> {
  const stream = new WebSocket(`${base.replace('http', 'ws')}/_ws_conversation/v1/conversations/stream`);
  stream.addEventListener('message', (event: MessageEvent) => take(JSON.parse(String(event.data))));
  await new Promise((resolve, reject) => {
    stream.addEventListener('open', resolve, { once: true });
    stream.addEventListener('error', () => reject(new Error('The Playground closed its stream')), { once: true });
  });
  return stream;
}

function apply(action: unknown, messages: Map<string, TeamsMessage>, botId: string): void {
  const seen = actionSchema.safeParse(action).data;
  if (!seen) return;
  const { messageId, from, text = '', attachments, postConversationId } = seen.message;
  const card = attachments[0]?.content;
  messages.set(messageId, {
    id: messageId,
    conversation: postConversationId ?? messages.get(messageId)?.conversation ?? seen.actionConversationId,
    from: from.id === botId ? 'bot' : 'user',
    text: [text, textOf(card)].filter((part) => part !== '').join('\n'),
    card,
    updates: (messages.get(messageId)?.updates ?? -1) + 1,
  });
}

async function waitFor(
  messages: ReadonlyMap<string, TeamsMessage>,
  wanted: string | ((message: TeamsMessage) => boolean),
  ms: number,
): Promise<TeamsMessage> {
  const isWanted = typeof wanted === 'string' ? (message: TeamsMessage) => message.text.includes(wanted) : wanted;
  for (let waited = 0; waited < ms; waited += POLL_MS) {
    const found = [...messages.values()].find((message) => message.from === 'bot' && isWanted(message));
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  const said = [...messages.values()].map((message) => `${message.from}: ${message.text}`).join('\n');
  throw new Error(`No such message came in ${ms / 1000} s: ${String(wanted)}\nThere is:\n${said}`);
}

const named = z.object({ id: z.string(), name: z.string() });
const configSchema = z.object({
  config: z.object({
    tenantId: z.string(),
    bot: named,
    currentUser: named.extend({ aadObjectId: z.string() }),
    personalChat: z.object({ id: z.string() }),
    groupChats: z.array(z.object({ id: z.string() })),
    teams: z.array(z.object({ channels: z.array(named) })),
  }),
});
const postedSchema = z.object({ messageId: z.string(), postConversationId: z.string().optional() });
const actionSchema = z.object({
  actionConversationId: z.string(),
  message: z.object({
    messageId: z.string(),
    from: z.object({ id: z.string() }),
    text: z.string().optional(),
    attachments: z.array(z.object({ content: z.unknown() })).default([]),
    postConversationId: z.string().optional(),
  }),
});
