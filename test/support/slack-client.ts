// A user of the emulated workspace who talks to the bot in one place.
import type { Client } from '../e2e/first-light.ts';
import { buttonsOf, type SlackEmulator, textsOf, waitFor, type Where } from './slack-emulator.ts';

/** @param first how the talk begins: in a thread below a mention, or in the direct message with the bot. */
export function clientIn(slack: SlackEmulator, first: 'mention' | 'dm'): Client & { readonly where: () => Where } {
  let where: Where = {};
  const answers = () => slack.answers(where);
  return {
    where: () => where,
    say: async (text) => {
      if (where.channel !== undefined) {
        await slack.say(text, where);
        return;
      }
      const said = await slack[first](text, where);
      // A direct message is one conversation, without threads.
      where = first === 'dm' ? { channel: said.channel } : { channel: said.channel, thread: said.ts };
    },
    press: async (label) => {
      const message = (await answers()).findLast((one) => buttonsOf(one).includes(label));
      if (!message) throw new Error(`no button "${label}"`);
      await slack.press(message, label);
    },
    waitFor: async (text) =>
      textsOf(await waitFor(text, async () => (await answers()).findLast((one) => textsOf(one).includes(text)))),
    count: async () => (await answers()).length,
  };
}
