import { mask } from '../bounce/mask.ts';
import type { Profile } from '../diagnosis/profile.ts';
import { type AskedQuestion, questionRow } from '../knowledge/questions.ts';
import type { Catalog } from '../messages/catalog.ts';
import type { Action, Card, Element } from './card.ts';
import { choiceLabel } from './question-card.ts';
import type { View } from './view.ts';

/** The workspace's profile, and how to change it. */
export function profileCard({ profile, run }: Extract<View, { view: 'profile' }>, catalog: Catalog): Card {
  const texts = catalog.talk.profile;
  const lines = profileLines(profile, catalog);
  const field = (question: string, label: string): Action => ({ label, press: { run, action: 'setup', question } });
  return {
    summary: texts.heading,
    elements: [
      { type: 'heading', text: texts.heading },
      ...(lines.length === 0 ? [texts.empty] : lines).map((text): Element => ({ type: 'text', text })),
      { type: 'note', text: texts.howTo },
      { type: 'code', text: texts.examples.join('\n') },
      {
        type: 'actions',
        actions: [
          field('provider', texts.providerButton),
          field('subscription', texts.subscriptionButton),
          field('language', texts.languageButton),
        ],
      },
    ],
  };
}

/** What is known, a line a field. */
export function profileLines(profile: Profile, catalog: Catalog): string[] {
  const texts = catalog.talk.profile;
  const { domains, addresses, provider, subscription, smartHosts, selectors, language } = profile;
  return [
    ...(domains.length > 0 ? [texts.domains(domains)] : []),
    ...(addresses.length > 0 ? [texts.addresses(addresses)] : []),
    ...(provider === null ? [] : [texts.provider(choiceLabel('hosting_provider', provider, catalog))]),
    ...(subscription === null
      ? []
      : [texts.subscription(choiceLabel('azure_subscription_type', subscription, catalog))]),
    ...smartHosts.map(({ name, owner }) =>
      owner === null ? texts.smartHost(name) : owner === 'own' ? texts.smartHostOwn(name) : texts.smartHostTheirs(name),
    ),
    ...(selectors.length > 0 ? [texts.selectors(selectors)] : []),
    ...(language === null ? [] : [texts.language]),
  ];
}

/** The choices of one field as buttons. */
export function profileChoicesCard({ field, run }: Extract<View, { view: 'profile_choices' }>, catalog: Catalog): Card {
  const texts = catalog.talk.profile;
  const press = (label: string, choice: string): Action => ({
    label,
    press: { run, action: 'setup', question: field, choice },
  });
  switch (field) {
    case 'provider':
      return choices(
        texts.chooseProvider,
        labels('hosting_provider', catalog).map(([id, label]) => press(label, id)),
      );
    case 'subscription': {
      const all = labels('azure_subscription_type', catalog);
      return choices(
        texts.chooseSubscription,
        all.map(([id, label]) => press(label, id)),
      );
    }
    case 'language':
      return choices(texts.chooseLanguage, [press(texts.languages.en, 'en'), press(texts.languages.nl, 'nl')]);
  }
}

function labels(question: AskedQuestion, catalog: Catalog): [string, string][] {
  const row = questionRow(question);
  const ids = row.takes === 'choice' ? row.choices.map((choice) => choice.id) : [];
  return ids.map((id) => [id, choiceLabel(question, id, catalog)]);
}

function choices(heading: string, actions: readonly Action[]): Card {
  return {
    summary: heading,
    elements: [
      { type: 'heading', text: heading },
      { type: 'actions', actions },
    ],
  };
}

export function profileProblemCard({ problem }: Extract<View, { view: 'profile_problem' }>, { talk }: Catalog): Card {
  const text = talk.profile.problems[problem.field](mask(problem.text));
  return { summary: text, elements: [{ type: 'text', text }] };
}
