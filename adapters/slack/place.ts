import { z } from 'zod';
import { readJson } from '../json.ts';
import { ts } from './payload.ts';
import { id, type Tenant } from './tenant.ts';

/** Where answers are posted: in a thread, or straight in the channel. */
export interface Place {
  readonly channel: string;
  readonly thread: string | undefined;
}

const addressSchema = z.strictObject({
  platform: z.literal('slack'),
  team: id,
  /** Where it is not the team's own. */
  installation: id.optional(),
  channel: id,
  thread: ts.optional(),
});

/** A place as the core keeps it, to speak there later. */
export function writeAddress({ team, installation }: Tenant, { channel, thread }: Place): string {
  const elsewhere = installation === team ? undefined : installation;
  return JSON.stringify({
    platform: 'slack',
    team,
    installation: elsewhere,
    channel,
    thread,
  } satisfies z.input<typeof addressSchema>);
}

/** Reads what `writeAddress` wrote; undefined for anything else. */
export function readAddress(address: string): { readonly tenant: Tenant; readonly place: Place } | undefined {
  const read = readJson(address, addressSchema);
  if (!read) return undefined;
  const { team, installation = team, channel, thread } = read;
  return { tenant: { team, installation }, place: { channel, thread } };
}
