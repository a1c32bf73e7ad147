import { generateKeyPairSync } from 'node:crypto';
import { dkimSign } from 'mailauth/lib/dkim/sign.js';
import { sealMessage } from 'mailauth/lib/arc/index.js';
import { describe, expect, it } from 'vitest';
import { checkSignatures } from '../../../src/checks/dkim/message.ts';
import { brief, onZone } from '../../support/check-tools.ts';
import type { Zone } from '../../support/dns-zone.ts';

const MESSAGE = [
  'From: Ann <ann@contoso.example>',
  'To: bob@fabrikam.example',
  'Subject: Test',
  'Date: Sat, 21 Nov 2026 08:00:00 +0000',
  'Message-ID: <1@contoso.example>',
  '',
  'Hello.',
  '',
].join('\r\n');
const NOW = new Date('2026-11-21T09:00:00Z');

function keyPair(bits = 2048) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  const record = `v=DKIM1; k=rsa; p=${publicKey.export({ format: 'der', type: 'spki' }).toString('base64')}`;
  return { record, privateKey: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString() };
}
const KEYS = keyPair();
const ZONE: Zone = { 's1._domainkey.contoso.example': { TXT: [KEYS.record] } };

type Options = Parameters<typeof dkimSign>[1];

/** The message under one signature more. */
async function signed(options: Partial<Options> = {}, message = MESSAGE): Promise<string> {
  const key = { signingDomain: 'contoso.example', selector: 's1', privateKey: KEYS.privateKey, ...options };
  const { signatures } = await dkimSign(message, { ...key, signTime: NOW, ...options, signatureData: [key] });
  return signatures + message;
}

async function findings(message: string, zone: Zone = ZONE): Promise<unknown[]> {
  const { value } = await onZone(zone, (tools) => checkSignatures(Buffer.from(message), NOW, tools));
  return brief(value, 'fault', 'unsigned', 'sets', 'sealer', 'bits');
}

describe('signatures of a message', () => {
  it('none', async () => {
    expect(await findings(MESSAGE)).toEqual([{ code: 'DKIM_NOT_SIGNED' }]);
  });

  it('one that verifies', async () => {
    expect(await findings(await signed())).toEqual([{ code: 'DKIM_PASS', bits: 2048 }]);
  });

  it('each with its own result', async () => {
    const twice = await signed({ signingDomain: 'esp.example', selector: 'x' }, await signed());
    expect(await findings(twice)).toEqual([
      { code: 'DKIM_FAIL', fault: 'no_key' },
      { code: 'DKIM_PASS', bits: 2048 },
    ]);
  });

  it.each([
    ['Hello.', 'Hallo.', 'body_changed'],
    ['Subject: Test', 'Subject: [list] Test', 'headers_changed'],
  ])('%s became %s: %s', async (from, to, fault) => {
    expect(await findings((await signed()).replace(from, to))).toEqual([{ code: 'DKIM_FAIL', fault }]);
  });

  it('the From header is not covered', async () => {
    const message = (await signed()).replace(/\bFrom(?=[:;])(?!: Ann)/i, 'X-From');
    expect(await findings(message)).toEqual([{ code: 'DKIM_FAIL', fault: 'from_unsigned' }]);
  });

  it('it has expired', async () => {
    const message = await signed({
      signTime: new Date('2026-11-01T00:00:00Z'),
      expires: new Date('2026-11-02T00:00:00Z'),
    });
    expect(await findings(message)).toEqual([{ code: 'DKIM_FAIL', fault: 'expired' }]);
  });

  it('its length is limited', async () => {
    const message = await signed({ maxBodyLength: 6 });
    expect(await findings(`${message}Buy now.\r\n`)).toEqual([
      { code: 'DKIM_PASS', bits: 2048 },
      { code: 'DKIM_PARTIAL_BODY', unsigned: 12 },
    ]);
  });

  it('lenient receivers take SHA-1, strict ones do not', async () => {
    expect(await findings(await signed({ algorithm: 'rsa-sha1' }))).toEqual([
      { code: 'DKIM_PASS_LENIENT', fault: 'weak_algorithm' },
    ]);
  });

  it('the key is too short', async () => {
    const short = keyPair(512);
    const zone: Zone = { 's1._domainkey.contoso.example': { TXT: [short.record] } };
    expect(await findings(await signed({ privateKey: short.privateKey }), zone)).toMatchObject([
      { code: 'DKIM_FAIL', fault: 'weak_key' },
    ]);
  });

  it.each([
    ['v=DKIM1; p=', { code: 'DKIM_FAIL', fault: 'key_unusable' }],
    [keyPair().record, { code: 'DKIM_FAIL', fault: 'headers_changed', bits: undefined }],
  ])('the key is not the one: %.20s', async (record, found) => {
    const zone: Zone = { 's1._domainkey.contoso.example': { TXT: [record] } };
    const { code, fault } = found;
    expect(await findings(await signed(), zone)).toEqual([{ code, fault }]);
  });

  it('a look-up that fails leaves it open', async () => {
    const zone: Zone = { 's1._domainkey.contoso.example': 'SERVFAIL' };
    expect(await findings(await signed(), zone)).toEqual([{ code: 'DKIM_TEMPERROR' }]);
  });

  it.each([
    '',
    '\r\n',
    'DKIM-Signature:\r\n\r\n',
    'DKIM-Signature: v=1; a=rsa-sha256\r\nFrom: x\r\n\r\nhi',
    '\u0000\u0001',
  ])('takes any text: %j', async (text) => {
    const found = await findings(text);
    expect(found.length).toBeGreaterThan(0);
    expect(found).not.toContainEqual(expect.objectContaining({ code: 'DKIM_PASS' }));
  });
});

describe('the ARC chain', () => {
  async function sealed(): Promise<string> {
    const message = `Authentication-Results: mx.contoso.example; spf=pass smtp.mailfrom=contoso.example\r\n${MESSAGE}`;
    const seal = await sealMessage(message, {
      signingDomain: 'contoso.example',
      selector: 's1',
      privateKey: KEYS.privateKey,
      cv: 'none',
      i: 1,
      authResults: 'mx.contoso.example; spf=pass smtp.mailfrom=contoso.example',
    });
    return seal.toString() + message;
  }

  it('is intact', async () => {
    expect(await findings(await sealed())).toContainEqual({ code: 'ARC_PASS', sets: 1, sealer: 'contoso.example' });
  });

  it.each([
    ['Hello.', 'Hallo.', 'message_changed'],
    ['cv=none', 'cv=fail', 'declared'],
  ])('is broken: %s became %s', async (from, to, fault) => {
    expect(await findings((await sealed()).replace(from, to))).toContainEqual({
      code: 'ARC_FAIL',
      fault,
    });
  });

  it('its key is missing', async () => {
    const found = await findings(await sealed(), {});
    expect(found).toContainEqual({ code: 'ARC_FAIL', fault: 'key' });
  });
});
