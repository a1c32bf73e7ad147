import ipaddr from 'ipaddr.js';
import { parseAddress } from '../../dns/addresses.ts';
import type { DnsAnswer } from '../../dns/answer.ts';
import { isWithin, reverseName, sameAddress } from '../../dns/names.ts';
import type { CheckTools } from '../request.ts';
import { expandDomainSpec, type MacroValues } from './macro.ts';
import { type Directive, endsWithAll, type Mechanism, type Qualifier, type SpfSyntaxProblem } from './record.ts';
import { hostsOf, type SpfNode } from './tree.ts';
import type { SpfResult } from './verdict.ts';

/** The result that a qualifier gives (RFC 7208 section 4.6.2). */
export const RESULT_OF = { '+': 'pass', '-': 'fail', '~': 'softfail', '?': 'neutral' } as const satisfies Record<
  Qualifier,
  SpfResult
>;

/** A term of a domain's record. */
export interface Step {
  readonly domain: string;
  readonly term: string;
}

/** Where a permanent error lies. */
export type Fault =
  | { readonly kind: 'several'; readonly domain: string; readonly records: readonly string[] }
  | {
      readonly kind: 'syntax';
      readonly domain: string;
      readonly term: string;
      readonly why: SpfSyntaxProblem['why'];
    }
  /** `include` or `redirect` of a domain without an SPF record (RFC 7208 sections 5.2 and 6.1). */
  | { readonly kind: 'no_record'; readonly domain: string; readonly term: string; readonly target: string }
  | { readonly kind: 'loop'; readonly domain: string };

/** How an evaluation ended, and by which terms. */
export type Trace =
  /** The terms that led to the result, from the record asked for down to the one that matched. Empty: none matched. */
  | { readonly end: 'match'; readonly qualifier: Qualifier; readonly path: readonly Step[] }
  | { readonly end: 'none' }
  | { readonly end: 'fault'; readonly fault: Fault }
  | { readonly end: 'failed'; readonly answer: DnsAnswer }
  /** A term that cannot be followed here decides: its name rests on the `p` macro. */
  | { readonly end: 'unclear' };

/**
 * Follows the evaluation of check_host() (RFC 7208 section 4.6) through records that were read, to tell which term
 * decided. The verdict is not taken from it, save where mailauth gives none.
 */
export async function traceRecord(node: SpfNode, values: MacroValues, tools: CheckTools): Promise<Trace> {
  const { domain, answer, records } = node;
  const [record] = records;
  if (node.isLoop) return { end: 'fault', fault: { kind: 'loop', domain } };
  if (answer.status === 'failed') return { end: 'failed', answer };
  if (!record) return { end: 'none' };
  const fault = ownFault(node);
  if (fault) return { end: 'fault', fault };
  for (const directive of record.directives) {
    const outcome = await traceDirective(directive, node, values, tools);
    if (outcome) return outcome;
  }
  if (record.redirect === null || endsWithAll(record)) return { end: 'match', qualifier: '?', path: [] };
  return traceRedirect(record.redirect, node, values, tools);
}

/** What is wrong with a record itself, before any term of it is looked at. */
export function ownFault({ domain, records }: SpfNode): Fault | undefined {
  if (records.length > 1) return { kind: 'several', domain, records: records.map((record) => record.text) };
  const problem = records[0]?.problem;
  return problem ? { kind: 'syntax', domain, ...problem } : undefined;
}

async function traceRedirect(target: string, node: SpfNode, values: MacroValues, tools: CheckTools): Promise<Trace> {
  const { domain } = node;
  const term = `redirect=${target}`;
  const child = node.children.get('redirect');
  if (!child) return { end: 'unclear' };
  const trace = await traceRecord(child, values, tools);
  if (trace.end === 'none') return { end: 'fault', fault: { kind: 'no_record', domain, term, target: child.domain } };
  return trace.end === 'match' ? { ...trace, path: [{ domain, term }, ...trace.path] } : trace;
}

/** The end of the evaluation, or undefined when the term does not match. */
async function traceDirective(
  { mechanism, qualifier, term }: Directive,
  node: SpfNode,
  values: MacroValues,
  tools: CheckTools,
): Promise<Trace | undefined> {
  const step = { domain: node.domain, term };
  if (mechanism.type !== 'include') {
    const matches = await new Matcher(node.domain, values, tools).matches(mechanism);
    if (matches === 'unclear') return { end: 'unclear' };
    if (typeof matches !== 'boolean') return { end: 'failed', answer: matches };
    return matches ? { end: 'match', qualifier, path: [step] } : undefined;
  }
  const child = node.children.get(term);
  if (!child) return { end: 'unclear' };
  const trace = await traceRecord(child, values, tools);
  // RFC 7208 section 5.2: only a pass of the included record matches; none of its own is an error.
  if (trace.end === 'none') return { end: 'fault', fault: { kind: 'no_record', ...step, target: child.domain } };
  if (trace.end !== 'match') return trace;
  return trace.qualifier === '+' ? { end: 'match', qualifier, path: [step, ...trace.path] } : undefined;
}

type Matches = boolean | 'unclear' | DnsAnswer;

/** Whether the client's address matches one mechanism (RFC 7208 section 5). */
class Matcher {
  readonly #domain: string;
  readonly #values: MacroValues;
  readonly #tools: CheckTools;

  constructor(domain: string, values: MacroValues, tools: CheckTools) {
    this.#domain = domain;
    this.#values = values;
    this.#tools = tools;
  }

  get #isSix(): boolean {
    return this.#values.ip.includes(':');
  }

  matches(mechanism: Exclude<Mechanism, { type: 'include' }>): Matches | Promise<Matches> {
    switch (mechanism.type) {
      case 'all':
        return true;
      // RFC 7208 section 5.6: a network of the other family never matches, however it is written.
      case 'ip4':
        return !this.#isSix && isIn(this.#values.ip, mechanism.network, mechanism.bits);
      case 'ip6':
        return this.#isSix && isIn(this.#values.ip, mechanism.network, mechanism.bits);
      case 'a':
      case 'mx':
        return this.#hosts(mechanism);
      case 'exists':
        return this.#exists(mechanism.spec);
      case 'ptr':
        return this.#ptr(mechanism.spec);
    }
  }

  async #hosts(mechanism: Extract<Mechanism, { type: 'a' | 'mx' }>): Promise<Matches> {
    const name = this.#name(mechanism.spec);
    if (name === undefined) return 'unclear';
    const { ip } = this.#values;
    const bits = this.#isSix ? mechanism.bits6 : mechanism.bits4;
    let hosts = [name];
    if (mechanism.type === 'mx') {
      const answer = await this.#tools.resolver.resolve(name, 'MX', this.#tools);
      if (answer.status === 'failed') return answer;
      hosts = hostsOf(answer);
    }
    for (const host of hosts) {
      const answer = await this.#address(host);
      if (answer.status === 'failed') return answer;
      if (answer.status === 'records' && answer.records.some((address) => isIn(ip, address, bits))) return true;
    }
    return false;
  }

  async #exists(spec: string): Promise<Matches> {
    const name = this.#name(spec);
    if (name === undefined) return 'unclear';
    // RFC 7208 section 5.7: an A record, whatever the client's address.
    const answer = await this.#tools.resolver.resolve(name, 'A', this.#tools);
    return answer.status === 'failed' ? answer : answer.status === 'records';
  }

  /** RFC 7208 section 5.5: a failed look-up does not match. */
  async #ptr(spec: string | null): Promise<Matches> {
    const target = this.#name(spec)?.toLowerCase();
    if (target === undefined) return 'unclear';
    const { ip } = this.#values;
    const ptr = await this.#tools.resolver.resolve(reverseName(ip) ?? '', 'PTR', this.#tools);
    const names = ptr.status === 'records' ? ptr.records.slice(0, 10).filter((name) => isWithin(name, target)) : [];
    for (const name of names) {
      const answer = await this.#address(name);
      if (answer.status === 'records' && answer.records.some((address) => sameAddress(address, ip))) return true;
    }
    return false;
  }

  #address(host: string): Promise<DnsAnswer<'A' | 'AAAA'>> {
    return this.#tools.resolver.resolve(host, this.#isSix ? 'AAAA' : 'A', this.#tools);
  }

  #name(spec: string | null): string | undefined {
    return spec === null ? this.#domain : expandDomainSpec(spec, this.#domain, this.#values);
  }
}

function isIn(ip: string, network: string, bits: number): boolean {
  if (bits === 0) return true;
  const address = parseAddress(ip);
  const block = parseAddress(network);
  if (address instanceof ipaddr.IPv4 && block instanceof ipaddr.IPv4) return address.match(block, bits);
  return address instanceof ipaddr.IPv6 && block instanceof ipaddr.IPv6 && address.match(block, bits);
}
