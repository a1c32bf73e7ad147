import { type ProviderId, PROVIDERS } from './providers.ts';
import { AZURE_QUESTIONS } from './questions/azure.ts';
import { CONNECTION_QUESTIONS } from './questions/connection.ts';
import { MAIL_QUESTIONS } from './questions/mail.ts';
import { MICROSOFT365_QUESTIONS } from './questions/microsoft365.ts';
import { anyOf, butNot, type QuestionRow, yesNo } from './questions/row.ts';
import type { QuestionId } from './vocabulary.ts';

/** Short names that mean the provider only where a provider was asked for. */
const ALSO_CALLED: Readonly<Partial<Record<ProviderId, RegExp>>> = {
  aws: /\bamazon\b/i,
  'google-cloud': /\bgoogle\b/i,
};
/** A zone or a block of addresses; a domain is delegated to name servers of one's own more often. */
const DELEGATED_TO_US = butNot(
  anyOf(
    /\b(?:delegat\w{1,3}|gedelegeerd)\b[^.;?!\n]{0,60}? (?:to|aan|naar) (?:us\b|ons\b|(?:our|my|onze?|mijn)\b(?! (?:provider|isp|host|leverancier)))/i,
    /\b(?:to|aan|naar) (?:us|ons|(?:our|my|onze?|mijn) (?:\w{1,12} ){0,3}?(?:name ?servers?|dns|ns\d?)) (?:\w{1,12} ){0,2}?(?:delegated|gedelegeerd)\b/i,
  ),
  /\b(?:not|n['’]t|never|niet|nooit)\b[^.;,]{1,30}\b(?:delegat|gedelegeerd)|\b(?:delegat\w{1,3}|gedelegeerd)\b[^.;,]{1,20}\b(?:not|niet)\b|\bdom(?:ain|ein)\b/i,
);

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
        answer: anyOf(words, ...[ALSO_CALLED[id]].filter((also) => also !== undefined)),
        said: words,
        ...(OFFERED.has(id) ? {} : { offered: false as const }),
      })),
      {
        id: 'smart_host',
        answer:
          /\b(?:smart ?host|relay|mail provider|esp|sendgrid|mailgun|mimecast|proofpoint|spam ?(?:filter|experts)|not (?:ours|our (?:server|ip|address))|niet (?:van ons|ons (?:ip|adres)|onze server))\b/i,
      },
      {
        id: 'isp',
        answer:
          /\b(?:isp|internet provider|office|on[- ]?prem\w*|own (?:line|network|server(?: room)?)|server room|at home|kpn|ziggo|xs4all|odido|t-mobile|kantoor|eigen (?:lijn|netwerk|server\w*)|serverruimte|thuis|glasvezel|dsl|cable|kabel|fibre|fiber)\b/i,
        said: /\b(?:business (?:line|internet)|office (?:line|connection)|(?:home|residential|dsl|adsl|fibre|fiber|cable) (?:line|connection|internet|server)|(?:from|at) home|homelab|zakelijke (?:lijn|verbinding)|thuis(?:verbinding|server|lijn)?|vanaf huis|ziggo|kpn|odido|xs4all|t-mobile thuis)\b/i,
      },
      {
        id: 'other',
        answer:
          /\b(?:other|another|different|anders|ander|andere|hoster|hosting|colo|co-?location|own (?:hardware|rack)|eigen (?:hardware|rack)|data ?cent(?:er|re|rum)|vps|transip|strato|leaseweb|combell|one\.com|godaddy|bluehost)\b/i,
      },
    ],
  },
  sending_path: {
    takes: 'choice',
    choices: [
      {
        id: 'direct',
        answer: butNot(
          /\b(?:direct(?:ly|e)?|rechtstreeks|straight|no (?:smart ?host|relay)|without (?:a )?(?:smart ?host|relay)|(?:geen|zonder) (?:smart ?host|relay)|(?:via|using|per) (?:dns|mx)|mx (?:lookups?|records?)|(?:levert|bezorgt|verstuurt) (?:het |alles )?zelf|(?:send|deliver)s? (?:it |everything )?(?:ourselves|itself|by itself))\b/i,
          /\b(?:not|n['’]t|niet|isnt) (?:\w{1,12} )?(?:direct|rechtstreeks|straight)/i,
        ),
        said: /\b(?:sends? (?:it |mail )?direct(?:ly)?|direct to (?:the )?internet|direct delivery|no smart ?host|geen smart ?host|verstuurt rechtstreeks|rechtstreeks naar internet)\b/i,
      },
      {
        id: 'smart_host',
        answer:
          /\b(?:smart ?hosts?|relay(?:host|ed|s)?|(?:via|through|to|naar) (?:an? |the |our |de |een |onze )?(?:mail ?)?(?:provider|dienst|service|gateway|(?:spam ?)?filter)|spam ?filter|indirect|mimecast|proofpoint|sendgrid|mailgun|barracuda|niet rechtstreeks|not direct(?:ly)?)\b/i,
        said: /\b(?:us(?:e|es|ing)|through|via|with|goes to|gaat via|gebruik(?:t|en)?|hebben|have|has|met) (?:an?|our|the|de|een|onze|hun) (?:[\w-]+ ){0,2}(?:\w+-)?smart ?host|\b(?:through|via|over) (?:our|onze) (?:own |eigen )?(?:\w+[ -])?relay(?:server)?\b|\b(?:through|via) smart ?host|\bsmart ?host (?:from|of|by|at|that|which|van|bij|die)\b|\b(?:onze|our|it is a) (?:own |eigen )?smart ?host|\brelayhost\b|\b(?:that|this) is not (?:our|my) (?:ip|address)\b|\bdat is niet ons (?:ip|adres)\b/i,
      },
    ],
  },
  smarthost_owner: {
    takes: 'choice',
    choices: [
      {
        id: 'third_party',
        answer:
          /\b(?:third|3rd|external|vendor|provider|supplier|cloud|company|they|them|theirs?|isp|hoster|hosting|kpn|ziggo|odido|microsoft|mimecast|proofpoint|barracuda|sendgrid|mailgun|spamexperts|outsourced|uitbesteed|(?:some|any)(?:one|body) else|iemand anders|derde(?:n|partij)?|externe?|leverancier|bedrijf|zij|not (?:us|ours?)|niet wij|niet van ons)\b/i,
        said: /\bsmart ?host (?:from|of|by|at|van|bij) (?:an?|our|een|onze)? ?(?:cloud|external|hosting|third|extern\w*)? ?(?:company|provider|vendor|party|supplier|leverancier|bedrijf|partij)\b/i,
      },
      {
        id: 'own',
        answer:
          /\b(?:own|ours?|we|us|ourselves|myself|me|i|in-?house|on-?prem\w*|eigen|wij|wijzelf|zelf|ik|onszelf|van ons)\b/i,
        said: /\b(?:(?:our|my) own (?:\w+[ -])?(?:smart ?host|relay)|we (?:run|manage|host) the smart ?host|(?:smart ?host|relay) (?:that |which )?(?:we|we['’]?ve) (?:run|manage|host|operate|set up)|(?:onze|mijn) eigen (?:\w+[ -])?(?:smart ?host|relay)|smart ?host die (?:wij|we) (?:zelf )?(?:beheren|draaien))\b/i,
      },
    ],
  },
  fallback_connector: {
    takes: 'choice',
    choices: yesNo({
      yes: /^\W*(?:yes|ja)\b|\b(?:there is|second|two|fallback|backup|er is|tweede|twee|reserve)\b/i,
      no: /^\W*(?:no|nee|geen)\b|\b(?:only (?:the )?(?:one|this)|just (?:the )?(?:one|this)|maar (?:één|een|1)|alleen (?:deze|die|één|een)|enige)(?![\wé])/i,
      saidYes:
        /\b(?:secondary|second|fallback|backup|fall-back|back-up) (?:send )?connector\b|\b(?:tweede|reserve|fallback|backup)[- ]?(?:verzend)?connector\b/i,
    }),
  },
  mta: {
    takes: 'choice',
    choices: [
      {
        id: 'exchange_online',
        answer: /\b(?:exchange online|exo|(?:microsoft |office |ms ?)?365|m365|o365|office365)\b/i,
        said: /\b(?:exchange online|microsoft 365|office 365|m365|o365)\b/i,
      },
      {
        id: 'exchange',
        answer: /\bexch(?:ange)?\b/i,
        said: /\bexchange(?: server)?(?: (?:20\d\d|se)\b|\b(?! online))/i,
      },
      // Mail systems are named after their box; what sends in them is known.
      {
        id: 'postfix',
        answer: /\b(?:postfix|mailcow|mail-?in-?a-?box|mailu|iredmail|zimbra|modoboa|plesk|docker-mailserver)\b/i,
        said: /\bpostfix\b/i,
      },
      { id: 'exim', answer: /\b(?:exim\d?|cpanel|directadmin|whm)\b/i, said: /\bexim\d?\b/i },
      { id: 'sendmail', answer: /\bsendmail\b/i, said: /\bsendmail\b/i },
      {
        id: 'other',
        answer:
          /\b(?:other|another|ander|anders|h?mail ?server|haraka|kerio|mdaemon|opensmtpd|qmail|icewarp|stalwart|script|php\w*|python|node|java|program(?:ma)?|app|application|printer|scanner|device|apparaat|erp|crm|nas|wordpress)\b/i,
      },
    ],
  },
  reverse_zone_delegation: {
    takes: 'choice',
    choices: yesNo({
      // "The ISP delegated it to us": who delegates is named in a yes, too.
      no: butNot(
        /\b(?:no|not|nope|nee|niet|geen|provider|isp|hoster|hosting|they|zij)\b/i,
        anyOf(DELEGATED_TO_US, /^\W*(?:yes|yep|yeah|ja|jep)\b/i),
      ),
      yes: /\b(?:yes|yep|ja|delegat\w*|ours|us|we|rfc ?2317|gedelegeerd|wij|zelf)\b/i,
      saidYes: DELEGATED_TO_US,
    }),
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
const UNKNOWN =
  /^\W*(?:i |we |wij |ik )?(?:(?:(?:honestly|sorry|eerlijk gezegd),? )?(?:i |we )?(?:(?:do|did) not|d(?:o|id)n['’]?t) (?:really )?know(?: that| this)?|dunno|no (?:idea|clue)|not (?:really )?sure|unsure|unknown|skip|idk|geen (?:idee|flauw idee)|(?:dat |wij |we )?we(?:et|ten) (?:ik |we |wij )?(?:dat |het )?(?:eigenlijk )?niet|(?:zou|kan) (?:ik |het )?niet (?:weten|zeggen)|onbekend|overslaan|(?:can(?: ?not|['’]?t)|could(?: not|n['’]?t)) (?:tell|say|test|check|see)|have(?:n['’]?t| not) (?:checked|tested|looked)|(?:nog )?niet (?:getest|nagekeken|gecontroleerd))\b/i;
const FILLER =
  /^\W*(?:(?:tbh|really|honestly|sorry|yet|either|right now|at the moment|from (?:here|there)|any ?more|eigenlijk|helaas|nog|meer|daar|vanaf (?:hier|daar)|om eerlijk te zijn)\W*)*$/i;
/** Question marks alone. */
const PUZZLED = /^\s*\?[?\s]*$/;

/** Does this answer say that the admin does not know, and nothing else? */
export function saysUnknown(text: string): boolean {
  return PUZZLED.test(text) || afterUnknown(text) === '';
}

/** What follows an "I don't know" at the beginning, empty when nothing does; undefined for an answer that does not begin so. */
export function afterUnknown(text: string): string | undefined {
  const begin = UNKNOWN.exec(text)?.[0];
  if (begin === undefined) return undefined;
  const rest = text.slice(begin.length);
  return FILLER.test(rest) ? '' : rest;
}
