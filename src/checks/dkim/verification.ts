import type { ARCResult, DKIMResult } from 'mailauth';
import { mailauthResolver } from '../mailauth-resolver.ts';
import type { CheckTools } from '../request.ts';

/** Why a signature does not verify (RFC 6376 sections 6.1 and 6.2). */
export type SignatureFault =
  | 'body_changed'
  | 'headers_changed'
  | 'from_unsigned'
  | 'expired'
  | 'no_key'
  | 'key_unusable'
  | 'weak_key'
  | 'weak_algorithm'
  | 'wrong_identity'
  | 'syntax';

/** Why an ARC chain fails (RFC 8617 section 5.2). */
export type ArcFault = 'declared' | 'seal' | 'message_changed' | 'key' | 'structure';

export type SignatureVerdict =
  | { readonly result: 'pass' }
  | { readonly result: 'fail'; readonly fault: SignatureFault }
  | { readonly result: 'temperror' };

/** One DKIM signature, as a receiver sees it that reads the standard to the letter, and as a lenient one does. */
export interface VerifiedSignature {
  readonly domain: string;
  readonly selector: string;
  readonly algorithm: string;
  /** Of an RSA key, where one was found. */
  readonly bits: number | null;
  readonly strict: SignatureVerdict;
  readonly lenient: SignatureVerdict;
  /** Bytes at the end of the body that `l=` leaves out; null without one. */
  readonly unsigned: number | null;
}

export interface VerifiedMessage {
  /** The domain of the From header field, or null where there is not exactly one. */
  readonly authorDomain: string | null;
  readonly signatures: readonly VerifiedSignature[];
  readonly arc:
    | { readonly result: 'none' }
    | { readonly result: 'pass'; readonly sets: number; readonly sealer: string | null }
    | { readonly result: 'fail'; readonly fault: ArcFault };
}

/**
 * Verifies the DKIM signatures (RFC 6376, 8301, 8463) and the ARC chain (RFC 8617) of a whole message by mailauth.
 * @param message as it was received, byte for byte
 * @param now for signatures that expire
 */
export async function verifySignatures(message: Buffer, now: Date, tools: CheckTools): Promise<VerifiedMessage> {
  // Loading takes a quarter of a second, and few cases have a whole message.
  const [{ dkimVerify }, { arc }] = await Promise.all([
    import('mailauth/lib/dkim/verify.js'),
    import('mailauth/lib/arc/index.js'),
  ]);
  const resolver = mailauthResolver(tools);
  const [strict, lenient] = await Promise.all([
    dkimVerify(message, { resolver, curTime: now, strict: true }),
    dkimVerify(message, { resolver, curTime: now }),
  ]);
  const chain = strict.arc && (await arc({ ...strict.arc, chain: strict.arc.chain || [] }, { resolver, strict: true }));
  const domains = new Set(strict.headerFrom.map((address) => address.slice(address.lastIndexOf('@') + 1)));
  return {
    authorDomain: domains.size === 1 ? ([...domains][0]?.toLowerCase() ?? null) : null,
    signatures: strict.results.flatMap((one) => signatureOf(one, lenient.results)),
    arc: arcOf(chain),
  };
}

function signatureOf(strict: DKIMResult, lenient: readonly DKIMResult[]): VerifiedSignature[] {
  // mailauth says "not signed" as a result of its own.
  if (strict.status.result === 'none') return [];
  // The lenient mode leaves out what it cannot process, so the lists do not always run side by side.
  const twin = lenient.find((one) => one.id === strict.id);
  return [
    {
      domain: (strict.signingDomain ?? '').toLowerCase(),
      selector: strict.selector ?? '',
      algorithm: strict.algo ?? '',
      bits: strict.modulusLength ?? twin?.modulusLength ?? null,
      strict: verdictOf(strict),
      lenient: twin ? verdictOf(twin) : verdictOf(strict),
      unsigned:
        strict.canonBodyLengthLimited === true
          ? (strict.canonBodyLengthTotal ?? 0) - (strict.canonBodyLength ?? 0)
          : null,
    },
  ];
}

function verdictOf({ status }: DKIMResult): SignatureVerdict {
  if (status.result === 'pass' || status.result === 'temperror') return { result: status.result };
  return { result: 'fail', fault: faultOf(status) };
}

/** mailauth's words for what is wrong. */
const FAULTS: Readonly<Record<string, SignatureFault>> = {
  'body hash did not verify': 'body_changed',
  'bad signature': 'headers_changed',
  'From field not signed': 'from_unsigned',
  expired: 'expired',
  'invalid expiration': 'expired',
  'no key': 'no_key',
  'unknown key version': 'key_unusable',
  'unknown key type': 'key_unusable',
  'invalid public key': 'key_unusable',
  'inappropriate hash algorithm': 'key_unusable',
  'inappropriate key algorithm': 'key_unusable',
  'key not for email': 'key_unusable',
  'weak algorithm': 'weak_algorithm',
  'domain mismatch': 'wrong_identity',
};

function faultOf({ comment, policy }: DKIMResult['status']): SignatureFault {
  if (policy?.['dkim-rules'] === 'weak-key') return 'weak_key';
  return FAULTS[comment ?? ''] ?? 'syntax';
}

function arcOf(chain: ARCResult | undefined): VerifiedMessage['arc'] {
  if (!chain || chain.status.result === 'none') return { result: 'none' };
  if (chain.status.result !== 'pass') return { result: 'fail', fault: arcFaultOf(chain.status.comment ?? '') };
  const sets = typeof chain.i === 'number' ? chain.i : 0;
  return { result: 'pass', sets, sealer: (chain.signature && chain.signature.signingDomain) || null };
}

function arcFaultOf(comment: string): ArcFault {
  if (/\bcv=/.test(comment)) return 'declared';
  if (/no valid signature/.test(comment)) return 'message_changed';
  if (/seal signature validation failed/.test(comment)) return 'seal';
  return /\bkey\b/.test(comment) ? 'key' : 'structure';
}
