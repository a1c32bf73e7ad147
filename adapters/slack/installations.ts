import { z } from 'zod';
import type { Seal } from './seal.ts';
import { id } from './tenant.ts';
import type { Vault } from './vault.ts';

const schema = z.object({
  /** Workspace, or organisation for an organisation-wide installation. */
  id,
  botToken: z.string(),
  botUserId: z.string(),
  /** With token rotation: what gets the next token, and when this one ends, in seconds since 1970. */
  refreshToken: z.string().exactOptional(),
  expiresAt: z.number().exactOptional(),
  /** Seconds since 1970. */
  installedAt: z.number(),
});
/** What is kept of a workspace that has the app. */
export type KeptInstallation = z.infer<typeof schema>;

export interface Installations {
  /** Undefined: not installed, or closed with a key that we no longer have. */
  get(installation: string): Promise<KeptInstallation | undefined>;
  put(kept: KeptInstallation): Promise<void>;
  remove(installation: string): Promise<void>;
  locked: Vault['locked'];
}

/** Keeps installations encrypted: tokens are never stored in the clear. */
export function createInstallations(vault: Vault, seal: Seal): Installations {
  return {
    get: async (installation) => {
      const name = nameOf(installation);
      const sealed = await vault.read(name);
      const text = sealed === undefined ? undefined : seal.open(sealed, name);
      return text === undefined ? undefined : schema.safeParse(JSON.parse(text)).data;
    },
    put: (kept) => {
      const name = nameOf(kept.id);
      return vault.write(name, seal.close(JSON.stringify(kept), name));
    },
    remove: (installation) => vault.remove(nameOf(installation)),
    locked: (installation, work) => vault.locked(nameOf(installation), work),
  };
}

function nameOf(installation: string): string {
  return `slack-installation:${installation}`;
}
