// The Teams adapter alone, against the real Agents Playground; the dialogue is a scripted one.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Handle, Incoming } from '../../src/conversation/incoming.ts';
import type { Card } from '../../src/reply/card.ts';
import { eventually } from '../support/eventually.ts';
import { startTeamsPlayground, type TeamsPlayground } from '../support/teams-playground.ts';
import { serveTeams, type TeamsServer } from '../support/teams-server.ts';

let server: TeamsServer;
let teams: TeamsPlayground;
const handled: Incoming[] = [];
const shown = new Map<string, string>();

/** Shows a card with a button for a text, and another card in its place when the button is pressed. */
const scripted: Handle = async ({ conversation, event, ...rest }, outlet) => {
  handled.push({ conversation, event, ...rest });
  if (event.type === 'text' && event.text === 'slowly') {
    await new Promise((resolve) => setTimeout(resolve, 16_000));
    await outlet.show({ summary: 's', elements: [{ type: 'text', text: 'after sixteen seconds' }] });
    return;
  }
  if (event.type === 'text') shown.set(conversation, await outlet.show(question(event.text)));
  if (event.type === 'press') await outlet.show(answer(event.press.choice ?? ''), shown.get(conversation));
};
const question = (text: string): Card => ({
  summary: 'A question',
  elements: [
    { type: 'heading', text: 'Static or dynamic?' },
    { type: 'text', text },
    {
      type: 'actions',
      actions: [
        { label: 'Static', press: { run: 1, action: 'answer', question: 'ip', choice: 'static' }, style: 'primary' },
        { label: 'Dynamic', press: { run: 1, action: 'answer', question: 'ip', choice: 'dynamic' } },
      ],
    },
  ],
});
const answer = (choice: string): Card => ({
  summary: 'The answer',
  elements: [
    { type: 'steps', items: [{ text: `Set the name of the ${choice} address`, command: 'Set-Name -Value "x"' }] },
  ],
});

beforeAll(async () => {
  server = await serveTeams({ production: false, handle: scripted });
  teams = await startTeamsPlayground(server.url);
});
afterAll(async () => {
  await teams.stop();
  await server.stop();
});
beforeEach(() => {
  handled.length = 0;
});

describe('in a personal chat', () => {
  test('a text gets a card, a pressed button changes it in place', async () => {
    await teams.say('550 5.7.25 one');
    const asked = await teams.waitFor('5.7.25 one');
    expect(asked.text).toBe('Static or dynamic?\n550 5.7.25 one\n[Static]\n[Dynamic]');
    expect(await teams.press(asked, 'Static')).toEqual({
      type: 'application/vnd.microsoft.activity.message',
      value: '✓',
    });
    const answered = await teams.waitFor((message) => message.id === asked.id && message.updates === 1);
    expect(answered.text).toBe('1. Set the name of the static address\nSet-Name -Value "x"');
    expect(server.warnings).toEqual([]);
  });

  test('a client that knows Action.Submit only gets the same', async () => {
    await teams.say('550 5.7.25 two');
    const asked = await teams.waitFor('5.7.25 two');
    await teams.press(asked, 'Dynamic', 'Action.Submit');
    const answered = await teams.waitFor((message) => message.id === asked.id && message.updates === 1);
    expect(answered.text).toContain('the dynamic address');
  });

  test('an HTML paste keeps its lines', async () => {
    const attachments = [{ contentType: 'text/html', content: '<p>550 5.7.25 three</p><p>&nbsp;see above</p>' }];
    await teams.deliver(teams.activity({ text: '550 5.7.25 three see above', attachments }));
    const asked = await teams.waitFor('5.7.25 three');
    expect(asked.text).toContain('550 5.7.25 three\n see above\n');
  });

  test('the same activity three times is the same event three times', async () => {
    const activity = teams.activity({ text: 'thrice' });
    for (let count = 0; count < 3; count += 1) expect((await teams.deliver(activity)).status).toBe(200);
    await eventually(() => expect(handled).toHaveLength(3));
    expect(new Set(handled.map((incoming) => incoming.eventId)).size).toBe(1);
    expect(handled[0]?.conversation).toBe(`teams:${teams.ids.tenant}:${teams.ids.personalChat}`);
  });

  test('an answer that Teams would not take whole comes in several messages', async () => {
    await teams.say(`long ${'x'.repeat(60_000)} end`);
    await teams.waitFor('end\n[Static]');
    const parts = teams
      .messages(teams.ids.personalChat)
      .filter((message) => message.from === 'bot' && message.text.includes('xxx'));
    expect(parts).toHaveLength(3);
  });
});

test('an answer that takes longer than Teams waits for one comes all the same, once', async () => {
  // Teams sends an activity again after 15 s without an acknowledgement.
  const asked = teams.activity({ text: 'slowly' });
  expect((await teams.deliver(asked)).status).toBe(200);
  await teams.waitFor('after sixteen seconds', 18_000);
  expect(handled.filter(({ event }) => event.type === 'text' && event.text === 'slowly')).toHaveLength(1);
  expect(server.warnings).toEqual([]);
}, 25_000);

test('in a channel a mention is answered in its thread, and a press too', async () => {
  const thread = await teams.mention('550 5.7.25 four');
  const asked = await teams.waitFor('5.7.25 four');
  expect(asked.conversation).toBe(thread);
  expect(handled).toMatchObject([
    { conversation: `teams:${teams.ids.tenant}:${thread}`, addressed: true, event: { text: '550 5.7.25 four' } },
  ]);
  await teams.press(asked, 'Static');
  const answered = await teams.waitFor((message) => message.id === asked.id && message.updates === 1);
  expect(answered.conversation).toBe(thread);
});
