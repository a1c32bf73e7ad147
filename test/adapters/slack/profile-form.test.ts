// The form of the workspace's profile: what comes back of it, as changes or as errors at their fields.
import type { types } from '@slack/bolt';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Submission } from '../../../adapters/slack/interactions.ts';
import { profileForm, readProfileForm } from '../../../adapters/slack/profile-form.ts';
import { createProfiles } from '../../../adapters/slack/profiles.ts';
import { NO_PROFILE, parseProfile, type Profile } from '../../../src/diagnosis/profile.ts';
import { LANGUAGES, type Language } from '../../../src/messages/catalog.ts';
import { MemoryWorkspaces } from '../../../src/session/memory-workspaces.ts';

const FULL: Profile = {
  domains: ['contoso.example', 'fabrikam.example'],
  addresses: ['203.0.113.7', '2001:db8::7'],
  provider: 'azure',
  subscription: 'enterprise',
  smartHosts: [
    { name: 'relay.contoso.example', owner: 'own' },
    { name: 'out.fabrikam.example', owner: 'third_party' },
    { name: 'mx.fabrikam.example', owner: null },
  ],
  selectors: ['s1', 's2'],
  language: 'nl',
};

const optionSchema = z.object({ value: z.string(), text: z.object({ text: z.string() }) });
const inputSchema = z.object({
  block_id: z.string(),
  element: z.discriminatedUnion('type', [
    z.object({ type: z.literal('plain_text_input'), initial_value: z.string().default('') }),
    z.object({ type: z.literal('static_select'), initial_option: optionSchema, options: z.array(optionSchema) }),
  ]),
});

/** The fields of a form. */
function inputsOf(form: types.ModalView) {
  return form.blocks.flatMap((block) => inputSchema.safeParse(block).data ?? []);
}

/** What each field holds at first. */
function initialOf(form: types.ModalView): Record<string, string> {
  return Object.fromEntries(
    inputsOf(form).map(({ block_id: field, element }) => [
      field,
      element.type === 'static_select' ? element.initial_option.value : element.initial_value,
    ]),
  );
}

/** What Slack sends for a form: what its fields hold, with some of them filled in anew. */
function sent(form: types.ModalView, filled: Readonly<Record<string, string>> = {}): Submission {
  const held: Record<string, string> = { ...initialOf(form), ...filled };
  const values: Record<string, Record<string, unknown>> = {};
  for (const { block_id: field, element } of inputsOf(form)) {
    const { type } = element;
    const value = held[field] ?? '';
    if (type === 'static_select') values[field] = { choice: { type, selected_option: { value, text: {} } } };
    else values[field] = { text: { type, value: value === '' ? null : value } };
  }
  const view = { id: 'V1', private_metadata: form.private_metadata ?? '', state: { values } };
  return { team: { id: 'T1' }, user: { id: 'U1' }, view };
}

/** The profile after a form was filled in by somebody who saw `before`; meanwhile it may have become another. */
async function after(before: Profile, language: Language, filled: Record<string, string>, meanwhile = before) {
  const store = new MemoryWorkspaces({ parse: parseProfile, now: () => 0 });
  await store.saveProfile('w', meanwhile, 0);
  const read = readProfileForm(sent(profileForm(before, language), filled));
  if (!read || 'errors' in read) throw new Error(JSON.stringify(read));
  const profiles = createProfiles(store);
  await profiles.change('w', read.changes);
  return profiles.of('w');
}

describe.each(LANGUAGES)('in %s', (language) => {
  test('keeps the limits of Slack', () => {
    const form = profileForm(FULL, language);
    for (const words of [form.title, form.submit, form.close]) expect(words?.text.length).toBeLessThanOrEqual(24);
    expect(form.blocks.length).toBeLessThanOrEqual(100);
    expect(form.private_metadata?.length).toBeLessThanOrEqual(3_000);
    expect(JSON.stringify(form)).not.toContain('mrkdwn');
    expect(inputsOf(form)).toHaveLength(7);
    for (const { element } of inputsOf(form)) {
      if (element.type !== 'static_select') continue;
      expect(element.options.length).toBeLessThanOrEqual(100);
      expect(element.options).toContainEqual(element.initial_option);
      for (const { text } of element.options) expect(text.text.length).toBeLessThanOrEqual(75);
    }
  });

  test('sent in as it was opened changes nothing', () => {
    for (const profile of [FULL, NO_PROFILE]) {
      expect(readProfileForm(sent(profileForm(profile, language)))).toEqual({ changes: [] });
    }
  });

  test('what it shows can be read back', async () => {
    expect(await after(NO_PROFILE, language, initialOf(profileForm(FULL, language)))).toEqual(FULL);
  });

  test('each provider and each subscription that is offered can be chosen', async () => {
    for (const field of ['provider', 'subscription'] as const) {
      const input = inputsOf(profileForm(NO_PROFILE, language)).find((one) => one.block_id === field);
      const options = input?.element.type === 'static_select' ? input.element.options : [];
      const ids = options.map(({ value }) => value).filter((id) => id !== 'none');
      expect(ids.length).toBeGreaterThan(3);
      for (const id of ids) expect((await after(NO_PROFILE, language, { [field]: id }))[field]).toBe(id);
    }
  });

  test('what is emptied is forgotten', async () => {
    const filled = { domains: ' ', smartHosts: '', provider: 'none', language: 'none' };
    expect(await after(FULL, language, filled)).toEqual({
      ...FULL,
      domains: [],
      smartHosts: [],
      provider: null,
      language: null,
    });
  });

  test('what is wrong is said at its field, and nothing is changed', () => {
    const filled = {
      domains: 'contoso.example, no domain',
      addresses: '192.168.0.1',
      smartHosts: 'relay.contoso.example\n<!channel>',
      selectors: 's1, s2, ...',
      provider: 'made up',
    };
    const read = readProfileForm(sent(profileForm(NO_PROFILE, language), filled));
    const errors = read && 'errors' in read ? read.errors : {};
    expect(Object.keys(errors).sort()).toEqual(Object.keys(filled).sort());
    expect(errors['addresses']).toContain('192.168.0.1');
    expect(errors['domains']).toContain('"no"');
  });

  test('more than is kept is too many', () => {
    const filled = { domains: Array.from({ length: 51 }, (_, index) => `d${index}.example`).join(', ') };
    const read = readProfileForm(sent(profileForm(NO_PROFILE, language), filled));
    expect(read).toEqual({ errors: { domains: expect.stringContaining('50') as unknown } });
  });
});

test('only what its user has changed is saved: what somebody else told meanwhile stays', async () => {
  const meanwhile = { ...FULL, selectors: ['new'] };
  const saved = await after(FULL, 'en', { addresses: '203.0.113.9' }, meanwhile);
  expect(saved).toEqual({ ...meanwhile, addresses: ['203.0.113.9'] });
});

test('what is longer than a field takes is left out of the form, and stays', async () => {
  const domains = Array.from({ length: 50 }, (_, index) => `${'x'.repeat(60)}.d${index}.example`);
  const before = { ...FULL, domains };
  expect(profileForm(before, 'en').blocks.map((block) => block.block_id)).not.toContain('domains');
  expect(await after(before, 'en', { selectors: 's9' })).toEqual({ ...before, selectors: ['s9'] });
});

test('a form that is not as we made it is none', () => {
  const good = sent(profileForm(FULL, 'en'));
  for (const metadata of ['', '{}', '{"language":"fr","before":{}}', 'x']) {
    expect(readProfileForm({ ...good, view: { ...good.view, private_metadata: metadata } })).toBeUndefined();
  }
  const odd = { domains: { text: { value: 7 } }, more: {} } as Submission['view']['state']['values'];
  expect(readProfileForm({ ...good, view: { ...good.view, state: { values: odd } } })).toEqual({ changes: [] });
});
