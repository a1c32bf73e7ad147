import type { RecordType } from '../../src/dns/answer.ts';
import { normalizeName } from '../../src/dns/names.ts';
import type { FreshAnswer, FreshResolver, ResolveOptions, ServerAnswer } from '../../src/dns/resolver.ts';
import type { Authorities, NameServer, Said } from './authority.ts';
import { type Account, withSignal } from './budget.ts';
import { type Asked, type Chain, failed, startOf } from './interpret.ts';
import { type Ask, type Delegation, findZone } from './zone-cut.ts';

/** RFC 2182 section 5 sees no use in more than seven. */
const MAX_SERVERS = 7;
const MAX_REFERRALS = 4;
/** Servers of one zone may lead to different names while a change is on its way: the old and the new. */
const MAX_BRANCHES = 2;

/** What one server said. */
interface Row<T extends RecordType> {
  readonly server: NameServer;
  readonly said: Said<T>;
}

interface Found<T extends RecordType> {
  readonly zone: string;
  readonly rows: readonly Row<T>[];
}

/** A question on its way, and on whose account. */
interface Search<T extends RecordType> {
  readonly asked: Asked<T>;
  readonly account: Account;
  /** The recursive resolver: finds zones and the addresses of their servers. */
  readonly ask: Ask;
}

/** Asks the servers of the zone that holds a name, each one itself, without recursion and past every cache. */
export class FreshClient implements FreshResolver {
  readonly #authorities: Authorities;
  readonly #recursive: (account: Account) => Ask;
  readonly #account: Account;
  /** By zone: one diagnosis asks several names of the same zone. */
  readonly #negativeTtls = new Map<string, Promise<number | null>>();

  constructor(authorities: Authorities, recursive: (account: Account) => Ask, account: Account) {
    this.#authorities = authorities;
    this.#recursive = recursive;
    this.#account = account;
  }

  /**
   * A server that is not authoritative for the zone is a row that failed as `refused`; one that must not be asked, because
   * its address is private, a row that failed as `cancelled`. An alias out of the zone is followed to the servers of the
   * zone it leads to (RFC 2317 delegates reverse names so); what other servers said instead of the alias stays in the rows.
   */
  async resolveFresh<T extends RecordType>(name: string, type: T, options?: ResolveOptions): Promise<FreshAnswer<T>> {
    const normal = normalizeName(name);
    if (normal === undefined) return { zone: null, servers: [], negativeTtl: null };
    const account = withSignal(this.#account, options?.signal);
    const search = { asked: { name: normal, type }, account, ask: this.#recursive(account) };
    const { zone, servers } = await this.#follow(search, startOf(normal));
    const heard = servers.find(({ answer }) => answer.status !== 'failed');
    if (zone === null || !heard) return { zone, servers, negativeTtl: null };
    const negativeTtl = this.#negativeTtls.get(zone) ?? this.#negativeTtl(zone, heard, account);
    this.#negativeTtls.set(zone, negativeTtl);
    return { zone, servers, negativeTtl: await negativeTtl };
  }

  /** Rows for a chain's target. Ends: no chain holds a name twice, and its length is limited. */
  async #follow<T extends RecordType>(search: Search<T>, chain: Chain): Promise<Omit<FreshAnswer<T>, 'negativeTtl'>> {
    const found = await this.#findServers(search, chain);
    if (!found) return { zone: null, servers: [] };
    const servers = found.rows.flatMap((row) => serverAnswer(search.asked, row));
    const branches = await Promise.all(aliasesIn(found.rows).map((alias) => this.#follow(search, alias)));
    const [branch] = branches;
    return {
      zone: branch ? branch.zone : found.zone,
      servers: [...servers, ...branches.flatMap((branched) => branched.servers)],
    };
  }

  /** What the servers of a name's zone say, after following the delegations that the resolver does not know. */
  async #findServers<T extends RecordType>(search: Search<T>, chain: Chain): Promise<Found<T> | null> {
    let delegation = await findZone(chain.target, search.ask);
    for (let hop = 0; delegation; hop++) {
      const found: Found<T> = await this.#askAll(search, delegation, chain);
      const deeper = hop < MAX_REFERRALS ? referralIn(found.rows) : undefined;
      if (!deeper) return found;
      delegation = deeper;
    }
    return null;
  }

  async #askAll<T extends RecordType>(search: Search<T>, delegation: Delegation, chain: Chain): Promise<Found<T>> {
    const { zone, servers } = delegation;
    const rows = await Promise.all(
      servers.slice(0, MAX_SERVERS).map(async ({ name, address }): Promise<Row<T>[]> => {
        const found = address ?? (await addressOf(name, search.ask));
        if (found === undefined) return [];
        const server = { name, address: found };
        const said = await this.#authorities.ask(server, zone, search.asked, chain, search.account);
        return [{ server, said }];
      }),
    );
    return { zone, rows: rows.flat() };
  }

  /** RFC 2308 section 5, from the SOA record of a server that answers. */
  async #negativeTtl(zone: string, heard: ServerAnswer<RecordType>, account: Account): Promise<number | null> {
    const server = { name: heard.server, address: heard.address };
    const soa = { name: zone, type: 'SOA' } as const;
    const said = await this.#authorities.ask(server, zone, soa, startOf(zone), account);
    if (said.kind !== 'answer' || said.answer.status !== 'records') return null;
    return Math.min(said.answer.ttl, ...said.answer.records.map((record) => record.minimum));
  }
}

/** One address is enough to hear a server; IPv4 first, because not every network has IPv6. */
async function addressOf(name: string, ask: Ask): Promise<string | undefined> {
  for (const type of ['A', 'AAAA'] as const) {
    const answer = await ask(name, type);
    if (answer.status === 'records') return answer.records[0];
  }
  return undefined;
}

/** Aliases are followed, so they are no row; a referral that nobody follows is as good as no answer. */
function serverAnswer<T extends RecordType>(asked: Asked<T>, { server, said }: Row<T>): ServerAnswer<T>[] {
  if (said.kind === 'alias') return [];
  const answer = said.kind === 'answer' ? said.answer : failed(asked, 'refused');
  return [{ server: server.name, address: server.address, answer }];
}

function aliasesIn<T extends RecordType>(rows: readonly Row<T>[]): Chain[] {
  const aliases = new Map<string, Chain>();
  for (const { said } of rows) {
    if (said.kind === 'alias' && !aliases.has(said.chain.target)) aliases.set(said.chain.target, said.chain);
  }
  return [...aliases.values()].slice(0, MAX_BRANCHES);
}

/** Where to go when no server answers for the name and one of them knows who does. */
function referralIn<T extends RecordType>(rows: readonly Row<T>[]): Delegation | undefined {
  const isAnswered = rows.some(
    ({ said }) => said.kind === 'alias' || (said.kind === 'answer' && said.answer.status !== 'failed'),
  );
  if (isAnswered) return undefined;
  for (const { said } of rows) if (said.kind === 'referral') return said.delegation;
  return undefined;
}
