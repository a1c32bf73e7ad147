// A hundred senders that publish all there is to publish, each with faults of its own.
import { LISTS } from '../../src/checks/blocklist/lists.ts';
import { originName, reverseName } from '../../src/dns/names.ts';
import type { Zone, ZoneEntry } from './dns-zone.ts';

export const MANY = 100;

export function senderOf(index: number): string {
  return `sender${index}.example`;
}

/** Every third sends over IPv6. */
export function addressOf(index: number): string {
  return index % 3 === 2 ? `2001:db8::${(index + 16).toString(16)}` : `203.0.113.${index + 1}`;
}

/** Everything that a diagnosis of any of the senders asks for. */
export function manySenders(): Zone {
  const zone: Record<string, ZoneEntry> = {
    'as64500.asn.cymru.com': { TXT: ['64500 | NL | ripencc | 2010-01-01 | EXAMPLE-AS, NL'] },
  };
  for (const list of LISTS) {
    zone[list.zone] = { SOA: 'ns.list.example hostmaster.list.example 1 3600 600 86400 60' };
  }
  for (let index = 0; index < MANY; index++) Object.assign(zone, sender(index));
  return zone;
}

function sender(index: number): Zone {
  const domain = senderOf(index);
  const ip = addressOf(index);
  const mail = `mail.${domain}`;
  const own = ip.includes(':') ? { A: [`198.51.100.${index + 1}`], AAAA: [ip] } : { A: [ip] };
  const listed = index % 10 === 4 ? { [entryOf(ip)]: { A: ['127.0.0.3'] } } : {};
  return {
    [domain]: {
      MX: [`10 ${mail}`, `20 mx2.${domain}`],
      NS: [`ns1.${domain}`, `ns2.${domain}`],
      SOA: `ns1.${domain} hostmaster.${domain} 1 3600 600 86400 300`,
      A: ['203.0.113.254'],
      TXT: spfRecords(index),
    },
    // Both families: half of the answer must not be taken for the whole.
    [mail]: { ...own, ...(index % 2 === 0 ? { AAAA: [ip.includes(':') ? ip : `2001:db8::1:${index}`] } : {}) },
    [`mx2.${domain}`]: index % 7 === 3 ? { A: ['10.0.0.1'] } : { A: ['203.0.113.253'], AAAA: ['fd00::1'] },
    [`ns1.${domain}`]: { A: ['203.0.113.252'] },
    ...(index % 7 === 5 ? {} : { [`ns2.${domain}`]: { AAAA: ['2001:db8::52'] } }),
    [`bounce.${domain}`]: {
      TXT: [`v=spf1 redirect=${domain}`],
      MX: [`10 ${mail}`],
      NS: [`ns1.${domain}`],
      SOA: 'a.example b.example 1 2 3 4 5',
    },
    [`_spf.${domain}`]: { TXT: [`v=spf1 include:_more.${domain} ip4:192.0.2.${index + 1} -all`] },
    [`_more.${domain}`]: { TXT: [`v=spf1 a:mail.${domain} ip6:2001:db8:ffff::/48 ?all`] },
    [`s1._domainkey.${domain}`]: index % 5 === 1 ? { TXT: ['v=DKIM1; p='] } : { CNAME: `keys.${domain}` },
    [`keys.${domain}`]: { TXT: ['v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo='] },
    ...(index % 4 === 3
      ? {}
      : {
          [`_dmarc.${domain}`]: {
            TXT: [`v=DMARC1; p=quarantine; rua=mailto:d@reports.example,mailto:d@bounce.${domain}`],
          },
        }),
    ...(index % 2 === 0 ? { [`_dmarc.bounce.${domain}`]: { TXT: [`v=DMARC1; p=none; rua=mailto:d@${domain}`] } } : {}),
    [`${domain}._report._dmarc.reports.example`]: { TXT: ['v=DMARC1'] },
    [`_mta-sts.${domain}`]: index % 3 === 0 ? { TXT: ['v=STSv1; id=1', 'v=STSv1; id=2'] } : 'NXDOMAIN',
    [`_smtp._tls.${domain}`]: { TXT: [`v=TLSRPTv1; rua=mailto:tls@${domain}`] },
    [`default._bimi.${domain}`]: { TXT: [`v=BIMI1; l=https://${domain}/logo.svg;`] },
    [`_25._tcp.${mail}`]: { TLSA: [`3 1 1 ${'ab'.repeat(32)}`] },
    ...(index % 6 === 0 ? {} : { [reverseName(ip) ?? '']: { PTR: [index % 6 === 1 ? `gone.${domain}` : mail] } }),
    [originName(ip) ?? '']: { TXT: ['64500 | 203.0.113.0/24 | NL | ripencc | 2010-01-01'] },
    ...listed,
  };
}

function spfRecords(index: number): string[] {
  const records = [`v=spf1 include:_spf.${senderOf(index)} mx ~all`, 'some-verification=1'];
  return index % 9 === 8 ? ['v=spf1 -all', ...records] : records;
}

function entryOf(ip: string): string {
  return `${(reverseName(ip) ?? '').replace(/\.(?:in-addr|ip6)\.arpa$/, '')}.zen.spamhaus.org`;
}
