import { z } from 'zod';
import { readJson } from '../json.ts';
import { type Activity, tenantOf } from './activity.ts';
import type { Address } from './port.ts';

const addressSchema = z.strictObject({
  channelId: z.string().min(1),
  serviceUrl: z.url({ protocol: /^https?$/ }),
  conversationId: z.string().min(1),
  tenantId: z.string().exactOptional(),
  conversationType: z.string().exactOptional(),
  botId: z.string(),
}) satisfies z.ZodType<Address>;
const keptSchema = z.strictObject({ platform: z.literal('teams'), at: addressSchema });

/** An address as the core keeps it. */
export function writeAddress(address: Address): string {
  return JSON.stringify({ platform: 'teams', at: address } satisfies z.input<typeof keptSchema>);
}

/** Reads what `writeAddress` wrote; undefined for anything else. */
export function readAddress(text: string): Address | undefined {
  return readJson(text, keptSchema)?.at;
}

/** Where an activity comes from. */
export function addressOf(activity: Activity, botId: string | undefined): Address {
  const { channelId, serviceUrl, conversation } = activity;
  const tenantId = tenantOf(activity);
  return {
    channelId,
    serviceUrl,
    conversationId: conversation.id,
    botId: botId ?? '',
    ...(tenantId !== undefined && { tenantId }),
    ...(conversation.conversationType !== undefined && { conversationType: conversation.conversationType }),
  };
}

/** Some clients leave out `recipient`; in Teams a bot's id is its app id with this prefix. */
export function botIdOf(activity: Activity, appId: string | undefined): string | undefined {
  return activity.recipient?.id ?? (appId === undefined ? undefined : `28:${appId}`);
}
