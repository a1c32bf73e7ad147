import { z } from 'zod';
import { type AskedQuestion, questionRow } from '../knowledge/questions.ts';
import type { Case } from './case.ts';
import type { Fact, Facts } from './facts.ts';

/** A host that takes a workspace's mail on its way out. */
export interface SmartHost {
  readonly name: string;
  /** A choice of the question `smarthost_owner`; null: not told. */
  readonly owner: 'own' | 'third_party' | null;
}

/** What a workspace has told of its set-up, once for all cases. Names and addresses have passed a syntax check. */
export interface Profile {
  readonly domains: readonly string[];
  /** Public addresses that mail leaves from. */
  readonly addresses: readonly string[];
  /** A choice of the question `hosting_provider`. */
  readonly provider: string | null;
  /** A choice of the question `azure_subscription_type`. */
  readonly subscription: string | null;
  readonly smartHosts: readonly SmartHost[];
  readonly selectors: readonly string[];
  readonly language: 'en' | 'nl' | null;
}

export type ProfileField = keyof Profile;

/** A value that a field does not take. */
export interface ProfileProblem {
  readonly field: ProfileField;
  /** As it was given; empty: nothing was. */
  readonly text: string;
}

export const NO_PROFILE: Profile = {
  domains: [],
  addresses: [],
  provider: null,
  subscription: null,
  smartHosts: [],
  selectors: [],
  language: null,
};

const list = z.array(z.string().max(255)).max(100);
const schema = z.object({
  domains: list,
  addresses: list,
  provider: z.string().max(100).nullable(),
  subscription: z.string().max(100).nullable(),
  smartHosts: z
    .array(z.object({ name: z.string().max(255), owner: z.enum(['own', 'third_party']).nullable() }))
    .max(100),
  selectors: list,
  language: z.enum(['en', 'nl']).nullable(),
}) satisfies z.ZodType<Profile>;

/** Reads a stored profile. @returns undefined for anything else */
export function parseProfile(raw: unknown): Profile | undefined {
  return schema.safeParse(raw).data;
}

/**
 * The case with what the workspace's profile says, as the first rung of the ladder: what is in it is not asked. What the
 * paste itself says goes before it.
 */
export function withProfile(theCase: Case, profile: Profile): Case {
  const own = theCase.mentions.addresses;
  return {
    ...theCase,
    facts: { ...factsOf(profile, own.length === 0), ...theCase.facts },
    dkim: theCase.dkim.length > 0 ? theCase.dkim : signatures(theCase, profile),
    mentions: {
      addresses: own.length > 0 ? [...new Set([...own, ...profile.addresses])] : own,
      names: [...new Set([...theCase.mentions.names, ...profile.smartHosts.map((host) => host.name)])],
    },
  };
}

function factsOf(profile: Profile, addressWanted: boolean): Facts {
  const [host] = profile.smartHosts;
  const owners = new Set(profile.smartHosts.map((one) => one.owner));
  const [address, ...more] = profile.addresses;
  const values: Partial<Record<AskedQuestion, string | null>> = {
    hosting_provider: choice('hosting_provider', profile.provider),
    azure_subscription_type: choice('azure_subscription_type', profile.subscription),
    sending_path: host ? 'smart_host' : null,
    smarthost_owner: host && owners.size === 1 ? host.owner : null,
    nat_rule: addressWanted && more.length === 0 ? (address ?? null) : null,
    azure_public_ip_address: addressWanted && more.length === 0 ? (address ?? null) : null,
  };
  const known = Object.entries(values).filter(([, value]) => value !== null);
  return Object.fromEntries(known.map(([question, value]): [string, Fact] => [question, { value, from: 'profile' }]));
}

/** Choices may have changed since the profile was stored. */
function choice(question: AskedQuestion, id: string | null): string | null {
  const row = questionRow(question);
  return row.takes === 'choice' && row.choices.some((one) => one.id === id) ? id : null;
}

/** Where the paste shows no signature: the workspace's selectors, for a domain of its own that the case is about. */
function signatures({ bounces }: Case, { domains, selectors }: Profile): Case['dkim'] {
  const domain = bounces.map((bounce) => bounce.authorDomain ?? bounce.mailFromDomain).find((name) => name !== null);
  if (typeof domain !== 'string' || !domains.includes(domain.toLowerCase())) return [];
  return selectors.slice(0, 5).map((selector) => ({ domain, selector }));
}
