import { dkimNameOr, envelopeDomainOr, fromDomainOr } from './mail-names.ts';
import { isIpv6, type Names } from './names.ts';
import type { RemedyRow } from './row.ts';

/** The term for an address (RFC 7208 section 5.6). */
export function spfTerm(names: Names): string {
  return `${isIpv6(names) ? 'ip6' : 'ip4'}:${names.ip ?? 'PUBLIC_IP'}`;
}

/** The SPF record to publish, as a zone file has it: the domain's own with the address, as far as it is known. */
export function spfRecord(names: Names): string {
  const others = names.spfMissing ? '' : 'EXISTING_TERMS ';
  const record = names.spfSuggested ?? `v=spf1 ${spfTerm(names)} ${others}-all`;
  return `${envelopeDomainOr(names)}. IN TXT ${characterStrings(record)}`;
}

/** Text as zone files write it: strings of up to 255 octets (RFC 1035 section 3.3), which are joined again (RFC 7208 section 3.3). */
function characterStrings(text: string): string {
  const parts = text.match(/.{1,255}/g) ?? [];
  return parts.map((part) => `"${part.replaceAll(/["\\]/g, String.raw`\$&`)}"`).join(' ');
}

const publishSpf = { command: spfRecord };
const publishSuggested = { command: spfRecord, when: (names: Names) => names.spfSuggested !== null };
const lookSpf = { command: (names: Names) => `dig +short TXT ${envelopeDomainOr(names)} @9.9.9.9` };
const lookDkim = { command: (names: Names) => `dig +short TXT ${dkimNameOr(names)} @9.9.9.9` };
const publishKey = { command: (names: Names) => `${dkimNameOr(names)}. IN TXT "v=DKIM1; k=rsa; p=PUBLIC_KEY"` };
/** A revoked selector is left as it is: the new key gets a name of its own. */
const newKeyName = (names: Names) => `NEW_SELECTOR._domainkey.${names.dkim?.domain ?? fromDomainOr(names)}`;
const publishDmarc = {
  command: (names: Names) =>
    `_dmarc.${fromDomainOr(names)}. IN TXT "v=DMARC1; p=none; rua=mailto:dmarc-reports@${fromDomainOr(names)}"`,
};

/** Repairs of SPF, DKIM and DMARC, as the record to publish. */
export const AUTHENTICATION_REMEDIES = {
  'spf-allow': {
    steps: { whose: {}, publish: publishSpf, verify: lookSpf, wait: {} },
    sources: ['rfc7208', 'gmailGuidelines'],
  },
  'spf-merge': {
    steps: { one: {}, publish: publishSpf, verify: lookSpf },
    sources: ['rfc7208'],
  },
  'spf-fewer-lookups': {
    steps: { count: {}, drop: {}, flatten: {}, subdomain: {}, verify: lookSpf },
    sources: ['rfc7208'],
  },
  'spf-mend': {
    steps: { mistake: {}, publish: publishSuggested, verify: lookSpf },
    sources: ['rfc7208', 'gmailCodes'],
  },
  'forwarder-keep-authentication': {
    steps: { why: {}, rewrite: {}, intact: {}, trace: {} },
    request: true,
    sources: ['gmailForwarding', 'rfc7208'],
  },
  'survive-forwarding': {
    steps: { sign: {}, 'not-spf': {} },
    sources: ['gmailForwarding', 'rfc6376'],
  },
  'dkim-publish-key': {
    steps: {
      selector: {},
      doubled: {
        command: (names) => `dig +short TXT ${dkimNameOr(names)}.${names.dkim?.domain ?? fromDomainOr(names)} @9.9.9.9`,
      },
      publish: publishKey,
      verify: lookDkim,
      until: {},
    },
    sources: ['rfc6376'],
  },
  'dkim-new-key': {
    steps: {
      revoked: {},
      sign: {},
      publish: { command: (names) => `${newKeyName(names)}. IN TXT "v=DKIM1; k=rsa; p=PUBLIC_KEY"` },
      verify: { command: (names) => `dig +short TXT ${newKeyName(names)} @9.9.9.9` },
    },
    sources: ['rfc6376'],
  },
  'dkim-mend-signature': {
    steps: { last: {}, key: lookDkim, test: {} },
    sources: ['rfc6376', 'gmailCodes'],
  },
  'dkim-sign': {
    steps: { enable: {}, publish: publishKey, verify: lookDkim },
    sources: ['rfc6376', 'gmailGuidelines'],
  },
  'dmarc-publish': {
    steps: {
      publish: publishDmarc,
      one: {},
      later: {},
      verify: { command: (names) => `dig +short TXT _dmarc.${fromDomainOr(names)} @9.9.9.9` },
    },
    sources: ['rfc9989', 'gmailGuidelines'],
  },
  'dmarc-align': {
    steps: {
      what: {},
      strict: { when: ({ strictDkim, strictSpf }) => strictDkim || strictSpf },
      dkim: {},
      spf: {},
      verify: {},
    },
    sources: ['rfc9989', 'gmailGuidelines'],
  },
  'bulk-requirements': {
    steps: { which: {}, both: {}, unsubscribe: {} },
    sources: ['gmailGuidelines', 'outlook515', 'outlookPostmaster'],
  },
  'list-keep-signature': {
    steps: { unchanged: {}, rewrite: {}, arc: {} },
    request: true,
    sources: ['gmailForwarding', 'rfc6376'],
  },
  'right-by-now': {
    steps: { again: {}, still: {} },
    sources: ['rfc2308'],
  },
  'test-message': {
    steps: { send: {}, read: {} },
    sources: ['rfc8601Results'],
  },
} as const satisfies Record<string, RemedyRow>;
