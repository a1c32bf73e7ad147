// Files that users send in a personal chat: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4
import { type Download, type FileEvent, fileEvent, readCapped } from '../download.ts';
import type { FileAttachment } from './activity.ts';

const TIMEOUT_MS = 20_000;
const MAX_REDIRECTS = 3;

/** Where Teams keeps the files of chats: OneDrive and SharePoint, in the public and the national clouds. */
const HOSTS = ['.sharepoint.com', '.sharepoint.us', '.sharepoint-mil.us', '.sharepoint.cn'];

/**
 * Fetches a file that an activity points at: over https from Microsoft's file hosts only, at most 10 MB, within 20 s.
 * `origins` are allowed beside those hosts (`http://127.0.0.1:8080`). What cannot be had is an event without bytes.
 */
export async function fetchFile(file: FileAttachment, origins: readonly string[] = []): Promise<FileEvent> {
  const { name, content } = file;
  return fileEvent(name, await download(content.downloadUrl, origins).catch(() => 'unavailable' as const));
}

async function download(from: string, origins: readonly string[]): Promise<Download> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  let url = from;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    if (!isAllowed(url, origins)) return 'unavailable';
    const response = await fetch(url, { signal, redirect: 'manual' });
    const location = response.headers.get('location');
    if (response.ok) return readCapped(response);
    await response.body?.cancel();
    if (location === null) return 'unavailable';
    url = new URL(location, url).href;
  }
  return 'unavailable';
}

function isAllowed(url: string, origins: readonly string[]): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, origin, hostname, port } = new URL(url);
  if (origins.includes(origin)) return true;
  return protocol === 'https:' && port === '' && HOSTS.some((suffix) => hostname.endsWith(suffix));
}
