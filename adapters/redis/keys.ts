import { createHash } from 'node:crypto';

/** What stays readable in a key: ids as the platforms make them. `#` is not among it, so a digest is never mistaken for one. */
const PLAIN = /^[\w.:;=@+~/-]{1,120}$/u;
/** Platform and workspace, with which every id of theirs begins. They stay, so that a workspace's keys can be found. */
const WORKSPACE = /^[a-z]{1,10}:[\w-]{1,60}:/u;

/**
 * A name for an arbitrary id from outside, safe between the braces of a hash tag: short and plain ids as they are, all
 * others as `#` and their SHA-256 after their workspace. Two ids never share a name. UTF-16, because UTF-8 would merge
 * lone surrogates.
 */
export function nameOf(id: string): string {
  if (PLAIN.test(id)) return id;
  return `${WORKSPACE.exec(id)?.[0] ?? ''}#${createHash('sha256').update(id, 'utf16le').digest('base64url')}`;
}

export interface ConversationKeys {
  /** A hash: `revision` and `state`. */
  readonly state: string;
  /** A hash: one field for each claimed or handled event. */
  readonly claims: string;
}

/**
 * The keys of one conversation. The braces are a hash tag (Redis Cluster specification, "Hash tags"): both keys live in
 * the same slot.
 */
export function keysOf(prefix: string, conversation: string): ConversationKeys {
  return keysTagged(prefix, nameOf(conversation));
}

/** The same, of a conversation by its hash tag. */
export function keysTagged(prefix: string, tag: string): ConversationKeys {
  return { state: `${prefix}:{${tag}}:state`, claims: `${prefix}:{${tag}}:claims` };
}
