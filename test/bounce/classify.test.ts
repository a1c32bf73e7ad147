import { describe, expect, it } from 'vitest';
import { classify } from '../../src/bounce/classify.ts';
import { refusal } from '../support/refusal.ts';

const GMAIL = { remoteMta: 'gmail-smtp-in.l.google.com' };
const EXO = { remoteMta: 'example-org.mail.protection.outlook.com' };

describe('classify', () => {
  it('reads a code in the meaning of its receiver', () => {
    expect(classify(refusal('550 5.7.26 no', GMAIL))).toMatchObject({
      reason: 'authfailure',
      cause: 'auth_missing',
      receiver: 'gmail',
    });
    expect(classify(refusal('450 4.7.26 no', EXO))).toMatchObject({
      reason: 'authfailure',
      cause: 'ipv6_auth',
      receiver: 'exchange-online',
    });
    expect(classify(refusal('550 5.7.27 no', GMAIL)).cause).toBe('spf_fail');
    expect(classify(refusal('550 5.7.27 no')).cause).toBe('sender_address_invalid');
    expect(classify(refusal('550 5.7.30 no', GMAIL)).cause).toBe('dkim_invalid');
    expect(classify(refusal('550 5.7.30 no', EXO)).cause).toBe('smtp_auth_basic');
    expect(classify(refusal('550 5.7.30 no')).cause).toBe('tls_required');
  });

  it.each([
    ['550 5.4.1 Recipient address rejected: Access denied', 'userunknown', 'recipient_unknown_dbeb'],
    ['550 5.4.1 Relay Access Denied', 'norelaying', 'mx_wrong_or_domain_not_accepted'],
    [
      '554 5.7.1 Client host [192.0.2.25] blocked using zen.spamhaus.org; Error: open resolver',
      'blocked',
      'dnsbl_resolver_error',
    ],
    ['554 5.7.1 Client host [192.0.2.25] blocked using zen.spamhaus.org', 'blocked', 'ip_blocklist'],
    [
      "550 5.7.1 Unfortunately, messages from [192.0.2.25] weren't sent, part of their network is on our block list (S3150)",
      'blocked',
      'ip_blocklist',
    ],
    ['550 5.7.606 Access denied, banned sending IP [192.0.2.25]', 'blocked', 'ip_blocklist'],
    ['450 4.7.1 Client host rejected: cannot find your reverse hostname, [192.0.2.25]', 'requireptr', 'rdns_missing'],
    ['450 4.7.1 Client host rejected: cannot find your hostname, [192.0.2.25]', 'requireptr', 'rdns_fwd_mismatch'],
    ['550 no valid reverse DNS entry [192-0-2-25.isp.example]', 'requireptr', 'rdns_generic'],
    ['504 5.5.2 <mail>: Helo command rejected: need fully-qualified hostname', 'blocked', 'helo_invalid'],
    ['554: geen PTR-Record', 'requireptr', 'rdns_missing'],
    [
      '550 5.2.1 Service niet beschikbaar, [example.org] accepteert geen e-mail via IPv6',
      'rejected',
      'ipv6_not_accepted',
    ],
    ['450 4.2.0 <user@example.org>: Recipient address rejected: Greylisted', 'speeding', 'greylist'],
  ])('%s', (text, reason, cause) => expect(classify(refusal(text))).toMatchObject({ reason, cause }));

  it('does not guess where the text shows no cause', () => {
    for (const text of ['', 'Your message could not be delivered.', '550 no', '554 Transaction failed']) {
      expect(classify(refusal(text))).toMatchObject({ reason: 'undefined', cause: 'unknown', rule: null });
    }
  });

  it('takes the receiver from host, marks, then the recipient, and the own server where that refused', () => {
    const text = '550 5.1.1 No such user';
    expect(classify(refusal(text, { recipientDomain: 'gmail.com' })).receiver).toBe('gmail');
    expect(
      classify(refusal(text, { recipientDomain: 'gmail.com', remoteMta: 'relay.example.net' })).receiver,
    ).toBeNull();
    expect(classify(refusal(`${text} - gsmtp`, { remoteMta: 'relay.example.net' })).receiver).toBe('gmail');
    expect(classify(refusal(text, { issuedBy: 'local', recipientDomain: 'gmail.com' })).receiver).toBeNull();
    expect(
      classify(refusal(text, { issuedBy: 'local', reportingMta: 'AM0PR01MB0001.eurprd01.prod.outlook.com' })).receiver,
    ).toBe('exchange-online');
  });

  it('names no receiver for words that many use', () => {
    expect(classify(refusal('554 5.4.6 Hop count exceeded')).receiver).toBeNull();
    expect(classify(refusal('530 5.7.0 Authentication required')).receiver).toBeNull();
  });

  it('tells permanent from temporary by the reply code, then the status, then the row', () => {
    expect(classify(refusal('550 5.1.1 User unknown')).permanent).toBe(true);
    expect(classify(refusal('451 4.3.0 Temporary lookup failure')).permanent).toBe(false);
    expect(classify(refusal('retry timeout exceeded')).permanent).toBe(true);
    expect(classify(refusal('User unknown')).permanent).toBeNull();
  });

  it('takes the words of an address for no cause', () => {
    expect(classify(refusal('550 <mailbox-full@quota-exceeded.example.org>: no'))).toMatchObject({
      reason: 'undefined',
    });
  });

  it.each(['user unknown ', 'mailbox ', 'a', '@', 'x.', 'message rejected … ', 'ip … '])(
    'ends on a million characters of %j',
    (piece) => {
      expect(classify(refusal(piece.repeat(Math.ceil(1e6 / piece.length)))).reason).toBeDefined();
    },
  );
});
