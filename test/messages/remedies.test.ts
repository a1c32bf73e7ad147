import { describe, expect, it } from 'vitest';
import { NO_NAMES, type Names } from '../../src/knowledge/remedies/names.ts';
import { REMEDIES, type RemedyId } from '../../src/knowledge/remedies/remedies.ts';
import { LANGUAGES } from '../../src/messages/catalog.ts';
import { catalogOf } from '../../src/messages/messages.ts';
import { type Remedy, remedyOf } from '../../src/reply/remedy.ts';

const KNOWN: Names = {
  ...NO_NAMES,
  ip: '203.0.113.9',
  mailName: 'mail.fabrikam.example',
  ptrName: 'mail.fabrikam.example',
  recipient: 'info@contoso.example',
  recipientDomain: 'contoso.example',
  remoteHost: 'mx.contoso.example',
  envelopeDomain: 'fabrikam.example',
  fromDomain: 'fabrikam.example',
  dkim: { domain: 'fabrikam.example', selector: 's1' },
  spfRecords: ['v=spf1 a -all', 'v=spf1 mx -all'],
  spfSuggested: 'v=spf1 a mx -all',
  spfLookups: 12,
  spfTerm: 'ipv4:203.0.113.9',
  stated: { spf: 'pass', dkim: 'fail', dmarc: 'pass' },
  listings: [{ list: 'Spamhaus ZEN', part: 'CSS' }],
  domainMeant: 'gmail.com',
  mxHosts: ['mx.contoso.example', 'old.contoso.example'],
  mxAlias: { host: 'mx.contoso.example', target: 'host.contoso.example' },
  mxLeftOver: ['old.contoso.example'],
  sizeLimit: '10 MB',
  retryUntil: 'Sun, 22 Nov 2026 10:00:00 +0100',
};

const IDS = Object.keys(REMEDIES) as RemedyId[];

function wordsOf({ title, steps, supportRequest }: Remedy): string {
  return [title, ...steps.flatMap((step) => [step.text, step.command ?? '']), supportRequest ?? ''].join('\n');
}

function stepsOf({ title, steps }: Remedy): string {
  return [title, ...steps.map(({ text }) => text)].join('\n');
}

const CHAT = /\b(?:press|paste|tell me|give me|druk|plak|zeg me|geef me)\b/;

describe.each(LANGUAGES)('every remedy, in %s', (language) => {
  const catalog = catalogOf(language);
  it.each(IDS)('%s', (id) => {
    const bare = remedyOf(id, NO_NAMES, catalog);
    const filled = remedyOf(id, KNOWN, catalog);
    for (const remedy of [bare, filled]) {
      expect(wordsOf(remedy)).not.toMatch(/(?<!\/dev\/)\b(?:null|undefined|NaN)\b(?! MX)|\[object|\(\)|\s[,.;]\s/);
      expect(remedy.steps.every((step) => step.text.trim() !== '')).toBe(true);
      // Steps stand in a ticket and on paper too, where there is nobody to press or tell anything.
      expect(stepsOf(remedy)).not.toMatch(CHAT);
    }
    expect(bare.title.length).toBeLessThan(120);
  });
});

it('speaks of each remedy in its own words in both languages', () => {
  const same = IDS.filter((id) => {
    const [english, dutch] = LANGUAGES.map((language) => remedyOf(id, KNOWN, catalogOf(language)));
    return english?.steps.some((step, index) => step.text === dutch?.steps[index]?.text);
  });
  expect(same).toEqual([]);
});
