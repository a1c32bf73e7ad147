import type { DnsAnswer } from '../../dns/answer.ts';
import { mailauthResolver } from '../mailauth-resolver.ts';
import type { CheckTools } from '../request.ts';
import type { MacroValues } from './macro.ts';

/** RFC 7208 section 2.6. */
const SPF_RESULTS = ['none', 'neutral', 'pass', 'fail', 'softfail', 'temperror', 'permerror'] as const;
export type SpfResult = (typeof SPF_RESULTS)[number];

/** What check_host() gives for a message (RFC 7208 section 4.1). */
export interface SpfVerdict {
  readonly result: SpfResult;
  /** What the domain's owner says to a fail (section 6.2): a stranger's words. */
  readonly explanation: string | null;
  /** Terms that asked DNS, up to the one that decided (section 4.6.4). */
  readonly lookups: number;
  /** Which limit made it a permanent error. */
  readonly limit: 'lookups' | 'voids' | null;
  /** Questions of terms that had no record for an answer. */
  readonly voids: readonly DnsAnswer[];
  /** The look-up that failed last. */
  readonly failed: Extract<DnsAnswer, { status: 'failed' }> | null;
}

/** Loads mailauth's SPF part, which alone takes half as long as the whole. */
export function loadSpf() {
  return import('mailauth/lib/spf/index.js');
}

/**
 * Evaluates SPF by mailauth in its strict mode, which follows RFC 7208 to the letter.
 * @param values `sender` is the MAIL FROM address; empty for a null reverse-path, which checks the HELO name
 */
export async function checkHost(values: MacroValues, tools: CheckTools): Promise<SpfVerdict> {
  const { spf } = await loadSpf();
  const asked: DnsAnswer[] = [];
  const resolver = mailauthResolver(tools, (answer) => asked.push(answer));
  // RFC 7208 section 7.3: the `r` macro is "unknown" where the checking host's name is of no use.
  const said = await spf({ ...values, mta: 'unknown', resolver, strict: true });
  return {
    result: SPF_RESULTS.find((word) => word === said.status.result) ?? 'temperror',
    explanation: said.explanation ?? null,
    lookups: said.lookups?.count ?? 0,
    limit: limitIn(said.status.comment ?? ''),
    voids: voidsIn(asked.slice(1)),
    failed: asked.findLast((answer) => answer.status === 'failed') ?? null,
  };
}

/** RFC 7208 section 4.6.4 counts terms: the addresses of an MX host or a PTR name are no term's own question. */
function voidsIn(asked: readonly DnsAnswer[]): DnsAnswer[] {
  const hosts = new Set(asked.flatMap(hostsIn));
  return asked.filter((answer) => {
    const isAbsent = answer.status === 'nodata' || answer.status === 'nxdomain';
    return isAbsent && !((answer.type === 'A' || answer.type === 'AAAA') && hosts.has(answer.name));
  });
}

function hostsIn(answer: DnsAnswer): string[] {
  if (answer.status !== 'records') return [];
  return answer.records.flatMap((record) => {
    if (typeof record === 'string') return answer.type === 'PTR' ? [record] : [];
    return 'exchange' in record ? [record.exchange] : [];
  });
}

function limitIn(comment: string): SpfVerdict['limit'] {
  if (comment.endsWith('Too many DNS requests')) return 'lookups';
  return comment.endsWith('Too many void DNS results') ? 'voids' : null;
}
