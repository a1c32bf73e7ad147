import type { UserEvent } from '../../src/conversation/incoming.ts';
import { insist, refuse, SlackRefused } from './insist.ts';
import type { SlackFile } from './payload.ts';
import type { SlackApi } from './slack-api.ts';

const MAX_BYTES = 10 * 1024 * 1024;
const TIMEOUT_MS = 20_000;

export interface FileSource {
  readonly api: SlackApi;
  readonly botToken: string;
  /** The bot's token goes to Slack's hosts and to this one only. */
  readonly slackApiUrl: string;
}

type FileEvent = Extract<UserEvent, { type: 'file' }>;

/**
 * A file that was shared with the bot, at most 10 MB; what cannot be had is an event without bytes.
 * https://docs.slack.dev/messaging/working-with-files
 */
export async function fetchFile(source: FileSource, file: SlackFile): Promise<FileEvent> {
  const bytes = await download(source, file).catch(missing);
  const name = file.name ?? file.id;
  return typeof bytes === 'string'
    ? { type: 'file', name, bytes: new Uint8Array(), missing: bytes }
    : { type: 'file', name, bytes };
}

function missing(error: unknown): 'unavailable' {
  if (error instanceof SlackRefused) return 'unavailable';
  throw error;
}

async function download(source: FileSource, file: SlackFile): Promise<Uint8Array | 'too-large' | 'unavailable'> {
  // A file from a workspace that shares the channel (Slack Connect) comes without its address.
  const known = addressOf(file) === undefined ? await source.api.fileInfo(file.id) : file;
  const address = addressOf(known); // none: it was deleted, or the plan's limits hide it
  if (address === undefined || !isSlacks(address, source.slackApiUrl)) return 'unavailable';
  return insist('file', true, async () => {
    const response = await fetch(address, {
      headers: { authorization: `Bearer ${source.botToken}` },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) await refuse(response);
    if (isSignInPage(response, known)) return 'unavailable';
    return readCapped(response);
  });
}

function addressOf(file: SlackFile): string | undefined {
  return file.url_private_download ?? file.url_private ?? undefined;
}

/** Whether the address is at Slack over TLS, or at the configured API. */
export function isSlacks(address: string, slackApiUrl: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, origin } = new URL(address);
  if (origin === new URL(slackApiUrl).origin) return true;
  return protocol === 'https:' && (hostname === 'slack.com' || hostname.endsWith('.slack.com'));
}

/** To a token that may not read the file Slack answers 200 and its sign-in page. */
function isSignInPage(response: Response, file: SlackFile): boolean {
  const type = response.headers.get('content-type') ?? '';
  return type.startsWith('text/html') && !(file.mimetype ?? '').startsWith('text/html');
}

async function readCapped(response: Response): Promise<Uint8Array | 'too-large'> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const body: ReadableStream<Uint8Array> | null = response.body;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_BYTES) return 'too-large'; // leaving the loop cancels the rest
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
