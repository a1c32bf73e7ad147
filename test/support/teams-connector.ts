// A Bot Connector service that answers as a test says: botbuilder speaks to it over real HTTP.
import { createServer } from 'node:http';
import { close, listen } from './listening.ts';

export interface Call {
  /** `POST`, `PUT` or `DELETE`. */
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly authorization: string | undefined;
}
/** What to answer to the next calls in turn; after the last one every call succeeds. */
export interface Reply {
  readonly status: number;
  readonly retryAfter?: string;
}

export interface TeamsConnector {
  readonly serviceUrl: string;
  readonly calls: Call[];
  answer(...replies: Reply[]): void;
  stop(): Promise<void>;
}

export async function startTeamsConnector(): Promise<TeamsConnector> {
  const calls: Call[] = [];
  let replies: Reply[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      calls.push({
        method: request.method ?? '',
        path: request.url ?? '',
        authorization: request.headers.authorization,
        body: text === '' ? undefined : JSON.parse(text),
      });
      const { status, retryAfter } = replies.shift() ?? { status: 200 };
      response.writeHead(status, {
        'content-type': 'application/json',
        ...(retryAfter !== undefined && { 'retry-after': retryAfter }),
      });
      response.end(
        JSON.stringify(status < 300 ? { id: `m${calls.length}` } : { error: { code: 'Error', message: 'no' } }),
      );
    });
  });
  const port = await listen(server);
  return {
    serviceUrl: `http://127.0.0.1:${port}/`,
    calls,
    answer: (...next) => {
      calls.length = 0;
      replies = next;
    },
    stop: () => close(server),
  };
}
