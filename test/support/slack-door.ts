// The Slack adapter behind a server of its own, with an emulated workspace on its other side.
import { createServer } from 'node:http';
import { createSlack, SLACK_PATH, type SlackOptions } from '../../adapters/slack/slack.ts';
import { understand } from '../../adapters/understand.ts';
import { close, listen } from './listening.ts';
import { type SlackEmulator, startSlackEmulator, WORKSPACE } from './slack-emulator.ts';

export interface LogLine {
  readonly level: 'warn' | 'error';
  readonly fields: Record<string, unknown>;
  readonly message: string;
}

export interface SlackDoor {
  readonly slack: SlackEmulator;
  /** What the adapter logged. */
  readonly logged: LogLine[];
  /** Resolves when everything that was acknowledged has been worked on. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** What of the adapter a test chooses itself. */
export type Given = Pick<SlackOptions, 'handle'> & Partial<Omit<SlackOptions, 'handle' | 'log' | 'slackApiUrl'>>;

/** @param apiUrl puts something between the bot and the emulator's Web API, given that one's address. */
export async function openSlackDoor(
  given: Given,
  apiUrl: (emulator: string) => string | Promise<string> = (url) => url,
): Promise<SlackDoor> {
  const server = createServer();
  const slack = await startSlackEmulator(`http://127.0.0.1:${await listen(server)}${SLACK_PATH}`);
  const logged: LogLine[] = [];
  const door = createSlack({
    signingSecret: WORKSPACE.signingSecret,
    botToken: WORKSPACE.botToken,
    slackApiUrl: await apiUrl(slack.apiUrl),
    understand,
    ...given,
    log: {
      warn: (fields, message) => logged.push({ level: 'warn', fields, message }),
      error: (fields, message) => logged.push({ level: 'error', fields, message }),
    },
  });
  await door.start();
  server.on('request', (request, response) => door.handleRequest(request, response));
  return {
    slack,
    logged,
    settled: () => door.idle(),
    stop: async () => {
      await close(server);
      await door.stop();
      await slack.stop();
    },
  };
}
