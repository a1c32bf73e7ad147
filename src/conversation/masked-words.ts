import { mask } from '../bounce/mask.ts';

/** Under these names platforms hand over what people wrote, and names of files; other texts are ids, which a mask would spoil. */
const WORDS = new Set(['text', 'content', 'fallback', 'value', 'title', 'name']);

/** A payload without local parts and credentials in what people wrote, for what is stored. */
export function maskedWords(payload: unknown, name = ''): unknown {
  // Slack makes a link of every address.
  if (typeof payload === 'string') return WORDS.has(name) || payload.startsWith('mailto:') ? mask(payload) : payload;
  if (Array.isArray(payload)) return payload.map((one: unknown) => maskedWords(one, name));
  if (typeof payload !== 'object' || payload === null) return payload;
  return Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, maskedWords(value, key)]));
}
