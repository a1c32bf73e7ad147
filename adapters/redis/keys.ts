import { createHash } from 'node:crypto';

/** What stays readable in a key: ids as the platforms make them. `#` is not among it, so a digest is never mistaken for one. */
const PLAIN = /^[\w.:;=@+~/-]{1,120}$/u;

/**
 * A name for an arbitrary id from outside, safe between the braces of a hash tag: short and plain ids as they are, all
 * others as `#` and their SHA-256. Two ids never share a name. UTF-16, because UTF-8 would merge lone surrogates.
 */
export function nameOf(id: string): string {
  if (PLAIN.test(id)) return id;
  return `#${createHash('sha256').update(id, 'utf16le').digest('base64url')}`;
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
  const tagged = `${prefix}:{${nameOf(conversation)}}`;
  return { state: `${tagged}:state`, claims: `${tagged}:claims` };
}
