// The whole bot with an emulated Slack workspace on its other side: over HTTP or Socket Mode, with bad days on demand.
import { SLACK_PATH } from '../../adapters/slack/slack.ts';
import { type Bot, type BotOptions, startBot } from './bot.ts';
import { type SlackEmulator, startSlackEmulator, type Way, WORKSPACE } from './slack-emulator.ts';
import { type FaultProxy, startFaultProxy } from './slack-faults.ts';
import type { SlackSocket } from './slack-socket.ts';

export interface SlackBot {
  readonly bot: Bot;
  readonly slack: SlackEmulator;
  /** Stands between the bot and Slack's Web API, with `faulty`. Files cannot be fetched then: they stay at the emulator. */
  readonly faults: FaultProxy;
  stop(): Promise<void>;
}

export type SlackBotOptions = Omit<BotOptions, 'doors'> & {
  readonly way?: Way;
  readonly faulty?: boolean;
  /** With `way: 'socket'`: what the bot connects to in place of the emulator, which then is its Web API only. */
  readonly socket?: SlackSocket;
  /** More settings of the bot. */
  readonly settings?: Readonly<Record<string, string>>;
};

export async function startSlackBot({
  way = 'http',
  socket,
  faulty = socket !== undefined,
  settings = {},
  ...options
}: SlackBotOptions): Promise<SlackBot> {
  let parts: { slack: SlackEmulator; faults: FaultProxy } | undefined;
  const bot = await startBot({
    ...options,
    doors: async (url) => {
      const slack = await startSlackEmulator(`${url}${SLACK_PATH}`, socket ? 'http' : way);
      const faults = await startFaultProxy(slack.apiUrl);
      if (socket) faults.always('apps.connections.open', socket.opened);
      parts = { slack, faults };
      return {
        SLACK_BOT_TOKEN: WORKSPACE.botToken,
        SLACK_API_URL: faulty ? faults.apiUrl : slack.apiUrl,
        ...(way === 'http'
          ? { SLACK_SIGNING_SECRET: WORKSPACE.signingSecret }
          : { SLACK_APP_TOKEN: WORKSPACE.appToken }),
        ...settings,
      };
    },
  });
  if (!parts) throw new Error('the doors were not made');
  const { slack, faults } = parts;
  return {
    bot,
    slack,
    faults,
    stop: async () => {
      await bot.stop();
      await faults.stop();
      await slack.stop();
    },
  };
}
