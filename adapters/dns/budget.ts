/** Counts the queries of one diagnosis, and ends them at a limit: what others publish must not make us ask without end. */
export class Budget {
  readonly limit: number;
  #queries = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Queries sent so far; repetitions, and both of UDP and TCP, count. */
  get queries(): number {
    return this.#queries;
  }

  get isSpent(): boolean {
    return this.#queries >= this.limit;
  }

  /** Takes one query. @returns whether it may be sent */
  take(): boolean {
    if (this.isSpent) return false;
    this.#queries++;
    return true;
  }
}

/** On whose account questions are asked: one diagnosis, or one of its steps. */
export interface Account {
  readonly budget: Budget;
  readonly signal?: AbortSignal;
}

/** The account, ended by one more signal. */
export function withSignal(account: Account, signal: AbortSignal | undefined): Account {
  if (!signal || signal === account.signal) return account;
  return { ...account, signal: account.signal ? AbortSignal.any([account.signal, signal]) : signal };
}
