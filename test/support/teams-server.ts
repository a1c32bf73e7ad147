// The Teams door behind a real HTTP server, as `adapters/main.ts` puts it.
import { createServer } from 'node:http';
import { createTeams, type TeamsOptions } from '../../adapters/teams/teams.ts';
import { understand } from '../../adapters/understand.ts';
import { close, listen } from './listening.ts';

export interface TeamsServer {
  /** `http://127.0.0.1:1234/api/messages` */
  readonly url: string;
  readonly warnings: readonly string[];
  stop(): Promise<void>;
}

export async function serveTeams(options: Omit<TeamsOptions, 'log' | 'understand'>): Promise<TeamsServer> {
  const warnings: string[] = [];
  const warn = (_fields: object, message: string) => void warnings.push(message);
  const teams = createTeams({ ...options, understand, log: { warn, error: warn } });
  const server = createServer((request, response) => void teams.handleRequest(request, response));
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}/api/messages`,
    warnings,
    stop: async () => {
      await teams.stop();
      await close(server);
    },
  };
}
