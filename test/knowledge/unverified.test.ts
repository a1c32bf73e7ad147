// Nothing that no document states is said as fact: by our own list of such claims, and by the rows of the domain facts that
// carry the tag, where they are at hand.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readText } from '../../src/bounce/read.ts';
import { openCase } from '../../src/diagnosis/case.ts';
import { adviceSoFar } from '../../src/diagnosis/diagnose.ts';
import { SOURCES } from '../../src/knowledge/remedies/sources.ts';
import { RULES } from '../../src/knowledge/rules/index.ts';
import { LANGUAGES } from '../../src/messages/catalog.ts';
import { catalogOf } from '../../src/messages/messages.ts';
import { cardOf } from '../../src/reply/card-of.ts';
import { cardText } from '../../src/reply/text.ts';
import { UNVERIFIED_CLAIMS, type UnverifiedClaim } from './unverified-claims.ts';

const FACTS = '../shared/FACTS.md';

/** A text is one line of a catalog or of the knowledge: the formatter breaks no string. */
interface Text {
  readonly where: string;
  readonly words: string;
}

function textsUnder(folder: string): Text[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) =>
      readFileSync(`${folder}/${file}`, 'utf8')
        .split('\n')
        .map((words, index) => ({ where: `${folder}/${file}:${index + 1}`, words }))
        .filter(({ words }) => !/^\s*(?:\/\/|\*|\/\*)/.test(words)),
    );
}

// Rules hold what servers write, not what we say.
const texts = [...textsUnder('src/messages'), ...textsUnder('src/knowledge')].filter(
  ({ where }) => !where.includes('/rules/'),
);

/** Where a claim is said as fact. */
function saidAsFact({ never = [], told, doubt }: UnverifiedClaim): string[] {
  const flat = texts.filter(({ words }) => never.some((pattern) => pattern.test(words)));
  const undoubted = texts.filter(({ words }) => told?.test(words) === true && doubt?.test(words) !== true);
  return [...flat, ...undoubted].map(({ where }) => where);
}

describe('a claim that no document states', () => {
  it.each(Object.entries(UNVERIFIED_CLAIMS))('is not said as fact: %s', (_, claim) => {
    expect(saidAsFact(claim)).toEqual([]);
  });

  it.each(Object.entries(UNVERIFIED_CLAIMS).filter(([, { told }]) => told !== undefined))(
    'is told with doubt in both languages: %s',
    (_, { told }) => {
      const languages = LANGUAGES.filter((language) =>
        texts.some(({ where, words }) => where.startsWith(`src/messages/${language}/`) && told?.test(words) === true),
      );
      expect(languages).toEqual(LANGUAGES);
    },
  );

  it('gives no date to a page whose date is not known', () => {
    expect([SOURCES.gmx, SOURCES.tOnline].filter((source) => 'dated' in source)).toEqual([]);
  });
});

describe('a rule that no document of its receiver states', () => {
  const rules = RULES.filter(({ verified }) => verified === false);
  it.each(rules)('is told as known from reports: $id', ({ samples: [sample] }) => {
    const text = typeof sample === 'string' ? sample : JSON.stringify(sample);
    const theCase = openCase(readText(text));
    const view = { view: 'advice', case: theCase, advice: adviceSoFar(theCase), run: 1, changes: null } as const;
    for (const language of LANGUAGES) {
      const catalog = catalogOf(language);
      expect(cardText(cardOf(view, catalog))).toContain(catalog.fromReports);
    }
  });

  it('is told so of no other rule', () => {
    const theCase = openCase(readText('550 5.7.1 OU-002 Mail rejected by Outlook.com for policy reasons.'));
    const view = { view: 'advice', case: theCase, advice: adviceSoFar(theCase), run: 1, changes: null } as const;
    expect(cardText(cardOf(view, catalogOf('en')))).not.toContain(catalogOf('en').fromReports);
  });
});

const facts = existsSync(FACTS) ? readFileSync(FACTS, 'utf8') : '';
const lines = facts.split('\n');
const legend = /unless it is tagged/;
/** Rows that carry the tag, without the line that explains it. */
const tagged = lines.filter((line) => /unverified/i.test(line) && !legend.test(line));
const gaps = (lines[lines.findIndex((line) => line.startsWith('## 8.')) + 1] ?? '')
  .split(';')
  .filter((gap) => gap !== '');

describe(
  facts === '' ? `the rows that carry the tag (${FACTS} is not there: own list only)` : 'the rows that carry the tag',
  () => {
    it('all stand in the own list', () => {
      const known = Object.values(UNVERIFIED_CLAIMS);
      expect([...tagged, ...gaps].filter((line) => !known.some(({ row }) => row.test(line)))).toEqual([]);
      expect(tagged.length).toBeGreaterThanOrEqual(facts === '' ? 0 : 10);
    });

    it('bring no name, code or quotation into a text', () => {
      const found = tagged.flatMap(namesIn).filter((name) => texts.some(({ words }) => words.includes(name)));
      expect(found).toEqual([]);
    });
  },
);

/** Observed by us in public mail headers since (knowledge/providers.ts). */
const READ_SINCE = ['bc.googleusercontent.com'];

/** What stands in backquotes or quotation marks in the clauses that carry the tag, without wild cards and examples. */
function namesIn(line: string): string[] {
  const clauses = line.split(/[;|]|\. /).filter((clause) => /unverified/i.test(clause));
  const names = clauses.flatMap((clause) =>
    [...clause.matchAll(/`([^`]+)`(?! \(read\))|"([^"]+)"(?! \(read\)|[^;"]{0,60}\(read\))/g)].map(
      ([, code, quote]) => code ?? quote ?? '',
    ),
  );
  return names
    .map((name) => name.replace(/^(?:[\d*.-]|p\*|ns\*|vps-)+/, '').trim())
    .filter((name) => name.length >= 8 && !READ_SINCE.includes(name));
}
