import { describe, expect, it } from 'vitest';
import { RECEIVERS, receiverOfDomain, receiverOfHost, receiverOfText } from '../../src/knowledge/receivers.ts';

describe('receivers', () => {
  it.each([
    ['gmail-smtp-in.l.google.com', 'gmail'],
    ['ASPMX.L.GOOGLE.COM.', 'gmail'],
    ['example-org.mail.protection.outlook.com', 'exchange-online'],
    ['hotmail-com.olc.protection.outlook.com', 'outlook.com'],
    ['mta7.am0.yahoodns.net', 'yahoo-aol'],
    ['mx01.mail.icloud.com', 'icloud'],
    ['mx00.kundenserver.de', 'gmx-webde'],
    ['mx03.t-online.de', 't-online'],
    ['smtp-in.orange.fr', 'orange-laposte'],
    ['eu-smtp-inbound-1.mimecast.com', 'mimecast'],
    ['mx0a-00000000.pphosted.com', 'proofpoint'],
    ['mx.example.org', null],
    ['notgoogle.com', null],
    ['', null],
  ])('by host %s', (host, receiver) => expect(receiverOfHost(host)).toBe(receiver));

  it.each([
    ['550 5.7.1 refused. a1-20020a05.12 - gsmtp', 'gmail'],
    ['550 5.7.1 refused [AM1EUR01FT001.eop-EUR01.prod.protection.outlook.com]', 'exchange-online'],
    ['550 5.7.1 part of their network is on our block list (S3140)', 'outlook.com'],
    ['554-gmx.net (mxgmx117) Nemesis ESMTP Service not available', 'gmx-webde'],
    ['550 5.2.0 Mail rejete. ofr_506 [506]', 'orange-laposte'],
    ['550 5.1.0 sender rejected. AUP#I-1310', 'spectrum-charter'],
    ['550 no', null],
  ])('by marks in %s', (text, receiver) => expect(receiverOfText(text)).toBe(receiver));

  it('by the domain of the recipient', () => {
    expect(receiverOfDomain('GMail.com')).toBe('gmail');
    expect(receiverOfDomain('example.org')).toBeNull();
  });

  it('have unique ids, and no host or domain stands twice', () => {
    for (const values of [
      RECEIVERS.map((r) => r.id),
      RECEIVERS.flatMap((r) => r.hosts),
      RECEIVERS.flatMap((r) => ('domains' in r ? r.domains : [])),
    ]) {
      expect(new Set(values).size).toBe(values.length);
    }
  });

  it('takes a hostile host name in its stride', () => expect(receiverOfHost('a.'.repeat(100_000))).toBeNull());
});
