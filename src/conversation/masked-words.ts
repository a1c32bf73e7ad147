import { mask } from '../bounce/mask.ts';

/** Under these names platforms hand over what people wrote, and names of files; other texts are ids, which a mask would spoil. */
const WORDS = new Set(['text', 'content', 'fallback', 'value', 'title', 'name', 'pretext', 'subject']);

/** A payload without local parts and credentials in what people wrote, for what is stored. */
export function maskedWords(payload: unknown, name = ''): unknown {
  if (typeof payload === 'string') return WORDS.has(name) || isTelling(payload) ? mask(payload) : payload;
  if (Array.isArray(payload)) return payload.map((one: unknown) => maskedWords(one, name));
  if (typeof payload !== 'object' || payload === null) return payload;
  return Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, maskedWords(value, key)]));
}

/** Slack makes a link of every address, and of what holds a user and a password before the host (RFC 3986 section 3.2.1). */
function isTelling(link: string): boolean {
  return /^(?:mailto:|\w{1,20}:\/\/[^/\s]{1,300}@)/.test(link);
}
