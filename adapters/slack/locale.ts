import type { SlackApi } from './slack-api.ts';
import type { Tenant } from './tenant.ts';

/** Users' languages, as Slack knows them. */
export interface Locales {
  /** @returns an IETF language tag, or undefined when Slack does not tell in time. Never rejects. */
  of(api: SlackApi, tenant: Tenant, user: string): Promise<string | undefined>;
}

const KEPT_MS = 60 * 60_000;
const UNKNOWN_KEPT_MS = 5 * 60_000;
const MOST = 5_000;

/** Asks `users.info` and remembers the answer for an hour, a missing one for five minutes. */
export function createLocales(now: () => number = Date.now): Locales {
  const known = new Map<string, { readonly locale: Promise<string | undefined>; ends: number }>();
  return {
    of: (api, tenant, user) => {
      const key = `${tenant.team}:${user}`;
      const found = known.get(key);
      if (found && found.ends > now()) return found.locale;
      const locale = api.userInfo(user).then(
        (info) => info.locale,
        () => undefined,
      );
      const entry = { locale, ends: now() + KEPT_MS };
      known.delete(key);
      known.set(key, entry);
      const [oldest] = known.keys();
      if (known.size > MOST && oldest !== undefined) known.delete(oldest);
      void locale.then((tag) => {
        if (tag === undefined) entry.ends = now() + UNKNOWN_KEPT_MS;
      });
      return locale;
    },
  };
}
