// The zones that real name servers hold in tests, as zone files.

/** Where the two authorities listen; both on one port. */
export const NS1 = '127.0.0.31';
export const NS2 = '127.0.0.32';

export interface RealZone {
  readonly origin: string;
  /** The authorities that hold it; the resolver asks the first. */
  readonly on: readonly (typeof NS1 | typeof NS2)[];
  /** `right` and `wrong`: the DS record that the parent has for it. */
  readonly signed?: 'root' | 'right' | 'wrong';
  readonly records: string;
  /** What the second authority holds in their place. */
  readonly recordsOnSecond?: string;
}

const TLSA = 'ab'.repeat(32);
const mailZone = (origin: string): string => `
@ IN MX 10 mail.${origin}.
@ IN TXT "v=spf1 mx -all"
mail IN A 203.0.113.70
_25._tcp.mail IN TLSA 3 1 1 ${TLSA}
`;

/** Longer than any UDP answer that we ask for, and longer than fits without EDNS. */
export const LONG_TEXT = 'x'.repeat(3000);
export const MEDIUM_TEXT = 'y'.repeat(800);

function characterStrings(text: string): string {
  return (text.match(/.{1,250}/g) ?? []).map((part) => `"${part}"`).join(' ');
}

export const ZONES: readonly RealZone[] = [
  {
    origin: 'example',
    on: [NS1],
    signed: 'root',
    records: `
@ IN NS ns1.example.
ns1 IN A ${NS1}
ns2 IN A ${NS2}
plain IN NS ns1.example.
plain80 IN NS ns1.example.
moving IN NS ns1.example.
moving IN NS ns2.example.
lame IN NS ns2.example.
`,
  },
  {
    origin: 'signed.example',
    on: [NS1],
    signed: 'right',
    records: `@ IN NS ns1.example.${mailZone('signed.example')}
long IN TXT ${characterStrings(LONG_TEXT)}
medium IN TXT ${characterStrings(MEDIUM_TEXT)}
`,
  },
  {
    origin: 'bogus.example',
    on: [NS1],
    signed: 'wrong',
    records: `@ IN NS ns1.example.${mailZone('bogus.example')}`,
  },
  { origin: 'plain.example', on: [NS1], records: `@ IN NS ns1.example.${mailZone('plain.example')}` },
  {
    origin: 'moving.example',
    on: [NS1, NS2],
    records: `
@ IN NS ns1.example.
@ IN NS ns2.example.
@ IN TXT "v=spf1 ip4:203.0.113.70 -all"
mail IN A 203.0.113.70
same IN TXT "${'same '.repeat(40)}"
`,
    recordsOnSecond: `
@ IN NS ns1.example.
@ IN NS ns2.example.
@ IN TXT "v=spf1 -all"
same IN TXT "${'same '.repeat(40)}"
`,
  },
  {
    origin: 'in-addr.arpa',
    on: [NS1],
    records: `
@ IN NS ns1.example.
113.0.203 IN NS ns1.example.
100.51.198 IN NS ns2.example.
`,
  },
  {
    origin: '113.0.203.in-addr.arpa',
    on: [NS1],
    records: `
@ IN NS ns1.example.
70 IN PTR mail.signed.example.
71 IN PTR mail.plain.example.
73 IN PTR gone.plain.example.
75 IN PTR mail.bogus.example.
64-95 IN NS ns2.example.
80 IN CNAME 80.64-95.113.0.203.in-addr.arpa.
`,
  },
  {
    // RFC 2317: the customer's part of a network, on the customer's own server.
    origin: '64-95.113.0.203.in-addr.arpa',
    on: [NS2],
    records: `
@ IN NS ns2.example.
80 IN PTR mail80.plain80.example.
`,
  },
  { origin: 'plain80.example', on: [NS1], records: '@ IN NS ns1.example.\nmail80 IN A 203.0.113.80\n' },
];

/** Delegated to a server that does not hold them: everything below is lame. */
export const LAME_ZONES = ['lame.example', '100.51.198.in-addr.arpa'];
