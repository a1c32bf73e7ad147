import type { Handle } from '../../src/conversation/incoming.ts';
import { type Language, languageOf } from '../../src/messages/catalog.ts';
import { catalogOf } from '../../src/messages/messages.ts';
import type { TeamsTexts } from '../../src/messages/teams-texts.ts';
import type { Understood } from '../understand.ts';
import type { Activity } from './activity.ts';
import type { Bot } from './port.ts';

/** Tells what words are to the core without any look-up, so before an answer too. */
export type Understand = (text: string) => Understood;

/** What answering an activity needs. */
export interface Tools {
  readonly bot: Bot;
  readonly handle: Handle;
  readonly understand: Understand;
  /** Everybody's, whatever Teams says. */
  readonly language: Language | undefined;
  /** Where files may come from beside Microsoft's hosts. */
  readonly fileOrigins: readonly string[];
}

/** The texts in the language of whoever sent the activity. */
export function textsFor({ locale }: Activity, { language }: Pick<Tools, 'language'>): TeamsTexts {
  return catalogOf(language ?? languageOf(locale) ?? 'en').teams;
}
