import type { Resolver } from '../dns/resolver.ts';
import type { BlocklistSettings } from './blocklist/settings.ts';
import type { FetchPolicy } from './mta-sts/fetch.ts';
import type { ProbeSmtp } from './smtp/probe.ts';

/** One check to run, as data: it is planned, stored with the case and repeated on "check again". */
export type CheckRequest =
  | { readonly check: 'reverse'; readonly ip: string }
  | { readonly check: 'origin'; readonly ip: string }
  /** What the provider of the address allows on port 25. */
  | { readonly check: 'port25'; readonly ip: string }
  | {
      readonly check: 'helo';
      /** As the server greeted: a name, or an address literal. */
      readonly helo: string;
      /** The address mail comes from, to compare the name with its PTR. */
      readonly ip: string | null;
      /** The sender's domain, to compare the name with its mail exchangers. */
      readonly domain: string | null;
    }
  /** Where a host name leads. */
  | {
      readonly check: 'host';
      readonly host: string;
      /** The name may be anybody's: only that it leads to this address is worth telling. */
      readonly leadsTo?: string;
    }
  | { readonly check: 'mx'; readonly domain: string }
  | { readonly check: 'domain'; readonly domain: string }
  | { readonly check: 'blocklist'; readonly ip: string }
  | { readonly check: 'domain_blocklist'; readonly domain: string }
  | { readonly check: 'mta_sts'; readonly domain: string }
  | { readonly check: 'tls_rpt'; readonly domain: string }
  | { readonly check: 'dane'; readonly domain: string }
  | { readonly check: 'bimi'; readonly domain: string }
  /** Talks to a mail server. Never planned: only run because somebody asked for it. */
  | { readonly check: 'banner'; readonly host: string }
  /** SPF of the MAIL FROM domain, or of the HELO name, for an address; without one the record alone. */
  | {
      readonly check: 'spf';
      readonly domain: string;
      readonly ip: string | null;
      readonly helo: string | null;
      readonly identity: 'mail_from' | 'helo';
    }
  /** The key of a DKIM signature's `d=` and `s=`. */
  | { readonly check: 'dkim'; readonly domain: string; readonly selector: string }
  /** DMARC of the From domain, and alignment of what the message is authenticated by: SPF's domain, signatures' `d=`. */
  | {
      readonly check: 'dmarc';
      readonly domain: string;
      readonly spf: string | null;
      readonly dkim: readonly string[];
    };

/** What checks may use. */
export interface CheckTools {
  readonly resolver: Resolver;
  /** Ends the checks; what is not known by then is reported as "could not check". */
  readonly signal?: AbortSignal;
  /** Fetches MTA-STS policies; without it they count as not checked. */
  readonly fetchPolicy?: FetchPolicy;
  /** Talks SMTP; without it a banner counts as not checked. */
  readonly probeSmtp?: ProbeSmtp;
  readonly blocklists?: BlocklistSettings;
  /** Hears of each check that has ended. */
  readonly onDone?: (request: CheckRequest) => void;
}
