import { expect, test } from 'vitest';
import { languageOfPaste } from '../../src/bounce/language.ts';

const REFUSAL =
  '550 5.1.1 The account that you tried to reach does not exist. Your message could not be delivered to this recipient.';

test.for([
  ['a sentence of one’s own above an English refusal', `Wij krijgen dit terug van een klant:\n${REFUSAL}`, 'nl'],
  ['a few words above it', `mail komt niet aan\n${REFUSAL}`, 'nl'],
  ['English above a Dutch notice', 'What does this mean for our users?\nUw bericht kan niet worden bezorgd aan', 'en'],
  ['the refusal alone', REFUSAL, 'en'],
  ['a Dutch notice', 'Uw bericht kan niet worden bezorgd aan deze geadresseerden:', 'nl'],
  ['a name with small Dutch words', `Undelivered mail for Jan van de Berg\n${REFUSAL}`, 'en'],
  [
    'a sentence above it that names an address',
    `Wij hebben bij 203.0.113.9 een PTR gezet, gisteren al:\n${REFUSAL}`,
    'nl',
  ],
  ['a question of one’s own below it', `${REFUSAL}\n\nWat moet ik nu doen, het adres klopt wel`, 'nl'],
  [
    'a remark below it, before a header',
    `${REFUSAL}\nDit gebeurt alleen vanaf onze scanner.\nFrom: scan@contoso.example`,
    'nl',
  ],
  ['a code alone', '550 5.7.1', null],
])('%s', ([, text, language]) => {
  expect(languageOfPaste(text ?? '')).toBe(language);
});
