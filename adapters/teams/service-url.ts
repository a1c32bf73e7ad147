/**
 * Where Teams takes a bot's messages: the public cloud, and the government clouds GCC, GCC High and DoD.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
 * and the SDK's list of service endpoints (both read 2026-11-21).
 */
const HOSTS = new Set([
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
]);

/** Whether a bot may send its own token there: over https, to a host of Teams, on the usual port. */
export function isServiceOfTeams(serviceUrl: string): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const { protocol, hostname, port, username } = new URL(serviceUrl);
  return protocol === 'https:' && port === '' && username === '' && HOSTS.has(hostname);
}
