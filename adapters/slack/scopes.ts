/** What an installation asks for; each with its reason in manifest/slack.yaml, which a test holds against this. */
export const SCOPES = [
  'app_mentions:read',
  'channels:history',
  'groups:history',
  'mpim:history',
  'im:history',
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'users:read',
];
