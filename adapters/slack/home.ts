// The Home: what the bot does, a way in, the user's open cases and the workspace's profile. https://docs.slack.dev/surfaces/app-home
import type { types } from '@slack/bolt';
import { NO_PROFILE, type Profile } from '../../src/diagnosis/profile.ts';
import { catalogOf } from '../../src/messages/messages.ts';
import type { Language } from '../../src/messages/catalog.ts';
import { profileLines } from '../../src/reply/profile-card.ts';
import type { HomeBody } from './payload.ts';
import { LIMITS } from './limits.ts';
import { PASTE_ACTION, PROFILE_ACTION } from './own-press.ts';
import { tenantOfEvent } from './read.ts';
import { line, plain, richText } from './rich-text.ts';
import { workspaceOf } from './tenant.ts';
import { clean, shorten } from './text.ts';
import { type OpenCase, type Speaker, speakerOf, type Tools } from './tools.ts';
import { header, paragraph, plainText } from './view-parts.ts';

/** A case as the Home shows it; `url` is empty where there is no address to go to. */
export interface ShownCase {
  readonly line: string;
  readonly url: string;
}

export async function workOnHome(tools: Tools, body: HomeBody): Promise<void> {
  const speaker = await speakerOf(tools, tenantOfEvent(body), body.event.user);
  if (speaker) await publishHome(tools, speaker);
}

/** Fills the Home of a user as things stand. What cannot be read is left out. */
export async function publishHome(tools: Tools, speaker: Speaker): Promise<void> {
  const { api, tenant, user, language } = speaker;
  const open = await tools.cases.openOf(tenant, user, language).catch(() => []);
  const cases = await Promise.all(open.slice(0, MOST_CASES).map((one) => shownCase(speaker, one)));
  const profile = await tools.profiles.of(workspaceOf(tenant)).catch(() => NO_PROFILE);
  await api.publishHome(user, homeView(cases, profile, language));
}

const MOST_CASES = 10;

async function shownCase({ api }: Speaker, { channel, thread, line: about }: OpenCase): Promise<ShownCase> {
  const url = thread === undefined ? '' : await api.permalink(channel, thread).catch(() => '');
  return { line: about, url };
}

export function homeView(cases: readonly ShownCase[], profile: Profile, language: Language): types.HomeView {
  const catalog = catalogOf(language);
  const texts = catalog.slack;
  const known = profileLines(profile, catalog);
  const blocks: types.KnownBlock[] = [
    header(texts.homeHeading),
    paragraph(texts.homeIntro),
    button(PASTE_ACTION, texts.homePaste, 'primary'),
    ...texts.homeSteps.map((step) => paragraph(`•  ${step}`)),
    { type: 'divider' },
    header(texts.homeCases),
    ...(cases.length === 0
      ? [paragraph(texts.homeNoCases)]
      : cases.flatMap((one) => caseBlocks(one, texts.homeOpenCase))),
    { type: 'divider' },
    header(catalog.talk.profile.heading),
    ...richText((known.length === 0 ? [texts.setup.empty] : known).flatMap((words) => line([], words))),
    button(PROFILE_ACTION, texts.setup.change),
  ];
  return { type: 'home', blocks: blocks.slice(0, LIMITS.blocksPerView) };
}

function button(action: string, label: string, style?: 'primary'): types.ActionsBlock {
  const text = plainText(label, LIMITS.buttonLabel);
  return { type: 'actions', elements: [{ type: 'button', action_id: action, text, ...(style && { style }) }] };
}

/** What a case is about may hold names from a paste, so it is literal. */
function caseBlocks({ line: about, url }: ShownCase, label: string): types.KnownBlock[] {
  const link = url === '' ? [] : [...plain('  '), { type: 'link', url, text: label } as const];
  return richText([
    { type: 'line', elements: [...plain(`•  ${shorten(clean(about), 300)}`), ...link] },
    ...line([], ''),
  ]);
}
