import { describe, expect, it } from 'vitest';
import { type Names, NO_NAMES } from '../../src/knowledge/remedies/names.ts';
import { REMEDIES, type RemedyId, remedyRow, stepsOf } from '../../src/knowledge/remedies/remedies.ts';
import { SOURCES } from '../../src/knowledge/remedies/sources.ts';
import { LANGUAGES } from '../../src/messages/catalog.ts';
import { catalogOf } from '../../src/messages/messages.ts';
import { remedyOf } from '../../src/reply/remedy.ts';

const KNOWN: Names = {
  ...NO_NAMES,
  ip: '203.0.113.7',
  mailName: 'mail.contoso.example',
  ptrName: 'ptr.contoso.example',
  recipientDomain: 'fabrikam.example',
  remoteHost: 'mx.fabrikam.example',
  smartHost: 'relay.vendor.example',
  provider: 'azure',
  publicIpIs: 'static',
  mta: 'postfix',
  subscription: 'enterprise',
  publicIpName: 'ip01',
  resourceGroup: 'rg-mail',
  heloName: 'helo.contoso.example',
  senderDomain: 'contoso.example',
  senderMx: 'mx.contoso.example',
};
const ids = Object.keys(REMEDIES) as RemedyId[];

describe.each(LANGUAGES)('remedies in %s', (language) => {
  const catalog = catalogOf(language);

  it.each(ids)('%s speaks whole sentences, with and without names', (id) => {
    for (const names of [NO_NAMES, KNOWN]) {
      const remedy = remedyOf(id, names, catalog);
      const texts = [remedy.title, ...remedy.steps.map(({ text }) => text), remedy.supportRequest ?? 'x'];
      expect(texts.filter((text) => /undefined|\bnull\b(?! MX)|^$/.test(text.trim()))).toEqual([]);
      expect(remedy.steps.length).toBeGreaterThan(0);
    }
  });

  it.each(ids)('%s fits on two screens of a phone', (id) => {
    const { title, steps } = remedyOf(id, KNOWN, catalog);
    const length = [title, ...steps.flatMap(({ text, command }) => [text, command ?? ''])].join('\n').length;
    expect(length).toBeLessThan(2600);
  });
});

describe('remedies as data', () => {
  it.each(ids)('%s rests on sources', (id) => {
    const { sources } = remedyRow(id);
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.filter((source) => !SOURCES[source].url.startsWith('https://'))).toEqual([]);
  });

  it.each(ids)('%s gives commands without open ends', (id) => {
    const commands = stepsOf(id).flatMap(([, step]) => [step.command?.(NO_NAMES) ?? '', step.command?.(KNOWN) ?? '']);
    expect(
      commands.filter((command) => /null|undefined|\$\{|<[a-z]/.test(command.replaceAll(/[$/]null\b/g, ''))),
    ).toEqual([]);
    expect(commands.filter((command) => (command.match(/"/g)?.length ?? 0) % 2 === 1)).toEqual([]);
  });
});
