// The Slack door over HTTP. Bolt checks signatures and tells payloads apart; each is acknowledged before any work begins,
// for Slack waits 3 s. Repeated deliveries pass: the core knows an event by its id.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { App, HTTPReceiver } from '@slack/bolt';
import type { z } from 'zod';
import type { Handle, OutletFor } from '../../src/conversation/incoming.ts';
import { type Background, createBackground } from './background.ts';
import { boltLogger, masked, type SlackLog } from './log.ts';
import { commandSchema, eventSchema, pressBodySchema } from './payload.ts';
import { placeOutlet } from './outlet.ts';
import { readAddress } from './place.ts';
import { readButton, readMessage } from './read.ts';
import { createSlackApi } from './slack-api.ts';
import { type Tools, workOnButton, workOnCommand, workOnMessage } from './work.ts';

/** The only path that Slack posts to: events, commands and presses. */
export const SLACK_PATH = '/slack/events';
const COMMAND = '/bounce';

export interface SlackOptions {
  readonly signingSecret: string;
  /** `xoxb-...` */
  readonly botToken: string;
  /** Where the Web API is, if not at Slack. */
  readonly slackApiUrl?: string;
  readonly handle: Handle;
  /** Whether the words after `/bounce` are a look-up: its answer is for the user alone, any other command opens a thread. */
  readonly isLookUp: (text: string) => boolean;
  readonly log: SlackLog;
}

export interface Slack {
  /** Answers one request to `SLACK_PATH`, whatever its method and body. Never throws. */
  handleRequest(request: IncomingMessage, response: ServerResponse): void;
  /** See `OutletFor`. */
  outletFor: OutletFor;
  /** Resolves when the work on what was acknowledged has ended. Close the server first. */
  stop(): Promise<void>;
}

export function createSlack(options: SlackOptions): Slack {
  const { log, handle, isLookUp, botToken, slackApiUrl = 'https://slack.com/api/' } = options;
  const api = createSlackApi({ botToken, slackApiUrl, log });
  const background = createBackground(log);
  const receiver = new HTTPReceiver({
    signingSecret: options.signingSecret,
    endpoints: SLACK_PATH,
    bodyLimit: MAX_BODY_BYTES,
    logger: boltLogger(log),
  });
  const app = new App({
    receiver,
    // Known without asking Slack: nothing stands before the acknowledgement.
    authorize: () => Promise.resolve({ botToken }),
    convoStore: false,
    logger: boltLogger(log),
  });
  listen(app, { api, botToken, slackApiUrl, handle, isLookUp, log }, background);
  return {
    handleRequest: (request, response) => handleRequest(receiver, request, response),
    outletFor: (address) => {
      const place = readAddress(address);
      return place && placeOutlet(api, place);
    },
    stop: () => background.idle(),
  };
}

const MAX_BODY_BYTES = 1024 * 1024; // a message ends at 40,000 characters, a press brings its message along

function handleRequest(receiver: HTTPReceiver, request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== 'POST') {
    response.writeHead(405, { allow: 'POST' }).end();
    return;
  }
  try {
    receiver.requestListener(request, response);
  } catch {
    response.writeHead(404).end(); // Bolt throws at a path that is not its own
  }
}

function listen(app: App, tools: Tools, background: Background): void {
  const { log } = tools;

  /** The payload as far as we read it; what is not of that shape is dropped with a line in the log. */
  const parse = <T>(schema: z.ZodType<T>, body: unknown, kind: string): T | undefined => {
    const result = schema.safeParse(body);
    if (!result.success) log.warn({ kind, at: result.error.issues[0]?.path }, 'Slack: a payload was dropped');
    return result.data;
  };

  // Bolt acknowledges events by itself before it calls us.
  const onEvent = ({ body }: { body: unknown }): Promise<void> => {
    const parsed = parse(eventSchema, body, 'event');
    const message = parsed && readMessage(parsed);
    if (message) background.start(message.envelope.eventId, () => workOnMessage(tools, message));
    return Promise.resolve();
  };
  app.event('app_mention', onEvent);
  app.event('message', onEvent);

  app.command(COMMAND, async ({ ack, body }) => {
    await ack();
    const command = parse(commandSchema, body, 'command');
    if (command) background.start(`command:${command.trigger_id}`, () => workOnCommand(tools, command));
  });

  app.action(ANY_BUTTON, async ({ ack, body }) => {
    await ack();
    const pressed = parse(pressBodySchema, body, 'press');
    const button = pressed && readButton(pressed);
    if (button) background.start(button.incoming.eventId, () => workOnButton(tools, button));
    else if (pressed) log.warn({ kind: 'press' }, 'Slack: a button that is not ours was dropped');
  });

  app.error((error) => {
    log.error(masked(error), 'Slack: a payload could not be taken');
    return Promise.resolve();
  });
}

/** All buttons are acknowledged, old ones and those of another version too. */
const ANY_BUTTON = /^/;
