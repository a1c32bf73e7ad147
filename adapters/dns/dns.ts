// DNS for the whole process: one memory of answers, and a view with a budget of its own for each diagnosis.
import { getServers } from 'node:dns';
import type { DnsAnswer, RecordType } from '../../src/dns/answer.ts';
import { canonicalAddress } from '../../src/dns/names.ts';
import type { FreshResolver, ResolveOptions, Resolver } from '../../src/dns/resolver.ts';
import { Authorities } from './authority.ts';
import { type Account, Budget, withSignal } from './budget.ts';
import { CachingClient } from './caching-client.ts';
import { Client } from './client.ts';
import { FreshClient } from './fresh.ts';
import { type ServerAddress, Transport } from './transport.ts';

export type { ServerAddress } from './transport.ts';

const DNS_PORT = 53;

export interface DnsOptions {
  /** Recursive resolvers in order of preference. Default: the system's. */
  readonly servers?: readonly ServerAddress[];
  /** How long one message may take. */
  readonly timeoutMs?: number;
  /** How many queries one question may take, over the servers in turn. */
  readonly tries?: number;
  /** The port of zones' own servers; anything but 53 is for tests. */
  readonly authoritativePort?: number;
  /** Lets the fresh mode ask name servers at private addresses: for one's own network. */
  readonly allowPrivate?: boolean;
}

export interface RunOptions {
  /** Queries that the run may send, all in all. */
  readonly budget?: number;
  /** Ends every look-up of the run. */
  readonly signal?: AbortSignal;
}

/** DNS for one diagnosis. */
export interface DnsRun {
  /** Answers from memory where it can. */
  readonly resolver: Resolver;
  /** The same servers, asked again past our memory; theirs may still answer. */
  readonly uncached: Resolver;
  /** Asks the zones' own servers. */
  readonly fresh: FreshResolver;
  /** Queries sent so far, repetitions too. */
  readonly queries: number;
}

const DEFAULTS = { timeoutMs: 1500, tries: 3, budget: 120 };

export class Dns {
  /** The recursive resolvers that are asked, in order of preference. */
  readonly servers: readonly ServerAddress[];
  readonly #client: Client;
  readonly #caching: CachingClient;
  readonly #authorities: Authorities;

  constructor(options: DnsOptions = {}) {
    const servers = options.servers?.length ? options.servers : systemServers();
    this.servers = servers;
    const transport = new Transport(options.timeoutMs ?? DEFAULTS.timeoutMs);
    const { authoritativePort: port = DNS_PORT, allowPrivate = false } = options;
    this.#client = new Client(servers, transport, options.tries ?? DEFAULTS.tries);
    this.#caching = new CachingClient(this.#client, () => performance.now() / 1000);
    this.#authorities = new Authorities(transport, { port, allowPrivate });
  }

  /** A view for one diagnosis: its look-ups share a budget of queries, and end with its signal. */
  resolverFor({ budget = DEFAULTS.budget, signal }: RunOptions = {}): DnsRun {
    const account: Account = withSignal({ budget: new Budget(budget) }, signal);
    const recursive = (of: Account) => askOf(this.#caching, of);
    return {
      resolver: resolverOf(this.#caching, account),
      uncached: resolverOf(this.#client, account),
      fresh: new FreshClient(this.#authorities, recursive, account),
      get queries() {
        return account.budget.queries;
      },
    };
  }
}

interface Asking {
  resolve<T extends RecordType>(name: string, type: T, account: Account): Promise<DnsAnswer<T>>;
}

function askOf(client: Asking, account: Account) {
  return <T extends RecordType>(name: string, type: T): Promise<DnsAnswer<T>> => client.resolve(name, type, account);
}

function resolverOf(client: Asking, account: Account): Resolver {
  return {
    resolve: (name, type, options?: ResolveOptions) => client.resolve(name, type, withSignal(account, options?.signal)),
  };
}

/** The resolvers that the operating system is set to. */
function systemServers(): ServerAddress[] {
  const servers = getServers().flatMap((text) => parseServer(text) ?? []);
  return servers.length > 0 ? servers : [{ host: '127.0.0.1', port: DNS_PORT }];
}

/**
 * Reads a resolver's address: `192.0.2.53`, `192.0.2.53:5353`, `2001:db8::53`, `[2001:db8::53]:5353`, `fe80::1%eth0`.
 * Undefined for anything else, names too: a resolver's name would need a resolver.
 */
export function parseServer(text: string): ServerAddress | undefined {
  const bare = canonicalAddress(text);
  if (bare !== undefined) return { host: bare, port: DNS_PORT };
  // RFC 4007 section 11: a link-local address stands with its interface. Routers announce themselves so.
  if (/^fe80:[\da-f:]{2,30}%[\w.-]{1,32}$/i.test(text)) return { host: text, port: DNS_PORT };
  const parts = /^(?:\[(?<six>[\da-f:.]+)\]|(?<four>[\d.]+)):(?<port>\d{1,5})$/i.exec(text)?.groups;
  const host = canonicalAddress(parts?.six ?? parts?.four ?? '');
  const port = Number(parts?.port);
  return host !== undefined && port > 0 && port < 65_536 ? { host, port } : undefined;
}
