import type { Resolver } from '../dns/resolver.ts';

/** One check to run, as data: it is planned, stored with the case and repeated on "check again". */
export type CheckRequest =
  | { readonly check: 'reverse'; readonly ip: string }
  | { readonly check: 'origin'; readonly ip: string }
  /** SPF of the MAIL FROM domain, or of the HELO name, for an address; without one the record alone. */
  | {
      readonly check: 'spf';
      readonly domain: string;
      readonly ip: string | null;
      readonly helo: string | null;
      readonly identity: 'mail_from' | 'helo';
    };

/** What checks may use. */
export interface CheckTools {
  readonly resolver: Resolver;
  /** Ends the checks; what is not known by then is reported as "could not check". */
  readonly signal?: AbortSignal;
}
