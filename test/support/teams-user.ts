// A user of Teams at its lowest: posts activities to a bot, and sees what the bot posts, in a personal chat.
import { startTeamsConnector, type TeamsConnector } from './teams-connector.ts';

export interface TeamsUser {
  readonly connector: TeamsConnector;
  /** Posts a message. @returns the HTTP status */
  say(
    text: string,
    more?: { readonly user?: string; readonly locale?: string; readonly chat?: string },
  ): Promise<number>;
  /** Everything that the bot has posted, as JSON. */
  seen(): string;
  stop(): Promise<void>;
}

/** @param url of the bot, asked for at each message: it may be started later */
export async function startTeamsUser(url: () => string): Promise<TeamsUser> {
  const connector = await startTeamsConnector();
  let count = 0;
  return {
    connector,
    say: async (text, { user = 'user-1', locale = 'en-US', chat = 'chat-1' } = {}) => {
      count += 1;
      const activity = {
        type: 'message',
        id: `activity-${count}-${crypto.randomUUID()}`,
        channelId: 'msteams',
        serviceUrl: connector.serviceUrl,
        from: { id: user, name: 'Alex' },
        recipient: { id: 'bot', name: 'Bounce Doctor' },
        conversation: { id: chat, conversationType: 'personal', tenantId: 'tenant-1' },
        channelData: { tenant: { id: 'tenant-1' } },
        textFormat: 'plain',
        locale,
        text,
      };
      const response = await fetch(`${url()}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(activity),
      });
      return response.status;
    },
    seen: () => JSON.stringify(connector.calls.map(({ body }) => body)),
    stop: () => connector.stop(),
  };
}
