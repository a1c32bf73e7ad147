import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = new URL('../fixtures/tls/', import.meta.url);

export function fixture(name: string): string {
  return readFileSync(new URL(name, FOLDER), 'utf8');
}

/** The test authority that signed the other certificates. */
export const CA = fixture('ca.pem');

/** Key and certificate for a TLS server. */
export function identity(name: 'policy' | 'mail' | 'expired' | 'redis'): { key: string; cert: string } {
  return { key: fixture(`${name}.key`), cert: fixture(`${name}.pem`) };
}

/** Where a fixture lies, for programs that read it themselves. */
export function pathOf(name: string): string {
  return fileURLToPath(new URL(name, FOLDER));
}
