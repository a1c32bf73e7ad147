import type { DnsAnswer, DnsFailure, RecordType } from '../../src/dns/answer.ts';
import { normalizeName } from '../../src/dns/names.ts';
import type { Account } from './budget.ts';
import { failed, failureOf, interpret, isReferral, NOERROR, NXDOMAIN, SERVFAIL, startOf } from './interpret.ts';
import { makeQuery, type Reply } from './message.ts';
import type { ServerAddress, Transport } from './transport.ts';

/** Asks recursive resolvers. Holds no answers: every question is sent. */
export class Client {
  readonly #servers: readonly ServerAddress[];
  readonly #transport: Transport;
  readonly #tries: number;
  /** Where the next question starts: the server that answered last, so that a dead one costs its timeout only once. */
  #first = 0;

  /**
   * @param servers in order of preference, at least one
   * @param tries how many queries one question may take, over the servers in turn
   */
  constructor(servers: readonly ServerAddress[], transport: Transport, tries: number) {
    this.#servers = servers;
    this.#transport = transport;
    this.#tries = tries;
  }

  /** Answers a question, following CNAME records as far as the resolver left them unfinished. Never rejects. */
  async resolve<T extends RecordType>(name: string, type: T, account: Account): Promise<DnsAnswer<T>> {
    const normal = normalizeName(name);
    if (normal === undefined) return { name, type, status: 'nxdomain', ttl: 0, aliases: [], authenticated: false };
    const asked = { name: normal, type };
    let chain = startOf(normal);
    // Ends: interpret() allows only so many aliases, none of them twice.
    for (;;) {
      const reply = await this.#ask(chain.target, type, account);
      if (typeof reply === 'string') return failed(asked, reply);
      const read = interpret(reply, asked, chain);
      if ('status' in read) return read;
      chain = read;
    }
  }

  /** Asks the servers in turn until one has an answer; else the error of the last that said one. */
  async #ask(name: string, type: RecordType, account: Account): Promise<Reply | DnsFailure> {
    const errors = new Map<number, { readonly server: ServerAddress; readonly reply: Reply }>();
    for (const index of this.#inTurn()) {
      const server = this.#servers[index];
      if (!server || errors.has(index)) continue;
      const outcome = await this.#transport.ask(server, makeQuery(name, type, true), account);
      if (outcome === 'cancelled') return 'cancelled';
      if (outcome === 'timeout') continue;
      if (isAnswer(outcome)) {
        this.#first = index;
        return outcome;
      }
      errors.set(index, { server, reply: outcome });
    }
    const last = [...errors.values()].at(-1);
    if (!last) return 'timeout';
    const isServfail = last.reply.rcode === SERVFAIL;
    return isServfail ? this.#afterServfail(last.server, name, type, account) : failureOf(last.reply);
  }

  /**
   * RFC 4035 section 4.9.3: SERVFAIL also stands for data that DNSSEC proves false. A resolver that answers the same
   * question with checking disabled, and not without, has the data, so it is DNSSEC that failed and not the zone's
   * servers. Without the third question, trouble that has passed by then would be taken for it.
   */
  async #afterServfail(
    server: ServerAddress,
    name: string,
    type: RecordType,
    account: Account,
  ): Promise<Reply | DnsFailure> {
    const query = makeQuery(name, type, true);
    const unchecked = await this.#transport.ask(server, { ...query, checkingDisabled: true }, account);
    if (typeof unchecked === 'string' || !isAnswer(unchecked)) return 'servfail';
    const again = await this.#transport.ask(server, makeQuery(name, type, true), account);
    if (typeof again === 'string') return 'servfail';
    if (isAnswer(again)) return again;
    return again.rcode === SERVFAIL ? 'bogus' : 'servfail';
  }

  /** Indexes of the servers for each try, those that answered last first. */
  #inTurn(): number[] {
    const first = this.#first;
    return Array.from({ length: this.#tries }, (_, attempt) => (first + attempt) % this.#servers.length);
  }
}

/** A server that only refers to others is no resolver, unless it says that it is one (RA). */
function isAnswer(reply: Reply): boolean {
  return (reply.rcode === NOERROR || reply.rcode === NXDOMAIN) && (reply.recursionAvailable || !isReferral(reply));
}
