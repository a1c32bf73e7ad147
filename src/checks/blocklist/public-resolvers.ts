import { canonicalAddress } from '../../dns/names.ts';

/**
 * Resolvers open to everybody. Blocklists answer them with an error or not at all, because they cannot tell who asks
 * (Spamhaus: 127.255.255.254). Addresses as their operators publish them, read 2026-11-21.
 */
const PUBLIC_RESOLVERS = new Set([
  // Google
  '8.8.8.8',
  '8.8.4.4',
  '2001:4860:4860::8888',
  '2001:4860:4860::8844',
  // Cloudflare
  '1.1.1.1',
  '1.0.0.1',
  '1.1.1.2',
  '1.0.0.2',
  '1.1.1.3',
  '1.0.0.3',
  '2606:4700:4700::1111',
  '2606:4700:4700::1001',
  // Quad9
  '9.9.9.9',
  '9.9.9.10',
  '9.9.9.11',
  '149.112.112.112',
  '149.112.112.10',
  '149.112.112.11',
  '2620:fe::fe',
  '2620:fe::9',
  // OpenDNS
  '208.67.222.222',
  '208.67.220.220',
  '2620:119:35::35',
  '2620:119:53::53',
  // AdGuard
  '94.140.14.14',
  '94.140.15.15',
  // Level 3, Neustar and Verisign
  '4.2.2.1',
  '4.2.2.2',
  '64.6.64.6',
  '64.6.65.6',
  // Yandex
  '77.88.8.8',
  '77.88.8.1',
  // DNS.WATCH, DNS0, CleanBrowsing, Control D
  '84.200.69.80',
  '84.200.70.40',
  '193.110.81.0',
  '185.253.5.0',
  '185.228.168.9',
  '185.228.169.9',
  '76.76.2.0',
  '76.76.10.0',
  // Alibaba, 114DNS, Tencent
  '223.5.5.5',
  '223.6.6.6',
  '114.114.114.114',
  '119.29.29.29',
]);

/** The first of these resolvers that is open to everybody, or null. */
export function publicResolverAmong(addresses: readonly string[]): string | null {
  return addresses.find((address) => PUBLIC_RESOLVERS.has(canonicalAddress(address) ?? address)) ?? null;
}
