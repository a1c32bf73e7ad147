// A hundred diagnoses at once, with every check there is, on a good day and on bad ones.
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Dns } from '../../adapters/dns/dns.ts';
import { CHECKS_MS, createInvestigate } from '../../adapters/investigate.ts';
import type { Finding } from '../../src/checks/finding.ts';
import { planChecks } from '../../src/checks/plan.ts';
import { WEIGHTS } from '../../src/checks/weights.ts';
import { DnsChaos } from '../support/dns-chaos.ts';
import { serveZone, type ZoneServer } from '../support/dns-zone.ts';
import { addressOf, MANY, manySenders, senderOf } from '../support/many-senders.ts';

interface Times {
  /** For all checks of a diagnosis. */
  readonly limitMs: number;
  /** For one message. */
  readonly timeoutMs: number;
}
/** A busy machine must not make a good day bad. */
const AMPLE: Times = { limitMs: 60_000, timeoutMs: 20_000 };
const SHORT: Times = { limitMs: CHECKS_MS, timeoutMs: 300 };
const PATIENT: Times = { limitMs: 4 * CHECKS_MS, timeoutMs: 3_000 };
const SHORTER: Times = { limitMs: 700, timeoutMs: 300 };
/** After this it should have stopped. Timers of one process fire in order, however busy the machine is. */
const GRACE_MS = 1500;
/** Another day brings other misfortunes. */
const DAY = process.env['CHAOS_DAY'] ?? 'monday';
const NOTHING: Diagnosis = { findings: [], isLate: false };

interface Diagnosis {
  readonly findings: readonly Finding[];
  /** The time was up, and more, before it was done. */
  readonly isLate: boolean;
}

/** All checks of every sender, at once, over one process's DNS as a server has it. */
async function diagnoseAll(
  servers: readonly { host: string; port: number }[],
  { limitMs, timeoutMs }: Times,
): Promise<Diagnosis[]> {
  const dns = new Dns({ servers, timeoutMs });
  const investigate = createInvestigate(dns, limitMs);
  return Promise.all(
    Array.from({ length: MANY }, async (_, index) => {
      const late = new AbortController();
      const isLate = sleep(limitMs + GRACE_MS, true, { signal: late.signal }).catch(() => false);
      const { findings } = await investigate(requestsOf(index), false);
      late.abort();
      return { findings, isLate: await isLate };
    }),
  );
}

function requestsOf(index: number) {
  const domain = senderOf(index);
  return planChecks({
    cause: 'spf_fail',
    scope: 'all',
    sendingIp: addressOf(index),
    otherIps: [],
    mailFromDomain: `bounce.${domain}`,
    authorDomain: domain,
    heloDomain: `mail.${domain}`,
    dkim: [{ domain, selector: 's1' }],
    recipientDomain: senderOf((index + 1) % MANY),
  });
}

const codesOf = ({ findings }: Diagnosis): string[] => findings.map(({ code, subject }) => `${code} ${subject}`);
const checksOf = ({ findings }: Diagnosis): string[] => [...new Set(findings.map(({ check }) => check))].toSorted();

function isUnknown({ code }: Finding): boolean {
  return WEIGHTS[code].severity === 'unknown';
}

/** What the one says that the other does not, and that is no "could not check". */
function wrongClaims(diagnosis: Diagnosis, clean: Diagnosis): string[] {
  return diagnosis.findings.flatMap((finding) => {
    if (isUnknown(finding)) return [];
    const twins = clean.findings.filter(({ code, subject }) => code === finding.code && subject === finding.subject);
    return twins.some((twin) => isPart(finding.args, twin.args))
      ? []
      : [`${finding.code} ${JSON.stringify(finding.args)} for ${JSON.stringify(twins.map(({ args }) => args))}`];
  });
}

/** Equal, but that a list may lack what could not be looked up, and null says that it is not known. */
function isPart(part: unknown, whole: unknown): boolean {
  if (Array.isArray(part) && Array.isArray(whole))
    return part.every((one) => whole.some((other) => isPart(one, other)));
  if (typeof part === 'object' && part !== null && typeof whole === 'object' && whole !== null) {
    const fields = new Map(Object.entries(whole));
    return Object.entries(part).every(([name, value]) => isPart(value, fields.get(name)));
  }
  return part === whole || part === null;
}

/** Megabytes that are still in use. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc()');
  return process.memoryUsage().heapUsed / 1e6;
}

/** @returns whether more was found out than that nothing could be */
async function badDay(times: Times): Promise<boolean> {
  await using dead = await serveZone({}, { edns: 'silent' });
  await using first = await new DnsChaos(server, `${DAY} 1`).start();
  await using second = await new DnsChaos(server, `${DAY} 2`).start();
  const diagnoses = await diagnoseAll([first, dead, second], times);
  expect(diagnoses.flatMap((one, index) => wrongClaims(one, clean[index] ?? NOTHING))).toEqual([]);
  // What could not be looked up is said to be so: no check falls silent.
  expect(diagnoses.map(checksOf)).toEqual(clean.map(checksOf));
  expect(diagnoses.filter(({ isLate }) => isLate)).toEqual([]);
  // Of all that can happen; a busy machine may not get as far as every one of them.
  const seen = [...new Set([...first.happened.keys(), ...second.happened.keys()])];
  expect(seen).toEqual(expect.arrayContaining(['lost', 'truncated', 'forged']));
  return diagnoses.flatMap(({ findings }) => findings.filter((finding) => !isUnknown(finding))).length > 10;
}

let server: ZoneServer;
let clean: readonly Diagnosis[];
beforeAll(async () => {
  server = await serveZone(manySenders());
  clean = await diagnoseAll([server], AMPLE);
  server.queries.length = 0;
}, 120_000);
afterAll(() => server.close());

// Long enough for a machine that has much else to do.
describe('a hundred diagnoses at once', { timeout: 120_000 }, () => {
  it('on a good day: everything is checked', () => {
    const unknown = clean.flatMap(({ findings }) => findings.filter(isUnknown));
    expect(unknown.map(({ code, args }) => `${code} ${JSON.stringify(args)}`)).toEqual([]);
    expect(clean.every(({ findings }) => findings.length > 15)).toBe(true);
  });

  it('again: the same answers, and memory stays flat', async () => {
    const before = heapInUse();
    const again = await diagnoseAll([server], AMPLE);
    expect(again.map(codesOf)).toEqual(clean.map(codesOf));
    server.queries.length = 0;
    expect(heapInUse() - before).toBeLessThan(10);
  });

  it('on a bad day: right or "could not check", never a wrong claim, never over the time', async () => {
    // A busy machine hears most answers too late to count, so it gets a second day.
    const sure = (await badDay(SHORT)) || (await badDay(PATIENT));
    expect(sure).toBe(true);
  });

  it('with nobody there: all is "could not check", in time', async () => {
    await using silent = await serveZone({}, { edns: 'silent' });
    const diagnoses = await diagnoseAll([silent], SHORTER);
    const sure = diagnoses.flatMap(({ findings }) => findings.filter((finding) => !isUnknown(finding)));
    expect(sure).toEqual([]);
    expect(diagnoses.filter(({ isLate }) => isLate)).toEqual([]);
  });
});
