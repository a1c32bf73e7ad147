import type { ProviderId } from '../providers.ts';

/**
 * The admin's own names and addresses, as far as they are known, for texts and commands. Host names and addresses in it
 * have passed a syntax check, so they are safe in every shell. Null: unknown; commands then show a word in capitals.
 */
export interface Names {
  /** The sending address the case is about. */
  readonly ip: string | null;
  /** The public name the sending server has or should have, for HELO, forward record and PTR. */
  readonly mailName: string | null;
  /** What the PTR says today. */
  readonly ptrName: string | null;
  /** The addresses that name resolves to today. */
  readonly ptrAddresses: readonly string[];
  readonly recipientDomain: string | null;
  readonly remoteHost: string | null;
  /** The smart host's or relay's name. */
  readonly smartHost: string | null;
  readonly provider: ProviderId | null;
  /** Name of whoever announces the address (AS name), where the provider is not one we know. */
  readonly operator: string | null;
  /** The zone that answers for the address's PTR. */
  readonly reverseZone: string | null;
  readonly publicIpIs: 'static' | 'dynamic' | null;
}

/** Is the address the case is about an IPv6 address? */
export function isIpv6(names: Names): boolean {
  return names.ip?.includes(':') ?? false;
}

/** The address, or the word to replace. */
export function ipOr(names: Names, word = 'PUBLIC_IP'): string {
  return names.ip ?? word;
}

/** The mail name, or the word to replace. */
export function mailNameOr(names: Names, word = 'MAIL_NAME'): string {
  return names.mailName ?? word;
}

/** `A` or `AAAA`, for the address the case is about. */
export function addressType(names: Names): 'A' | 'AAAA' {
  return isIpv6(names) ? 'AAAA' : 'A';
}
