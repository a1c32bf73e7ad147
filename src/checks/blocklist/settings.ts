import type { Resolver } from '../../dns/resolver.ts';
import type { List } from './lists.ts';

/** How blocklists are asked in this run. */
export interface BlocklistSettings {
  /** A configured resolver that is open to everybody: lists are not asked through it. */
  readonly publicResolver?: string | null;
  /** Spamhaus Data Query Service key: its zones are then asked, which works through any resolver. Never shown. */
  readonly dqsKey?: string;
  /** Further lists, or others in the place of ours. */
  readonly lists?: readonly List[];
  /** Asks the lists, where the checks' own resolver asks zones' servers: a list knows who may ask by the resolver. */
  readonly resolver?: Resolver;
  /** Left to ask of third parties nobody needs to ask; shared by the checks of one run. */
  readonly allowance?: Allowance;
}

/** Queries to third parties in one run. */
const SPECULATIVE_QUERIES = 10;

/** Counts down what may still be asked. */
export class Allowance {
  #left: number;

  constructor(queries: number = SPECULATIVE_QUERIES) {
    this.#left = queries;
  }

  /** @returns whether one more may be asked */
  take(): boolean {
    if (this.#left <= 0) return false;
    this.#left -= 1;
    return true;
  }
}
