import { describe, expect, it } from 'vitest';
import { readText } from '../../src/bounce/read.ts';
import { masked } from '../../src/conversation/masked.ts';
import { mask } from '../../src/bounce/mask.ts';
import { openCase } from '../../src/diagnosis/case.ts';
import { nextStep } from '../../src/diagnosis/diagnose.ts';
import { FIXTURES, fixture } from '../bounce/support/fixture.ts';

const PERSON = 'zq7person';
const SECRET = 'Zq7Secret19';
/** A secret that looks like the name of a host. */
const NAMED_SECRET = 'zq7secret.example';

const BY_HAND = `Our server is mail.sender.example. My mail as ${PERSON}@sender.example to <${PERSON}@receiver.example> fails:
550 5.7.1 relay denied for user ${PERSON}@sender.example
AUTH PLAIN ${Buffer.from(`\0${PERSON}\0${SECRET}`).toString('base64')}
Received: from ${PERSON}@sender by mx.receiver.example; Sat, 21 Nov 2026 10:00:00 +0100
Message-ID: <${PERSON}.1@sender.example>
password: ${SECRET}, smart host smtp://${PERSON}:${SECRET}@relay.example:587
connector "${PERSON}@sender.example", resource group ${PERSON}@rg, public IP ${PERSON}@ip
/o=ExchangeLabs/ou=x/cn=Recipients/cn=${PERSON}
the password of the relay is ${NAMED_SECRET}, user "${PERSON}.smith"
password: ${NAMED_SECRET}
a1 LOGIN ${PERSON}.smith ${NAMED_SECRET}
${PERSON}.smith at sender dot example
`;

describe('a case, as it is kept', () => {
  it.each<readonly [name: string, text: string]>([
    ['written by hand', BY_HAND],
    ...FIXTURES.map((name) => [name, fixture(name).replace(/[\w.+-]{1,64}@/g, `${PERSON}@`)] as const),
  ])('holds no local part and no credential: %s', (_name, text) => {
    const kept = JSON.stringify(openCase(masked(readText(text))));
    expect(kept).not.toContain(PERSON);
    expect(kept).not.toContain(SECRET);
    expect(kept).not.toContain(NAMED_SECRET);
  });

  it('tells that a list sent it, and to whom not', () => {
    const text = `Return-Path: <club-bounces+${PERSON}=x.example@lists.club.example>\nFrom: A <a@author.example>\n`;
    const [bounce] = masked(readText(`550 5.7.26 Unauthenticated email is not accepted\n\n${text}`)).bounces;
    expect(bounce?.sender).toBe('***-bounces@lists.club.example');
  });

  it.each<readonly [name: string, text: string]>([
    ...FIXTURES.map((name) => [name, fixture(name)] as const),
    [
      'a link that explains SPF',
      '550 5.7.1 Message rejected due to: SPF Permanent Error. Please see http://www.openspf.net/Why?s=mfrom;id=desk@sender.example;ip=192.0.2.1;r=<UNKNOWN>',
    ],
    [
      "a receiver's results",
      "550-5.7.30 This message was blocked because it didn't pass DKIM authentication.\n\ndkim=neutral (body hash did not verify) header.i=@sender.example header.s=m1; spf=pass smtp.mailfrom=club-bounces@lists.sender.example",
    ],
  ])('leads on as the whole text would: %s', (_name, text) => {
    const reading = readText(text);
    const [whole, kept] = [reading, masked(reading)].map((each) => mask(JSON.stringify(nextStep(openCase(each)))));
    expect(kept).toBe(whole);
  });
});
