import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Encrypts what is stored, AES-256-GCM (NIST SP 800-38D): nobody can read or alter it, or put it under another name. */
export interface Seal {
  close(text: string, name: string): string;
  /** Undefined for what was not closed with one of the keys under that name. */
  open(sealed: string, name: string): string | undefined;
  /** A secret of its own for another purpose. */
  derive(purpose: string): string;
}

/** @param keys 32 bytes each; the first closes, all open: so a new key is put before the old one. */
export function createSeal(keys: readonly [Buffer, ...Buffer[]]): Seal {
  return {
    close: (text, name) => {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', keys[0], iv).setAAD(Buffer.from(name));
      const closed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return ['v1', ...[iv, cipher.getAuthTag(), closed].map((part) => part.toString('base64url'))].join('.');
    },
    open: (sealed, name) => {
      const [version, ...parts] = sealed.split('.');
      const [iv, tag, closed] = parts.map((part) => Buffer.from(part, 'base64url'));
      if (version !== 'v1' || iv?.length !== 12 || tag?.length !== 16 || closed === undefined) return undefined;
      for (const key of keys) {
        const text = opened(key, iv, tag, closed, name);
        if (text !== undefined) return text;
      }
      return undefined;
    },
    derive: (purpose) => Buffer.from(hkdfSync('sha256', keys[0], '', purpose, 32)).toString('base64url'),
  };
}

function opened(key: Buffer, iv: Buffer, tag: Buffer, closed: Buffer, name: string): string | undefined {
  const decipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(name)).setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(closed), decipher.final()]).toString('utf8');
  } catch {
    return undefined; // another key, another name, or altered
  }
}
