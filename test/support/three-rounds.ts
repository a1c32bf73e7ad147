// A sender whose whole set-up is in DNS: the longest chain of questions about it is three.
import type { Zone } from './dns-records.ts';

export const ZONE: Zone = {
  'fabrikam.example': {
    TXT: 'v=spf1 include:_spf.fabrikam.example include:spf.bulk.example a mx -all',
    MX: ['10 mx1.fabrikam.example', '20 mx2.fabrikam.example'],
    NS: 'ns1.fabrikam.example',
    A: '198.51.100.80',
  },
  '_spf.fabrikam.example': { TXT: 'v=spf1 include:_a.fabrikam.example include:_b.fabrikam.example ~all' },
  '_a.fabrikam.example': { TXT: 'v=spf1 ip4:198.51.100.0/28 ~all' },
  '_b.fabrikam.example': { TXT: 'v=spf1 ip4:198.51.100.16/28 ~all' },
  'spf.bulk.example': { TXT: 'v=spf1 ip4:198.51.100.32/28 -all' },
  'mx1.fabrikam.example': { A: '203.0.113.20', AAAA: '2001:db8::20' },
  'mx2.fabrikam.example': { A: '203.0.113.21' },
  'ns1.fabrikam.example': { A: '198.51.100.53' },
  'out.fabrikam.example': { A: '203.0.113.99' },
  '20.113.0.203.in-addr.arpa': { PTR: 'mx1.fabrikam.example' },
  '21.113.0.203.in-addr.arpa': { PTR: 'out.fabrikam.example' },
  '_dmarc.fabrikam.example': { TXT: 'v=DMARC1; p=reject; rua=mailto:dmarc@reports.invalid' },
  's1._domainkey.fabrikam.example': { TXT: 'v=DKIM1; p=' },
  '21.113.0.203.origin.asn.cymru.com': { TXT: '64500 | 203.0.113.0/24 | ZZ | test | 2020-01-01' },
  'as64500.asn.cymru.com': { TXT: '64500 | ZZ | test | 2020-01-01 | TEST' },
};

/** A bounce of the sender's mail. */
export const BOUNCE = `<info@contoso.example>: host mx.contoso.example[192.0.2.25] said: 550-5.7.25 [203.0.113.21] The IP address sending this
 message does not have a PTR record setup, or the corresponding forward DNS entry does not match the sending IP.

From: Bob <bob@fabrikam.example>
DKIM-Signature: v=1; a=rsa-sha256; d=fabrikam.example; s=s1; h=from:to; bh=AAAA; b=AAAA
Return-Path: <bob@fabrikam.example>
`;
