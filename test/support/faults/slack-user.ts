import { buttonsOf, type EmulatedMessage, textsOf, WORKSPACE } from '../slack-emulator.ts';
import type { Client } from './dialogue.ts';
import type { SlackWorld } from './slack-world.ts';

/** A user in a thread of their own, which their first words begin. */
export function slackUser({ slack }: SlackWorld, user: string = WORKSPACE.alice): Client {
  let root: EmulatedMessage | undefined;
  const answers = async (): Promise<EmulatedMessage[]> =>
    root === undefined ? [] : slack.answers({ channel: root.channel, thread: root.ts });
  return {
    say: async (text) => {
      if (root) await slack.say(text, { channel: root.channel, thread: root.ts, user });
      else root = await slack.mention(text, { user });
    },
    press: async (label) => {
      const message = (await answers()).findLast((one) => buttonsOf(one).includes(label));
      if (!message) throw new Error(`no button "${label}"`);
      await slack.press(message, label, user).catch(() => undefined);
    },
    answers: async () => (await answers()).map(textsOf),
  };
}
