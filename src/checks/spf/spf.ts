import type { DnsAnswer } from '../../dns/answer.ts';
import { canonicalAddress, normalizeName } from '../../dns/names.ts';
import type { Finding, FindingArgs } from '../finding.ts';
import { makeFinding } from '../make-finding.ts';
import type { CheckTools } from '../request.ts';
import { deadTermsOf } from './dead-terms.ts';
import type { SpfFindings, SuggestionReason } from './findings.ts';
import type { MacroValues } from './macro.ts';
import { isMistakenForSpf } from './record.ts';
import { proofOf, recordFindings } from './record-findings.ts';
import { allowTerm, closedRecord, mergedRecord, recordWith } from './suggestion.ts';
import { type Fault, ownFault, RESULT_OF, type Trace, traceRecord } from './trace.ts';
import { lookupsOf, MOST_LOOKUPS, nodesOf, readTree, type SpfNode } from './tree.ts';
import { checkHost, type SpfVerdict } from './verdict.ts';

/** The identity whose SPF is checked (RFC 7208 sections 2.3 and 2.4). */
export interface SpfSubject {
  readonly domain: string;
  /** The client's address; null looks at the record alone. */
  readonly ip: string | null;
  /** The HELO name, for macros. */
  readonly helo: string | null;
  readonly identity: 'mail_from' | 'helo';
}

/** Answers without a record that one evaluation may have (RFC 7208 section 4.6.4). */
const MOST_VOIDS = 2;

/**
 * SPF of a domain (RFC 7208): the result for an address with the terms that led to it, what is wrong with the record and
 * those it includes, and the record as it should be. The MAIL FROM and the HELO identity are separate checks.
 * @param subject a domain that is malformed gives no findings
 */
export async function checkSpf(subject: SpfSubject, tools: CheckTools): Promise<Finding[]> {
  const domain = normalizeName(subject.domain);
  if (domain === undefined) return [];
  const ip = subject.ip === null ? null : (canonicalAddress(subject.ip) ?? null);
  // The local part of the sender stays here: it is nobody's business but the receiver's (macros l and s).
  const values = ip === null ? null : { sender: `postmaster@${domain}`, ip, helo: subject.helo ?? domain };
  if (values === null) return recordAlone(domain, await readTree(domain, null, tools));
  // The tree asks side by side for what the evaluation then wants to know one by one.
  const node = await readTree(domain, values, tools);
  const said = await checkHost(values, tools);
  const [trace, dead] = await Promise.all([traceRecord(node, values, tools), deadTermsOf(node, said.voids, tools)]);
  const verdict = said.result === 'none' ? ofTrace(said, trace, node) : said;
  if (subject.identity === 'helo') return [heloFinding(domain, values.ip, verdict, node)];
  return judged({ domain, values, node, verdict, trace, dead });
}

/** mailauth takes a domain for malformed that has an underscore; DNS does not (RFC 2181 section 11), and there is a record. */
function ofTrace(said: SpfVerdict, trace: Trace, node: SpfNode): SpfVerdict {
  // RFC 7208 section 4.3: of a name that is a single label there is no result.
  if (!node.domain.includes('.')) return said;
  const verdict = { ...said, lookups: lookupsOf(node).length };
  switch (trace.end) {
    case 'none':
      return said;
    case 'match':
      return { ...verdict, result: RESULT_OF[trace.qualifier] };
    case 'fault':
      return { ...verdict, result: 'permerror' };
    case 'failed':
      return { ...verdict, result: 'temperror' };
    case 'unclear':
      return { ...verdict, result: 'neutral' };
  }
}

/** All that was found out for one address. */
interface Evaluation {
  readonly domain: string;
  readonly values: MacroValues;
  readonly node: SpfNode;
  readonly verdict: SpfVerdict;
  readonly trace: Trace;
  /** Look-ups of terms that lead nowhere, whoever sends. */
  readonly dead: readonly DnsAnswer[];
}

function judged(evaluation: Evaluation): Finding[] {
  const { domain, node, values, verdict } = evaluation;
  return [
    ...resultFindings(evaluation),
    ...recordFindings(domain, node, { ip: values.ip, result: verdict.result }),
    ...overLimit(domain, node, verdict),
    ...deadTerms(evaluation),
    ...suggestions(evaluation),
  ];
}

/** A look at the record without an address. */
function recordAlone(domain: string, node: SpfNode): Finding[] {
  const { answer } = node;
  if (answer.status === 'failed') return [temperror(domain, answer)];
  if (node.records.length === 0) return none(domain, node);
  const faults = nodesOf(node).flatMap((one) => faultOf(one) ?? []);
  const count = lookupsOf(node).length;
  const tooMany = count > MOST_LOOKUPS ? [tooManyLookups(domain, node, 'SPF_TOO_MANY_LOOKUPS')] : [];
  const problems = [
    ...faults.map((fault) => faultFinding(domain, fault, proofOf(node))),
    ...nodesOf(node).flatMap((one) => (one.answer.status === 'failed' ? [temperror(domain, one.answer)] : [])),
    ...tooMany,
  ];
  const found = recordFindings(domain, node, null);
  const isInOrder = problems.length === 0 && found.every(({ code }) => code === 'SPF_RECORD');
  return [
    ...problems,
    ...found,
    ...(isInOrder ? [valid(domain, node, count)] : []),
    ...(node.records.length > 1 ? [merged(domain, node)] : []),
  ];
}

function valid(domain: string, node: SpfNode, lookups: number): Finding {
  return finding(domain, 'SPF_VALID', { domain, lookups, limit: MOST_LOOKUPS }, proofOf(node));
}

function faultOf(node: SpfNode): Fault | undefined {
  if (node.isLoop) return { kind: 'loop', domain: node.domain };
  const own = ownFault(node);
  if (own) return own;
  for (const [term, child] of node.children) {
    const isAbsent = child.answer.status !== 'failed' && child.records.length === 0;
    if (isAbsent) return { kind: 'no_record', domain: node.domain, term, target: child.domain };
  }
  return undefined;
}

/** The result in the words of RFC 7208 section 2.6, by what made it so. */
function resultFindings(evaluation: Evaluation): Finding[] {
  const { domain, values, node, verdict, trace } = evaluation;
  const proof = proofOf(node);
  // The terms are told only where following them came to the same end.
  const path = trace.end === 'match' && RESULT_OF[trace.qualifier] === verdict.result ? trace.path : [];
  const args = { domain, ip: values.ip, path, lookups: verdict.lookups };
  switch (verdict.result) {
    case 'pass':
      return [finding(domain, 'SPF_PASS', args, proof)];
    case 'fail':
      return [finding(domain, 'SPF_FAIL', { ...args, explanation: verdict.explanation }, proof)];
    case 'softfail':
      return [finding(domain, 'SPF_SOFTFAIL', args, proof)];
    case 'neutral':
      return [finding(domain, 'SPF_NEUTRAL', args, proof)];
    case 'none':
      return none(domain, node);
    case 'temperror':
      return [temperror(domain, trace.end === 'failed' ? trace.answer : verdict.failed)];
    case 'permerror':
      return [permerror(evaluation)];
  }
}

/** No record; and what stands there in its place. */
function none(domain: string, node: SpfNode): Finding[] {
  const texts = node.answer.status === 'records' ? node.answer.records.filter(isMistakenForSpf) : [];
  return [
    finding(domain, 'SPF_NONE', { domain }, proofOf(node)),
    ...texts.map((record) => finding(domain, 'SPF_MISTAKEN', { domain, record }, [])),
  ];
}

function permerror({ domain, node, verdict, trace, dead }: Evaluation): Finding {
  const proof = proofOf(node);
  // An `mx` with more than ten hosts is over a limit too, and not this one.
  if (verdict.limit === 'lookups' && isOverLimit(node) && !nodesOf(node).some((one) => one.isLoop)) {
    return tooManyLookups(domain, node, 'SPF_TOO_MANY_LOOKUPS');
  }
  if (verdict.limit === 'voids') {
    const args = { domain, names: namesOf(verdict.voids), dead: namesOf(dead), limit: MOST_VOIDS };
    return finding(domain, 'SPF_VOID_LOOKUPS', args, verdict.voids);
  }
  if (trace.end === 'fault') return faultFinding(domain, trace.fault, proof);
  return finding(domain, 'SPF_PERMERROR', { domain }, proof);
}

function faultFinding(domain: string, fault: Fault, proof: readonly DnsAnswer[]): Finding {
  const at = fault.domain;
  switch (fault.kind) {
    case 'several':
      return finding(domain, 'SPF_MULTIPLE', { domain, at, records: fault.records }, proof);
    case 'syntax':
      return finding(domain, 'SPF_SYNTAX', { domain, at, term: fault.term, why: fault.why }, proof);
    case 'no_record': {
      const { term, target } = fault;
      return finding(domain, 'SPF_INCLUDE_WITHOUT_RECORD', { domain, at, term, target }, proof);
    }
    case 'loop':
      return finding(domain, 'SPF_INCLUDE_LOOP', { domain, at }, proof);
  }
}

function temperror(domain: string, answer: DnsAnswer | null): Finding {
  const failure = answer?.status === 'failed' ? answer.failure : 'timeout';
  return finding(domain, 'SPF_TEMPERROR', { domain, name: answer?.name ?? domain, failure }, answer ? [answer] : []);
}

function tooManyLookups(
  domain: string,
  node: SpfNode,
  code: 'SPF_TOO_MANY_LOOKUPS' | 'SPF_LOOKUPS_OVER_LIMIT',
): Finding {
  const all = lookupsOf(node);
  const args = { domain, count: all.length, limit: MOST_LOOKUPS, from: all[MOST_LOOKUPS] ?? null };
  return finding(domain, code, args, proofOf(node));
}

/** The record is over the limit, and this message was decided before that came to light. */
function overLimit(domain: string, node: SpfNode, { result }: SpfVerdict): Finding[] {
  const isOver = isOverLimit(node) && result !== 'permerror';
  return isOver ? [tooManyLookups(domain, node, 'SPF_LOOKUPS_OVER_LIMIT')] : [];
}

function isOverLimit(node: SpfNode): boolean {
  return lookupsOf(node).length > MOST_LOOKUPS;
}

function deadTerms({ domain, verdict, dead }: Evaluation): Finding[] {
  if (dead.length === 0 || verdict.limit === 'voids') return [];
  return [finding(domain, 'SPF_DEAD_TERMS', { domain, names: namesOf(dead) }, dead)];
}

function namesOf(answers: readonly DnsAnswer[]): string[] {
  return answers.map((answer) => answer.name);
}

/** The record as it should be, where that can be told from here. */
function suggestions({ domain, values, node, verdict }: Evaluation): Finding[] {
  const [record] = node.records;
  const add = allowTerm(values.ip);
  if (node.records.length > 1) return [merged(domain, node)];
  if (verdict.result === 'none') return [suggested(domain, `v=spf1 ${add} ~all`, add, 'first')];
  if (!record || record.problem) return [];
  if (['fail', 'softfail', 'neutral'].includes(verdict.result)) {
    return [suggested(domain, recordWith(record, add), add, 'allow')];
  }
  return closedRecord(record) === record.text ? [] : [suggested(domain, closedRecord(record), null, 'close')];
}

function merged(domain: string, node: SpfNode): Finding {
  return suggested(domain, mergedRecord(node.records.map((record) => record.text)), null, 'merge');
}

function suggested(domain: string, record: string, add: string | null, why: SuggestionReason): Finding {
  return finding(domain, 'SPF_SUGGESTED_RECORD', { domain, record, add, why }, []);
}

function heloFinding(domain: string, ip: string, { result }: SpfVerdict, node: SpfNode): Finding {
  const proof = proofOf(node);
  if (result === 'pass') return finding(domain, 'SPF_HELO_PASS', { domain, ip }, proof);
  if (result === 'none') return finding(domain, 'SPF_HELO_NONE', { domain }, proof);
  return finding(domain, 'SPF_HELO_NOT_PASS', { domain, ip, result }, proof);
}

function finding<C extends keyof SpfFindings>(
  domain: string,
  code: C,
  args: FindingArgs[C],
  proof: readonly DnsAnswer[],
): Finding {
  return makeFinding('spf', code, domain, args, proof);
}
