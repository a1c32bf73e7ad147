import type { Handle } from '../../src/conversation/incoming.ts';
import { NO_PROFILE } from '../../src/diagnosis/profile.ts';
import { type Language, languageOf } from '../../src/messages/catalog.ts';
import { catalogOf } from '../../src/messages/messages.ts';
import type { SlackTexts } from '../../src/messages/slack-texts.ts';
import type { Understood } from '../understand.ts';
import type { Connect, Connection } from './connection.ts';
import type { Locales } from './locale.ts';
import type { SlackLog } from './log.ts';
import type { Place } from './place.ts';
import type { Profiles } from './profiles.ts';
import { type Tenant, workspaceOf } from './tenant.ts';

/** Tells what words are to the core without any look-up, so before an acknowledgement too. */
export type Understand = (text: string) => Understood;

/** A case of a user that waits for something. */
export interface OpenCase {
  readonly channel: string;
  /** The message that the case is about. Undefined: a direct message, which is one conversation. */
  readonly thread: string | undefined;
  /** What it is about, in a line. */
  readonly line: string;
}

/** Where a user has been talking to the bot, for the Home. */
export interface Cases {
  visited(tenant: Tenant, user: string, conversation: string, place: Place): Promise<void>;
  openOf(tenant: Tenant, user: string, language: Language): Promise<readonly OpenCase[]>;
}

/** Whether the bot also hears what is not said to it in a conversation. May reject. */
export type Listens = (conversation: string) => Promise<boolean>;

/** What the work after an acknowledgement needs. */
export interface Tools {
  readonly connect: Connect;
  readonly locales: Locales;
  readonly handle: Handle;
  readonly understand: Understand;
  readonly cases: Cases;
  readonly listens: Listens;
  readonly profiles: Profiles;
  /** Everybody's, whatever Slack says. */
  readonly language: Language | undefined;
  readonly log: SlackLog;
}

/** Somebody who spoke to the bot, and the way to their workspace. */
export interface Speaker extends Connection {
  readonly tenant: Tenant;
  readonly user: string;
  /** IETF language tag. */
  readonly locale: string | undefined;
  readonly language: Language;
  readonly texts: SlackTexts;
}

/** Undefined: the app is not installed in their workspace, and nothing can be said. */
export async function speakerOf(tools: Tools, tenant: Tenant, user: string): Promise<Speaker | undefined> {
  const connection = await tools.connect(tenant);
  if (!connection) {
    tools.log.warn({ installation: tenant.installation }, 'Slack: an event of a workspace without the app was dropped');
    return undefined;
  }
  const [locale, profile] = await Promise.all([
    tools.locales.of(connection.api, tenant, user),
    tools.profiles.of(workspaceOf(tenant)).catch(() => NO_PROFILE),
  ]);
  const language = tools.language ?? profile.language ?? languageOf(locale) ?? 'en';
  return { ...connection, tenant, user, locale, language, texts: catalogOf(language).slack };
}
