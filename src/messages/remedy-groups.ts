import type { REVERSE_DNS_REMEDIES } from '../knowledge/remedies/reverse-dns.ts';
import type { RemedyTexts } from './catalog.ts';

/** The texts of each group of remedies: one file a group and language. */
export type ReverseDnsTexts = Pick<RemedyTexts, keyof typeof REVERSE_DNS_REMEDIES>;
