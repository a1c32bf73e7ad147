import { FWS, trimmed } from './white-space.ts';

/** One `name=value` of a tag list. Names are case-sensitive. */
export interface Tag {
  readonly name: string;
  /** Without the white space around it; white space inside is kept. */
  readonly value: string;
}

/** A tag list as it stands, with what is wrong in it. */
export interface TagList {
  /** In order; of a name that stands there twice, the first. */
  readonly tags: readonly Tag[];
  /** Names that stand there twice or more: the whole list is then invalid (RFC 6376 section 3.2). */
  readonly duplicates: readonly string[];
  /** Parts between semicolons that are no `name=value`. */
  readonly stray: readonly string[];
}

/** RFC 6376 section 3.2: ALPHA *ALNUMPUNC. */
const TAG_NAME = /^[a-z]\w*$/i;

/**
 * Reads a tag list, the form of DKIM, DMARC, MTA-STS and TLS-RPT records: `name=value` between semicolons, the last one
 * optional, white space around each part (RFC 6376 section 3.2). Anything can be read; what is not in order is listed.
 */
export function readTagList(text: string): TagList {
  const tags = new Map<string, Tag>();
  const duplicates = new Set<string>();
  const stray: string[] = [];
  for (const part of text.split(';').map((piece) => trimmed(piece, FWS))) {
    if (part === '') continue;
    const at = part.indexOf('=');
    const name = trimmed(part.slice(0, Math.max(at, 0)), FWS);
    if (!TAG_NAME.test(name)) stray.push(part);
    else if (tags.has(name)) duplicates.add(name);
    else tags.set(name, { name, value: trimmed(part.slice(at + 1), FWS) });
  }
  return { tags: [...tags.values()], duplicates: [...duplicates], stray };
}

/** The value of a tag, or undefined. */
export function tagValue(list: TagList, name: string): string | undefined {
  return list.tags.find((tag) => tag.name === name)?.value;
}
