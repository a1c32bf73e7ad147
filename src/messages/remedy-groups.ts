import type { AZURE_REMEDIES } from '../knowledge/remedies/azure.ts';
import type { EXCHANGE_REMEDIES } from '../knowledge/remedies/exchange.ts';
import type { MICROSOFT365_REMEDIES } from '../knowledge/remedies/microsoft365.ts';
import type { PORT25_REMEDIES } from '../knowledge/remedies/port25.ts';
import type { REVERSE_DNS_REMEDIES } from '../knowledge/remedies/reverse-dns.ts';
import type { RemedyTexts } from './catalog.ts';

/** The texts of each group of remedies: one file a group and language. */
export type ReverseDnsTexts = Pick<RemedyTexts, keyof typeof REVERSE_DNS_REMEDIES>;
export type AzureTexts = Pick<RemedyTexts, keyof typeof AZURE_REMEDIES>;
export type Port25Texts = Pick<RemedyTexts, keyof typeof PORT25_REMEDIES>;
export type ExchangeTexts = Pick<RemedyTexts, keyof typeof EXCHANGE_REMEDIES>;
export type Microsoft365Texts = Pick<RemedyTexts, keyof typeof MICROSOFT365_REMEDIES>;
