import type { DnsAnswer } from '../../dns/answer.ts';
import type { Finding, FindingArgs } from '../finding.ts';
import { makeFinding } from '../make-finding.ts';
import type { SpfFindings, SpfTree } from './findings.ts';
import { endsWithAll } from './record.ts';
import { lookupsOf, MOST_LOOKUPS, nodesOf, type SpfNode } from './tree.ts';
import type { SpfResult } from './verdict.ts';

/** The address that was checked and what came of it. */
export interface Checked {
  readonly ip: string;
  readonly result: SpfResult;
}

/** What the records themselves show, whatever the result for an address. */
export function recordFindings(domain: string, node: SpfNode, checked: Checked | null): Finding[] {
  const [record] = node.records;
  if (!record || node.records.length > 1) return [];
  const proof = proofOf(node).slice(0, 1);
  const found = <C extends keyof SpfFindings>(code: C, args: FindingArgs[C]): Finding =>
    makeFinding('spf', code, domain, args, proof);
  const lookups = isWhole(node) ? lookupsOf(node).length : null;
  return [
    {
      ...found('SPF_RECORD', { domain, record: record.text, lookups, limit: MOST_LOOKUPS, tree: treeOf(node) }),
      // Without a result before it, this is where the records are shown.
      proof: checked === null ? proofOf(node) : proof,
    },
    ...openEnds(node).map((term) => found('SPF_PLUS_ALL', { domain, at: term.at, term: term.term })),
    ...termsAfterAll(node).map((terms) => found('SPF_AFTER_ALL', { domain, terms })),
    ...(endsWithAll(record) || record.redirect !== null ? [] : [found('SPF_NO_ALL', { domain })]),
    ...ptrTerms(node).map((term) => found('SPF_PTR', { domain, at: term.at, term: term.term })),
    ...(lacksIp6(node, checked) ? [found('SPF_MISSING_IP6', { domain, ip: checked?.ip ?? '' })] : []),
  ];
}

/** The SPF records of a tree; answers with other TXT records are cut down to them. */
export function proofOf(node: SpfNode): DnsAnswer[] {
  return nodesOf(node).map(({ answer, records }) =>
    answer.status === 'records' && records.length > 0
      ? { ...answer, records: records.map((record) => record.text) }
      : answer,
  );
}

function treeOf(node: SpfNode): SpfTree {
  const { domain, records, children } = node;
  return { domain, records: records.map((record) => record.text), includes: [...children.values()].map(treeOf) };
}

interface At {
  readonly at: string;
  readonly term: string;
}

/** RFC 7208 section 5.1: `+all` lets the whole world through, also from a record that is included. */
function openEnds(node: SpfNode): At[] {
  return directivesOf(node).flatMap(({ at, term, qualifier, type }) =>
    type === 'all' && qualifier === '+' ? [{ at, term }] : [],
  );
}

function ptrTerms(node: SpfNode): At[] {
  return directivesOf(node).flatMap(({ at, term, type }) => (type === 'ptr' ? [{ at, term }] : []));
}

function directivesOf(node: SpfNode) {
  return nodesOf(node).flatMap(({ domain, records }) =>
    (records[0]?.directives ?? []).map(({ term, qualifier, mechanism }) => ({
      at: domain,
      term,
      qualifier,
      type: mechanism.type,
    })),
  );
}

/** RFC 7208 section 5.1: mechanisms after `all` are never tested. */
function termsAfterAll({ records }: SpfNode): string[][] {
  const directives = records[0]?.directives ?? [];
  const all = directives.findIndex(({ mechanism }) => mechanism.type === 'all');
  const after = all === -1 ? [] : directives.slice(all + 1).map(({ term }) => term);
  return after.length === 0 ? [] : [after];
}

/** Whether every record of a tree could be read. */
function isWhole(node: SpfNode): boolean {
  return nodesOf(node).every(({ answer }) => answer.status !== 'failed');
}

function lacksIp6(node: SpfNode, checked: Checked | null): boolean {
  if (checked === null || !checked.ip.includes(':') || checked.result === 'pass' || !isWhole(node)) return false;
  return !directivesOf(node).some(({ type }) => type === 'ip6');
}
