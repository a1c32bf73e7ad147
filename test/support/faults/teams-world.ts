// Teams, as the Agents Playground plays it, with two replicas of the bot.
import { buttonsOf } from '../teams-card.ts';
import { startTeamsPlayground, type TeamsMessage, type TeamsPlayground } from '../teams-playground.ts';
import { startDeliveryFront } from './delivery-front.ts';
import type { Client } from './dialogue.ts';
import { startWorld, type World } from './world.ts';

export interface TeamsWorld extends World {
  readonly teams: TeamsPlayground;
}

export async function startTeamsWorld(redisServer: string): Promise<TeamsWorld> {
  const worlds: World[] = [];
  // The bot answers where an activity says; there the fault stands between.
  const change = (body: string, replica: string): string => {
    const seat = worlds[0]?.seats.find((one) => one.replica.url === replica);
    return body.replace(/"serviceUrl":"[^"]*"/, `"serviceUrl":"${seat?.api.url ?? ''}_connector"`);
  };
  const front = await startDeliveryFront(change);
  const teams = await startTeamsPlayground(`${front.url}/api/messages`);
  const world = await startWorld({
    platform: 'teams',
    redisServer,
    front,
    settings: () => ({ TEAMS_LOCAL: 'true' }),
    apiTarget: `${teams.pageUrl}/`,
  });
  worlds.push(world);
  return {
    ...world,
    teams,
    stop: async () => {
      await world.stop();
      await teams.stop();
    },
  };
}

/** A user in a post of their own in a channel. */
export function teamsUser({ teams }: TeamsWorld): Client {
  let thread: string | undefined;
  const answers = (): readonly TeamsMessage[] =>
    thread === undefined ? [] : teams.messages(thread).filter((message) => message.from === 'bot');
  return {
    say: async (text) => {
      if (thread === undefined) thread = await teams.mention(text);
      else await teams.deliver(teams.activity({ text }, { id: thread, conversationType: 'channel' }));
    },
    press: async (label) => {
      const message = answers().findLast((one) => buttonsOf(one.card).some((button) => button.title === label));
      if (!message) throw new Error(`no button "${label}"`);
      await teams.press(message, label).catch(() => undefined);
    },
    answers: () => Promise.resolve(answers().map(({ text }) => text)),
  };
}
