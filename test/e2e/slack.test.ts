// The whole bot in Slack: the emulator as client, Redis, DNS over packets. Once posted to over HTTP, once over Socket Mode.
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { clientIn } from '../support/slack-client.ts';
import { filesWith } from '../support/slack-files.ts';
import { type SlackBot, startSlackBot } from '../support/slack-bot.ts';
import { buttonsOf, type EmulatedMessage, filesOf, textsOf, waitFor, WORKSPACE } from '../support/slack-emulator.ts';
import { AFTER, BEFORE, playToAdvice, playToFix } from './first-light.ts';

const { alice, bob, channel } = WORKSPACE;
const ENGLISH = 'Azure VM. 554 5.7.1 Client host rejected: cannot find your reverse hostname, [203.0.113.40]';
const hasFile = (message: EmulatedMessage): boolean => filesOf(message).length > 0;
const UNKNOWN = '550 5.1.1 <nobody@fabrikam.example>: Recipient address rejected: User unknown';

describe.each(['http', 'socket'] as const)('over %s', (way) => {
  let running: SlackBot;
  beforeAll(async () => {
    running = await startSlackBot({
      redisUrl: inject('redisUrl'),
      zone: BEFORE,
      way,
      settings: { BOUNCE_DOCTOR_WATCH_MINUTES: '0.02,0.02,0.02,0.02,0.02' },
    });
  });
  afterAll(() => running.stop());

  const client = (first: 'mention' | 'dm') => clientIn(running.slack, first);
  /** The newest message of the channel, of all, that satisfies. */
  const seen = (what: string, is: (message: EmulatedMessage) => boolean, where: string = channel) =>
    waitFor(what, async () => (await running.slack.messages(where)).findLast(is));
  const forOne = (user: string, text: string) =>
    seen(text, (message) => message.ephemeral_to === user && textsOf(message).includes(text));
  const direct = async (text: string) => {
    const { channel: dm } = await running.slack.dm('help', { user: bob });
    return seen(text, (message) => textsOf(message).includes(text), dm);
  };

  describe.each(['mention', 'dm'] as const)('by %s', (first) => {
    test('from paste to verified fix, in Dutch', async () => {
      const { bot } = running;
      const user = client(first);
      await playToAdvice(user);
      await playToFix(user, bot);
      for (const name of Object.keys(bot.authority.zone))
        if (name.startsWith('40.')) Reflect.deleteProperty(bot.authority.zone, name);
      expect(bot.logged).toEqual([]);
    });
  });

  test('a guided case in English, the bot restarted in the middle of it', async () => {
    const user = client('mention');
    await user.say(ENGLISH);
    await user.waitFor('static or dynamic');
    await running.bot.restart();
    await user.press('Static');
    await user.waitFor('MAIL_NAME');
    await user.say('mail.contoso.example');
    expect(await user.waitFor('mail.contoso.example. IN A')).toContain('203.0.113.40');
    expect(running.bot.logged).toEqual([]);
  });

  test('a watch tells by itself when the fix is live', async () => {
    const { bot } = running;
    const user = client('mention');
    await user.say(ENGLISH);
    await user.waitFor('static or dynamic');
    await user.press('Static');
    await user.waitFor('Tell me when it is live');
    await user.press('Tell me when it is live');
    await user.waitFor('I keep an eye on it');
    // For how long is told in the time zone of each reader.
    expect(JSON.stringify(await running.slack.answers(user.where()))).toContain('"type":"date"');
    Object.assign(bot.authority.zone, AFTER);
    expect(await user.waitFor('It is live')).toContain('203.0.113.40');
    for (const name of Object.keys(AFTER)) Reflect.deleteProperty(bot.authority.zone, name);
    Object.assign(bot.authority.zone, BEFORE);
    expect(bot.logged).toEqual([]);
  });

  test('a button of an earlier step says so and changes nothing', async () => {
    const user = client('mention');
    await playToAdvice(user);
    const advice = (await running.slack.answers(user.where())).find((one) =>
      buttonsOf(one).includes('Opnieuw controleren'),
    );
    if (!advice) throw new Error('no advice');
    await user.press('Opnieuw controleren');
    await user.waitFor('Er is niets veranderd');
    await running.slack.press(advice, 'Opnieuw controleren');
    await user.waitFor('hoort bij een eerdere stap');
  });

  test.each(Object.entries(filesWith(UNKNOWN)))('a file: %s', async (name, content) => {
    const said = await running.slack.upload({ name, content, text: `<@${WORKSPACE.bot}>` });
    const answer = await waitFor('the answer', async () => (await running.slack.answers({ thread: said.ts }))[0]);
    expect(textsOf(answer)).toContain('550 5.1.1');
  });

  test('the summary of a case as a Markdown file, at a press, once', async () => {
    const { slack } = running;
    const user = client('mention');
    await user.say(UNKNOWN);
    await user.waitFor('Why it bounced');
    await user.press('Summary for a ticket');
    await user.waitFor('To copy into a ticket');
    const button = (await slack.answers(user.where())).find((one) => buttonsOf(one).includes('As a file'));
    if (!button) throw new Error('no button');
    await Promise.all([user.press('As a file'), user.press('As a file')]);
    const shared = await waitFor('the file', async () => (await slack.answers(user.where())).find(hasFile));
    const [file] = filesOf(shared);
    expect(file?.name).toBe('bounce-summary.md');
    const markdown = await slack.download(file?.url_private_download ?? '');
    expect(markdown).toContain('## Bounced mail: summary by Bounce Doctor');
    expect(markdown).toContain('***@fabrikam.example');
    expect(markdown).not.toContain('nobody@');
    await waitFor('the button gone', async () => {
      const now = (await slack.answers(user.where())).find((one) => one.ts === button.ts);
      return (now && !buttonsOf(now).includes('As a file')) || undefined;
    });
    expect((await slack.answers(user.where())).filter(hasFile)).toHaveLength(1);
  });

  test('slow checks: one message tells a line for each, and becomes the answer', async () => {
    const { slack, bot } = running;
    // A name server that says nothing for a while.
    bot.resolver.zone['_dmarc.slow.example'] = 'TIMEOUT';
    const user = client('mention');
    await user.say('550 5.7.26 Unauthenticated email from slow.example is not accepted');
    const [progress] = await waitFor('the progress', async () => {
      const answers = await slack.answers(user.where());
      return JSON.stringify(answers).includes('hourglass_flowing_sand') ? answers : undefined;
    });
    Reflect.deleteProperty(bot.resolver.zone, '_dmarc.slow.example');
    expect(textsOf(progress ?? { blocks: [] })).toContain('DMARC: slow.example');
    await user.waitFor('Why it bounced');
    const [answer, ...more] = await slack.answers(user.where());
    expect(answer?.ts).toBe(progress?.ts);
    expect(more).toEqual([]);
    expect(JSON.stringify(answer)).not.toContain('hourglass_flowing_sand');
  });

  test('/bounce answers a look-up for its user alone, who can share it with the channel', async () => {
    await running.slack.command('ptr 203.0.113.40', { user: bob });
    const shown = await forOne(bob, '203.0.113.40 has no PTR record');
    const before = (await running.slack.messages()).filter((message) => message.ephemeral_to === undefined).length;
    await running.slack.press(shown, 'Share in the channel', bob);
    const shared = await seen(
      'the shared answer',
      (message) => message.ephemeral_to === undefined && textsOf(message).includes('/bounce ptr 203.0.113.40'),
    );
    expect(textsOf(shared)).toContain('203.0.113.40 has no PTR record');
    expect(JSON.stringify(shared.blocks)).toContain(bob);
    await seen(
      'the button gone',
      ({ ts, blocks }) => ts === shown.ts && textsOf({ blocks }) === 'Shared in the channel.',
    );
    expect((await running.slack.messages()).filter((message) => message.ephemeral_to === undefined)).toHaveLength(
      before + 1,
    );
  });

  test.each([
    ['code 5.7.25', '5.7.25'],
    ['spf lookup.example', 'lookup.example'],
    ['dkim s1 lookup.example', 's1._domainkey.lookup.example'],
    ['dmarc lookup.example', 'lookup.example'],
    ['mx lookup.example', 'lookup.example'],
    ['ip 203.0.113.41', '203.0.113.41'],
    ['domain lookup.example', 'Health of lookup.example'],
    ['banner nowhere.lookup.example', 'nowhere.lookup.example'],
    ['help', 'Bounce Doctor finds out why mail bounces'],
  ])('/bounce %s is answered to its user alone', async (words, said) => {
    await running.slack.command(words, { user: bob });
    const answer = await forOne(bob, said);
    expect(buttonsOf(answer).includes('Share in the channel')).toBe(words !== 'help');
  });

  test('/bounce without words opens the modal, which says what is wrong and then answers in a thread', async () => {
    const { slack } = running;
    await slack.command('');
    const modal = await waitFor('the modal', () => slack.modal());
    expect(textsOf(modal)).toContain('The bounce, or the part of it that you have');
    expect(await slack.submit({ paste: { text: { type: 'plain_text_input', value: '  ' } } })).toEqual({
      paste: 'Paste something first: an error line is enough.',
    });
    expect(await slack.submit({ paste: { text: { type: 'plain_text_input', value: 'lunch?' } } })).toEqual({
      paste: 'I see no bounce in this. Paste the error text or the whole bounce message.',
    });
    const before = (await slack.messages()).length;
    expect(await slack.submit({ paste: { text: { type: 'plain_text_input', value: UNKNOWN } } })).toBeUndefined();
    const answer = await waitFor('the answer', async () =>
      (await slack.messages()).slice(before).find((message) => textsOf(message).includes('550 5.1.1')),
    );
    const root = (await slack.messages()).find((message) => message.ts === answer.thread_ts);
    expect(textsOf(root ?? { blocks: [] })).not.toContain('550');
    expect(root?.user).toBe(WORKSPACE.bot);
  });

  test('the modal answers in the language and in the privacy that were chosen', async () => {
    const { slack } = running;
    await slack.command('', { user: bob });
    await waitFor('the modal', () => slack.modal());
    const before = (await slack.messages()).length;
    const chosen = { type: 'static_select', selected_option: { value: 'nl', text: {} } };
    const ticked = { type: 'checkboxes', selected_options: [{ value: 'yes', text: {} }] };
    const values = {
      paste: { text: { type: 'plain_text_input', value: '550 5.1.1 <alone@fabrikam.example>: User unknown' } },
      language: { choice: chosen },
      private: { choice: ticked },
    };
    expect(await slack.submit(values, bob)).toBeUndefined();
    expect(textsOf(await direct('Waarom het bounct'))).toContain('550 5.1.1');
    expect(await slack.messages()).toHaveLength(before);
  });

  test('a paste in a public channel is masked, and goes on in private at a press', async () => {
    const { slack } = running;
    const said = await slack.mention('550 5.1.1 <secret.name@fabrikam.example>: User unknown', { user: bob });
    const answer = await waitFor('the answer', async () =>
      (await slack.answers({ thread: said.ts })).find((one) => buttonsOf(one).includes('Go on in private')),
    );
    expect(JSON.stringify(answer)).not.toContain('secret.name');
    await slack.press(answer, 'Go on in private', bob);
    expect(textsOf(await direct('This is what you asked about in the channel'))).toContain('User unknown');
    await direct('Why it bounced');
    await seen('the button gone', (one) => one.ts === answer.ts && !buttonsOf(one).includes('Go on in private'));
    expect(textsOf(await seen('the answer', (one) => one.ts === answer.ts))).toContain('550 5.1.1');
  });

  test('a private channel has more readers than who asked, so there too', async () => {
    const { slack } = running;
    const said = await slack.mention(UNKNOWN, { channel: WORKSPACE.privateChannel });
    const where = { channel: WORKSPACE.privateChannel, thread: said.ts };
    const answer = await waitFor('the answer', async () =>
      (await slack.answers(where)).find((one) => textsOf(one).includes('5.1.1')),
    );
    expect(buttonsOf(answer)).toContain('Go on in private');
    expect(JSON.stringify(answer)).not.toContain('nobody@');
  });

  test('a paste that is mended is read again; one that is deleted is not spoken of', async () => {
    const { slack } = running;
    const said = await slack.mention('550 5.1.1 <a@fabrikam.example>: User unknown');
    const answered = (text: string) =>
      waitFor(text, async () => (await slack.answers({ thread: said.ts })).find((one) => textsOf(one).includes(text)));
    await answered('5.1.1');
    await slack.edit(said, `<@${WORKSPACE.bot}> 552 5.2.2 <a@fabrikam.example>: Mailbox full`);
    await answered('552 5.2.2');
    const before = await slack.answers({ thread: said.ts });
    await slack.remove(said);
    await slack.mention('help', { thread: said.ts });
    await waitFor('what comes after it', async () => (await slack.answers({ thread: said.ts }))[before.length]);
    expect(await slack.answers({ thread: said.ts })).toHaveLength(before.length + 1);
  });

  test('the Home says how it works and lists the open cases of its user', async () => {
    const { slack } = running;
    const user = client('mention');
    await user.say(ENGLISH);
    await user.waitFor('static or dynamic');
    await slack.openHome(alice);
    const home = await waitFor('the Home', () => slack.home(alice));
    expect(textsOf(home)).toContain('Why did it bounce?');
    await waitFor('the cases', async () => {
      await slack.openHome(alice);
      return textsOf((await slack.home(alice)) ?? { blocks: [] }).includes('203.0.113.40') || undefined;
    });
    expect(JSON.stringify(await slack.home(alice))).toContain('/archives/C01MAIL/');
    expect(running.bot.logged).toEqual([]);
  });

  test('chat in a thread that the bot does not know is left alone', async () => {
    const { slack } = running;
    const root = await slack.say('lunch?');
    await slack.say('550 5.1.1 user unknown', { thread: root.ts });
    const asked = await slack.mention('help');
    await waitFor('help', async () => (await slack.answers({ thread: asked.ts }))[0]);
    expect(await slack.answers({ thread: root.ts })).toEqual([]);
  });
});
