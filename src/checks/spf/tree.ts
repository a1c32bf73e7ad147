import type { DnsAnswer } from '../../dns/answer.ts';
import { normalizeName, reverseName } from '../../dns/names.ts';
import type { CheckTools } from '../request.ts';
import { costsLookup, type Directive, endsWithAll, isSpfRecord, parseSpfRecord, type SpfRecord } from './record.ts';
import { expandDomainSpec, type MacroValues } from './macro.ts';

/** RFC 7208 section 4.6.4: terms of one evaluation that ask DNS. */
export const MOST_LOOKUPS = 10;
/** Records read in all, beyond the limit too, so that a record can be told how far over it is; more is not counted. */
const MOST_RECORDS = 25;
/** Addresses asked for ahead; an evaluation that needs more asks for them itself, up to its limits. */
const MOST_AHEAD = 30;

/** One domain's SPF record and the records that it includes. */
export interface SpfNode {
  readonly domain: string;
  readonly answer: DnsAnswer<'TXT'>;
  /** The SPF records that were published; more than one is a permanent error (RFC 7208 section 4.5). */
  readonly records: readonly SpfRecord[];
  /** By `include` term, and `redirect`. A term whose name depends on the message, or that was too many, is not in it. */
  readonly children: ReadonlyMap<string, SpfNode>;
  /** It stands in its own chain of includes: evaluation would not end. */
  readonly isLoop: boolean;
}

/** What depends on the message; null for a look at the record alone. */
export type MessageValues = MacroValues | null;

/** Reads the records below a domain, a level at a time side by side, and asks ahead for the addresses they need. */
export function readTree(domain: string, values: MessageValues, tools: CheckTools): Promise<SpfNode> {
  return new TreeReader(values, tools).read(domain, []);
}

class TreeReader {
  readonly #values: MessageValues;
  readonly #tools: CheckTools;
  #recordsLeft = MOST_RECORDS;
  #aheadLeft = MOST_AHEAD;

  constructor(values: MessageValues, tools: CheckTools) {
    this.#values = values;
    this.#tools = tools;
  }

  async read(domain: string, above: readonly string[]): Promise<SpfNode> {
    this.#recordsLeft -= 1;
    const isLoop = above.includes(domain);
    const answer = await this.#tools.resolver.resolve(domain, 'TXT', this.#tools);
    const texts = answer.status === 'records' ? answer.records.filter(isSpfRecord) : [];
    const records = texts.map(parseSpfRecord);
    const [record] = records;
    if (!record || records.length > 1 || isLoop) return { domain, answer, records, children: new Map(), isLoop };
    // First, because more questions may come out of their answers.
    const wanted = targetsOf(record).flatMap(({ term, spec }) => {
      const name = this.#expand(spec, domain);
      return name === undefined || this.#recordsLeft <= 0 ? [] : [{ term, child: this.read(name, [...above, domain]) }];
    });
    for (const directive of record.directives) this.#askAhead(directive, domain);
    const children = await Promise.all(wanted.map(async ({ term, child }) => [term, await child] as const));
    return { domain, answer, records, children: new Map(children), isLoop };
  }

  #expand(spec: string, domain: string): string | undefined {
    if (!spec.includes('%')) return normalizeName(spec);
    const name = this.#values === null ? undefined : expandDomainSpec(spec, domain, this.#values);
    return name === undefined ? undefined : normalizeName(name);
  }

  /** Asks for the addresses of a term now, so that the evaluation, which asks one after the other, need not wait. */
  #askAhead({ mechanism }: Directive, domain: string): void {
    if (this.#values === null) return;
    if (mechanism.type === 'exists') this.#existence(this.#expand(mechanism.spec, domain));
    if (mechanism.type === 'ptr') void this.#reverseNames(this.#values.ip);
    if (mechanism.type !== 'a' && mechanism.type !== 'mx') return;
    const name = mechanism.spec ?? domain;
    if (name.includes('%')) return;
    void (mechanism.type === 'a' ? this.#addresses([name]) : this.#mailExchangers(name));
  }

  /** RFC 7208 section 5.7: an A record, whatever the kind of the sender's address. */
  #existence(name: string | undefined): void {
    if (name !== undefined && this.#aheadLeft-- > 0) void this.#tools.resolver.resolve(name, 'A', this.#tools);
  }

  async #addresses(names: readonly string[]): Promise<void> {
    const type = this.#values?.ip.includes(':') ? 'AAAA' : 'A';
    const allowed = names.filter(() => this.#aheadLeft-- > 0);
    await Promise.all(allowed.map((name) => this.#tools.resolver.resolve(name, type, this.#tools)));
  }

  async #mailExchangers(name: string): Promise<void> {
    if (this.#aheadLeft-- <= 0) return;
    const answer = await this.#tools.resolver.resolve(name, 'MX', this.#tools);
    if (answer.status === 'records') await this.#addresses(hostsOf(answer));
  }

  async #reverseNames(ip: string): Promise<void> {
    const answer = await this.#tools.resolver.resolve(reverseName(ip) ?? '', 'PTR', this.#tools);
    if (answer.status === 'records') await this.#addresses(answer.records);
  }
}

/** The hosts of an MX answer in order of preference, without a null MX (RFC 7505). */
export function hostsOf(answer: DnsAnswer<'MX'>): string[] {
  if (answer.status !== 'records') return [];
  const hosts = [...answer.records].sort((a, b) => a.preference - b.preference).map((mx) => mx.exchange);
  return hosts.filter((host) => host !== '.');
}

/** The names whose records belong to a record: of `include`, and of `redirect` where no `all` switches it off. */
function targetsOf(record: SpfRecord): { term: string; spec: string }[] {
  const includes = record.directives.flatMap(({ term, mechanism }) =>
    mechanism.type === 'include' ? [{ term, spec: mechanism.spec }] : [],
  );
  const { redirect } = record;
  return redirect === null || endsWithAll(record) ? includes : [...includes, { term: 'redirect', spec: redirect }];
}

/** One look-up of a whole evaluation, where it stands. */
export interface Lookup {
  readonly domain: string;
  readonly term: string;
}

/** All look-ups of a tree in the order of evaluation (RFC 7208 section 4.6.4), as if no term before the last matched. */
export function lookupsOf(node: SpfNode): Lookup[] {
  const [record] = node.records;
  if (!record || node.records.length > 1) return [];
  const own = record.directives.filter(costsLookup).flatMap((directive): Lookup[] => {
    const child = node.children.get(directive.term);
    return [{ domain: node.domain, term: directive.term }, ...(child ? lookupsOf(child) : [])];
  });
  if (record.redirect === null || endsWithAll(record)) return own;
  const child = node.children.get('redirect');
  return [...own, { domain: node.domain, term: `redirect=${record.redirect}` }, ...(child ? lookupsOf(child) : [])];
}

/** Every record of a tree, from the top. */
export function nodesOf(node: SpfNode): SpfNode[] {
  return [node, ...[...node.children.values()].flatMap(nodesOf)];
}
