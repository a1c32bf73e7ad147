import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * A TCP port of 127.0.0.1 that nothing listens on, and that the system gives to no outgoing connection: while a server is
 * away, a client that tries again could else be given its port, and keep it. Cluster nodes of Redis use the port 10,000 above
 * it too.
 */
export async function freePort(): Promise<number> {
  const port = 10_000 + Math.floor(Math.random() * 12_000);
  const server = createServer().listen(port, '127.0.0.1');
  const listens = await new Promise<boolean>((resolve) => {
    server.once('listening', () => resolve(true)).once('error', () => resolve(false));
  });
  if (!listens) return freePort();
  server.close();
  await once(server, 'close');
  return port;
}
