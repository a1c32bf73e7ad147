import { normalizeName, organizationalDomain, reverseName } from '../../dns/names.ts';
import type { Finding } from '../finding.ts';
import type { CheckTools } from '../request.ts';
import { askList, type Said } from './ask.ts';
import type { Listing } from './findings.ts';
import { type List, LISTS } from './lists.ts';
import { Allowance } from './settings.ts';

/** What blocklists and allowlists say of an address; lists that cannot be asked are named (RFC 5782). */
export async function checkBlocklists(ip: string, tools: CheckTools): Promise<Finding[]> {
  const labels = reverseName(ip)?.replace(/\.(?:in-addr|ip6)\.arpa$/, '');
  if (labels === undefined) return [];
  const six = ip.includes(':');
  const said = await askAll(labels, (list) => list.takes === 'address' && (!six || list.ipv6), tools);
  const proof = proofOf(said, 'listed');
  const listings = listingsOf(said);
  const accusing = listings.filter((listing) => listing.meaning !== 'pbl');
  const pbl = listings.find((listing) => listing.meaning === 'pbl');
  const clean = namesOf(said, 'absent');
  const unknown = uncheckedOf(said);
  const findings: Finding[] = [];
  if (accusing.length > 0) {
    const args = { ip, listings: accusing };
    findings.push({ check: 'blocklist', code: 'BLOCKLIST_LISTED', subject: ip, args, proof });
  }
  if (pbl) {
    const args = { ip, list: pbl.list, page: pbl.page };
    findings.push({ check: 'blocklist', code: 'BLOCKLIST_PBL', subject: ip, args, proof });
  }
  if (unknown.length > 0) {
    const args = { ip, lists: unknown, resolver: tools.blocklists?.publicResolver ?? null };
    findings.push({
      check: 'blocklist',
      code: 'BLOCKLIST_UNKNOWN',
      subject: ip,
      args,
      proof: proofOf(said, 'unknown'),
    });
  }
  if (clean.length > 0) {
    const args = { ip, lists: clean };
    findings.push({ check: 'blocklist', code: 'BLOCKLIST_CLEAN', subject: ip, args, proof: proofOf(said, 'absent') });
  }
  return [...findings, ...trusts(ip, said)];
}

/** What domain blocklists say of a domain, at the level at which it was registered. */
export async function checkDomainBlocklists(domain: string, tools: CheckTools): Promise<Finding[]> {
  const entry = organizationalDomain(domain) ?? normalizeName(domain);
  if (entry === undefined) return [];
  const said = await askAll(entry, (list) => list.takes === 'domain', tools);
  const listings = listingsOf(said);
  const clean = namesOf(said, 'absent');
  const unknown = uncheckedOf(said);
  const check = 'domain_blocklist';
  const findings: Finding[] = [];
  if (listings.length > 0) {
    const args = { domain, listings };
    findings.push({ check, code: 'DOMAIN_LISTED', subject: domain, args, proof: proofOf(said, 'listed') });
  }
  if (unknown.length > 0) {
    const args = { domain, lists: unknown, resolver: tools.blocklists?.publicResolver ?? null };
    findings.push({ check, code: 'DOMAIN_LIST_UNKNOWN', subject: domain, args, proof: proofOf(said, 'unknown') });
  }
  if (clean.length > 0) {
    const args = { domain, lists: clean };
    findings.push({ check, code: 'DOMAIN_NOT_LISTED', subject: domain, args, proof: proofOf(said, 'absent') });
  }
  return findings;
}

function askAll(labels: string, wanted: (list: List) => boolean, tools: CheckTools): Promise<Said[]> {
  const lists: readonly List[] = tools.blocklists?.lists ?? LISTS;
  const allowance = tools.blocklists?.allowance ?? new Allowance();
  return Promise.all(lists.filter(wanted).map((list) => askList(list, labels, tools, allowance)));
}

function listingsOf(said: readonly Said[]): Listing[] {
  return said.flatMap((one) =>
    one.status === 'listed' ? one.entries.map((entry) => ({ list: one.list.name, ...entry, page: one.list.page })) : [],
  );
}

function namesOf(said: readonly Said[], status: Said['status']): string[] {
  return said.filter((one) => one.status === status && one.list.kind === 'block').map((one) => one.list.name);
}

function uncheckedOf(said: readonly Said[]) {
  return said.flatMap((one) => (one.status === 'unknown' ? [{ list: one.list.name, why: one.why }] : []));
}

function proofOf(said: readonly Said[], status: Said['status']) {
  return said.filter((one) => one.status === status && one.list.kind === 'block').flatMap((one) => one.proof);
}

function trusts(ip: string, said: readonly Said[]): Finding[] {
  return said.flatMap((one): Finding[] => {
    if (one.status !== 'trusted') return [];
    const args = { ip, list: one.list.name, trust: one.trust };
    return [{ check: 'blocklist', code: 'ALLOWLIST_LISTED', subject: ip, args, proof: one.proof }];
  });
}
