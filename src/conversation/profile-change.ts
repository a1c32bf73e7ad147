import { NO_PROFILE, type Profile, type ProfileField, type SmartHost } from '../diagnosis/profile.ts';

/** A change of a workspace's profile, as data. Doing it twice does no more than doing it once. */
export type ProfileChange =
  | { readonly set: 'domains' | 'addresses' | 'selectors'; readonly values: readonly string[] }
  | { readonly set: 'provider' | 'subscription'; readonly value: string }
  | { readonly set: 'language'; readonly value: 'en' | 'nl' }
  | { readonly set: 'smartHosts'; readonly host: SmartHost }
  | { readonly forget: ProfileField | 'all' };

/** More of one kind are a mistake, or a paste. */
export const MOST_VALUES = 50;

/** The profile after a change. */
export function changedProfile(profile: Profile, change: ProfileChange): Profile {
  if ('forget' in change) {
    return change.forget === 'all' ? NO_PROFILE : { ...profile, [change.forget]: NO_PROFILE[change.forget] };
  }
  switch (change.set) {
    case 'domains':
    case 'addresses':
    case 'selectors':
      return { ...profile, [change.set]: change.values };
    case 'provider':
    case 'subscription':
      return { ...profile, [change.set]: change.value };
    case 'language':
      return { ...profile, language: change.value };
    case 'smartHosts': {
      const others = profile.smartHosts.filter((host) => host.name !== change.host.name);
      return { ...profile, smartHosts: [...others, change.host].slice(-MOST_VALUES) };
    }
  }
}
