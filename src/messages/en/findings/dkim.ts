import type { KeyFault } from '../../../checks/dkim/key-record.ts';
import type { ArcFault, SignatureFault } from '../../../checks/dkim/verification.ts';
import type { DkimTexts } from '../../finding-groups.ts';
import { WHY } from '../failures.ts';

export const dkim: DkimTexts = {
  DKIM_KEY_OK: ({ domain, selector, type, bits }) =>
    `The DKIM key of selector ${selector} for ${domain} is there and usable (${type === 'rsa' ? `RSA, ${bits} bits` : 'Ed25519'}).`,
  DKIM_KEY_MISSING: ({ name, alias }) =>
    alias === null
      ? `There is no DKIM key at ${name}, so signatures with that selector cannot be verified.`
      : `There is no DKIM key at ${name}: the CNAME there leads to ${alias}, which has none.`,
  DKIM_KEY_REVOKED: ({ name }) => `The DKIM key at ${name} is revoked: its p tag is empty.`,
  DKIM_KEY_BROKEN: ({ name, fault }) => `The DKIM key record at ${name} cannot be used: ${KEY_FAULTS[fault]}.`,
  DKIM_KEY_TOO_SHORT: ({ name, bits }) =>
    `The DKIM key at ${name} has only ${bits} bits. Receivers must not accept fewer than 1024; make a new one of 2048.`,
  DKIM_KEY_SHORT: ({ name, bits }) =>
    `The DKIM key at ${name} has ${bits} bits. That is still accepted; 2048 are recommended.`,
  DKIM_KEY_SEVERAL: ({ name, count }) =>
    `There are ${count} DKIM keys at ${name}. There may be only one; which of them a receiver takes is left to chance.`,
  DKIM_KEY_TESTING: ({ name }) =>
    `The DKIM key at ${name} is marked as a test (t=y). Receivers may then treat the mail as if it were not signed.`,
  DKIM_KEY_ALIAS: ({ name, alias }) => `The DKIM key at ${name} is kept at ${alias}, by way of a CNAME.`,
  DKIM_KEY_TEMPERROR: ({ name, failure }) =>
    `The DKIM key at ${name} could not be checked: ${WHY[failure]}. That does not mean it is missing.`,

  DKIM_NOT_SIGNED: () => 'The message has no DKIM signature.',
  DKIM_PASS: ({ domain, selector, algorithm }) =>
    `The DKIM signature of ${domain} (selector ${selector}, ${algorithm}) verifies.`,
  DKIM_FAIL: ({ domain, selector, fault }) =>
    `The DKIM signature of ${domain} (selector ${selector}) does not verify: ${SIGNATURE_FAULTS[fault]}.`,
  DKIM_PASS_LENIENT: ({ domain, selector, fault }) =>
    `The DKIM signature of ${domain} (selector ${selector}) verifies only at lenient receivers. Strict ones refuse it: ${SIGNATURE_FAULTS[fault]}.`,
  DKIM_TEMPERROR: ({ domain, selector }) =>
    `The DKIM signature of ${domain} (selector ${selector}) could not be checked: its key could not be looked up.`,
  DKIM_PARTIAL_BODY: ({ domain, selector, unsigned }) =>
    `The DKIM signature of ${domain} (selector ${selector}) has a length limit (l=), which leaves ${unsigned === 0 ? 'anything added at the end' : `${unsigned} bytes at the end`} unsigned. Some receivers do not count it.`,
  ARC_PASS: ({ sets, sealer }) =>
    `The ARC chain is intact: ${sets} ${sets === 1 ? 'server has' : 'servers have'} sealed the message${sealer === null ? '' : `, the last one for ${sealer}`}.`,
  ARC_FAIL: ({ fault }) => `The ARC chain of the message is broken: ${ARC_FAULTS[fault]}.`,
};

const KEY_FAULTS: Readonly<Record<KeyFault, string>> = {
  syntax: 'its tags are not well formed',
  version: 'v is not the first tag, or not DKIM1',
  no_p: 'the tag p with the key is missing',
  base64: 'the key in p is not valid base64; often a part of it is missing',
  not_a_key: 'what stands in p is no key; often a part of it is missing',
  type: 'the type of key in k is not known, or not that of the key',
  service: 'its s tag does not allow e-mail',
  hash: 'its h tag does not allow SHA-256',
};

const SIGNATURE_FAULTS: Readonly<Record<SignatureFault, string>> = {
  body_changed: 'the body was changed after it was signed',
  headers_changed: 'a signed header was changed after it was signed, or the key is not the one it was signed with',
  from_unsigned: 'it does not cover the From header',
  expired: 'it has expired',
  no_key: 'there is no key at its selector',
  key_unusable: 'the key at its selector cannot be used for it',
  weak_key: 'its key is shorter than 1024 bits',
  weak_algorithm: 'it uses SHA-1, which is no longer accepted',
  wrong_identity: 'its identity (i=) is not within its domain (d=)',
  syntax: 'the signature itself is not well formed',
};

const ARC_FAULTS: Readonly<Record<ArcFault, string>> = {
  declared: 'a server on the way found it broken already, or did not say what it found',
  seal: 'a seal does not verify',
  message_changed: 'the message was changed after the last server sealed it',
  key: 'the key of a seal is missing or cannot be used',
  structure: 'its headers are not complete or not well formed',
};
