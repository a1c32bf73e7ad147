// One question to one of a zone's own servers.
import type { DnsAnswer, DnsFailure, RecordType } from '../../src/dns/answer.ts';
import { isDocumentationAddress, isPublicAddress } from '../../src/dns/addresses.ts';
import type { Account } from './budget.ts';
import { type Asked, type Chain, failed, failureOf, interpret, isReferral, NOERROR, NXDOMAIN } from './interpret.ts';
import { makeQuery, type Reply } from './message.ts';
import type { Transport } from './transport.ts';
import { type Delegation, delegationIn } from './zone-cut.ts';

const TRIES = 2;

/** One of a zone's servers. */
export interface NameServer {
  readonly name: string;
  readonly address: string;
}

/** What a server says: the answer, an alias out of its zones, or that servers further down know. */
export type Said<T extends RecordType> =
  | { readonly kind: 'answer'; readonly answer: DnsAnswer<T> }
  | { readonly kind: 'alias'; readonly chain: Chain }
  | { readonly kind: 'referral'; readonly delegation: Delegation };

export interface AuthorityOptions {
  /** The port of a zone's own servers; anything but 53 is for tests. */
  readonly port: number;
  /** Asks servers at private addresses too: for one's own network. Else a stranger's zone could make us ask there. */
  readonly allowPrivate: boolean;
}

export class Authorities {
  readonly #transport: Transport;
  readonly #options: AuthorityOptions;

  constructor(transport: Transport, options: AuthorityOptions) {
    this.#transport = transport;
    this.#options = options;
  }

  /** Asks a server of `zone` for `chain.target`, without recursion. */
  async ask<T extends RecordType>(
    server: NameServer,
    zone: string,
    asked: Asked<T>,
    chain: Chain,
    account: Account,
  ): Promise<Said<T>> {
    const reply = await this.#reply(server.address, chain.target, asked.type, account);
    if (typeof reply === 'string') return { kind: 'answer', answer: failed(asked, reply) };
    if (reply.rcode !== NOERROR && reply.rcode !== NXDOMAIN) {
      return { kind: 'answer', answer: failed(asked, failureOf(reply)) };
    }
    const delegation = isReferral(reply) ? delegationIn(reply, zone, chain.target) : undefined;
    if (delegation) return { kind: 'referral', delegation };
    // RFC 1912 section 2.8: a lame server. It tells nothing about the record.
    if (!reply.authoritative) return { kind: 'answer', answer: failed(asked, 'refused') };
    const read = interpret(reply, asked, chain);
    return 'status' in read ? { kind: 'answer', answer: read } : { kind: 'alias', chain: read };
  }

  async #reply(address: string, name: string, type: RecordType, account: Account): Promise<Reply | DnsFailure> {
    if (!this.#mayAsk(address)) return 'cancelled';
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const server = { host: address, port: this.#options.port };
      const outcome = await this.#transport.ask(server, makeQuery(name, type, false), account);
      if (outcome !== 'timeout') return outcome;
    }
    return 'timeout';
  }

  /** Documentation addresses count as public everywhere else; here they would only cost a timeout. */
  #mayAsk(address: string): boolean {
    return this.#options.allowPrivate || (isPublicAddress(address) && !isDocumentationAddress(address));
  }
}
