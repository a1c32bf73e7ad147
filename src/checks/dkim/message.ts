import type { Finding, FindingArgs } from '../finding.ts';
import { makeFinding } from '../make-finding.ts';
import type { CheckTools } from '../request.ts';
import type { DkimFindings } from './findings.ts';
import { type VerifiedMessage, type VerifiedSignature, verifySignatures } from './verification.ts';

/**
 * Every DKIM signature of a message with its result, for strict and for lenient receivers, and its ARC chain.
 * @param message as it was received, byte for byte
 */
export async function checkSignatures(message: Buffer, now: Date, tools: CheckTools): Promise<Finding[]> {
  const verified = await verifySignatures(message, now, tools);
  const subject = verified.authorDomain ?? '';
  const found: Found = (code, args) => makeFinding('dkim', code, subject, args, []);
  const signatures = verified.signatures.flatMap((signature) => signatureFindings(signature, found));
  const unsigned = verified.signatures.length === 0 ? [found('DKIM_NOT_SIGNED', { domain: subject })] : [];
  return [...unsigned, ...signatures, ...arcFindings(subject, verified.arc, found)];
}

type Found = <C extends keyof DkimFindings>(code: C, args: FindingArgs[C]) => Finding;

function signatureFindings(signature: VerifiedSignature, found: Found): Finding[] {
  const { domain, selector, unsigned } = signature;
  const partial =
    unsigned !== null && signature.lenient.result === 'pass'
      ? [found('DKIM_PARTIAL_BODY', { domain, selector, unsigned })]
      : [];
  return [resultFinding(signature, found), ...partial];
}

function resultFinding(
  { domain, selector, algorithm, bits, strict, lenient }: VerifiedSignature,
  found: Found,
): Finding {
  if (strict.result === 'pass') return found('DKIM_PASS', { domain, selector, algorithm, bits });
  if (strict.result === 'temperror') return found('DKIM_TEMPERROR', { domain, selector });
  const { fault } = strict;
  return found(lenient.result === 'pass' ? 'DKIM_PASS_LENIENT' : 'DKIM_FAIL', { domain, selector, fault });
}

function arcFindings(domain: string, arc: VerifiedMessage['arc'], found: Found): Finding[] {
  switch (arc.result) {
    case 'none':
      return [];
    case 'pass':
      return [found('ARC_PASS', { domain, sets: arc.sets, sealer: arc.sealer })];
    case 'fail':
      return [found('ARC_FAIL', { domain, fault: arc.fault })];
  }
}
