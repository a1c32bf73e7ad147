// Every question is sent as soon as its name can be known: counted in steps of dependency, not by a clock.
import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { readText } from '../../src/bounce/read.ts';
import { runChecks } from '../../src/checks/run.ts';
import type { CheckRequest } from '../../src/checks/request.ts';
import { openCase } from '../../src/diagnosis/case.ts';
import { nextStep } from '../../src/diagnosis/diagnose.ts';
import type { Resolver } from '../../src/dns/resolver.ts';
import { runOn } from '../support/dns-client.ts';
import { serveZone } from '../support/dns-zone.ts';
import { BOUNCE, ZONE } from '../support/three-rounds.ts';

interface Round {
  /** By question. */
  readonly answers: Map<string, Promise<unknown>>;
  readonly over: Promise<void>;
}

/** A resolver that hands out its answers in rounds: all that have been asked for, when nobody asks any more. */
class Rounds {
  /** What was sent in each round. */
  readonly sent: string[][] = [];
  readonly resolver: Resolver;
  readonly #known = new Set<string>();
  #round: Round | null = null;

  constructor(inner: Resolver) {
    this.resolver = {
      resolve: async (name, type, options) => {
        const question = `${name.toLowerCase()} ${type}`;
        const answer = inner.resolve(name, type, options);
        if (!this.#known.has(question)) await this.#wait(question, answer);
        return answer;
      },
    };
  }

  async #wait(question: string, answer: Promise<unknown>): Promise<void> {
    this.#round ??= this.#open();
    this.#round.answers.set(question, answer);
    await this.#round.over;
  }

  #open(): Round {
    const answers = new Map<string, Promise<unknown>>();
    return { answers, over: this.#close(answers) };
  }

  async #close(answers: Round['answers']): Promise<void> {
    let count = -1;
    while (answers.size > count) {
      count = answers.size;
      await Promise.all(answers.values());
      await turn();
    }
    for (const question of answers.keys()) this.#known.add(question);
    this.sent.push([...answers.keys()]);
    this.#round = null;
  }
}

async function roundsOf(requests: readonly CheckRequest[]): Promise<string[][]> {
  await using server = await serveZone(ZONE);
  const rounds = new Rounds(runOn(server, { timeoutMs: 10_000 }).resolver);
  await runChecks(requests, { resolver: rounds.resolver });
  return rounds.sent;
}

it('the whole set takes three rounds: as many as SPF and its includes, or MX, address and PTR', async () => {
  const step = nextStep({ ...openCase(readText(BOUNCE)), scope: 'all' });
  const sent = await roundsOf(step.step === 'check' ? step.requests : []);
  expect(sent.length).toBe(3);
  expect(sent[0]).toEqual(
    expect.arrayContaining([
      'fabrikam.example TXT',
      'fabrikam.example MX',
      'fabrikam.example NS',
      '21.113.0.203.in-addr.arpa PTR',
      '_dmarc.fabrikam.example TXT',
      '_mta-sts.fabrikam.example TXT',
      's1._domainkey.fabrikam.example TXT',
      '21.113.0.203.origin.asn.cymru.com TXT',
      '21.113.0.203.zen.spamhaus.org A',
    ]),
  );
  expect(sent[2]).toEqual(expect.arrayContaining(['_a.fabrikam.example TXT', '20.113.0.203.in-addr.arpa PTR']));
});

it.each<[rounds: number, request: CheckRequest]>([
  [2, { check: 'reverse', ip: '203.0.113.21' }],
  [2, { check: 'origin', ip: '203.0.113.21' }],
  [1, { check: 'port25', ip: '203.0.113.21' }],
  [1, { check: 'host', host: 'mx1.fabrikam.example' }],
  [1, { check: 'helo', helo: 'out.fabrikam.example', ip: '203.0.113.21', domain: 'fabrikam.example' }],
  [3, { check: 'mx', domain: 'fabrikam.example' }],
  [3, { check: 'spf', domain: 'fabrikam.example', ip: '203.0.113.21', helo: null, identity: 'mail_from' }],
  [2, { check: 'dmarc', domain: 'fabrikam.example', spf: 'fabrikam.example', dkim: ['fabrikam.example'] }],
  [1, { check: 'dkim', domain: 'fabrikam.example', selector: 's1' }],
  [2, { check: 'blocklist', ip: '203.0.113.21' }],
  [2, { check: 'domain', domain: 'fabrikam.example' }],
  [2, { check: 'dane', domain: 'fabrikam.example' }],
])('%i of %o', async (rounds, request) => {
  expect((await roundsOf([request])).length).toBe(rounds);
});
