import { createHmac } from 'node:crypto';

/** Where the bot listens and the secret that it shares with Slack. */
export interface SignedTarget {
  readonly requestUrl: string;
  readonly signingSecret: string;
}

export interface Signing {
  /** Seconds since 1970; default: now. */
  readonly timestamp?: number;
  /** Replaces what would be right; null leaves the header out. */
  readonly signature?: string | null;
}

/** The headers by which Slack signs a body. */
export function signatureOf(signingSecret: string, body: string, timestamp = Math.floor(Date.now() / 1000)) {
  const digest = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(timestamp), 'x-slack-signature': `v0=${digest}` };
}

/** Posts `body` as Slack does, with its signature: https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function postSigned(
  { requestUrl, signingSecret }: SignedTarget,
  body: string,
  contentType: string,
  { timestamp = Math.floor(Date.now() / 1000), signature }: Signing = {},
): Promise<Response> {
  const { 'x-slack-signature': right } = signatureOf(signingSecret, body, timestamp);
  const sent = signature === undefined ? right : signature;
  return fetch(requestUrl, {
    method: 'POST',
    body,
    headers: {
      'content-type': contentType,
      'x-slack-request-timestamp': String(timestamp),
      ...(sent !== null && { 'x-slack-signature': sent }),
    },
  });
}

/** Posts an event envelope. */
export function postEvent(target: SignedTarget, envelope: object, signing?: Signing): Promise<Response> {
  return postSigned(target, JSON.stringify(envelope), 'application/json', signing);
}

/** Posts a press, shortcut or view. */
export function postInteraction(target: SignedTarget, payload: object, signing?: Signing): Promise<Response> {
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  return postSigned(target, body, 'application/x-www-form-urlencoded', signing);
}

/** Posts a slash command. */
export function postCommand(
  target: SignedTarget,
  fields: Record<string, string>,
  signing?: Signing,
): Promise<Response> {
  return postSigned(target, new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded', signing);
}
