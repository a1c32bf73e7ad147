import { PROVIDERS } from './providers.ts';
import { AZURE_QUESTIONS } from './questions/azure.ts';
import { CONNECTION_QUESTIONS } from './questions/connection.ts';
import { MAIL_QUESTIONS } from './questions/mail.ts';
import { MICROSOFT365_QUESTIONS } from './questions/microsoft365.ts';
import { type QuestionRow, yesNo } from './questions/row.ts';
import type { QuestionId } from './vocabulary.ts';

/** Providers with a button of their own; the others are typed. */
const OFFERED: ReadonlySet<string> = new Set(['azure', 'aws', 'google-cloud', 'hetzner', 'ovh']);

/**
 * The questions the bot asks, with how their answers are understood, in English and Dutch alike: people mix them.
 * The order of choices decides where an answer could mean two.
 */
export const QUESTION_ROWS = {
  ...AZURE_QUESTIONS,
  ...CONNECTION_QUESTIONS,
  ...MICROSOFT365_QUESTIONS,
  ...MAIL_QUESTIONS,
  hosting_provider: {
    takes: 'choice',
    choices: [
      ...PROVIDERS.map(({ id, words }) => ({
        id,
        answer: words,
        said: words,
        ...(OFFERED.has(id) ? {} : { offered: false as const }),
      })),
      {
        id: 'smart_host',
        answer:
          /\b(?:smart ?host|relay|mail provider|esp|sendgrid|mailgun|mimecast|proofpoint|not ours|niet van ons)\b/i,
      },
      {
        id: 'isp',
        answer:
          /\b(?:isp|internet provider|office|on[- ]?prem\w*|own (?:line|network|server)|at home|kpn|ziggo|xs4all|odido|t-mobile|kantoor|eigen (?:lijn|netwerk|server)|thuis|glasvezel|dsl|cable|kabel|fibre|fiber)\b/i,
        said: /\b(?:business (?:line|internet)|office (?:line|connection)|(?:home|residential|dsl|adsl|fibre|fiber|cable) (?:line|connection|internet|server)|(?:from|at) home|homelab|zakelijke (?:lijn|verbinding)|thuis(?:verbinding|server|lijn)?|vanaf huis|ziggo|kpn|odido|xs4all|t-mobile thuis)\b/i,
      },
      { id: 'other', answer: /\b(?:other|another|different|anders|ander|andere|hoster|data ?cent(?:er|re)|vps)\b/i },
    ],
  },
  sending_path: {
    takes: 'choice',
    choices: [
      {
        id: 'direct',
        answer:
          /\b(?:direct(?:ly|e)?|rechtstreeks|no smart ?host|without (?:a )?smart ?host|geen smart ?host|zonder smart ?host|(?:via|using|per) (?:dns|mx))\b/i,
        said: /\b(?:sends? (?:it |mail )?direct(?:ly)?|direct to (?:the )?internet|direct delivery|no smart ?host|geen smart ?host|verstuurt rechtstreeks|rechtstreeks naar internet)\b/i,
      },
      {
        id: 'smart_host',
        answer: /\b(?:smart ?host|relay(?:host)?|via (?:an? |een )?(?:provider|dienst|service|gateway)|indirect)\b/i,
        said: /\b(?:us(?:e|es|ing)|through|via|with|goes to|gaat via|gebruik(?:t|en)?|hebben|have|has|met) (?:an?|our|the|de|een|onze|hun) (?:[\w-]+ ){0,2}smart ?host|\b(?:through|via) smart ?host|\bsmart ?host (?:from|of|by|at|that|which|van|bij|die)\b|\b(?:onze|our|it is a) (?:own |eigen )?smart ?host|\brelayhost\b|\b(?:that|this) is not (?:our|my) (?:ip|address)\b|\bdat is niet ons (?:ip|adres)\b/i,
      },
    ],
  },
  smarthost_owner: {
    takes: 'choice',
    choices: [
      {
        id: 'third_party',
        answer:
          /\b(?:third|3rd|external|vendor|provider|supplier|cloud|company|they|them|isp|hoster|hosting|derde(?:n|partij)?|externe?|leverancier|bedrijf|zij|not (?:us|ours?)|niet wij|niet van ons)\b/i,
        said: /\bsmart ?host (?:from|of|by|at|van|bij) (?:an?|our|een|onze)? ?(?:cloud|external|hosting|third|extern\w*)? ?(?:company|provider|vendor|party|supplier|leverancier|bedrijf|partij)\b/i,
      },
      {
        id: 'own',
        answer: /\b(?:own|ours?|we|us|ourselves|myself|me|i|eigen|wij|wijzelf|zelf|ik|onszelf|van ons)\b/i,
        said: /\b(?:our own smart ?host|we (?:run|manage|host) the smart ?host|(?:smart ?host|relay) (?:that |which )?(?:we|we['’]?ve) (?:run|manage|host|operate|set up)|onze eigen smart ?host|smart ?host die (?:wij|we) (?:zelf )?(?:beheren|draaien))\b/i,
      },
    ],
  },
  fallback_connector: {
    takes: 'choice',
    choices: yesNo({
      yes: /^\W*(?:yes|ja)\b|\b(?:there is|second|fallback|backup|er is|tweede|reserve)\b/i,
      no: /^\W*(?:no|nee|geen)\b|\b(?:only one|maar één|enige)\b/i,
      saidYes:
        /\b(?:secondary|second|fallback|backup|fall-back|back-up) (?:send )?connector\b|\b(?:tweede|reserve|fallback|backup)[- ]?(?:verzend)?connector\b/i,
    }),
  },
  mta: {
    takes: 'choice',
    choices: [
      {
        id: 'exchange_online',
        answer: /\b(?:exchange online|microsoft 365|office 365|m365|o365)\b/i,
        said: /\b(?:exchange online|microsoft 365|office 365|m365|o365)\b/i,
      },
      { id: 'exchange', answer: /\bexchange\b/i, said: /\bexchange(?: server)?(?: (?:20\d\d|se)\b|\b(?! online))/i },
      { id: 'postfix', answer: /\bpostfix\b/i, said: /\bpostfix\b/i },
      { id: 'exim', answer: /\bexim\d?\b/i, said: /\bexim\d?\b/i },
      { id: 'sendmail', answer: /\bsendmail\b/i, said: /\bsendmail\b/i },
      { id: 'other', answer: /\b(?:other|another|ander|anders)\b/i },
    ],
  },
  reverse_zone_delegation: {
    takes: 'choice',
    choices: [
      { id: 'no', answer: /\b(?:no|not|nope|nee|niet|geen|provider|isp)\b/i },
      {
        id: 'yes',
        answer: /\b(?:yes|yep|ja|delegated|ours|us|we|gedelegeerd|wij|zelf)\b/i,
        said: /\b(?:(?:reverse )?zone is delegated to us|delegated to our (?:name ?servers|dns)|aan ons gedelegeerd)\b/i,
      },
    ],
  },
  nat_rule: { takes: 'address' },
  mail_name: { takes: 'host' },
  full_bounce: { takes: 'paste' },
} as const satisfies Partial<Record<QuestionId, QuestionRow>>;

/** Questions that the bot can ask. */
export type AskedQuestion = keyof typeof QUESTION_ROWS;
/** The ids of a question's choices; never for a question that takes something else. */
export type ChoiceOf<Q extends AskedQuestion> = (typeof QUESTION_ROWS)[Q] extends {
  choices: readonly { readonly id: infer Id extends string }[];
}
  ? Id
  : never;

export function isAskedQuestion(id: string): id is AskedQuestion {
  return Object.hasOwn(QUESTION_ROWS, id);
}

/** The row of a question, under its general type. */
export function questionRow(id: AskedQuestion): QuestionRow {
  return QUESTION_ROWS[id];
}

/** "I don't know", in the ways people say it. */
const DONT_KNOW =
  /^\W*(?:i )?(?:(?:do not|don['’]?t) know|dunno|no idea|no clue|not sure|unknown|skip|idk|geen idee|(?:dat )?weet ik (?:dat )?niet|weet niet|onbekend|overslaan)\W*$|^\s*\?[?\s]*$/i;

/** Does this answer say that the admin does not know? */
export function saysUnknown(text: string): boolean {
  return DONT_KNOW.test(text);
}
