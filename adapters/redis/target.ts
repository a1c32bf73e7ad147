// Where Redis is, from one URL. Knows no client: the configuration reads it too.

/** A host and port that a URL names. */
interface Node {
  readonly host: string;
  readonly port: number;
}

interface Login {
  readonly tls: boolean;
  /** Of an ACL user; absent: Redis' default user. */
  readonly username?: string;
  readonly password?: string;
}

/** Where Redis is. */
export type RedisTarget = Login &
  (
    | { readonly kind: 'server'; readonly node: Node; readonly db: number }
    /** `nodes` are sentinels, which tell where the master named `master` is now. */
    | { readonly kind: 'sentinel'; readonly nodes: readonly Node[]; readonly master: string; readonly db: number }
    /** `nodes` are some of the cluster's own, which tell of the others. */
    | { readonly kind: 'cluster'; readonly nodes: readonly Node[] }
  );

const URL_FORM =
  /^redis(?<tls>s?)(?:\+(?<kind>sentinel|cluster))?:\/\/(?:(?<login>[^@/]*)@)?(?<hosts>[^@/?#]+)(?:\/(?<path>[^?#]*))?$/;
const HOST_FORM = /^(?:\[(?<six>[\da-f:.]+)\]|(?<name>[\w.-]+))(?::(?<port>\d{1,5}))?$/i;

/**
 * Reads `redis://user:password@host:6379/0`; `redis+sentinel://user:password@s1:26379,s2:26379/master/0`;
 * `redis+cluster://user:password@n1:6379,n2:6379`, or the same hosts after `redis://`. With TLS `rediss` in place of
 * `redis`. Credentials are percent-encoded and are those of the servers that keep data. Undefined for anything else.
 */
export function parseRedisUrl(text: string): RedisTarget | undefined {
  const parts = URL_FORM.exec(text)?.groups;
  const nodes = (parts?.['hosts'] ?? '').split(',').map((host) => nodeOf(host, parts?.['kind'] === 'sentinel'));
  const [first] = nodes;
  const login = loginOf(parts?.['login']);
  if (!parts || !first || !nodes.every((node) => node !== undefined) || !login) return undefined;
  const access = { tls: parts['tls'] === 's', ...login };
  const path = (parts['path'] ?? '').split('/').filter((part) => part !== '');
  const kind = parts['kind'] ?? (nodes.length > 1 ? 'cluster' : 'server');
  if (kind === 'cluster') return path.length === 0 ? { kind, nodes, ...access } : undefined;
  const [master, number] = kind === 'sentinel' ? path : [undefined, ...path];
  const db = databaseOf(number);
  if (db === undefined || path.length > (kind === 'sentinel' ? 2 : 1)) return undefined;
  if (kind !== 'sentinel') return { kind: 'server', node: first, db, ...access };
  return master === undefined ? undefined : { kind, nodes, master, db, ...access };
}

function nodeOf(text: string, sentinel: boolean): Node | undefined {
  const parts = HOST_FORM.exec(text)?.groups;
  const host = parts?.['six'] ?? parts?.['name'];
  const port = Number(parts?.['port'] ?? (sentinel ? 26_379 : 6_379));
  return host !== undefined && port > 0 && port < 65_536 ? { host, port } : undefined;
}

function loginOf(text: string | undefined): { username?: string; password?: string } | undefined {
  if (text === undefined || text === '') return {};
  const [name = '', ...rest] = text.split(':');
  try {
    const username = decodeURIComponent(name);
    const password = decodeURIComponent(rest.join(':'));
    return { ...(username !== '' && { username }), ...(password !== '' && { password }) };
  } catch {
    return undefined; // a percent sign that encodes nothing
  }
}

function databaseOf(text: string | undefined): number | undefined {
  if (text === undefined) return 0;
  return /^\d{1,5}$/.test(text) ? Number(text) : undefined;
}
