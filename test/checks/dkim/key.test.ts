import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkKey } from '../../../src/checks/dkim/key.ts';
import { readKeyRecord } from '../../../src/checks/dkim/key-record.ts';
import { brief, onZone } from '../../support/check-tools.ts';
import type { Zone } from '../../support/dns-zone.ts';

/** The public half of a new RSA key, as it is published. */
function rsa(bits: number, type: 'spki' | 'pkcs1' = 'spki'): string {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  return publicKey.export({ format: 'der', type }).toString('base64');
}

function ed25519(): string {
  const { publicKey } = generateKeyPairSync('ed25519');
  return publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
}

const NAME = 's1._domainkey.contoso.example';
const RSA = rsa(2048);

async function key(zone: Zone): Promise<unknown[]> {
  const { value } = await onZone(zone, (tools) => checkKey('contoso.example', 's1', tools));
  return brief(value, 'type', 'bits', 'fault', 'alias', 'count', 'failure');
}

const published = (...TXT: string[]): Zone => ({ [NAME]: { TXT } });

describe('the key of a selector', () => {
  it('RSA, in several strings, as SubjectPublicKeyInfo or bare', async () => {
    const ok = { code: 'DKIM_KEY_OK', type: 'rsa', bits: 2048 };
    expect(await key(published(`v=DKIM1; k=rsa; p=${RSA}`))).toEqual([ok]);
    expect(await key(published(`p=${rsa(2048, 'pkcs1')}`))).toEqual([ok]);
  });

  it('Ed25519', async () => {
    expect(await key(published(`v=DKIM1; k=ed25519; p=${ed25519()}`))).toEqual([
      { code: 'DKIM_KEY_OK', type: 'ed25519', bits: 256 },
    ]);
  });

  it.each([
    [512, ['DKIM_KEY_TOO_SHORT']],
    [1024, ['DKIM_KEY_OK', 'DKIM_KEY_SHORT']],
    [2048, ['DKIM_KEY_OK']],
  ])('of %i bits: %j', async (bits, codes) => {
    const found = await key(published(`v=DKIM1; p=${rsa(bits)}`));
    expect(found.map((one) => (one as { code: string }).code)).toEqual(codes);
  });

  it.each([
    ['v=DKIM1; p=', 'DKIM_KEY_REVOKED'],
    ['v=DKIM1; k=rsa; p=;', 'DKIM_KEY_REVOKED'],
    [`v=DKIM1; t=y; p=${RSA}`, 'DKIM_KEY_TESTING'],
  ])('%s: %s', async (record, code) => {
    expect(await key(published(record))).toContainEqual({ code });
  });

  it.each([
    [`v=DKIM2; p=${RSA}`, 'version'],
    [`k=rsa; v=DKIM1; p=${RSA}`, 'version'],
    ['v=DKIM1; k=rsa', 'no_p'],
    [`v=DKIM1; p=${RSA}; p=${RSA}`, 'syntax'],
    [`v=DKIM1; "p=${RSA}"; p=x`, 'syntax'],
    [`v=DKIM1;\u00a0p=${RSA}`, 'syntax'],
    [`v=DKIM1; p=${RSA.slice(0, 40)}\u00a0${RSA.slice(40)}`, 'base64'],
    [`v=DKIM1; p=${RSA.slice(0, 30)}"${RSA.slice(30)}`, 'base64'],
    [`v=DKIM1; p=${RSA.slice(0, 200)}`, 'not_a_key'],
    [`v=DKIM1; k=ed25519; p=${RSA}`, 'not_a_key'],
    [`v=DKIM1; k=dsa; p=${RSA}`, 'type'],
    [`v=DKIM1; p=${ed25519()}`, 'type'],
    [`v=DKIM1; s=tlsrpt; p=${RSA}`, 'service'],
    [`v=DKIM1; h=sha1; p=${RSA}`, 'hash'],
  ])('a record that cannot be used: %s (%s)', (record, fault) => {
    expect(readKeyRecord(record)).toEqual({ status: 'broken', fault });
  });

  it('is missing, also behind an alias', async () => {
    expect(await key({})).toEqual([{ code: 'DKIM_KEY_MISSING', alias: null }]);
    expect(await key(published('some other text'))).toEqual([{ code: 'DKIM_KEY_MISSING', alias: null }]);
    expect(await key({ [NAME]: { CNAME: 's1.dkim.esp.example' } })).toEqual([
      { code: 'DKIM_KEY_MISSING', alias: 's1.dkim.esp.example' },
    ]);
  });

  it('is kept by somebody else', async () => {
    const zone: Zone = { [NAME]: { CNAME: 's1.dkim.esp.example' }, 's1.dkim.esp.example': { TXT: [`p=${RSA}`] } };
    expect(await key(zone)).toContainEqual({ code: 'DKIM_KEY_ALIAS', alias: 's1.dkim.esp.example' });
  });

  it('there are several', async () => {
    expect((await key(published(`p=${RSA}`, 'p=')))[0]).toEqual({ code: 'DKIM_KEY_SEVERAL', count: 2 });
  });

  it.each(['SERVFAIL', 'TIMEOUT'] as const)('%s does not mean that it is missing', async (answer) => {
    expect(await key({ [NAME]: answer })).toEqual([
      { code: 'DKIM_KEY_TEMPERROR', failure: answer === 'SERVFAIL' ? 'servfail' : 'timeout' },
    ]);
  });

  it('is not asked for at a name that is none', async () => {
    const { value, queries } = await onZone({}, (tools) => checkKey('contoso.example', 'a..b', tools));
    expect([value, queries]).toEqual([[], []]);
  });
});
