// The whole bot as it is served: every door on one port, sessions on a real Redis, DNS over real packets.
import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { readConfig } from '../../adapters/config.ts';
import { type Server, startServer } from '../../adapters/server.ts';
import { serveZone, type Zone, type ZoneServer } from './dns-zone.ts';
import { freePort } from './free-port.ts';

export interface Bot {
  readonly url: string;
  /** What the resolver knows; may be changed while it runs. */
  readonly resolver: ZoneServer;
  /** The server of the reverse zone 113.0.203.in-addr.arpa and of contoso.example itself. */
  readonly authority: ZoneServer;
  /** What was logged, a line each. */
  readonly logged: readonly string[];
  /** Stops the process's doors and starts them again, as a deployment does. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface BotOptions {
  readonly redisUrl: string;
  readonly zone: Zone;
  /** What the zones' own servers hold, where it is not what the resolver says. */
  readonly authorityZone?: Zone;
  /** Settings of the doors, made when the bot's address is known. */
  readonly doors: (botUrl: string) => Promise<Record<string, string>>;
}

const AUTHORITY = '127.0.0.11';

/** Starts the bot on a free port. */
export async function startBot({ redisUrl, zone, authorityZone, doors }: BotOptions): Promise<Bot> {
  const delegation: Zone = {
    '113.0.203.in-addr.arpa': {
      NS: ['ns1.provider.example'],
      SOA: 'ns1.provider.example h.provider.example 1 3600 600 86400 300',
    },
    'contoso.example': {
      NS: ['ns1.provider.example'],
      SOA: 'ns1.provider.example h.provider.example 1 3600 600 86400 300',
    },
    'ns1.provider.example': { A: [AUTHORITY] },
  };
  const resolver = await serveZone({ ...delegation, ...zone });
  const authority = await serveZone(
    { ...delegation, ...(authorityZone ?? zone) },
    { address: AUTHORITY, port: resolver.port, origins: ['113.0.203.in-addr.arpa', 'contoso.example'] },
  );
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const logged: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void logged.push(line) });
  const config = readConfig({
    PORT: String(port),
    HOST: '127.0.0.1',
    REDIS_URL: redisUrl,
    REDIS_PREFIX: `test-${randomUUID()}`,
    BOUNCE_DOCTOR_DNS: `127.0.0.1:${resolver.port}`,
    BOUNCE_DOCTOR_AUTHORITATIVE_PORT: String(resolver.port),
    BOUNCE_DOCTOR_ALLOW_PRIVATE_DNS: 'true',
    // A test says in a minute what people say in a day; test/adapters/server.test.ts is about these limits.
    BOUNCE_DOCTOR_USER_PER_MINUTE: '0',
    BOUNCE_DOCTOR_WORKSPACE_PER_MINUTE: '0',
    BOUNCE_DOCTOR_TARGET_PER_MINUTE: '0',
    ...(await doors(url)),
  });
  let server: Server = await startServer(config, log);
  return {
    url,
    resolver,
    authority,
    logged,
    restart: async () => {
      await server.stop();
      server = await startServer(config, log);
    },
    stop: async () => {
      await server.stop();
      await Promise.all([resolver.close(), authority.close()]);
    },
  };
}
