// The Home: what the bot does, a way in, and the user's open cases. https://docs.slack.dev/surfaces/app-home
import type { types } from '@slack/bolt';
import { catalogOf } from '../../src/messages/messages.ts';
import type { Language } from '../../src/messages/catalog.ts';
import type { HomeBody } from './payload.ts';
import { LIMITS } from './limits.ts';
import { PASTE_ACTION } from './own-press.ts';
import { tenantOfEvent } from './read.ts';
import { line, plain, richText } from './rich-text.ts';
import { clean, shorten } from './text.ts';
import { type OpenCase, type Speaker, speakerOf, type Tools } from './tools.ts';

/** A case as the Home shows it; `url` is empty where there is no address to go to. */
export interface ShownCase {
  readonly line: string;
  readonly url: string;
}

export async function workOnHome(tools: Tools, body: HomeBody): Promise<void> {
  const speaker = await speakerOf(tools, tenantOfEvent(body), body.event.user);
  if (!speaker) return;
  const { api, tenant, user, language } = speaker;
  const open = await tools.cases.openOf(tenant, user, language).catch(() => []);
  const cases = await Promise.all(open.slice(0, MOST_CASES).map((one) => shownCase(speaker, one)));
  await api.publishHome(user, homeView(cases, language));
}

const MOST_CASES = 10;

async function shownCase({ api }: Speaker, { channel, thread, line: about }: OpenCase): Promise<ShownCase> {
  const url = thread === undefined ? '' : await api.permalink(channel, thread).catch(() => '');
  return { line: about, url };
}

export function homeView(cases: readonly ShownCase[], language: Language): types.HomeView {
  const texts = catalogOf(language).slack;
  const blocks: types.KnownBlock[] = [
    header(texts.homeHeading),
    text(texts.homeIntro),
    {
      type: 'actions',
      elements: [{ type: 'button', action_id: PASTE_ACTION, style: 'primary', text: words(texts.homePaste) }],
    },
    ...texts.homeSteps.map((step) => text(`•  ${step}`)),
    { type: 'divider' },
    header(texts.homeCases),
    ...(cases.length === 0 ? [text(texts.homeNoCases)] : cases.flatMap((one) => caseBlocks(one, texts.homeOpenCase))),
  ];
  return { type: 'home', blocks: blocks.slice(0, LIMITS.blocksPerView) };
}

/** What a case is about may hold names from a paste, so it is literal. */
function caseBlocks({ line: about, url }: ShownCase, label: string): types.KnownBlock[] {
  const link = url === '' ? [] : [...plain('  '), { type: 'link', url, text: label } as const];
  return richText([
    { type: 'line', elements: [...plain(`•  ${shorten(clean(about), 300)}`), ...link] },
    ...line([], ''),
  ]);
}

function header(heading: string): types.HeaderBlock {
  return { type: 'header', text: words(heading) };
}

function text(shown: string): types.SectionBlock {
  return { type: 'section', text: words(shown) };
}

function words(shown: string): types.PlainTextElement {
  return { type: 'plain_text', text: shown, emoji: false };
}
