import { readFileSync } from 'node:fs';

const FOLDER = new URL('../fixtures/tls/', import.meta.url);

export function fixture(name: string): string {
  return readFileSync(new URL(name, FOLDER), 'utf8');
}

/** The test authority that signed the other certificates. */
export const CA = fixture('ca.pem');

/** Key and certificate for a TLS server. */
export function identity(name: 'policy' | 'mail' | 'expired'): { key: string; cert: string } {
  return { key: fixture(`${name}.key`), cert: fixture(`${name}.pem`) };
}
