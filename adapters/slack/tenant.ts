import { z } from 'zod';

/** Ids of workspaces, organisations, channels, users and files. */
export const id = z.string().regex(/^[A-Z][A-Z0-9]{1,31}$/);

/** Whose the app is that was spoken to. */
export interface Tenant {
  /** The workspace; where Slack names none, its organisation. */
  readonly team: string;
  /** Under which id the token is kept: that of the workspace, or of the organisation that installed the app for all of its own. */
  readonly installation: string;
}

/**
 * @param team the workspace, where Slack names one
 * @param enterprise the organisation (Enterprise Grid), where there is one
 * @param wide the organisation installed the app, not the workspace
 * @returns undefined when neither is named
 */
export function tenantOf(
  team: string | null | undefined,
  enterprise: string | null | undefined,
  wide: boolean,
): Tenant | undefined {
  const known = team ?? enterprise;
  if (known === null || known === undefined) return undefined;
  return { team: known, installation: wide ? (enterprise ?? known) : (team ?? known) };
}

/** The workspace as the core knows it. */
export function workspaceOf({ team }: Tenant): string {
  return `slack:${team}`;
}
