import { changedProfile, type ProfileChange } from '../../src/conversation/profile-change.ts';
import { NO_PROFILE, type Profile } from '../../src/diagnosis/profile.ts';
import type { WorkspaceStore } from '../../src/session/workspace-store.ts';

/** The workspaces' profiles, for the form. Both reject when the store cannot be reached. */
export interface Profiles {
  of(workspace: string): Promise<Profile>;
  /** Makes all changes at once. */
  change(workspace: string, changes: readonly ProfileChange[]): Promise<void>;
}

/** Lost races for one save after which something is wrong. */
const ATTEMPTS = 20;

export function createProfiles(store: WorkspaceStore<Profile>): Profiles {
  return {
    of: async (workspace) => (await store.loadProfile(workspace))?.state ?? NO_PROFILE,
    change: async (workspace, changes) => {
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const session = await store.loadProfile(workspace);
        const profile = changes.reduce(changedProfile, session?.state ?? NO_PROFILE);
        if ((await store.saveProfile(workspace, profile, session?.revision ?? 0)) !== 'conflict') return;
      }
      throw new Error('lost every race for the profile');
    },
  };
}
