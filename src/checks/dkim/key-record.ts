import { createPublicKey, type KeyObject } from 'node:crypto';
import { readTagList, type TagList, tagValue } from '../../dns/tag-list.ts';

/** Why a key record cannot be used. */
export type KeyFault =
  /** A tag stands there twice, or there is text that is no tag. */
  | 'syntax'
  /** `v` is not first, or not DKIM1. */
  | 'version'
  /** There is no `p` tag. */
  | 'no_p'
  /** `p` is not base64: often a part is missing, or quotes and spaces have crept in. */
  | 'base64'
  /** `p` is base64, but not of a key. */
  | 'not_a_key'
  /** `k` names a type that there is none of, or another one than the key's. */
  | 'type'
  /** `s` leaves e-mail out. */
  | 'service'
  /** `h` leaves SHA-256 out (RFC 8301 section 3.1). */
  | 'hash';

/** What a key record says (RFC 6376 section 3.6.1). */
export type KeyReading =
  | {
      readonly status: 'key';
      readonly type: 'rsa' | 'ed25519';
      readonly bits: number;
      /** `t=y`: the domain is testing; receivers must not treat its mail otherwise than unsigned mail. */
      readonly testing: boolean;
    }
  /** `p` is empty. */
  | { readonly status: 'revoked' }
  | { readonly status: 'broken'; readonly fault: KeyFault };

/** Longer than the largest key that any verifier takes. */
const LONGEST_KEY = 8192;

/** Whether a TXT record at a selector is meant to be a key record; other texts stand at some wildcard names. */
export function isKeyRecord(text: string): boolean {
  return /^\s*v\s*=\s*DKIM/i.test(text) || /(?:^|;)\s*p\s*=/.test(text);
}

/** Reads a key record (RFC 6376 section 3.6.1, RFC 8463 section 4). */
export function readKeyRecord(text: string): KeyReading {
  const list = readTagList(text);
  const fault = faultOf(list);
  if (fault) return { status: 'broken', fault };
  const p = (tagValue(list, 'p') ?? '').replaceAll(/[ \t\r\n]/g, '');
  if (p === '') return { status: 'revoked' };
  if (p.length > LONGEST_KEY || !/^[a-z\d+/]+={0,2}$/i.test(p) || p.length % 4 === 1) {
    return { status: 'broken', fault: 'base64' };
  }
  return keyOf(Buffer.from(p, 'base64'), list);
}

function faultOf(list: TagList): KeyFault | undefined {
  const { tags, duplicates, stray } = list;
  if (duplicates.length > 0 || stray.length > 0) return 'syntax';
  const version = tagValue(list, 'v');
  if (version !== undefined && (version !== 'DKIM1' || tags[0]?.name !== 'v')) return 'version';
  if (tagValue(list, 'p') === undefined) return 'no_p';
  if (!listed(tagValue(list, 's'), ['*', 'email'])) return 'service';
  return listed(tagValue(list, 'h'), ['sha256']) ? undefined : 'hash';
}

/** Whether a list with colons names one of the words; a tag that is not there leaves all open. */
function listed(value: string | undefined, words: readonly string[]): boolean {
  return value === undefined || value.split(':').some((word) => words.includes(word.trim().toLowerCase()));
}

function keyOf(bytes: Buffer, list: TagList): KeyReading {
  const named = (tagValue(list, 'k') ?? 'rsa').toLowerCase();
  if (named !== 'rsa' && named !== 'ed25519') return { status: 'broken', fault: 'type' };
  const testing = (tagValue(list, 't') ?? '').split(':').some((flag) => flag.trim().toLowerCase() === 'y');
  // RFC 8463 section 4: the 32 bytes alone, no structure around them.
  if (named === 'ed25519') {
    return bytes.length === 32
      ? { status: 'key', type: 'ed25519', bits: 256, testing }
      : { status: 'broken', fault: 'not_a_key' };
  }
  const key = rsaKey(bytes);
  if (!key) return { status: 'broken', fault: bytes.length === 32 ? 'type' : 'not_a_key' };
  const bits = key.asymmetricKeyDetails?.modulusLength;
  return bits === undefined ? { status: 'broken', fault: 'type' } : { status: 'key', type: 'rsa', bits, testing };
}

/** An RSA key as it is published, in SubjectPublicKeyInfo, or as RFC 6376 says, bare. */
function rsaKey(der: Buffer): KeyObject | undefined {
  for (const type of ['spki', 'pkcs1'] as const) {
    try {
      return createPublicKey({ key: der, format: 'der', type });
    } catch {
      // Not of this form.
    }
  }
  return undefined;
}
