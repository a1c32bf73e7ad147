import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createInvestigate } from '../../adapters/investigate.ts';
import { readMessage } from '../../src/bounce/read.ts';
import { openCase, withFindings } from '../../src/diagnosis/case.ts';
import { adviceSoFar, nextStep } from '../../src/diagnosis/diagnose.ts';
import { NO_NAMES } from '../../src/knowledge/remedies/names.ts';
import { stepsOf } from '../../src/knowledge/remedies/remedies.ts';
import type { Cause } from '../../src/knowledge/vocabulary.ts';
import { diagnosed, examined } from '../support/diagnosed.ts';
import { dnsFrom } from '../support/dns-client.ts';
import { serveZone, type Zone } from '../support/dns-zone.ts';

async function causeOf(text: string, zone?: Zone, limitMs?: number): Promise<[Cause, string] | undefined> {
  const [first] = await diagnosed(text, zone, limitMs);
  return first && [first.cause, first.confidence];
}

const SPF_REFUSAL = '550 5.7.23 SPF validation failed; from=a@fabrikam.example ip=203.0.113.9';

describe('SPF in DNS decides what "SPF failed" means', () => {
  it.each<[string, string[], Cause]>([
    ['two records', ['v=spf1 mx -all', 'v=spf1 a -all'], 'spf_multiple'],
    ['a term that does not exist', ['v=spf1 ipv4:203.0.113.9 -all'], 'spf_permerror'],
    ['an include without a record', ['v=spf1 include:gone.fabrikam.example -all'], 'spf_permerror'],
    ['an address that is not in it', ['v=spf1 ip4:203.0.113.1 -all'], 'spf_fail'],
  ])('%s', async (_, records, cause) => {
    expect(await causeOf(SPF_REFUSAL, { 'fabrikam.example': { TXT: records } })).toEqual([cause, 'proven']);
  });

  it('that DNS does not answer is no missing record', async () => {
    expect(await causeOf(SPF_REFUSAL, { 'fabrikam.example': 'SERVFAIL' })).toEqual(['dns_failure', 'likely']);
  });

  it('that our own look-up got no answer proves nothing', async () => {
    expect(await causeOf(SPF_REFUSAL, { 'fabrikam.example': 'TIMEOUT' })).toEqual(['spf_fail', 'possible']);
  });

  it('too many look-ups', async () => {
    const names = Array.from({ length: 11 }, (_, index) => `s${index}.fabrikam.example`);
    const zone: Zone = {
      'fabrikam.example': { TXT: [`v=spf1 ${names.map((name) => `include:${name}`).join(' ')} -all`] },
      ...Object.fromEntries(names.map((name) => [name, { TXT: ['v=spf1 ip4:198.51.100.1 -all'] }])),
    };
    expect(await causeOf(SPF_REFUSAL, zone)).toEqual(['spf_too_many_lookups', 'proven']);
  });
});

describe('a record that is right by now', () => {
  it('is not said to be missing: the address that was refused is in SPF', async () => {
    expect(await causeOf(SPF_REFUSAL, { 'fabrikam.example': { TXT: ['v=spf1 ip4:203.0.113.9 -all'] } })).toEqual([
      'verified_ok',
      'likely',
    ]);
  });
  it.each<[string, string[], Cause]>([
    ['is there', ['v=DMARC1; p=none'], 'verified_ok'],
    ['is not valid', ['v=DMARC1; q=none'], 'dmarc_missing'],
  ])('a DMARC record that %s', async (_, TXT, cause) => {
    const refusal = "550 5.7.40 the sending domain doesn't have a DMARC record (From: <a@fabrikam.example>)";
    expect((await causeOf(refusal, { '_dmarc.fabrikam.example': { TXT } }))?.[0]).toBe(cause);
  });
});

it("the sender's domain that is found, and one whose servers do not answer", async () => {
  const refusal = '450 4.1.8 <a@fabrikam.example>: Sender address rejected: Domain not found';
  const zone: Zone = {
    'fabrikam.example': { MX: ['10 mx.fabrikam.example'], NS: ['ns.fabrikam.example'] },
    'mx.fabrikam.example': { A: ['198.51.100.9'] },
    'ns.fabrikam.example': { A: ['198.51.100.9'] },
  };
  expect((await diagnosed(refusal, zone))[0]).toMatchObject({ cause: 'verified_ok', remedies: ['right-by-now'] });
  expect((await diagnosed(refusal, { 'fabrikam.example': 'SERVFAIL' }))[0]?.remedies).toEqual(['zone-broken-own']);
});

it('a key that the refusal did not find and DNS has', async () => {
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'der' });
  const zone: Zone = { '20230601._domainkey.tail.example': { TXT: [`v=DKIM1; p=${key.toString('base64')}`] } };
  const refusal = '550 5.7.20 DKIM failed: no key for signature; header.d=tail.example header.s=20230601';
  expect(await causeOf(refusal, zone)).toEqual(['verified_ok', 'likely']);
});

it('a forwarder that rewrites the envelope sender has done its part', async () => {
  const text =
    "550 5.7.26 Unauthenticated email from author.example is not accepted due to domain's DMARC policy. We forward it.\n" +
    'Authentication-Results: mx; spf=pass smtp.mailfrom="SRS0=a=b=author.example=x@fwd.example"; dkim=none; dmarc=fail header.from=author.example';
  expect((await diagnosed(text))[0]).toMatchObject({
    cause: 'dmarc_alignment',
    remedies: ['survive-forwarding', 'test-message'],
  });
});

describe('the header of the receiver says what passed', () => {
  const refusal = '550 5.7.509 Access denied, sending domain [fabrikam.example] does not pass DMARC verification';
  it.each<[string, Cause]>([
    ['spf=softfail smtp.mailfrom=fabrikam.example; dkim=fail (body hash) header.d=fabrikam.example', 'auth_all_failed'],
    ['spf=pass smtp.mailfrom=tool.example; dkim=none', 'dmarc_alignment'],
  ])('%s', async (results, cause) => {
    const text = `${refusal}\nAuthentication-Results: ${results}; dmarc=fail header.from=fabrikam.example`;
    expect((await causeOf(text))?.[0]).toBe(cause);
  });
});

describe('a message that was passed on by another server', () => {
  const report = (reporting: string, original: string) =>
    `Reporting-MTA: dns; ${reporting}\nOriginal-Recipient: rfc822; ${original}\nFinal-Recipient: rfc822; x@webmail.example\nAction: failed\nStatus: 5.7.23\nDiagnostic-Code: smtp; 550 5.7.23 SPF validation failed; from=a@fabrikam.example ip=203.0.113.9`;
  const zone: Zone = { 'fabrikam.example': { TXT: ['v=spf1 ip4:203.0.113.1 -all'] } };

  it('is no matter of the record: nothing is asked, and nobody is told to allow the forwarder', async () => {
    const theCase = await examined(report('fwd.alumni.example', 'jo@alumni.example'), zone);
    expect(theCase.asked).toEqual([]);
    expect(adviceSoFar(theCase)[0]).toMatchObject({
      cause: 'forwarding_breaks_spf',
      actor: 'relay',
      confidence: 'proven',
      remedies: ['forwarder-keep-authentication', 'survive-forwarding'],
      names: { forwardedFrom: 'alumni.example' },
    });
  });

  it.each([
    ['by the own server', 'out.fabrikam.example', 'jo@alumni.example'],
    ['from an address of the own domain', 'fwd.alumni.example', 'jo@fabrikam.example'],
    ['within one domain', 'fwd.alumni.example', 'jo@mail.webmail.example'],
  ])('not where it was %s', async (_, reporting, original) => {
    expect((await diagnosed(report(reporting, original), zone))[0]?.cause).toBe('spf_fail');
  });

  it('of several recipients only the one that it is told of', async () => {
    const more = `\n\nFinal-Recipient: rfc822; y@tailspin.example\nAction: failed\nStatus: 5.7.23\nDiagnostic-Code: smtp; 550 5.7.23 SPF validation failed; from=a@fabrikam.example ip=203.0.113.9`;
    const advice = await diagnosed(report('fwd.alumni.example', 'jo@alumni.example') + more, zone);
    expect(advice.map(({ cause, names }) => [names.recipient, cause])).toEqual([
      ['x@webmail.example', 'forwarding_breaks_spf'],
      ['y@tailspin.example', 'spf_fail'],
    ]);
  });
});

it("a list's own envelope sender tells of a list", async () => {
  const text =
    '<x@yahoo.example>: host mta5.am0.yahoodns.net[198.51.100.55] said: 554 5.7.9 Message not accepted for policy reasons. (in reply to end of DATA command)\n\n' +
    'Return-Path: <club-bounces+x=yahoo.example@lists.club.example>\nFrom: A <a@author.example>\n';
  expect((await causeOf(text))?.[0]).toBe('mailinglist_breaks_dkim');
});

describe('without DNS the words of the refusal decide', () => {
  it.each<[string, Cause]>([
    ['550 5.7.1 SPF permerror: multiple SPF records', 'spf_multiple'],
    ['550 5.7.1 SPF PermError: too many DNS lookups', 'spf_too_many_lookups'],
    ['451 4.7.24 SPF temperror: DNS error', 'dns_failure'],
    ['550 5.7.20 DKIM signature did not pass: no key for signature', 'dkim_key_missing'],
    ['554 5.7.1 Service unavailable; Client host [203.0.113.9] blocked using PBL', 'dnsbl_pbl'],
  ])('%s', async (text, cause) => {
    expect((await causeOf(text))?.[0]).toBe(cause);
  });
});

describe('reverse DNS that does not answer', () => {
  const refusal = '554 5.7.1 Client host rejected: cannot find your reverse hostname, [203.0.113.9]';
  const [reverse, origin] = ['9.113.0.203.in-addr.arpa', '9.113.0.203.origin.asn.cymru.com'];
  it('while others do: its zone is broken', async () => {
    expect(await causeOf(refusal, { [reverse]: 'TIMEOUT' })).toEqual(['rdns_temperror', 'proven']);
  });
  it('before our own time was up: nothing is known', async () => {
    const zone: Zone = { [reverse]: 'TIMEOUT' };
    expect(await causeOf(refusal, zone, 200)).toEqual(['rdns_missing', 'possible']);
  });
  it('for the name in the PTR: not the reverse zone is broken, but that of the name', async () => {
    const zone: Zone = { [reverse]: { PTR: ['mail.contoso.example'] }, 'mail.contoso.example': 'SERVFAIL' };
    const [advice] = await diagnosed(refusal, zone);
    expect(advice).toMatchObject({ cause: 'rdns_temperror', actor: 'sender', remedies: ['forward-zone-broken'] });
    expect(advice?.names.ptrName).toBe('mail.contoso.example');
  });
  it('nor does anybody else: our own resolver is away, and the words of the refusal are all there is', async () => {
    expect(await causeOf(refusal, { [reverse]: 'TIMEOUT', [origin]: 'TIMEOUT' })).toEqual(['rdns_missing', 'possible']);
  });
});

describe('reverse DNS that answers decides what is wrong with it', () => {
  const reverse = '9.113.0.203.in-addr.arpa';
  const confirmed: Zone = {
    [reverse]: { PTR: ['mail.contoso.example'] },
    'mail.contoso.example': { A: ['203.0.113.9'] },
  };
  it('a refusal that quotes the PTR of today was no older answer', async () => {
    const refusal =
      '550 5.7.1 rejected: PTR mail.contoso.example of 203.0.113.9 does not match sender domain tailspin.example';
    const [advice] = await diagnosed(refusal, confirmed);
    expect(advice).toMatchObject({ cause: 'recipient_policy', actor: 'recipient', remedies: ['one-ptr-is-enough'] });
  });
  it('the PTR in the refusal leads to the address that it does not name', async () => {
    const zone: Zone = { '203-0-113-9.ip.linodeusercontent.com': { A: ['203.0.113.9'] } };
    const refusal = '550 5.7.1 your reverse DNS looks generic (203-0-113-9.ip.linodeusercontent.com)';
    expect((await diagnosed(refusal, zone))[0]?.names.ip).toBe('203.0.113.9');
  });
  it('the name that was refused as a greeting is not what the server is told to greet with', async () => {
    const refusal =
      'Exchange. PTR is mail.contoso.example. 550 5.7.1 <EX2.contoso.example>: Helo command rejected: Host not found, 203.0.113.9';
    expect((await diagnosed(refusal, confirmed))[0]).toMatchObject({
      cause: 'helo_invalid',
      names: { mailName: 'mail.contoso.example' },
    });
  });
  it('an address that the admin names as a server of their own is none that nobody looked after', async () => {
    const zone: Zone = {
      '8.113.0.203.in-addr.arpa': { PTR: ['a.contoso.example'] },
      'a.contoso.example': { A: ['203.0.113.8'] },
    };
    const refusal = '550 5.7.1 Service unavailable; client [203.0.113.9] has no reverse DNS';
    expect((await causeOf(`edge1 = 203.0.113.8, edge2 = 203.0.113.9\n${refusal}`, zone))?.[0]).toBe('rdns_missing');
    expect((await causeOf(`our address is 203.0.113.8\n${refusal}`, zone))?.[0]).toBe('rdns_missing_wrong_egress_ip');
  });
  it('a receiver that knows only its own list has listed nobody', async () => {
    const refusal = '554 5.7.1 <x[203.0.113.9]>: Client host rejected: Access denied, address not on our allow list';
    expect(await causeOf(refusal, confirmed)).toEqual(['recipient_policy', 'likely']);
  });
  it('a PTR with a slip in it is mended, and not given a record', async () => {
    const refusal = '550 5.7.25 [203.0.113.9] does not have a PTR record setup';
    const zone: Zone = { [reverse]: { PTR: ['mial.contoso.example'] } };
    const [advice] = await diagnosed(`Our server is called mail.contoso.example, at Hetzner.\n${refusal}`, zone);
    expect(advice?.remedies).toEqual(['forward-mismatch', 'ptr-hetzner']);
    expect((await diagnosed(refusal, zone))[0]?.remedies).toEqual(['forward-record']);
  });
  it('an address that can have no PTR is not given one', async () => {
    const refusal =
      'GCE, out through Cloud NAT: 554 5.7.1 Client host rejected: cannot find your reverse hostname, [203.0.113.9]';
    expect((await diagnosed(refusal))[0]?.remedies).toEqual(['google-nat-no-ptr']);
  });
});

describe('a key in DNS decides what "DKIM failed" means', () => {
  const refusal = '550 5.7.20 DKIM verification failed; header.d=tail.example header.s=k2';
  it('no key', async () => {
    expect(await causeOf(refusal, { 'tail.example': { TXT: ['v=spf1 -all'] } })).toEqual([
      'dkim_key_missing',
      'proven',
    ]);
  });
  it('a revoked key', async () => {
    const zone = { 'k2._domainkey.tail.example': { TXT: ['v=DKIM1; p='] } };
    expect(await causeOf(refusal, zone)).toEqual(['dkim_key_revoked', 'proven']);
  });
  it('a verifier that hashed the body had a key, whatever DNS says today', async () => {
    expect((await causeOf(`${refusal}; body hash did not verify`))?.[0]).toBe('dkim_invalid');
  });
});

describe('blocklists decide what "blocked" means', () => {
  const refusal = '554 5.7.1 Service unavailable; Client host [203.0.113.9] blocked using zen.spamhaus.org';
  it.each<[string, Cause]>([
    ['127.0.0.3', 'ip_blocklist'],
    ['127.0.0.4', 'ip_blocklist'],
    ['127.0.0.10', 'dnsbl_pbl'],
    ['127.0.0.11', 'dnsbl_pbl'],
  ])('%s', async (code, cause) => {
    expect(await causeOf(refusal, { '9.113.0.203.zen.spamhaus.org': { A: [code] } })).toEqual([cause, 'proven']);
  });
  it('an error answer of our own look-up proves nothing', async () => {
    const zone = { '9.113.0.203.zen.spamhaus.org': { A: ['127.255.255.254'] } };
    expect(await causeOf(refusal, zone)).toEqual(['ip_blocklist', 'possible']);
  });
});

describe('the MX of the recipient', () => {
  const unrouted =
    '<x@fabrikam.example>: Host or domain name not found. Name service error for name=fabrikam.example type=MX: Host not found';
  it.each<[string, Zone, Cause]>([
    ['no such domain', {}, 'recipient_domain_unknown'],
    ['a null MX', { 'fabrikam.example': { MX: ['0 .'] } }, 'null_mx'],
    ['nothing to send to', { 'fabrikam.example': { TXT: ['x'] } }, 'no_mx'],
    ['an address for a host', { 'fabrikam.example': { MX: ['10 198.51.100.3'] } }, 'mx_wrong_or_domain_not_accepted'],
    [
      'a host without an address',
      { 'fabrikam.example': { MX: ['10 mx.fabrikam.example'] } },
      'mx_wrong_or_domain_not_accepted',
    ],
  ])('%s', async (_, zone, cause) => {
    expect(await causeOf(unrouted, zone)).toEqual([cause, 'proven']);
  });
  it('that was an alias and is none today is right by now', async () => {
    const zone: Zone = {
      'fabrikam.example': { MX: ['10 mx.fabrikam.example'] },
      'mx.fabrikam.example': { A: ['198.51.100.3'] },
    };
    const refusal = '550 5.4.4 Unable to route: mx for fabrikam.example is a CNAME (RFC 2181 section 10.3)';
    expect(await causeOf(refusal, zone)).toEqual(['verified_ok', 'likely']);
  });
  it('that leads to private addresses alone is no mere delay', async () => {
    const zone: Zone = {
      'fabrikam.example': { MX: ['10 mail.fabrikam.example'] },
      'mail.fabrikam.example': { A: ['10.20.0.5'] },
    };
    const log =
      'postfix/smtp[7]: 4F: to=<x@fabrikam.example>, relay=none, dsn=4.4.1, status=deferred (connect to mail.fabrikam.example[10.20.0.5]:25: No route to host)';
    const [advice] = await diagnosed(log, zone);
    expect(advice).toMatchObject({
      cause: 'mx_wrong_or_domain_not_accepted',
      confidence: 'proven',
      remedies: ['mx-publish'],
      names: { mxPrivate: [{ host: 'mail.fabrikam.example', addresses: ['10.20.0.5'] }] },
    });
  });
  it('is not overruled by NXDOMAIN where a host has answered', async () => {
    expect((await causeOf('451 4.4.316 Connection refused [Socket error code 10061] to x@fabrikam.example'))?.[0]).toBe(
      'connection_refused',
    );
  });
});

describe('what the admin says', () => {
  it.each<[string, Cause]>([
    ['We never sent this:\n550 5.1.1 <abc@x.example>: User unknown', 'backscatter'],
    ['Dit bericht heb ik nooit verstuurd:\n550 5.1.1 <abc@x.example>: User unknown', 'backscatter'],
    ['550 5.1.1 <abc@x.example>: User unknown', 'recipient_unknown'],
    // Too much mail that nobody sent is an abused account, not a forged address.
    ['We never sent that: 550 5.1.8 Access denied, bad outbound sender', 'sender_compromised'],
    [
      "It came through our mailing list.\n550-5.7.30 This message was blocked because it didn't pass DKIM authentication.",
      'mailinglist_breaks_dkim',
    ],
  ])('%s', async (text, cause) => {
    expect((await causeOf(text))?.[0]).toBe(cause);
  });
});

it('advises on each recipient by itself', async () => {
  const text =
    '<b@full.example>: host mx.full.example[198.51.100.230] said: 552 5.2.2 Mailbox full (in reply to RCPT TO command)\n' +
    '<c@nix.example>: Host or domain name not found. Name service error for name=nix.example type=A: Host not found';
  const advice = await diagnosed(text);
  expect(advice.map(({ cause, actor, names }) => [cause, actor, names.recipient])).toEqual([
    ['mailbox_full', 'recipient', 'b@full.example'],
    ['recipient_domain_unknown', 'sender', 'c@nix.example'],
  ]);
});

it('what SPF says of one address proves nothing for a refusal of another', async () => {
  const refused = (recipient: string, ip: string): string =>
    `<${recipient}>: host mx.contoso.example[198.51.100.7] said: 550 5.7.23 SPF validation failed; ` +
    `from=a@fabrikam.example ip=${ip} (in reply to MAIL FROM command)\n`;
  const text = refused('b@contoso.example', '203.0.113.9') + refused('c@contoso.example', '203.0.113.10');
  const advice = await diagnosed(text, { 'fabrikam.example': { TXT: ['v=spf1 ip4:203.0.113.9 -all'] } });
  expect(advice.map(({ cause, names }) => [names.recipient, cause, names.spfSuggested])).toEqual([
    ['b@contoso.example', 'verified_ok', null],
    ['c@contoso.example', 'spf_fail', 'v=spf1 ip4:203.0.113.9 ip4:203.0.113.10 -all'],
  ]);
});

it('names the record to publish', async () => {
  const [advice] = await diagnosed(SPF_REFUSAL, { 'fabrikam.example': { TXT: ['v=spf1 mx ~all', 'v=spf1 a -all'] } });
  expect(advice?.names.spfSuggested).toBe('v=spf1 mx a ~all');
});

describe('mail that waits in the queue', () => {
  const waiting = (...hosts: string[]): string =>
    hosts
      .map(
        (host, i) =>
          `7F0A2C1${i}      812 Thu Nov 19 20:14:51  root@vm1.fabrikam.example\n` +
          `(connect to ${host}[198.51.100.67]:25: Connection timed out)\n          bob@${host}`,
      )
      .join('\n');

  it('for one server that does not answer is not greylisted: it may last', async () => {
    const [advice] = await diagnosed(waiting('mx1.contoso.example', 'mx2.contoso.example'));
    expect(advice).toMatchObject({ cause: 'connection_timeout', actor: 'recipient' });
    expect(advice?.remedies).toContain('destination-silent');
  });

  it('for the servers of several owners does not get out', async () => {
    const [cause] = (await causeOf(waiting('mx.contoso.example', 'mx.tailspin.example'))) ?? [];
    expect(cause).toBe('port25_blocked');
  });
});

describe('a line of a log that tells why mail is deferred', () => {
  const deferred = (why: string): string =>
    `to=<x@fabrikam.example>, relay=none, delay=880, dsn=4.4.1, status=deferred (${why})`;

  it.each([
    'Only mail to fabrikam.example hangs, everything else (gmail too) goes out fine.',
    'Just fabrikam.example; all other servers work.',
    'Alleen mail naar fabrikam.example blijft hangen, de rest (ook gmail en outlook) gaat er gewoon uit.',
    'Alle andere mail komt aan.',
  ])('of one destination that does not answer, and nothing is asked: %s', async (words) => {
    const log = deferred('connect to mx.fabrikam.example[198.51.100.7]:25: Connection timed out');
    const theCase = await examined(`${words}\n${log}`);
    expect(theCase.asked).toEqual([]);
    expect(adviceSoFar(theCase)[0]).toMatchObject({
      cause: 'connection_timeout',
      actor: 'recipient',
      remedies: ['destination-silent'],
    });
  });

  it.each(['Mail to gmail does not work either.', 'Ook andere mail komt niet aan.', 'gmail werkt ook niet'])(
    'of one destination among others that do not answer: %s',
    async (words) => {
      const log = deferred('connect to mx.fabrikam.example[198.51.100.7]:25: Connection timed out');
      expect((await examined(`${words}\n${log}`)).facts.port_test?.value).not.toBe('works_elsewhere');
    },
  );

  it('of a server that was reached and said nothing, and nothing is asked', async () => {
    const why =
      'conversation with mx.fabrikam.example[198.51.100.7] timed out while receiving the initial server greeting';
    const theCase = await examined(deferred(why));
    expect([theCase.asked, adviceSoFar(theCase)[0]?.remedies]).toEqual([[], ['destination-silent']]);
  });

  it('in a notice of delay, with the time until which the server tries', async () => {
    const until = 'Mon, 23 Nov 2026 10:00:00 +0100';
    const [advice] = await diagnosed(
      `Reporting-MTA: dns; out.tailspin.example\n\nFinal-Recipient: rfc822; x@fabrikam.example\nAction: delayed\nStatus: 4.4.1\nDiagnostic-Code: X-Postfix; connect to mx.fabrikam.example[198.51.100.7]:25: Connection timed out\nWill-Retry-Until: ${until}`,
    );
    expect(advice).toMatchObject({ cause: 'connection_timeout', names: { retryUntil: until } });
  });

  it('is no mere delay', async () => {
    const full = 'host mx.fabrikam.example[198.51.100.7] said: 452 4.3.1 Insufficient system storage';
    expect((await causeOf(deferred(full)))?.[0]).toBe('recipient_server_error');
  });

  it('names a domain without MX whose own address refuses', async () => {
    const zone: Zone = { 'fabrikam.example': { A: ['198.51.100.8'] } };
    const refused = deferred('connect to fabrikam.example[198.51.100.8]:25: Connection refused');
    expect(await causeOf(refused, zone)).toEqual(['no_mx', 'likely']);
  });

  it('without a route over IPv6 it is the own server that has to be mended', async () => {
    const [advice] = await diagnosed(
      deferred('connect to mx.fabrikam.example[2001:db8::7]:25: Network is unreachable'),
    );
    expect(advice).toMatchObject({ actor: 'sender', remedies: ['ipv6-no-way'] });
  });
});

it('tells the null MX of the sender from that of the recipient', async () => {
  const [sender] = await diagnosed('550 5.7.27 Sender address <a@fabrikam.example> has null MX');
  const [recipient] = await diagnosed('556 5.1.10 <a@fabrikam.example>: Recipient address has null MX');
  expect([sender?.names.senderNullMx, sender?.remedies]).toEqual([true, ['null-mx-sender']]);
  expect([recipient?.names.senderNullMx, recipient?.remedies]).toEqual([false, ['null-mx-recipient']]);
});

it('a login that may not send for an address is no wrong password', async () => {
  const refusal = '553 5.7.1 <a@fabrikam.example>: Sender address rejected:';
  const remedies = async (why: string) => (await diagnosed(`${refusal} ${why}`))[0]?.remedies;
  expect(await remedies('not owned by user b')).toEqual(['sender-of-login']);
  expect(await remedies('not logged in')).toEqual(['smtp-auth-login']);
});

describe('what DNS shows goes into the texts', () => {
  it('the list that no longer holds the address', async () => {
    const refusal = (list: string): string => `554 5.7.1 Client host [203.0.113.9] blocked using ${list}`;
    // RFC 5782 section 5: a list that works holds its test point.
    const works: Zone = { '2.0.0.127.zen.spamhaus.org': { A: ['127.0.0.2'] } };
    const [gone] = await diagnosed(refusal('zen.spamhaus.org'), works);
    expect([gone?.names.delisted, gone?.remedies]).toEqual(['Spamhaus ZEN', ['listing-gone']]);
    const refused: Zone = { ...works, '9.113.0.203.zen.spamhaus.org': { A: ['127.255.255.254'] } };
    expect((await diagnosed(refusal('zen.spamhaus.org'), refused))[0]?.names.delisted).toBeNull();
    expect((await diagnosed(refusal('bl.someone.example')))[0]?.names.delisted).toBeNull();
  });

  it('hosts in an SPF record that do not exist', async () => {
    const terms = ['a:x.fabrikam.example', 'a:y.fabrikam.example', 'a:z.fabrikam.example'];
    const record = `v=spf1 ${terms.join(' ')} ip4:203.0.113.9 -all`;
    const [advice] = await diagnosed(SPF_REFUSAL, { 'fabrikam.example': { TXT: [record] } });
    expect(advice).toMatchObject({
      cause: 'spf_permerror',
      names: { spfTerm: terms.join(' '), spfSuggested: 'v=spf1 ip4:203.0.113.9 -all' },
    });
  });

  it('whose name servers failed: those of a service in the SPF record', async () => {
    const zone: Zone = {
      'fabrikam.example': { TXT: ['v=spf1 include:spf.hoster.example -all'] },
      'spf.hoster.example': 'SERVFAIL',
    };
    expect((await diagnosed(SPF_REFUSAL, zone))[0]).toMatchObject({
      cause: 'dns_failure',
      names: { failingDomain: 'spf.hoster.example', failingInclude: true },
    });
  });

  it('strict alignment', async () => {
    const zone: Zone = { '_dmarc.fabrikam.example': { TXT: ['v=DMARC1; p=reject; aspf=s'] } };
    const refusal = '550 5.7.509 Access denied, sending domain [fabrikam.example] does not pass DMARC verification';
    expect((await diagnosed(refusal, zone))[0]?.names).toMatchObject({ strictDkim: false, strictSpf: true });
  });
});

it('names every recipient that one advice is for', async () => {
  const line = (who: string): string => `<${who}@fabrikam.example>: host mx[198.51.100.2] said: 550 5.1.1 User unknown`;
  const [advice, ...others] = await diagnosed(`${line('a')}\n${line('b')}`);
  expect([advice?.names.recipient, others]).toEqual(['a@fabrikam.example, b@fabrikam.example', []]);
});

it('a resolver in a command of the admin is not looked up as the sending address', async () => {
  const text = '550 5.7.1 Client host rejected: no PTR record\nnslookup 203.0.113.9 8.8.8.8 finds nothing';
  expect((await diagnosed(text))[0]?.names.ip).toBe('203.0.113.9');
});

it('T-Online wants to hear from the operator of what it takes for a dial-up line', async () => {
  const zone: Zone = {
    '9.113.0.203.in-addr.arpa': { PTR: ['ip-203-0-113-9.hoster.example'] },
    'ip-203-0-113-9.hoster.example': { A: ['203.0.113.9'] },
  };
  const refusal =
    '554 IP=203.0.113.9 - Dialup/transient IP not allowed. Use a mailgateway or contact toda@rx.t-online.de. (DIAL)';
  expect((await diagnosed(refusal, zone))[0]?.remedies).toEqual(['ptr-not-generic', 't-online-register']);
});

it('a record that is longer than one string of a zone file stands in several', async () => {
  const long = (from: number) => Array.from({ length: 12 }, (_, index) => `ip4:198.51.100.${from + index}`).join(' ');
  const zone: Zone = { 'fabrikam.example': { TXT: [`v=spf1 ${long(100)} -all`, `v=spf1 ${long(200)} -all`] } };
  const [advice] = await diagnosed(SPF_REFUSAL, zone);
  const publish = stepsOf('spf-merge').find(([id]) => id === 'publish')?.[1];
  const strings = publish?.command?.(advice?.names ?? NO_NAMES).match(/(?<=")[^"]{2,}(?=")/g) ?? [];
  expect(strings.join('')).toBe(`v=spf1 ${long(100)} ${long(200)} -all`);
  expect(strings.map((text) => text.length)).toEqual([255, expect.any(Number)]);
});

describe('a name out of DNS that a shell could run is in no advice', () => {
  const EVIL = 'x;touch$IFS/tmp/x;.contoso.example';
  it.each<[string, string, Zone]>([
    [
      'of a PTR',
      '554 5.7.1 Client host rejected: cannot find your hostname, [203.0.113.9]',
      { '9.113.0.203.in-addr.arpa': { PTR: [EVIL] } },
    ],
    [
      'of an MX',
      '<x@contoso.example>: 550 5.7.5 TLSA record of the mail server does not match (DANE)',
      { 'contoso.example': { MX: [`10 ${EVIL}`] }, [EVIL]: { A: ['203.0.113.1'] } },
    ],
    [
      'of an include',
      SPF_REFUSAL,
      { 'fabrikam.example': { TXT: [`v=spf1 include:${EVIL} -all`] }, [EVIL]: 'SERVFAIL' },
    ],
  ])('%s', async (_, text, zone) => {
    const [advice] = await diagnosed(text, zone);
    const { ptrName, mxHosts, failingDomain, senderMx } = advice?.names ?? NO_NAMES;
    expect(JSON.stringify([ptrName, mxHosts, failingDomain, senderMx])).not.toContain('touch');
    const steps = (advice?.remedies ?? []).flatMap((id) => stepsOf(id).map(([, step]) => step));
    const commands = steps.map(({ command }) => command?.(advice?.names ?? NO_NAMES)).join('\n');
    expect(commands).not.toContain('touch');
  });
});

describe('DNS tells what would be asked or guessed otherwise', () => {
  const record = { TXT: ['v=spf1 ip4:198.51.100.1 -all'] };
  const asked = async (zone: Zone) => {
    await using server = await serveZone(zone);
    const opened = openCase(readMessage(Buffer.from(SPF_REFUSAL)));
    const first = nextStep(opened);
    if (first.step !== 'check') return first.step;
    const { findings } = await createInvestigate(dnsFrom(server))(first.requests, false);
    const next = nextStep(withFindings(opened, first.requests, findings));
    return next.step === 'ask' ? next.question : next.step;
  };
  it("an address whose PTR is under the sender's domain is no forwarder's", async () => {
    const own: Zone = {
      'fabrikam.example': record,
      '9.113.0.203.in-addr.arpa': { PTR: ['mail.fabrikam.example'] },
      'mail.fabrikam.example': { A: ['203.0.113.9'] },
    };
    expect(await asked(own)).toBe('advise');
    expect(await asked({ 'fabrikam.example': record })).toBe('forwarder');
  });
  it('SPF that passes for another domain is no missing authentication', async () => {
    const zone: Zone = {
      'bounce.tool.example': { TXT: ['v=spf1 ip4:203.0.113.9 -all'] },
      '_dmarc.fabrikam.example': { TXT: ['v=DMARC1; p=reject'] },
    };
    const text =
      'host mta5.am0.yahoodns.net[198.51.100.22] said: 554 5.7.9 Message not accepted for policy reasons\n\nReturn-Path: <b@bounce.tool.example>\nReceived: from out.tool.example (out.tool.example [203.0.113.9])\nFrom: A <a@fabrikam.example>\nSubject: x';
    expect(await causeOf(text, zone)).toEqual(['dmarc_alignment', 'proven']);
  });
  it('an include without a record is left out of the record to publish', async () => {
    const zone: Zone = {
      'fabrikam.example': { TXT: ['v=spf1 include:gone.example ip4:203.0.113.9 -all'] },
      'gone.example': { A: ['198.51.100.1'] },
    };
    expect((await diagnosed(SPF_REFUSAL, zone))[0]?.names.spfSuggested).toBe('v=spf1 ip4:203.0.113.9 -all');
  });
});

it("Exchange's own report tells which server software sent", () => {
  const report = (server: string) =>
    openCase(
      readMessage(
        Buffer.from(
          `Diagnostic information for administrators:\nGenerating server: ${server}\nx@fabrikam.example\nRemote Server returned '550 5.7.1 <EX.contoso.lan>: Helo command rejected: Host not found'`,
        ),
      ),
    ).facts.mta?.value;
  expect([report('EX.contoso.lan'), report('DB9PR01MB1.eurprd01.prod.outlook.com')]).toEqual(['exchange', undefined]);
});
