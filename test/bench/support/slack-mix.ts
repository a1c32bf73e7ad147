// What Slack posts to a bot that sits in busy channels: mostly people who talk to each other. Of a hundred requests:
//
//   48  talk in a channel, none of the bot's business
//   14  replies in threads that the bot has no part in, which it finds out by asking its memory
//   12  mentions with a paste: a case with checks and an answer
//   12  the same messages once more, as Slack tells of them in another form (`message` beside `app_mention`)
//    6  presses on a button of an answer, which come with the whole answer
//    5  /bounce DOMAIN: a look-up
//    3  edits of talk
//
// Bodies are as long as Slack's: what was written comes a second time as blocks.
import { randomUUID } from 'node:crypto';

/** One request of Slack's, to be signed. */
export interface SlackRequest {
  readonly body: string;
  readonly contentType: string;
}

type Kind = 'talk' | 'reply' | 'paste' | 'twin' | 'press' | 'command' | 'edit';
const SHARES: readonly (readonly [Kind, number])[] = [
  ['talk', 48],
  ['reply', 14],
  ['paste', 12],
  ['twin', 12],
  ['press', 6],
  ['command', 5],
  ['edit', 3],
];
const HUNDRED = SHARES.flatMap(([kind, share]) => Array.from({ length: share }, () => kind));
/** Has no factor in common with 100, so that each comes once in a hundred and the kinds take turns. */
const STRIDE = 37;

const TEAM = 'T01TEST';
const BOT = 'U0BOT';
const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
/** No two runs name the same event. */
const RUN = randomUUID().slice(0, 8);

let sent = 0;

/**
 * The next of the mix.
 * @param responseUrl where a command or press may be answered
 */
export function mixed(responseUrl: string): SlackRequest {
  sent += 1;
  return requestOf(HUNDRED[(sent * STRIDE) % HUNDRED.length] ?? 'talk', responseUrl);
}

/** A mention with a paste: each opens a case of its own, with checks; so many conversations take turns. */
export function paste(conversations = Infinity): SlackRequest {
  sent += 1;
  return pasteIn('app_mention', conversations);
}

function requestOf(kind: Kind, responseUrl: string): SlackRequest {
  switch (kind) {
    case 'talk':
      return event({ ...written('message', TALK[sent % TALK.length] ?? ''), channel_type: 'channel' });
    case 'reply':
      return event({ ...written('message', TALK[sent % TALK.length] ?? ''), thread_ts: ts(1e6 + (sent % 500)) });
    case 'paste':
      return pasteIn('app_mention');
    case 'twin':
      return pasteIn('message');
    case 'press':
      return press(responseUrl);
    case 'command':
      return command(responseUrl);
    case 'edit':
      return edit();
  }
}

function pasteIn(type: 'app_mention' | 'message', conversations = Infinity): SlackRequest {
  const which = sent % Math.min(conversations, 1e9);
  const place = { channel: `C${which % 200}MAIL`, ts: ts(which) };
  if (type === 'app_mention') pastes.push({ channel: place.channel, thread: place.ts });
  if (pastes.length > REMEMBERED) pastes.shift();
  return event({ ...written(type, `<@${BOT}> ${bounceAbout(`203.0.113.${40 + (sent % 20)}`)}`), ...place });
}

/** Where the last pastes were: their answers have the buttons that are pressed. */
const pastes: { readonly channel: string; readonly thread: string }[] = [];
const REMEMBERED = 20;

function bounceAbout(address: string): string {
  return [
    'Our mail to fabrikam comes back since this morning, we send from an Azure VM. What is wrong?',
    'This is the mail system at host mail.contoso.example.',
    "I'm sorry to have to inform you that your message could not be delivered to one or more recipients.",
    `<info@fabrikam.example>: host mx.fabrikam.example[198.51.100.25] said: 554 5.7.1 <unknown[${address}]>: Client host`,
    `rejected: cannot find your reverse hostname, [${address}] (in reply to RCPT TO command)`,
  ].join('\n');
}

const TALK = [
  'shall we have lunch?',
  'The certificate of the intranet has been renewed, please tell me if your browser still complains.',
  'ok',
  'I moved the two mailboxes last night. The migration batch says completed, but one of them still shows the old quota. I will look at it after the stand-up and write here what it was, in case somebody else runs into it.',
  '+1',
  'Who has the key of the server room? The air conditioning people are here at 14:00.',
];

/** A message as an event tells of it. */
function written(type: string, text: string): Record<string, unknown> {
  return {
    type,
    user: `U${sent % 50}`,
    channel: 'C1MAIL',
    ts: ts(sent),
    event_ts: ts(sent),
    client_msg_id: '7a1f0c52-54f1-4d3e-9a59-6f5f3c1f4e0b',
    team: TEAM,
    text,
    blocks: [
      {
        type: 'rich_text',
        block_id: 'b1',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
      },
    ],
  };
}

function edit(): SlackRequest {
  const message = written('message', `${TALK[1] ?? ''} (edited)`);
  const previous = written('message', TALK[1] ?? '');
  const edited = { user: message['user'], ts: ts(sent + 1) };
  return event({
    type: 'message',
    subtype: 'message_changed',
    channel: 'C1MAIL',
    channel_type: 'channel',
    ts: ts(sent + 1),
    event_ts: ts(sent + 1),
    message: { ...message, edited },
    previous_message: previous,
  });
}

/** In the thread of an earlier paste; the answer that holds the button comes along. */
function press(responseUrl: string): SlackRequest {
  const { channel, thread } = pastes[0] ?? { channel: 'C1MAIL', thread: ts(1) };
  const text = bounceAbout('203.0.113.40');
  const section = { type: 'section', text: { type: 'mrkdwn', text } };
  const value = JSON.stringify({ run: 1, action: 'again' });
  const payload = {
    type: 'block_actions',
    team: { id: TEAM, domain: 'test' },
    user: { id: `U${sent % 50}`, username: 'alice', name: 'alice', team_id: TEAM },
    api_app_id: 'A01TEST',
    token: 'none',
    container: { type: 'message', message_ts: ts(sent), channel_id: channel, is_ephemeral: false, thread_ts: thread },
    trigger_id: `press.${RUN}.${sent}`,
    channel: { id: channel, name: 'mail' },
    message: {
      type: 'message',
      user: BOT,
      bot_id: 'B0BOT',
      team: TEAM,
      ts: ts(sent),
      thread_ts: thread,
      text,
      blocks: Array.from({ length: 6 }, () => section),
    },
    response_url: responseUrl,
    actions: [{ type: 'button', action_id: 'again', block_id: 'b', value, action_ts: ts(sent) }],
  };
  return { body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), contentType: FORM_TYPE };
}

function command(responseUrl: string): SlackRequest {
  const fields = {
    token: 'none',
    team_id: TEAM,
    team_domain: 'test',
    channel_id: 'C1MAIL',
    channel_name: 'mail',
    user_id: `U${sent % 50}`,
    user_name: 'alice',
    command: '/bounce',
    text: `contoso${sent % 20}.example`,
    api_app_id: 'A01TEST',
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: `command.${RUN}.${sent}`,
  };
  return { body: new URLSearchParams(fields).toString(), contentType: FORM_TYPE };
}

function event(inner: object): SlackRequest {
  const envelope = {
    token: 'none',
    team_id: TEAM,
    context_team_id: TEAM,
    context_enterprise_id: null,
    api_app_id: 'A01TEST',
    event: inner,
    type: 'event_callback',
    event_id: `Ev${RUN}x${sent}`,
    event_time: 1_700_000_000,
    authorizations: [{ enterprise_id: null, team_id: TEAM, user_id: BOT, is_bot: true, is_enterprise_install: false }],
    is_ext_shared_channel: false,
    event_context: `4-${RUN}-${sent}`,
  };
  return { body: JSON.stringify(envelope), contentType: JSON_TYPE };
}

function ts(count: number): string {
  return `1700${String(count).padStart(6, '0')}.000001`;
}
