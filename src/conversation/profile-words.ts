import type { ProfileField, ProfileProblem } from '../diagnosis/profile.ts';
import { canonicalAddress, isHostName, isPublicAddress, isPublicFqdn, normalizeName } from '../dns/names.ts';
import type { AskedQuestion } from '../knowledge/questions.ts';
import { readAnswer } from './answer.ts';
import { MOST_VALUES, type ProfileChange } from './profile-change.ts';

/** What words about the profile come to: nothing to change (show it), a change, or a value that cannot be. */
export type ProfileWords =
  | { readonly words: 'show' }
  | { readonly words: 'change'; readonly change: ProfileChange }
  | { readonly words: 'problem'; readonly problem: ProfileProblem };

/** A change is a line, not a paste. */
const LONGEST = 1000;
const SETUP = /^(?:setup|set up|settings|profile|instellingen|profiel|inrichten)(?=$|[\s:!?.])[\s:!?.]*/i;
const FORGET = /^(?:forget|clear|vergeet|wis)\s+(?:the |de |het )?/i;
const ALL = /^(?:all|everything|profile|alles|profiel)$/i;
/** Each field with the word that begins a line about it. */
const FIELDS: readonly (readonly [ProfileField, RegExp])[] = [
  ['domains', /^(?:own )?(?:domains?|domeinen|domein)(?=$|[\s:])[\s:]*/i],
  ['addresses', /^(?:addresses|address|ips?|adressen|adres)(?=$|[\s:])[\s:]*/i],
  ['provider', /^(?:provider|hoster|hosting|aanbieder)(?=$|[\s:])[\s:]*/i],
  ['subscription', /^(?:subscription|abonnement)(?=$|[\s:])[\s:]*/i],
  ['smartHosts', /^smart ?hosts?(?=$|[\s:])[\s:]*/i],
  ['selectors', /^selectors?(?=$|[\s:])[\s:]*/i],
  ['language', /^(?:language|taal)(?=$|[\s:])[\s:]*/i],
];

/**
 * Reads a line about the workspace's profile: "setup", "setup domains contoso.com", "forget selectors".
 * @param bare the line counts without "setup" before it, because the profile was shown last
 * @returns undefined for a text that is about something else
 */
export function readProfileWords(text: string, bare: boolean): ProfileWords | undefined {
  const line = text.trim();
  if (line.length > LONGEST || line.includes('\n')) return undefined;
  const named = SETUP.exec(line)?.[0];
  if (named === undefined && !bare) return undefined;
  const rest = line.slice(named?.length ?? 0).trim();
  if (rest === '') return { words: 'show' };
  return FORGET.test(rest) ? forget(rest.replace(FORGET, '')) : set(rest);
}

function forget(what: string): ProfileWords | undefined {
  if (ALL.test(what.trim())) return { words: 'change', change: { forget: 'all' } };
  const field = FIELDS.find(([, word]) => word.test(what))?.[0];
  return field && { words: 'change', change: { forget: field } };
}

function set(line: string): ProfileWords | undefined {
  const [field, word] = FIELDS.find(([, pattern]) => pattern.test(line)) ?? [];
  if (field === undefined || word === undefined) return undefined;
  return valueOf(field, line.replace(word, '').trim());
}

/** A value of a field, as it is typed or as a button of the guided way carries it. */
export function valueOf(field: ProfileField, text: string): ProfileWords {
  switch (field) {
    case 'domains':
      return values(field, text, (word) => nameIn(word.slice(word.lastIndexOf('@') + 1)));
    case 'addresses':
      return values(field, text, (word) => {
        const address = canonicalAddress(word);
        return address !== undefined && isPublicAddress(address) ? address : undefined;
      });
    case 'selectors':
      return values(field, text, (word) => {
        const label = normalizeName(word);
        return label !== undefined && isHostName(label) ? label : undefined;
      });
    case 'provider':
      return choice(field, 'hosting_provider', text);
    case 'subscription':
      return choice(field, 'azure_subscription_type', text);
    case 'language':
      return language(text);
    case 'smartHosts':
      return smartHost(text);
  }
}

function values(
  field: 'domains' | 'addresses' | 'selectors',
  text: string,
  read: (word: string) => string | undefined,
): ProfileWords {
  const words = text.split(/[\s,;]+/).filter((word) => word !== '' && !/^(?:and|en|&)$/i.test(word));
  const found: string[] = [];
  for (const word of words.slice(0, MOST_VALUES)) {
    const value = read(word);
    if (value === undefined) return problem(field, word);
    found.push(value);
  }
  return found.length === 0
    ? problem(field, '')
    : { words: 'change', change: { set: field, values: [...new Set(found)] } };
}

function choice(field: 'provider' | 'subscription', question: AskedQuestion, text: string): ProfileWords {
  const value = readAnswer(question, text);
  return typeof value === 'string' ? { words: 'change', change: { set: field, value } } : problem(field, text);
}

const DUTCH = /^(?:nl|dutch|nederlands)$/i;
const ENGLISH = /^(?:en|english|engels)$/i;
function language(text: string): ProfileWords {
  if (DUTCH.test(text)) return { words: 'change', change: { set: 'language', value: 'nl' } };
  return ENGLISH.test(text) ? { words: 'change', change: { set: 'language', value: 'en' } } : problem('language', text);
}

const OURS = /\b(?:by us|us|ours|our own|own|ourselves|van ons|door ons|wij|eigen|zelf)\b/i;
const THEIRS =
  /\b(?:by (?:them|others|somebody else|a third party)|third[- ]party|external|not (?:by )?us|derden|extern|niet van ons)\b/i;

/** "relay.example run by us": the name first, then who runs it. */
function smartHost(text: string): ProfileWords {
  const [word = '', ...rest] = text.split(/\s+/);
  const name = nameIn(word.replace(/[,;]$/, ''));
  if (name === undefined) return problem('smartHosts', word);
  const words = rest.join(' ');
  const owner = THEIRS.test(words) ? 'third_party' : OURS.test(words) ? 'own' : null;
  return { words: 'change', change: { set: 'smartHosts', host: { name, owner } } };
}

function nameIn(word: string): string | undefined {
  const name = normalizeName(word);
  return name !== undefined && isPublicFqdn(name) ? name : undefined;
}

function problem(field: ProfileField, text: string): ProfileWords {
  return { words: 'problem', problem: { field, text: text.slice(0, 100) } };
}
