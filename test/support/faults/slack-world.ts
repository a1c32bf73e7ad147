// Slack with two replicas of the bot.
import { SLACK_PATH } from '../../../adapters/slack/slack.ts';
import { type SlackEmulator, startSlackEmulator, WORKSPACE } from '../slack-emulator.ts';
import { startDeliveryFront } from './delivery-front.ts';
import { startWorld, type World } from './world.ts';

export interface SlackWorld extends World {
  readonly slack: SlackEmulator;
}

export async function startSlackWorld(redisServer: string): Promise<SlackWorld> {
  const front = await startDeliveryFront();
  const slack = await startSlackEmulator(`${front.url}${SLACK_PATH}`);
  const world = await startWorld({
    platform: 'slack',
    redisServer,
    front,
    settings: (api) => ({
      SLACK_BOT_TOKEN: WORKSPACE.botToken,
      SLACK_SIGNING_SECRET: WORKSPACE.signingSecret,
      SLACK_API_URL: `${api}api/`,
    }),
    apiTarget: slack.apiUrl.replace(/api\/$/, ''),
  });
  return {
    ...world,
    slack,
    stop: async () => {
      await world.stop();
      await slack.stop();
    },
  };
}
