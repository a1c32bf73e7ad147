// A user of the Playground's personal chat with the bot.
import type { Client } from '../e2e/first-light.ts';
import { buttonsOf } from './teams-card.ts';
import type { TeamsMessage, TeamsPlayground } from './teams-playground.ts';

/** Only messages newer than this call count. */
export function clientIn(teams: TeamsPlayground): Client {
  const { personalChat } = teams.ids;
  const before = new Set(teams.messages(personalChat).map((message) => message.id));
  const answers = (): readonly TeamsMessage[] =>
    teams.messages(personalChat).filter((message) => message.from === 'bot' && !before.has(message.id));
  return {
    say: (text) => teams.say(text),
    press: async (label) => {
      const message = answers().findLast((one) => buttonsOf(one.card).some((button) => button.title === label));
      if (!message) throw new Error(`no button "${label}"`);
      await teams.press(message, label);
    },
    waitFor: async (text) =>
      (await teams.waitFor((message) => message.text.includes(text) && !before.has(message.id))).text,
    count: () => Promise.resolve(answers().length),
  };
}
