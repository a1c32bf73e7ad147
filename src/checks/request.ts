import type { Resolver } from '../dns/resolver.ts';

/** One check to run, as data: it is planned, stored with the case and repeated on "check again". */
export type CheckRequest =
  | { readonly check: 'reverse'; readonly ip: string }
  | { readonly check: 'origin'; readonly ip: string };

/** What checks may use. */
export interface CheckTools {
  readonly resolver: Resolver;
  /** Ends the checks; what is not known by then is reported as "could not check". */
  readonly signal?: AbortSignal;
}
