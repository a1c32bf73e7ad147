import { expect, test } from 'vitest';
import { isOld } from '../../src/knowledge/remedies/source.ts';
import { en } from '../../src/messages/en/en.ts';
import { nl } from '../../src/messages/nl/nl.ts';

const vendor = { title: 'A page', url: 'https://vendor.example/page', read: '2026-11-21' };

test('a text older than a year when it was read is called old; one without a date and a standard are not', () => {
  expect(isOld({ ...vendor, dated: '2025-11-20' })).toBe(true);
  expect(isOld({ ...vendor, dated: '2026-02-12' })).toBe(false);
  expect(isOld(vendor)).toBe(false);
  expect([isOld({ ...vendor, dated: '2025-11' }), isOld({ ...vendor, dated: '2025-10' })]).toEqual([false, true]);
  expect([isOld({ ...vendor, dated: '2025' }), isOld({ ...vendor, dated: '2024' })]).toEqual([false, true]);
  expect(isOld({ ...vendor, url: 'https://www.rfc-editor.org/rfc/rfc5321', dated: '2008-10' })).toBe(false);
});

test('the reader is told so in both languages', () => {
  expect(en.chat.sourceDate('A page', '2018-10-31', true)).toBe('A page (text of 2018-10-31, older than a year)');
  expect(nl.chat.sourceDate('Een pagina', '2018-10-31', true)).toBe(
    'Een pagina (tekst van 2018-10-31, ouder dan een jaar)',
  );
});
