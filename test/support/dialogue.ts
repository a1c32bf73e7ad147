// Reads dialogues written as text: a zone, what an admin says, and what the bot has to make of it. How they are played is
// up to the test: on the core, or through a platform's door.
import { isAskedQuestion, type AskedQuestion } from '../../src/knowledge/questions.ts';
import { type Actor, ACTORS, type Cause, CAUSES } from '../../src/knowledge/vocabulary.ts';
import { originName, reverseName } from '../../src/dns/names.ts';
import type { Special, Zone, ZoneEntry } from './dns-records.ts';

export interface Dialogue {
  readonly file: string;
  readonly title: string;
  /** Claims of the source documents that it is about, such as `000-4`. */
  readonly claims: readonly string[];
  /** The language tag of the user's platform. */
  readonly locale: string;
  readonly zone: Zone;
  readonly turns: readonly Turn[];
}

/** One thing the admin does, and what has to come of it. */
export interface Turn {
  readonly line: number;
  /** DNS changes before it. */
  readonly zone: Zone;
  readonly act:
    | { readonly type: 'text'; readonly text: string; readonly addressed: boolean }
    /** A button, by its label. */
    | { readonly type: 'press'; readonly label: string };
  readonly expect: readonly Expectation[];
}

export type Expectation =
  | { readonly expect: 'asks'; readonly question: AskedQuestion }
  | { readonly expect: 'advises'; readonly cause: Cause; readonly actor: Actor }
  /** Words that the answer holds, or must not hold, in any case and across line ends. */
  | { readonly expect: 'says' | 'never'; readonly words: string }
  /** Nothing is shown. */
  | { readonly expect: 'quiet' };

/**
 * Reads a file of dialogues.
 *
 *     = Title of a dialogue
 *     claims: 000-3 000-4
 *     locale: nl
 *     dns: mail.contoso.example A 203.0.113.40      one record a line; NXDOMAIN, SERVFAIL, TIMEOUT in place of type and data
 *     as: 203.0.113.40 8075 MICROSOFT-CORP          who announces an address
 *     > what the admin says; lines that follow one another are one message
 *     ~ what somebody says in the thread, not to the bot
 *     > [Check again]                               a button
 *     < asks azure_subscription_type
 *     < advises rdns_missing by sender
 *     < says words; < never words; < quiet
 *
 * `dns:` lines between turns change the zone from then on. `#` begins a comment.
 * @throws Error naming file and line for anything else
 */
export function readDialogues(file: string, text: string): Dialogue[] {
  const reader = new Reader(file);
  for (const [index, line] of text.split('\n').entries()) reader.read(line, index + 1);
  return reader.finish();
}

interface OpenTurn extends Omit<Turn, 'act' | 'expect'> {
  act: Turn['act'];
  readonly expect: Expectation[];
}
interface Open extends Omit<Dialogue, 'claims' | 'locale' | 'zone' | 'turns'> {
  claims: readonly string[];
  locale: string;
  zone: Zone;
  readonly turns: OpenTurn[];
}

class Reader {
  readonly #file: string;
  readonly #done: Open[] = [];
  #open: Open | undefined;
  /** Changes that wait for the next turn. */
  #changes: Zone = {};
  /** The lines that follow one another. */
  #before = '';

  constructor(file: string) {
    this.#file = file;
  }

  read(line: string, number: number): void {
    const [, mark = '', rest = ''] = /^([=><~#]|\w+:)?\s?(.*)$/.exec(line) ?? [];
    if (mark === '#' || (mark === '' && rest.trim() === '')) {
      this.#before = '';
      return;
    }
    this.#take(mark, rest, number);
    this.#before = mark;
  }

  finish(): Dialogue[] {
    return this.#done;
  }

  #take(mark: string, rest: string, line: number): void {
    if (mark === '=') {
      this.#open = { file: this.#file, title: rest.trim(), claims: [], locale: 'en', zone: {}, turns: [] };
      this.#done.push(this.#open);
      return;
    }
    const open = this.#open;
    if (!open) throw this.#problem(line, 'stands before the first title');
    switch (mark) {
      case 'claims:':
        open.claims = rest.trim().split(/\s+/);
        return;
      case 'locale:':
        open.locale = rest.trim();
        return;
      case 'dns:':
        this.#addTo(open, recordsOf(rest));
        return;
      case 'as:':
        this.#addTo(open, originOf(rest));
        return;
      case '>':
      case '~':
        this.#say(open, mark, rest, line);
        return;
      case '<':
        this.#expect(open, rest, line);
        return;
      default:
        throw this.#problem(line, `is no line of a dialogue: ${mark}${rest}`);
    }
  }

  #addTo(open: Open, zone: Zone): void {
    if (open.turns.length === 0) open.zone = merged(open.zone, zone);
    else this.#changes = merged(this.#changes, zone);
  }

  #say(open: Open, mark: '>' | '~', words: string, line: number): void {
    const last = open.turns.at(-1);
    if (this.#before === mark && last?.act.type === 'text') {
      last.act = { ...last.act, text: `${last.act.text}\n${words}` };
      return;
    }
    const label = /^\[(.+)\]$/.exec(words.trim())?.[1];
    const act: Turn['act'] =
      label === undefined ? { type: 'text', text: words, addressed: mark === '>' } : { type: 'press', label };
    open.turns.push({ line, zone: this.#changes, act, expect: [] });
    this.#changes = {};
  }

  #expect(open: Open, words: string, line: number): void {
    const turn = open.turns.at(-1);
    const expectation = expectationOf(words.trim());
    if (!turn || !expectation) throw this.#problem(line, `expects what cannot be told: ${words}`);
    turn.expect.push(expectation);
  }

  #problem(line: number, what: string): Error {
    return new Error(`${this.#file}:${line} ${what}`);
  }
}

function expectationOf(text: string): Expectation | undefined {
  const [verb = '', ...rest] = text.split(' ');
  const words = rest.join(' ').trim();
  switch (verb) {
    case 'asks':
      return isAskedQuestion(words) ? { expect: 'asks', question: words } : undefined;
    case 'advises': {
      const [cause = '', by, actor = ''] = words.split(/\s+/);
      const known = isWordOf(CAUSES, cause) && by === 'by' && isWordOf(ACTORS, actor);
      return known ? { expect: 'advises', cause, actor } : undefined;
    }
    case 'says':
    case 'never':
      return words === '' ? undefined : { expect: verb, words };
    case 'quiet':
      return { expect: 'quiet' };
    default:
      return undefined;
  }
}

function isWordOf<T extends object>(words: T, word: string): word is Extract<keyof T, string> {
  return Object.hasOwn(words, word);
}

/** `name TYPE data`, `name NXDOMAIN`, or an address for a name: its reverse name is meant. */
function recordsOf(text: string): Zone {
  const [first = '', type = '', ...data] = text.trim().split(/\s+/);
  const name = (reverseName(first) ?? first).toLowerCase().replace(/\.$/, '');
  if (data.length === 0) return { [name]: type as Special };
  return { [name]: { [type]: [data.join(' ')] } };
}

/** What Team Cymru's zones say of an address. */
function originOf(text: string): Zone {
  const [ip = '', asn = '', ...operator] = text.trim().split(/\s+/);
  const prefix = ip.includes(':') ? `${ip}/48` : `${ip}/24`;
  return {
    [originName(ip) ?? '']: { TXT: [`${asn} | ${prefix} | ZZ | test | 2020-01-01`] },
    [`as${asn}.asn.cymru.com`]: { TXT: [`${asn} | ZZ | test | 2020-01-01 | ${operator.join(' ')}`] },
  };
}

/** Records of one name and type add up; a special answer takes the name's place. */
function merged(zone: Zone, more: Zone): Zone {
  const result = { ...zone };
  for (const [name, entry] of Object.entries(more)) {
    const known = result[name];
    result[name] = typeof entry === 'string' || typeof known !== 'object' ? entry : withRecords(known, entry);
  }
  return result;
}

function withRecords(known: Exclude<ZoneEntry, string>, more: Exclude<ZoneEntry, string>): ZoneEntry {
  const held = new Map<string, unknown>(Object.entries(known));
  const types = Object.entries(more).map(([type, records]: [string, unknown]) => [
    type,
    [held.get(type) ?? [], records].flat(),
  ]);
  return { ...known, ...Object.fromEntries(types) } as ZoneEntry;
}
