import { type ProviderId, PROVIDERS } from '../knowledge/providers.ts';

/** Providers' names are the same in every language. */
export const providerChoices = Object.fromEntries(PROVIDERS.map((provider) => [provider.id, provider.name])) as Record<
  ProviderId,
  string
>;
