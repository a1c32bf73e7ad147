import { type Download, type FileEvent, fileEvent, readCapped } from '../download.ts';
import { insist, refuse, SlackRefused } from './insist.ts';
import type { SlackFile } from './payload.ts';
import type { SlackApi } from './slack-api.ts';

const TIMEOUT_MS = 20_000;

export interface FileSource {
  readonly api: SlackApi;
  readonly botToken: string;
  /** The bot's token goes to Slack's hosts and to this one only. */
  readonly slackApiUrl: string;
}

/**
 * A file that was shared with the bot, at most 10 MB; what cannot be had is an event without bytes.
 * https://docs.slack.dev/messaging/working-with-files
 */
export async function fetchFile(source: FileSource, file: SlackFile): Promise<FileEvent> {
  // A file from a workspace that shares the channel (Slack Connect) comes without its address and its name.
  const known = addressOf(file) === undefined ? await source.api.fileInfo(file.id).catch(missing) : file;
  if (known === 'unavailable') return fileEvent(file.name ?? file.id, known);
  return fileEvent(known.name ?? file.id, await download(source, known).catch(missing));
}

function missing(error: unknown): 'unavailable' {
  if (error instanceof SlackRefused) return 'unavailable';
  throw error;
}

async function download(source: FileSource, known: SlackFile): Promise<Download> {
  const address = addressOf(known); // none: it was deleted, or the plan's limits hide it
  if (address === undefined || !isSlacks(address, source.slackApiUrl)) return 'unavailable';
  return insist<Download>('file', 'repeat', async () => {
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
function isSlacks(address: string, slackApiUrl: string): boolean {
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
