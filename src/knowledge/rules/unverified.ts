import { RULES } from './index.ts';

/** Rules whose meaning no document of the receiver states: known from reports, and told as such. */
export const UNVERIFIED_RULES: ReadonlySet<string> = new Set(
  RULES.filter(({ verified }) => verified === false).map(({ id }) => id),
);
