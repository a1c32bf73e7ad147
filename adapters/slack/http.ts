// Slack's requests over HTTP: read and verified here, then Bolt's.
import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPReceiver } from '@slack/bolt';
import { boltLogger, type SlackLog } from './log.ts';

const MAX_BODY_BYTES = 1024 * 1024; // a message ends at 40,000 characters, a press brings its message along
/** An older one may have been recorded, and be sent once more. */
const MAX_AGE_S = 5 * 60;

export interface SlackHttp {
  /** For Bolt's app. It verifies nothing: what reaches it has come through `handle`. */
  readonly receiver: HTTPReceiver;
  /** Answers one POST to `path`. Never rejects. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** Bolt would verify too, and make four keys for each request to do so: a third of all that an acknowledgement costs. */
export function slackHttp(path: string, signingSecret: string, log: SlackLog): SlackHttp {
  const key = createSecretKey(signingSecret, 'utf8');
  const logger = boltLogger(log);
  const receiver = new HTTPReceiver({ signingSecret, signatureVerification: false, endpoints: path, logger });
  const refuse = (response: ServerResponse, status: number, why: string): void => {
    log.warn({ status }, `Slack: a request was refused: ${why}`);
    response.writeHead(status).end();
  };
  return {
    receiver,
    handle: async (request, response) => {
      const body = await readBody(request);
      const rawBody = body && isSigned(key, request, body) ? body : body && certificateCheck(request, body);
      if (rawBody) receiver.requestListener(Object.assign(request, { rawBody }), response);
      else if (body) refuse(response, 401, 'its signature is not right, or old');
      else refuse(response, 413, 'it is too long, or broke off');
    },
  };
}

/** Undefined for more than we take, and for what was broken off. */
function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
      else resolve(undefined);
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('close', () => resolve(undefined));
  });
}

/** https://docs.slack.dev/authentication/verifying-requests-from-slack */
function isSigned(key: KeyObject, { headers }: IncomingMessage, body: Buffer): boolean {
  const { 'x-slack-request-timestamp': sentAt, 'x-slack-signature': signature } = headers;
  if (typeof sentAt !== 'string' || typeof signature !== 'string' || !/^\d{1,12}$/.test(sentAt)) return false;
  if (Math.abs(Date.now() / 1000 - Number(sentAt)) > MAX_AGE_S) return false;
  const right = Buffer.from(`v0=${createHmac('sha256', key).update(`v0:${sentAt}:`).update(body).digest('hex')}`);
  const given = Buffer.from(signature);
  return given.length === right.length && timingSafeEqual(given, right);
}

/**
 * Slack looks at our certificate by a request without a signature
 * (https://docs.slack.dev/interactivity/implementing-slash-commands, "ssl_check"). Of such a one nothing else is passed on.
 */
function certificateCheck({ headers }: IncomingMessage, body: Buffer): Buffer | undefined {
  if (headers['content-type'] !== 'application/x-www-form-urlencoded') return undefined;
  return new URLSearchParams(body.toString()).get('ssl_check') === '1' ? Buffer.from('ssl_check=1') : undefined;
}
