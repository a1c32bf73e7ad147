// Settings of the blocklists, from the environment.
import { type List, LISTS } from '../src/checks/blocklist/lists.ts';
import { publicResolverAmong } from '../src/checks/blocklist/public-resolvers.ts';
import type { BlocklistSettings } from '../src/checks/blocklist/settings.ts';
import { isHostName, normalizeName } from '../src/dns/names.ts';
import type { ConfigurationTexts } from '../src/messages/configuration-texts.ts';

/** The settings by the names they have in the environment. */
export interface BlocklistEnvironment {
  /** Spamhaus Data Query Service key. */
  readonly BOUNCE_DOCTOR_DQS_KEY?: string | undefined;
  /** Further lists of addresses, `ZONE` or `ZONE=NAME`, separated by commas; a minus before it takes one of ours away. */
  readonly BOUNCE_DOCTOR_BLOCKLISTS?: string | undefined;
}

const KEY = /^[a-z\d]{10,64}$/i;

type SayProblem = (texts: ConfigurationTexts['together']) => string;

/** @returns what is wrong with the settings, as a sentence without its full stop; or undefined */
export function problemWith(environment: BlocklistEnvironment): SayProblem | undefined {
  const key = environment.BOUNCE_DOCTOR_DQS_KEY;
  // The key is a secret: it is not repeated.
  if (key !== undefined && !KEY.test(key)) return ({ dqsKey }) => dqsKey;
  const wrong = words(environment).find((word) => zoneOf(word) === undefined);
  return wrong === undefined ? undefined : ({ zone }) => zone(wrong);
}

/** How lists are asked through these resolvers, given by their addresses. */
export function blocklistSettings(environment: BlocklistEnvironment, resolvers: readonly string[]): BlocklistSettings {
  const key = environment.BOUNCE_DOCTOR_DQS_KEY;
  return {
    publicResolver: publicResolverAmong(resolvers),
    lists: listsFrom(words(environment)),
    ...(key === undefined ? {} : { dqsKey: key }),
  };
}

function listsFrom(given: readonly string[]): List[] {
  const without = new Set(given.filter((word) => word.startsWith('-')).map(zoneOf));
  const added = given.filter((word) => !word.startsWith('-')).flatMap((word) => ownList(word) ?? []);
  return [...LISTS.filter((list) => !without.has(list.zone)), ...added];
}

function ownList(word: string): List | undefined {
  const zone = zoneOf(word);
  if (zone === undefined) return undefined;
  const name = word.split('=')[1]?.trim();
  return {
    id: zone,
    name: name === undefined || name === '' ? zone : name,
    zone,
    kind: 'block',
    takes: 'address',
    ipv6: false,
    codes: 'any',
    page: zone,
    source: { title: 'Configuration', url: zone, read: 'configured' },
  };
}

function words({ BOUNCE_DOCTOR_BLOCKLISTS: text = '' }: BlocklistEnvironment): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function zoneOf(word: string): string | undefined {
  const zone = normalizeName(word.replace(/^-/, '').split('=')[0]?.trim() ?? '');
  return zone !== undefined && zone.includes('.') && isHostName(zone) ? zone : undefined;
}
