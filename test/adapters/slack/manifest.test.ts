// The manifest asks for what the adapter uses, and for nothing else.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { INSTALL_PATHS } from '../../../adapters/slack/install.ts';
import { SCOPES } from '../../../adapters/slack/scopes.ts';
import { SLACK_PATH } from '../../../adapters/slack/slack.ts';

const root = new URL('../../../', import.meta.url);
const text = readFileSync(new URL('manifest/slack.yaml', root), 'utf8');
const folder = new URL('adapters/slack/', root);
const source = readdirSync(folder)
  .map((file) => readFileSync(new URL(file, folder), 'utf8'))
  .join('\n');

// Lengths: https://docs.slack.dev/reference/app-manifest, read 2026-11-20.
const manifest = z
  .object({
    display_information: z.object({
      name: z.string().max(35),
      description: z.string().max(140),
      long_description: z.string().min(174).max(4_000),
      background_color: z.string().regex(/^#[0-9a-f]{6}$/),
    }),
    features: z.object({
      app_home: z.object({
        home_tab_enabled: z.boolean(),
        messages_tab_enabled: z.literal(true),
        messages_tab_read_only_enabled: z.literal(false),
      }),
      bot_user: z.object({ display_name: z.string().max(80) }),
      shortcuts: z.array(
        z.object({
          name: z.string().max(24),
          type: z.enum(['message', 'global']),
          callback_id: z.string().max(255),
          description: z.string().max(150),
        }),
      ),
      slash_commands: z.array(
        z.object({
          command: z.string().max(32),
          url: z.url(),
          description: z.string().max(2_000),
          usage_hint: z.string().max(1_000),
        }),
      ),
    }),
    oauth_config: z.object({ redirect_urls: z.array(z.url()), scopes: z.strictObject({ bot: z.array(z.string()) }) }),
    settings: z.object({
      event_subscriptions: z.object({ request_url: z.url(), bot_events: z.array(z.string()) }),
      interactivity: z.object({ is_enabled: z.boolean(), request_url: z.url() }),
    }),
  })
  .parse(parse(text));

/** What Bolt calls an event, as the manifest names it: `message` stands for one event of each kind of conversation. */
const SUBSCRIPTIONS: Record<string, string[]> = {
  app_mention: ['app_mention'],
  message: ['message.channels', 'message.groups', 'message.mpim', 'message.im'],
  app_home_opened: ['app_home_opened'],
  app_uninstalled: ['app_uninstalled'],
  tokens_revoked: ['tokens_revoked'],
};

/** Kinds of conversation in which the bot hears messages; the methods that read them back need the same scopes. */
const HISTORY = ['channels:history', 'groups:history', 'mpim:history', 'im:history'];

/** https://docs.slack.dev/reference/events and https://docs.slack.dev/reference/methods, read 2026-11-20. */
const SCOPES_OF: Record<string, readonly string[]> = {
  app_mention: ['app_mentions:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.mpim': ['mpim:history'],
  'message.im': ['im:history'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.delete': ['chat:write'],
  'files.info': ['files:read'],
  'files.getUploadURLExternal': ['files:write'],
  'files.completeUploadExternal': ['files:write'],
  'conversations.history': HISTORY,
  'conversations.replies': HISTORY,
  'users.info': ['users:read'],
  'chat.getPermalink': [],
  'views.open': [],
  'views.publish': [],
  'v2.access': [],
  app_home_opened: [],
  app_uninstalled: [],
  tokens_revoked: [],
};

const found = (pattern: RegExp) => [...new Set([...source.matchAll(pattern)].map(([, name = '']) => name))].sort();
const scopesOf = (used: string) => SCOPES_OF[used] ?? [`no scope known for ${used}`];
const events = found(/app\.event\('(\w+)'/g).flatMap((event) => SUBSCRIPTIONS[event] ?? [`unknown event ${event}`]);
const methods = found(/(?:client|hasty|oauth)\.(\w+\.\w+)\(/g);

describe('the Slack manifest', () => {
  test('subscribes to the events that the adapter listens to', () => {
    expect(events).not.toEqual([]);
    expect([...manifest.settings.event_subscriptions.bot_events].sort()).toEqual([...events].sort());
  });

  test('has the commands that the adapter answers, and interactivity for its buttons', () => {
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual(found(/'(\/bounce[\w-]*)'/g));
    expect(manifest.settings.interactivity.is_enabled).toBe(source.includes('app.action('));
  });

  test('asks for the scopes of those events, of the methods called and of commands, and for no other', () => {
    expect(methods).toContain('chat.postMessage');
    const needed = new Set(['commands', ...events.flatMap(scopesOf), ...methods.flatMap(scopesOf)]);
    expect([...manifest.oauth_config.scopes.bot].sort()).toEqual([...needed].sort());
  });

  test('asks an installation by OAuth for the same scopes, and sends people back to where it waits for them', () => {
    expect([...SCOPES].sort()).toEqual([...manifest.oauth_config.scopes.bot].sort());
    const paths = manifest.oauth_config.redirect_urls.map((url) => new URL(url).pathname);
    expect(paths).toEqual([INSTALL_PATHS[1]]);
  });

  test('has the shortcuts that the adapter answers, and a Home where it fills one', () => {
    const answered = found(/const ON_\w+ = '(\w+)'/g);
    expect(answered).toHaveLength(2);
    expect(manifest.features.shortcuts.map((shortcut) => shortcut.callback_id).sort()).toEqual(answered);
    expect(manifest.features.app_home.home_tab_enabled).toBe(methods.includes('views.publish'));
  });

  test('gives a reason beside each scope', () => {
    for (const scope of manifest.oauth_config.scopes.bot) {
      expect(text).toMatch(new RegExp(`^ +- ${scope} # \\w.{10}`, 'm'));
    }
  });

  test('sends everything to the one path that the adapter serves', () => {
    const { event_subscriptions: subscriptions, interactivity } = manifest.settings;
    const commandUrls = manifest.features.slash_commands.map(({ url }) => url);
    for (const url of [subscriptions.request_url, interactivity.request_url, ...commandUrls]) {
      expect(new URL(url).pathname).toBe(SLACK_PATH);
    }
  });
});
