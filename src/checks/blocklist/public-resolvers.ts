import { canonicalAddress } from '../../dns/names.ts';
import type { Source } from '../../knowledge/rule.ts';

/** A resolver that answers everybody. */
interface PublicResolver {
  readonly operator: string;
  readonly addresses: readonly string[];
  readonly source: Source;
}

const READ = '2026-11-21';
const ADGUARD: Source = {
  title: 'AdGuard: known DNS providers',
  url: 'https://adguard-dns.io/kb/general/dns-providers/',
  read: READ,
};
const PUBLIC_SERVERS: Source = {
  title: 'Public DNS servers, a list that is kept up to date',
  url: 'https://gist.github.com/drewjoh/c3aa90b0bef0b618497cdfd6bee828f7',
  read: READ,
  dated: '2026-07-05',
};

/**
 * Resolvers open to everybody. Blocklists answer them with an error or not at all, because they cannot tell who asks
 * (Spamhaus: 127.255.255.254). A resolver that is missing here is found out by that answer.
 */
export const PUBLIC_RESOLVERS: readonly PublicResolver[] = [
  {
    operator: 'Google',
    addresses: ['8.8.8.8', '8.8.4.4', '2001:4860:4860::8888', '2001:4860:4860::8844'],
    source: ADGUARD,
  },
  {
    operator: 'Cloudflare',
    addresses: [
      ...['1.1.1.1', '1.0.0.1', '2606:4700:4700::1111', '2606:4700:4700::1001'],
      ...['1.1.1.2', '1.0.0.2', '2606:4700:4700::1112', '2606:4700:4700::1002'],
      ...['1.1.1.3', '1.0.0.3', '2606:4700:4700::1113', '2606:4700:4700::1003'],
    ],
    source: ADGUARD,
  },
  {
    operator: 'Quad9',
    addresses: [
      ...['9.9.9.9', '149.112.112.112', '2620:fe::fe', '2620:fe::9'],
      ...['9.9.9.10', '149.112.112.10', '2620:fe::10', '2620:fe::fe:10'],
      ...['9.9.9.11', '149.112.112.11', '2620:fe::11', '2620:fe::fe:11'],
    ],
    source: ADGUARD,
  },
  {
    operator: 'Cisco OpenDNS',
    addresses: [
      ...['208.67.222.222', '208.67.220.220', '2620:119:35::35', '2620:119:53::53'],
      ...['208.67.222.123', '208.67.220.123', '208.67.222.2', '208.67.220.2', '2620:0:ccc::2', '2620:0:ccd::2'],
    ],
    source: ADGUARD,
  },
  {
    operator: 'AdGuard',
    addresses: [
      ...['94.140.14.14', '94.140.15.15', '2a10:50c0::ad1:ff', '2a10:50c0::ad2:ff'],
      ...['94.140.14.15', '94.140.15.16', '2a10:50c0::bad1:ff', '2a10:50c0::bad2:ff'],
      ...['94.140.14.140', '94.140.14.141', '2a10:50c0::1:ff', '2a10:50c0::2:ff'],
    ],
    source: ADGUARD,
  },
  {
    operator: 'CleanBrowsing',
    addresses: [
      ...['185.228.168.9', '185.228.169.9', '2a0d:2a00:1::2', '2a0d:2a00:2::2'],
      ...['185.228.168.168', '185.228.169.168', '185.228.168.10', '185.228.169.11'],
    ],
    source: ADGUARD,
  },
  {
    operator: 'Control D',
    addresses: ['76.76.2.0', '76.76.10.0', '76.76.2.1', '76.76.2.2', '76.76.2.3', '2606:1a40::', '2606:1a40:1::'],
    source: ADGUARD,
  },
  { operator: 'DNS.SB', addresses: ['185.222.222.222', '45.11.45.11', '2a09::', '2a11::'], source: ADGUARD },
  {
    operator: 'Verisign and Neustar',
    addresses: ['64.6.64.6', '64.6.65.6', '156.154.70.1', '156.154.71.1', '156.154.70.5', '156.154.71.5'],
    source: ADGUARD,
  },
  { operator: 'Hurricane Electric', addresses: ['74.82.42.42', '2001:470:20::2'], source: ADGUARD },
  {
    operator: 'Alibaba',
    addresses: ['223.5.5.5', '223.6.6.6', '2400:3200::1', '2400:3200:baba::1'],
    source: ADGUARD,
  },
  { operator: 'Tencent DNSPod', addresses: ['119.29.29.29', '2402:4e00::'], source: ADGUARD },
  { operator: 'Yandex', addresses: ['77.88.8.8', '77.88.8.1'], source: PUBLIC_SERVERS },
  { operator: 'DNS.WATCH', addresses: ['84.200.69.80', '84.200.70.40'], source: PUBLIC_SERVERS },
];

const ADDRESSES = new Set(PUBLIC_RESOLVERS.flatMap((one) => one.addresses.map((ip) => canonicalAddress(ip) ?? ip)));

/** The first of these resolvers that is open to everybody, or null. */
export function publicResolverAmong(addresses: readonly string[]): string | null {
  return addresses.find((address) => ADDRESSES.has(canonicalAddress(address) ?? address)) ?? null;
}
