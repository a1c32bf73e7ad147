// A resolver and the servers of one zone, contoso.example, for tests of what is asked past the resolver.
import type { DnsRun } from '../../adapters/dns/dns.ts';
import { runOn } from './dns-client.ts';
import { serveZone, type Zone, type ZoneServer, type ZoneServerOptions } from './dns-zone.ts';

export const NS1 = '127.0.0.11';
export const NS2 = '127.0.0.12';
export const NS3 = '127.0.0.13';
export const SOA = 'ns1.contoso.example hostmaster.contoso.example 1 3600 600 86400 120';

/** What the parents and the resolver know of contoso.example. */
export const DELEGATION: Zone = {
  'contoso.example': { NS: ['ns1.contoso.example', 'ns2.contoso.example'], SOA },
  'ns1.contoso.example': { A: [NS1] },
  'ns2.contoso.example': { A: [NS2] },
};

type Authority = readonly [address: string, zone: Zone, options?: ZoneServerOptions];

/** A resolver and the servers of zones, all on one port. The first authority gets a free one, the rest must have it too. */
export class World implements AsyncDisposable {
  readonly resolver: ZoneServer;
  readonly authorities: readonly ZoneServer[];
  readonly run: DnsRun;

  constructor(resolver: ZoneServer, authorities: readonly ZoneServer[], run: DnsRun) {
    this.resolver = resolver;
    this.authorities = authorities;
    this.run = run;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.resolver, ...this.authorities].map((server) => server.close()));
  }
}

/** Starts a world; close it when the test ends, or declare it with `await using`. */
export async function world(
  resolver: Zone,
  authorities: readonly Authority[],
  options: { allowPrivate?: boolean } = {},
): Promise<World> {
  const servers: ZoneServer[] = [];
  for (const [address, zone, serving] of authorities) {
    const port = servers[0]?.port ?? 0;
    servers.push(await serveZone(zone, { address, port, origins: ['contoso.example'], ...serving }));
  }
  const recursive = await serveZone(resolver);
  const authoritativePort = servers[0]?.port ?? recursive.port;
  const run = runOn(recursive, { authoritativePort, allowPrivate: true, timeoutMs: 400, ...options });
  return new World(recursive, servers, run);
}
