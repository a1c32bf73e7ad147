// Published signed messages and ARC chains, where they are at hand.
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { readKeyRecord } from '../../../src/checks/dkim/key-record.ts';
import { verifySignatures } from '../../../src/checks/dkim/verification.ts';
import { onZone, vectorText, vectorTitle } from '../../support/check-tools.ts';
import type { Zone } from '../../support/dns-zone.ts';

async function verify(message: string, zone: Zone, now: Date) {
  const bytes = Buffer.from(message.replaceAll(/\r?\n/g, '\r\n'), 'latin1');
  return (await onZone(zone, (tools) => verifySignatures(bytes, now, tools))).value;
}

const keysText = vectorText('dkim/rfc/keys.json');
const keys = keysText === undefined ? {} : (JSON.parse(keysText) as Record<string, string>);
const ZONE: Zone = Object.fromEntries(Object.entries(keys).map(([name, record]) => [name, { TXT: [record] }]));

describe(vectorTitle('signed messages of RFC 6376 and RFC 8463', keysText), () => {
  const messages: [string, string, number][] = [
    ['dkim/rfc/verifiedMailString.eml', 'example.com', 1],
    ['dkim/rfc/verifiedRawRSAMailString.eml', 'example.com', 1],
    ['dkim/rfc/verifiedEd25519MailString.eml', 'football.example.com', 2],
    ['dkim/dkimpy/rfc6376.signed.msg', 'football.example.com', 2],
  ];

  it('are all there, or none is', () => {
    const missing = messages.filter(([path]) => vectorText(path) === undefined);
    expect(missing).toEqual(keysText === undefined ? messages : []);
  });

  it.each(keysText === undefined ? [] : messages)('%s', async (path, domain, count) => {
    const { signatures } = await verify(vectorText(path) ?? '', ZONE, new Date('2018-06-11'));
    expect(signatures.map((one) => [one.domain, one.lenient.result])).toEqual(
      Array.from({ length: count }, () => [domain, 'pass']),
    );
  });
});

describe(vectorTitle('key records', vectorText('dkim/dkimpy/test.txt')), () => {
  const records: [string, unknown][] = [
    ['test.txt', { status: 'key', type: 'rsa', bits: 1024 }],
    ['test2.txt', { status: 'key', type: 'rsa', bits: 1024 }],
    ['ed25519test.dns', { status: 'key', type: 'ed25519' }],
    ['eximtest.dns', { status: 'key', type: 'ed25519' }],
    ['badk.txt', { status: 'broken', fault: 'type' }],
    ['badversion.txt', { status: 'broken', fault: 'version' }],
    ['test_tlsrpt.txt', { status: 'broken', fault: 'service' }],
  ];

  it('are all there, or none is', () => {
    const missing = records.filter(([path]) => vectorText(`dkim/dkimpy/${path}`) === undefined);
    expect(missing).toEqual(keysText === undefined ? records : []);
  });

  it.each(keysText === undefined ? [] : records)('%s', (path, reading) => {
    expect(readKeyRecord(vectorText(`dkim/dkimpy/${path}`) ?? '')).toMatchObject(reading as object);
  });
});

const ARC_CASE = z.object({ message: z.string(), cv: z.string().nullable() });
const arcText = vectorText('arc/arc-draft-validation-tests.yml');

/**
 * The suite of the ARC draft lets SHA-1 and a signature without From pass; RFC 8301 section 3.1 and RFC 6376 section 5.4
 * do not.
 */
const NOT_ANY_MORE = ['ams_fields_a_sha1', 'as_fields_a_sha1', 'ams_fields_h_empty'];

describe(vectorTitle('ARC chains', arcText), () => {
  it('give the results of the suite, but for what newer standards forbid', async () => {
    const misses: string[] = [];
    let count = 0;
    // Names in the suite are not unique, so the maps are read pair by pair.
    for (const document of parseAllDocuments(arcText ?? '', { uniqueKeys: false })) {
      const records = z.record(z.string(), z.string()).catch({}).parse(nodeAt(document, 'txt-records'));
      const zone: Zone = Object.fromEntries(Object.entries(records).map(([name, record]) => [name, { TXT: [record] }]));
      for (const [name, value] of pairsAt(document, 'tests')) {
        const test = ARC_CASE.parse(value);
        // A blank in the suite stands for a chain that says of itself that it failed.
        const wanted = test.cv?.trim().toLowerCase() || 'fail';
        const { arc } = await verify(test.message, zone, new Date('2017-01-10'));
        count += 1;
        if (arc.result !== wanted) misses.push(name);
      }
    }
    expect(misses.sort()).toEqual(arcText === undefined ? [] : [...NOT_ANY_MORE].sort());
    expect(count).toBe(arcText === undefined ? 0 : 174);
  }, 60_000);
});

type YamlDocument = ReturnType<typeof parseAllDocuments>[number];

function nodeAt(document: YamlDocument, key: string): unknown {
  return (document.toJS() as Record<string, unknown> | null)?.[key];
}

function pairsAt(document: YamlDocument, key: string): [string, unknown][] {
  const node = document.get(key) as { items?: { key: { value: unknown }; value: { toJSON(): unknown } }[] } | undefined;
  return (node?.items ?? []).map((pair) => [String(pair.key.value), pair.value.toJSON()]);
}
