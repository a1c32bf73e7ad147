import type { Cause } from '../knowledge/vocabulary.ts';
import type { CheckRequest } from './request.ts';

/** What a plan can be made from: the guess and the names and addresses known so far. */
export interface PlanInput {
  readonly cause: Cause;
  /** The address the refusal is about. */
  readonly sendingIp: string | null;
  /** Other addresses of the admin's that may tell mail leaves from elsewhere. */
  readonly otherIps: readonly string[];
}

/** Other addresses looked at beside the one that counts. */
const OTHER_ADDRESSES = 2;

/** The checks a cause needs, so that a full mailbox asks DNS nothing. */
export function planChecks(input: PlanInput): CheckRequest[] {
  if (!input.cause.startsWith('rdns_') || input.sendingIp === null) return [];
  const others = input.otherIps.filter((ip) => ip !== input.sendingIp).slice(0, OTHER_ADDRESSES);
  return [
    { check: 'reverse', ip: input.sendingIp },
    { check: 'origin', ip: input.sendingIp },
    ...others.map((ip): CheckRequest => ({ check: 'reverse', ip })),
  ];
}
