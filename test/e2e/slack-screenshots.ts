// Pictures of six typical moments for docs/images: `npm run screenshots:slack`. The page is that of the emulator, in a real
// browser; it shows no rich text, so the script draws those blocks as Slack does, from the messages as they were sent.
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { startSlackBot, type SlackBot } from '../support/slack-bot.ts';
import { clientIn } from '../support/slack-client.ts';
import { textsOf, waitFor } from '../support/slack-emulator.ts';
import { AFTER, BEFORE } from './first-light.ts';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const FOLDER = fileURLToPath(new URL('../../docs/images/', import.meta.url));
const MOST_BYTES = 150 * 1024;
const PASTE = 'Azure VM, Exchange. 554 5.7.1 Client host rejected: cannot find your reverse hostname, [203.0.113.40]';

async function takeAll(): Promise<void> {
  const running = await startSlackBot({ redisUrl: '', zone: BEFORE });
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  try {
    await guidedCase(running, browser);
    await lookUp(running, browser);
    await modal(running, browser);
    await home(running, browser);
  } finally {
    await browser.close();
    await running.stop();
  }
}

/** The thread of one case: its question, its advice, and what changed when it was mended. */
async function guidedCase(running: SlackBot, browser: Browser): Promise<void> {
  const user = clientIn(running.slack, 'mention');
  await user.say(PASTE);
  await user.waitFor('static or dynamic');
  const page = await openPage(running, browser, { width: 1180, height: 900 });
  await page.getByText('1 reply').first().click();
  await take(page, running, 'slack-question', '.thread-pane');

  await user.press('Static');
  await user.waitFor('MAIL_NAME');
  await user.say('mail.contoso.example');
  await user.waitFor('mail.contoso.example must resolve');
  await scrollTo(page, running, 'Why it bounced');
  await take(page, running, 'slack-advice', '.thread-pane');

  Object.assign(running.bot.authority.zone, AFTER);
  await user.press('Check again');
  await user.waitFor('Fixed:');
  await scrollTo(page, running, 'What changed');
  await take(page, running, 'slack-fixed', '.thread-pane');
  await page.close();
}

async function lookUp(running: SlackBot, browser: Browser): Promise<void> {
  await running.slack.command('ptr 203.0.113.40', { channel: 'C03OTHER' });
  await waitFor('the look-up', async () => (await running.slack.messages('C03OTHER'))[0]);
  const page = await openPage(running, browser, { width: 980, height: 540 });
  await page.getByText('random').first().click();
  await take(page, running, 'slack-look-up');
  await page.close();
}

async function modal(running: SlackBot, browser: Browser): Promise<void> {
  await running.slack.command('', { channel: 'C03OTHER' });
  const page = await openPage(running, browser, { width: 980, height: 620 });
  await page.locator('.bk-plain-input').fill('mail to fabrikam does not work');
  await page.locator('select.bk-select').selectOption('en'); // the page does not show what is chosen at first
  await page.getByRole('button', { name: 'Diagnose', exact: true }).click();
  await page.getByText('I see no bounce in this').waitFor();
  await take(page, running, 'slack-modal');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.close();
}

async function home(running: SlackBot, browser: Browser): Promise<void> {
  const user = clientIn(running.slack, 'mention');
  await user.say("550 5.7.26 Unauthenticated email from fabrikam.example is not accepted due to domain's DMARC policy");
  await user.waitFor('fabrikam.example');
  for (const words of ['domains contoso.example', 'addresses 203.0.113.40', 'provider azure', 'selectors s1, s2']) {
    await running.slack.command(`setup ${words}`, { channel: 'C03OTHER' });
  }
  await waitFor('the Home', async () => {
    await running.slack.openHome();
    const view = await running.slack.home();
    return view && textsOf(view).includes('5.7.26') && textsOf(view).includes('s1, s2') ? view : undefined;
  });
  const page = await openPage(running, browser, { width: 1080, height: 720 });
  await page.locator('.sidebar').getByText('Bounce Doctor').click();
  await take(page, running, 'slack-home');
  await page.close();
}

async function openPage(
  { slack }: SlackBot,
  browser: Browser,
  viewport: { width: number; height: number },
): Promise<Page> {
  const page = await browser.newPage({ viewport, deviceScaleFactor: 1 });
  await page.goto(slack.pageUrl);
  await page.addStyleTag({ content: STYLE });
  await page.locator('.messages').first().waitFor();
  return page;
}

/** Controls of the emulator are left out; rich text looks as in Slack. */
const STYLE = `
  .topbar-right, .msg-hover-actions, .sidebar-item .app-dot { visibility: hidden }
  .thread-pane { width: 720px !important }
  .rt { line-height: 1.46 } .rt a { color: #1264a3; text-decoration: none }
  .rt pre { font: 12px/1.5 Monaco, Menlo, 'DejaVu Sans Mono', monospace; background: #f8f8f8; border: 1px solid #ddd;
    border-radius: 4px; padding: 8px; margin: 4px 0; white-space: pre-wrap; overflow-wrap: anywhere }
  .rt span { white-space: pre-wrap } .rt .mention { background: #e8f5fa; color: #1264a3 }
`;

/** Scrolls the thread to the last header with that text. */
async function scrollTo(page: Page, running: SlackBot, text: string): Promise<void> {
  await page.waitForTimeout(300);
  await draw(page, running);
  await page.evaluate(`[...document.querySelectorAll('.thread-pane .bk-header')]
    .findLast((header) => header.textContent === ${JSON.stringify(text)})?.closest('.msg').scrollIntoView({ block: 'start' })`);
}

async function take(page: Page, running: SlackBot, name: string, selector?: string): Promise<void> {
  await page.waitForTimeout(300);
  await draw(page, running);
  const path = `${FOLDER}${name}.png`;
  await (selector === undefined ? page.screenshot({ path }) : page.locator(selector).screenshot({ path }));
  const { size } = await stat(path);
  process.stdout.write(`${path} ${Math.round(size / 1024)} KB\n`);
  if (size > MOST_BYTES) throw new Error(`${name} is larger than ${MOST_BYTES} bytes`);
}

/** Draws the rich text blocks that the page leaves out, in each message and in the Home. */
async function draw(page: Page, { slack }: SlackBot): Promise<void> {
  const state = (await (await fetch(`${slack.pageUrl}/_control/state`)).json()) as { channels: { id: string }[] };
  const messages = (await Promise.all(state.channels.map((channel) => slack.messages(channel.id)))).flat();
  const view = await slack.home();
  const known = {
    messages: Object.fromEntries(messages.map(({ ts, blocks }) => [ts, blocks])),
    home: view?.blocks ?? [],
  };
  await page.evaluate(`(${DRAW})(${JSON.stringify(JSON.stringify(known))})`);
}

/** Runs in the page. */
const DRAW = `(json) => {
  const known = JSON.parse(json);
  const names = { U0BOT: 'Bounce Doctor', U01ALICE: 'Alice', U02BOB: 'Bob' };
  const signs = { white_check_mark: '\\u2705', x: '\\u274c', warning: '\\u26a0\\ufe0f', information_source: '\\u2139\\ufe0f', grey_question: '\\u2754' };
  const inline = (part) => {
    const made = document.createElement(part.type === 'link' ? 'a' : 'span');
    const date = (seconds) => 'today at ' + new Date(seconds * 1000).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
    made.textContent = part.type === 'date' ? part.format.replace('{date_short_pretty} at {time}', date(part.timestamp)) : part.type === 'emoji' ? (signs[part.name] ?? ':' + part.name + ':') : part.type === 'user' ? '@' + (names[part.user_id] ?? part.user_id) : part.text;
    if (part.type === 'user') made.className = 'mention';
    if (part.style && part.style.bold) made.style.fontWeight = 'bold';
    return made;
  };
  const rich = (block) => {
    const box = document.createElement('div');
    box.className = 'rt';
    for (const element of block.elements) {
      const made = document.createElement(element.type === 'rich_text_preformatted' ? 'pre' : 'div');
      made.append(...element.elements.map(inline));
      box.append(made);
    }
    return box;
  };
  const fill = (shown, blocks) => [...shown.children].forEach((child, index) => {
    const block = blocks[index];
    if (block && block.type === 'rich_text' && child.dataset.drawn !== JSON.stringify(block)) {
      child.replaceChildren(rich(block));
      child.className = 'bk-section';
      child.dataset.drawn = JSON.stringify(block);
    }
  });
  for (const message of document.querySelectorAll('.msg')) {
    const shown = message.querySelector('.blocks');
    if (shown) fill(shown, known.messages[message.dataset.ts] ?? []);
  }
  for (const shown of document.querySelectorAll('.blocks')) {
    if (!shown.closest('.msg') && !shown.closest('[class*=modal]')) fill(shown, known.home);
  }
}`;

if (existsSync(CHROMIUM)) {
  await takeAll();
} else {
  process.stderr.write(
    `There is no browser at ${CHROMIUM}. Install one (Debian: apt-get install chromium), or name it: CHROMIUM=/path\n`,
  );
  process.exitCode = 1;
}
