// Pictures of six typical moments for docs/images: `npm run screenshots:teams`. The page is that of the Agents Playground in
// a real browser, light and dark. It has no dark theme of its own: the script gives it the colours that Teams uses.
import { existsSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { type Bot, startBot } from '../support/bot.ts';
import { clientIn } from '../support/teams-client.ts';
import { startTeamsPlayground, type TeamsPlayground } from '../support/teams-playground.ts';
import { AFTER, BEFORE, type Client } from './first-light.ts';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const FOLDER = fileURLToPath(new URL('../../docs/images/', import.meta.url));
const MOST_BYTES = 150 * 1024;
const PASTE = 'Azure VM, Exchange. 554 5.7.1 Client host rejected: cannot find your reverse hostname, [203.0.113.40]';
const WATCH = { BOUNCE_DOCTOR_WATCH_MINUTES: Array.from({ length: 50 }, () => '0.02').join(',') };
/** A domain with something wrong, for the report. */
const ZONE = {
  ...BEFORE,
  'fabrikam.example': { MX: ['10 mx.fabrikam.example'], TXT: ['v=spf1 ip4:198.51.100.0/24 +all'] },
  'mx.fabrikam.example': { A: ['198.51.100.7'] },
  '_dmarc.fabrikam.example': { TXT: ['v=DMARC1; p=none; rua=mailto:dmarc@fabrikam.example'] },
} as const;

type Theme = 'light' | 'dark';
const THEMES: readonly Theme[] = ['light', 'dark'];

async function takeAll(): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  try {
    for (const theme of THEMES) await takeTheme(browser, theme);
  } finally {
    await browser.close();
  }
}

async function takeTheme(browser: Browser, theme: Theme): Promise<void> {
  const doors = () => Promise.resolve({ TEAMS_LOCAL: 'true', ...WATCH });
  const bot = await startBot({ redisUrl: '', zone: { ...ZONE }, doors });
  const teams = await startTeamsPlayground(`${bot.url}/api/messages`);
  const user = clientIn(teams);
  const page = await openPage(browser, teams, theme);
  try {
    await moments(page, bot, user, theme);
  } finally {
    await page.close();
    await teams.stop();
    await bot.stop();
  }
}

/** The six moments of one personal chat. Opening the page adds the app to it. */
async function moments(page: Page, bot: Bot, user: Client, theme: Theme): Promise<void> {
  await user.waitFor('Here you can also send me');
  await take(page, `teams-hello-${theme}`, 1);

  await say(page, PASTE);
  await user.waitFor('static or dynamic');
  await page.getByText('203.0.113.40 has no PTR record').last().waitFor();
  await page.locator('[aria-label="Record"]').last().click();
  await take(page, `teams-question-${theme}`, 2);

  await user.press('Static');
  await user.waitFor('ReverseFqdn');
  await take(page, `teams-advice-${theme}`, 1);

  await user.press('Tell me when it is live');
  await user.waitFor('I keep an eye on it');
  Object.assign(bot.authority.zone, AFTER);
  await user.waitFor('It is live');
  await take(page, `teams-live-${theme}`, 2);

  await say(page, 'code 5.7.25');
  await user.waitFor('5.7.25 in the registry');
  await take(page, `teams-code-${theme}`, 2);

  await say(page, 'domain fabrikam.example');
  await user.waitFor('Health of fabrikam.example');
  await take(page, `teams-domain-${theme}`, 2);
}

/** What is typed into the page shows on it; what the client is told to send does not. */
async function say(page: Page, text: string): Promise<void> {
  await page.locator('[data-lexical-editor]').pressSequentially(text);
  await page.waitForTimeout(300); // the page takes a moment to notice
  await page.keyboard.press('Enter');
}

async function openPage(browser: Browser, { pageUrl }: TeamsPlayground, theme: Theme): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 720, height: 2600 }, deviceScaleFactor: 1 });
  if (theme === 'dark') {
    await page.route(/\/static\/js\/main\..*\.js$/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: inDark(await response.text()) });
    });
  }
  await page.goto(pageUrl);
  await page.getByTitle('Hide log panel').click();
  if (theme === 'dark') await page.addStyleTag({ content: DARK });
  return page;
}

/** The colours of cards stand in the page's program, as the host configuration of Teams has them for its light theme. */
function inDark(program: string): string {
  let text = program;
  for (const [light, dark] of CARD_COLOURS) {
    if (!text.includes(light)) throw new Error(`The Playground has no ${light} any more`);
    text = text.replaceAll(light, dark);
  }
  return text;
}

const CARD_COLOURS = [
  ['"default":"#ff252424"', '"default":"#ffffffff"'],
  ['"subtle":"#bf252424"', '"subtle":"#bfffffff"'],
  ['"borderColor":"#CCCCCC","backgroundColor":"#ffffff"', '"borderColor":"#666666","backgroundColor":"#292929"'],
  ['"backgroundColor":"#fff9f8f7"', '"backgroundColor":"#ff3d3d3d"'],
  ['"default":"#6264a7"', '"default":"#a6a7dc"'],
  ['"default":"#c4314b"', '"default":"#f1707b"'],
] as const;

const DARK = `
  .fui-FluentProvider, .ui-provider { background: #1f1f1f !important; color: #fff !important;
    --colorNeutralBackground1: #292929; --colorNeutralBackground2: #1f1f1f; --colorNeutralBackground3: #141414;
    --colorNeutralForeground1: #fff; --colorNeutralForeground2: #d6d6d6; --colorNeutralForeground3: #adadad;
    --colorNeutralForeground4: #999; --colorNeutralStroke1: #666; --colorNeutralStroke2: #525252;
    --colorBrandForeground1: #a6a7dc; --colorBrandBackground2: #2f2f4a; }
  .fai-OutputCard { background: #292929 !important }
  .fai-UserMessage, .fai-UserMessage__message { background: #2f2f4a !important }
  .ac-horizontal-separator { border-color: #484848 !important }
  .fai-OutputCard div { border-color: #484848 !important }
  .ac-pushButton { background: #292929 !important; color: #fff !important; border-color: #666 !important }
`;

/** Takes the last messages of the chat. */
async function take(page: Page, name: string, messages: number): Promise<void> {
  await page.waitForTimeout(700);
  const clip = await page.evaluate<{ x: number; y: number; width: number; height: number }>(
    `(${TIDY})(${JSON.stringify(messages)})`,
  );
  const path = `${FOLDER}${name}.png`;
  await page.screenshot({ path, clip });
  const { size } = await stat(path);
  process.stdout.write(`${path} ${Math.round(size / 1024)} KB\n`);
  if (size > MOST_BYTES) throw new Error(`${name} is larger than ${MOST_BYTES} bytes`);
}

/** Runs in the page: leaves out what the Playground says of itself, and tells where the last messages are. */
const TIDY = `(count) => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const notes = [];
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if (node.data === 'Test Bot') node.data = 'Bounce Doctor';
    if (node.data.startsWith('Full width control is not supported')) notes.push(node.parentElement);
  }
  const lines = notes.map((note) => note.parentElement.parentElement);
  for (const line of lines) if (line.querySelectorAll('span').length === 1) line.style.display = 'none';
  let list = [...document.querySelectorAll('.fai-OutputCard')].at(-1);
  while (list && !/auto|scroll/.test(getComputedStyle(list).overflowY)) list = list.parentElement;
  list.scrollTop = list.scrollHeight;
  const rows = [...list.children].filter((row) => row.getBoundingClientRect().height > 20).slice(-count);
  const top = Math.max(rows[0].getBoundingClientRect().top + 4, list.getBoundingClientRect().top);
  const bottom = rows.at(-1).getBoundingClientRect().bottom + 8;
  const { left, width } = list.getBoundingClientRect();
  return { x: left, y: top, width, height: bottom - top };
}`;

if (existsSync(CHROMIUM)) {
  await takeAll();
} else {
  process.stderr.write(
    `There is no Chromium at ${CHROMIUM}. On Debian: apt-get install chromium; elsewhere set CHROMIUM to its path.\n`,
  );
  process.exitCode = 1;
}
