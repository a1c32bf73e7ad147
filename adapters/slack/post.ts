import { refuse } from './insist.ts';

const TIMEOUT_MS = 10_000;

/** Posts JSON to an address that Slack gave. Rejects with what `insist` understands. */
export function postJson(url: string, body: object): Promise<void> {
  return post(url, 'application/json; charset=utf-8', JSON.stringify(body));
}

/** Posts a text as it stands. Rejects with what `insist` understands. */
export function postText(url: string, text: string): Promise<void> {
  return post(url, 'text/plain; charset=utf-8', text);
}

async function post(url: string, type: string, body: string): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': type },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) await refuse(response);
  await response.body?.cancel();
}
