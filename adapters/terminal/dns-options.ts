// The options and settings of look-ups. Apart from the rest: a command that asks nothing does not load DNS.
import { type BlocklistEnvironment, problemWith } from '../blocklists.ts';
import { Dns, type DnsOptions, parseServer } from '../dns/dns.ts';
import { Unusable } from './exit.ts';

interface DnsValues {
  readonly dns?: readonly string[] | undefined;
  readonly resolver?: readonly string[] | undefined;
}

/**
 * The resolvers to ask, from `--dns HOST:PORT` or `--resolver`, else BOUNCE_DOCTOR_DNS, else the system's.
 * @throws Unusable for what is no address
 */
export function dnsOption({ dns = [], resolver = [] }: DnsValues, options: DnsOptions = {}): Dns {
  const setting = process.env.BOUNCE_DOCTOR_DNS ?? '';
  const configured = setting
    .split(',')
    .map((text) => text.trim())
    .filter((text) => text !== '');
  const given = [...dns, ...resolver];
  const parsed = (given.length > 0 ? given : configured).map((text) => {
    const server = parseServer(text);
    const from = given.length > 0 ? '--dns' : 'BOUNCE_DOCTOR_DNS';
    if (server === undefined) throw new Unusable(({ badServer }) => badServer(from, text));
    return server;
  });
  return new Dns({ servers: parsed, authoritativePort: authoritativePort(), ...options });
}

/** How long all checks together may take, in milliseconds. @throws Unusable for anything but a number from 1 to 60000 */
export function timeoutOption(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const ms = Number(text);
  if (Number.isInteger(ms) && ms >= 1 && ms <= 60_000) return ms;
  throw new Unusable(({ badTimeout }) => badTimeout(text));
}

/** Zones' own servers listen on port 53; a laboratory may say otherwise. */
function authoritativePort(): number {
  const port = Number(process.env.BOUNCE_DOCTOR_AUTHORITATIVE_PORT ?? 53);
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : 53;
}

/** How blocklists are asked, from the environment. @throws Unusable for settings that cannot be read */
export function blocklistOption(): BlocklistEnvironment {
  const { BOUNCE_DOCTOR_DQS_KEY: key, BOUNCE_DOCTOR_BLOCKLISTS } = process.env;
  // Empty counts as absent, as everywhere.
  const environment = { BOUNCE_DOCTOR_DQS_KEY: key === '' ? undefined : key, BOUNCE_DOCTOR_BLOCKLISTS };
  const problem = problemWith(environment);
  if (problem) throw new Unusable(({ settings }) => `${problem(settings)}.`);
  return environment;
}
