import type { AUTHENTICATION_REMEDIES } from '../knowledge/remedies/authentication.ts';
import type { BLOCKLIST_REMEDIES } from '../knowledge/remedies/blocklist.ts';
import type { CONTENT_REMEDIES } from '../knowledge/remedies/content.ts';
import type { FLOW_REMEDIES } from '../knowledge/remedies/flow.ts';
import type { RECIPIENT_REMEDIES } from '../knowledge/remedies/recipient.ts';
import type { ROUTING_REMEDIES } from '../knowledge/remedies/routing.ts';
import type { TLS_REMEDIES } from '../knowledge/remedies/tls.ts';
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
export type AuthenticationTexts = Pick<RemedyTexts, keyof typeof AUTHENTICATION_REMEDIES>;
export type BlocklistTexts = Pick<RemedyTexts, keyof typeof BLOCKLIST_REMEDIES>;
export type ContentTexts = Pick<RemedyTexts, keyof typeof CONTENT_REMEDIES>;
export type FlowTexts = Pick<RemedyTexts, keyof typeof FLOW_REMEDIES>;
export type RecipientTexts = Pick<RemedyTexts, keyof typeof RECIPIENT_REMEDIES>;
export type RoutingTexts = Pick<RemedyTexts, keyof typeof ROUTING_REMEDIES>;
export type TlsTexts = Pick<RemedyTexts, keyof typeof TLS_REMEDIES>;
