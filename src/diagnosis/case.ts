import {
  type Bounce,
  type DkimSelector,
  type Hop,
  type LeftOut,
  READING_NOTES,
  type Reading,
  type ReadingNote,
} from '../bounce/bounce.ts';
import { keyName } from '../checks/dkim/key.ts';
import type { Finding } from '../checks/finding.ts';
import type { CheckRequest } from '../checks/request.ts';
import { normalizeName } from '../dns/names.ts';
import type { AskedQuestion } from '../knowledge/questions.ts';
import type { Kind } from '../knowledge/vocabulary.ts';
import { type Topic, topicsOf } from '../knowledge/topics.ts';
import { complaintOf, hopsOf, refusalsOf } from './complaint.ts';
import type { Fact, Facts } from './facts.ts';
import { outputFacts } from './outputs.ts';
import { type OwnNames, ownNamesOf } from './own-names.ts';
import { type Said, saidIn } from './said.ts';
import { mentionsOf, statementsOf, wordsOf } from './statements.ts';

/** One case: what was read, what the admin said, what DNS said. Plain data, kept with the conversation. */
export interface Case {
  readonly kind: Kind;
  /** Refusals; or one stand-in for a trouble that was told without any. */
  readonly bounces: readonly Bounce[];
  /** What the admin complains of without a refusal, or beyond it: a word of knowledge/complaints. */
  readonly complaint: string | null;
  /** Nothing in the input refused anything. */
  readonly unrefused: boolean;
  readonly topics: readonly Topic[];
  readonly ownNames: OwnNames;
  readonly said: Said;
  readonly hops: readonly Hop[];
  readonly dkim: readonly DkimSelector[];
  readonly notes: readonly ReadingNote[];
  /** What the input held beyond what was taken at once. */
  readonly leftOut: LeftOut | null;
  /** Public addresses and host names in the text, in order of appearance. */
  readonly mentions: { readonly addresses: readonly string[]; readonly names: readonly string[] };
  readonly facts: Facts;
  /** Questions in the order in which they were asked. */
  readonly asked: readonly AskedQuestion[];
  readonly checked: readonly CheckRequest[];
  /** `all`: the whole set of checks is wanted, whatever the cause. */
  readonly scope?: 'needed' | 'all';
  readonly findings: readonly Finding[];
  /** What the look before a "check again" found, where something has changed since. */
  readonly before?: readonly Finding[];
}

/** Opens a case on what was read. The text itself is not kept. */
export function openCase(reading: Reading): Case {
  const complaint = complaintOf(reading);
  const hops = hopsOf(reading);
  return {
    kind: reading.kind,
    bounces: refusalsOf(reading, hops, complaint),
    complaint: complaint?.id ?? null,
    unrefused: reading.bounces.length === 0,
    topics: topicsOf(wordsOf(reading.text.slice(0, 20_000))),
    ownNames: ownNamesOf(reading.text),
    said: saidIn(reading.text),
    hops,
    dkim: reading.message.dkim,
    notes: reading.notes,
    leftOut: reading.leftOut,
    mentions: mentionsOf(reading.text),
    facts: factsIn(reading.text),
    asked: [],
    checked: [],
    findings: [],
  };
}

const NOTHING_SAID = saidIn('');
const NO_OWN_NAMES = ownNamesOf('');
const NOTES: ReadonlySet<string> = new Set(READING_NOTES);

/** What an earlier version may have kept. */
type KeptCase = Omit<Case, 'leftOut'> & Partial<Pick<Case, 'leftOut'>>;

/** A case as it was kept, with what an earlier version did not look for as not found, and without notes that there are no more. */
export function wholeCase(kept: KeptCase): Case {
  return {
    leftOut: null,
    ...kept,
    notes: kept.notes.filter((note) => NOTES.has(note)),
    said: { ...NOTHING_SAID, ...kept.said },
    ownNames: { ...NO_OWN_NAMES, ...kept.ownNames },
  };
}

/** Is there anything in it to make a case of: a refusal, or a complaint? */
export function isCase(reading: Reading): boolean {
  return reading.bounces.length > 0 || complaintOf(reading) !== undefined;
}

/** What a text says of the set-up: what command output shows counts more than words around it. */
export function factsIn(text: string): Facts {
  return { ...statementsOf(text), ...outputFacts(text) };
}

/** The case with one more fact; what was known under that name before gives way: people correct themselves. */
export function withFact(theCase: Case, question: AskedQuestion, fact: Fact): Case {
  return { ...theCase, facts: { ...theCase.facts, [question]: fact } };
}

/** The case with what checks found; findings of the same requests before give way. */
export function withFindings(theCase: Case, requests: readonly CheckRequest[], findings: readonly Finding[]): Case {
  const again = new Set(requests.map(requestKey));
  const checks = new Set(requests.map((request) => `${request.check} ${subjectOf(request)}`));
  return {
    ...theCase,
    checked: [...theCase.checked.filter((request) => !again.has(requestKey(request))), ...requests],
    findings: [
      ...theCase.findings.filter((finding) => !checks.has(`${finding.check} ${finding.subject}`)),
      ...findings,
    ],
  };
}

/** Identifies a request among the case's. */
export function requestKey(request: CheckRequest): string {
  return JSON.stringify(request);
}

/** The address, name or domain a request is about, as its findings name it. */
export function subjectOf(request: CheckRequest): string {
  switch (request.check) {
    case 'reverse':
    case 'origin':
    case 'port25':
    case 'blocklist':
      return request.ip;
    case 'helo':
      return request.helo;
    case 'host':
    case 'banner':
      return request.host;
    case 'mx':
    case 'domain':
    case 'domain_blocklist':
    case 'mta_sts':
    case 'tls_rpt':
    case 'dane':
    case 'bimi':
      return request.domain;
    case 'spf':
    case 'dmarc':
      return normalizeName(request.domain) ?? request.domain;
    case 'dkim':
      return keyName(request.selector, request.domain);
  }
}
