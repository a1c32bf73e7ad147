import { AUTHENTICATION_REMEDIES } from './authentication.ts';
import { BLOCKLIST_REMEDIES } from './blocklist.ts';
import { CONTENT_REMEDIES } from './content.ts';
import { FLOW_REMEDIES } from './flow.ts';
import { RECIPIENT_REMEDIES } from './recipient.ts';
import { ROUTING_REMEDIES } from './routing.ts';
import { TLS_REMEDIES } from './tls.ts';
import { AZURE_REMEDIES } from './azure.ts';
import { EXCHANGE_REMEDIES } from './exchange.ts';
import { MICROSOFT365_REMEDIES } from './microsoft365.ts';
import { PORT25_REMEDIES } from './port25.ts';
import { REVERSE_DNS_REMEDIES } from './reverse-dns.ts';
import type { RemedyRow, StepRow } from './row.ts';

/** All remedies. Each has its words in every language: the catalog's type is made from these rows. */
export const REMEDIES = {
  ...REVERSE_DNS_REMEDIES,
  ...AZURE_REMEDIES,
  ...PORT25_REMEDIES,
  ...EXCHANGE_REMEDIES,
  ...MICROSOFT365_REMEDIES,
  ...AUTHENTICATION_REMEDIES,
  ...BLOCKLIST_REMEDIES,
  ...CONTENT_REMEDIES,
  ...FLOW_REMEDIES,
  ...RECIPIENT_REMEDIES,
  ...ROUTING_REMEDIES,
  ...TLS_REMEDIES,
} as const satisfies Record<string, RemedyRow>;

export type RemedyId = keyof typeof REMEDIES;
export type StepId<R extends RemedyId> = keyof (typeof REMEDIES)[R]['steps'] & string;
/** Remedies that bring a request to send. */
export type RequestRemedyId = {
  [R in RemedyId]: (typeof REMEDIES)[R] extends { request: true } ? R : never;
}[RemedyId];

/** A remedy's row under its general type. */
export function remedyRow(id: RemedyId): RemedyRow {
  return REMEDIES[id];
}

/** A remedy's steps in order, without those that do not apply. */
export function stepsOf(id: RemedyId): [string, StepRow][] {
  return Object.entries(remedyRow(id).steps);
}
