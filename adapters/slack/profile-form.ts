// The workspace's profile as a form: what is never asked again. Its values are read as those of "/bounce setup ..." are.
import { createHash } from 'node:crypto';
import type { types } from '@slack/bolt';
import { z } from 'zod';
import { mask } from '../../src/bounce/mask.ts';
import { MOST_VALUES, type ProfileChange } from '../../src/conversation/profile-change.ts';
import { valueOf } from '../../src/conversation/profile-words.ts';
import type { Profile, ProfileField } from '../../src/diagnosis/profile.ts';
import { questionRow } from '../../src/knowledge/questions.ts';
import type { Language } from '../../src/messages/catalog.ts';
import { catalogOf } from '../../src/messages/messages.ts';
import { choiceLabel } from '../../src/reply/question-card.ts';
import { readJson } from '../json.ts';
import type { Submission } from './interactions.ts';
import { LIMITS } from './limits.ts';
import { choiceOf, option, plainText, smallPrint } from './view-parts.ts';

export const PROFILE_MODAL = 'profile';

const TYPED = ['domains', 'addresses', 'smartHosts', 'selectors'] as const satisfies readonly ProfileField[];
const CHOSEN = {
  provider: 'hosting_provider',
  subscription: 'azure_subscription_type',
} as const;
const FIELDS = [...TYPED, 'provider', 'subscription', 'language'] as const satisfies readonly ProfileField[];
/** The choice of none. */
const NONE = 'none';

/**
 * What comes back with the form: its language, and of each field what it held at first, so that only what its user has
 * changed is saved, whoever changed another field meanwhile.
 */
const stateSchema = z.strictObject({
  language: z.enum(['en', 'nl']),
  before: z.partialRecord(z.enum(FIELDS), z.string().max(20)),
});
type Before = z.infer<typeof stateSchema>['before'];

export function profileForm(profile: Profile, language: Language): types.ModalView {
  const texts = catalogOf(language).slack;
  const values = fieldsOf(profile, language);
  const before: Before = Object.fromEntries(Object.entries(values).map(([field, value]) => [field, digest(value)]));
  return {
    type: 'modal',
    callback_id: PROFILE_MODAL,
    private_metadata: JSON.stringify({ language, before } satisfies z.input<typeof stateSchema>),
    title: plainText(texts.setup.title, LIMITS.modalWord),
    submit: plainText(texts.setup.save, LIMITS.modalWord),
    close: plainText(texts.modalCancel, LIMITS.modalWord),
    blocks: [
      smallPrint(texts.setup.intro),
      ...TYPED.flatMap((field) => typedField(field, values[field], language)),
      ...(['provider', 'subscription'] as const).map((field) => chosenField(field, profile[field], language)),
      languageField(profile.language, language),
      smallPrint(texts.setup.resolver),
    ],
  };
}

/** What each field of the form holds. */
function fieldsOf(profile: Profile, language: Language): Readonly<Record<ProfileField, string>> {
  const { own, theirs } = catalogOf(language).slack.setup;
  const smartHosts = profile.smartHosts.map(({ name, owner }) =>
    owner === null ? name : `${name} ${owner === 'own' ? own : theirs}`,
  );
  return {
    domains: profile.domains.join(', '),
    addresses: profile.addresses.join(', '),
    smartHosts: smartHosts.join('\n'),
    selectors: profile.selectors.join(', '),
    provider: chosenOf('provider', profile.provider),
    subscription: chosenOf('subscription', profile.subscription),
    language: profile.language ?? NONE,
  };
}

/** What is longer than a field takes is left out, and stays as it is. */
function typedField(field: (typeof TYPED)[number], value: string, language: Language): types.InputBlock[] {
  if (value.length > LIMITS.input) return [];
  const { labels, hints } = catalogOf(language).slack.setup;
  return [
    {
      type: 'input',
      block_id: field,
      optional: true,
      label: plainText(labels[field]),
      hint: plainText(hints[field]),
      element: {
        type: 'plain_text_input',
        action_id: 'text',
        multiline: field === 'smartHosts',
        max_length: LIMITS.input,
        ...(value !== '' && { initial_value: value }),
      },
    },
  ];
}

function chosenField(field: keyof typeof CHOSEN, value: string | null, language: Language): types.InputBlock {
  const catalog = catalogOf(language);
  const { labels, none } = catalog.slack.setup;
  const all = choicesOf(field).map((id) => option(choiceLabel(CHOSEN[field], id, catalog), id));
  return choiceOf(field, labels[field], [option(none, NONE), ...all], value ?? NONE);
}

function languageField(value: Profile['language'], language: Language): types.InputBlock {
  const { labels, eachTheirs } = catalogOf(language).slack.setup;
  const options = [option(eachTheirs, NONE), option('English', 'en'), option('Nederlands', 'nl')] as const;
  return choiceOf('language', labels.language, options, value ?? NONE);
}

/** A choice that is known no more is none. */
function chosenOf(field: keyof typeof CHOSEN, value: string | null): string {
  return value !== null && choicesOf(field).includes(value) ? value : NONE;
}

function choicesOf(field: keyof typeof CHOSEN): readonly string[] {
  const row = questionRow(CHOSEN[field]);
  return row.takes === 'choice' ? row.choices.map(({ id }) => id) : [];
}

const valueSchema = z.union([
  z.object({ text: z.object({ value: z.string().nullish() }) }).transform(({ text }) => text.value ?? ''),
  z
    .object({ choice: z.object({ selected_option: z.object({ value: z.string().max(100) }).nullish() }) })
    .transform(({ choice }) => choice.selected_option?.value ?? NONE),
]);

/** What a form that was sent in comes to: what to change, or what is wrong at which field. */
export type ProfileFormRead =
  | { readonly changes: readonly ProfileChange[] }
  | { readonly errors: Readonly<Record<string, string>> };

/** Reads a form that was sent in, without any look-up. Undefined: it is not as we made it. */
export function readProfileForm({ view }: Submission): ProfileFormRead | undefined {
  const state = readJson(view.private_metadata, stateSchema);
  if (!state) return undefined;
  const changes: ProfileChange[] = [];
  const errors: Record<string, string> = {};
  for (const field of FIELDS) {
    const value = valueSchema.safeParse(view.state.values[field]).data;
    if (value === undefined || digest(value) === state.before[field]) continue;
    const read = changesOf(field, value.trim(), state.language);
    if (typeof read === 'string') errors[field] = read;
    else changes.push(...read);
  }
  return Object.keys(errors).length > 0 ? { errors } : { changes };
}

/** The changes that give a field that value, or what is wrong with it. */
function changesOf(field: ProfileField, value: string, language: Language): ProfileChange[] | string {
  if (value === '' || value === NONE) return [{ forget: field }];
  const { setup } = catalogOf(language).slack;
  const several = field === 'smartHosts' ? value.split(/[\n,;]/) : [value];
  const values = several.map((one) => one.trim()).filter((one) => one !== '');
  const count = field === 'smartHosts' ? values.length : value.split(/[\s,;]+/).length;
  if (count > MOST_VALUES) return setup.tooMany(MOST_VALUES);
  const changes: ProfileChange[] = field === 'smartHosts' ? [{ forget: field }] : [];
  for (const one of values) {
    const read = valueOf(field, one);
    if (read.words === 'problem') return catalogOf(language).talk.profile.problems[field](mask(read.problem.text));
    if (read.words === 'change') changes.push(read.change);
  }
  return changes;
}

function digest(value: string): string {
  return createHash('sha256').update(value).digest('base64url').slice(0, 12);
}
