/** Why a policy could not be had. */
export type FetchFailure =
  | 'timeout'
  /** No connection: nothing listens, or no route. */
  | 'unreachable'
  /** The certificate is not valid for the policy host (RFC 8461 section 3.3). */
  | 'certificate'
  /** TLS or HTTP went wrong in another way. */
  | 'protocol'
  /** The host has only addresses that a stranger's word must not lead us to. */
  | 'private'
  /** It redirects elsewhere; that must not be followed (RFC 8461 section 3.3). */
  | 'redirect'
  /** Any other status than 200. */
  | 'status'
  /** Not text/plain (RFC 8461 section 3.2). */
  | 'content_type'
  | 'too_large'
  /** The time for this check was up, or nothing fetches in this run. */
  | 'cancelled';

export type Fetched =
  | { readonly status: 'text'; readonly text: string }
  /** `detail`: the status, the place a redirect leads to or the reason a certificate was refused, cut short. */
  | { readonly status: 'failed'; readonly failure: FetchFailure; readonly detail: string | null };

/**
 * The port that fetches `https://HOST/.well-known/mta-sts.txt`. It connects to one of the addresses given and to nothing
 * else, never looks the name up again, follows no redirect, and never rejects.
 */
export type FetchPolicy = (host: string, addresses: readonly string[], signal?: AbortSignal) => Promise<Fetched>;
