import { normalizeName } from '../../dns/names.ts';
import type { DnsAnswer } from '../../dns/answer.ts';
import type { CheckTools } from '../request.ts';
import type { Mechanism } from './record.ts';
import { nodesOf, type SpfNode } from './tree.ts';

/**
 * The void look-ups (RFC 7208 section 4.6.4) that show a term to be of no use: an `a` or `mx` names a host that has no
 * address of either family, or no MX. An `exists` is meant to find nothing for most senders, and a host with the other
 * family of addresses allows those.
 * @param voids of an evaluation for one address
 */
export async function deadTermsOf(node: SpfNode, voids: readonly DnsAnswer[], tools: CheckTools): Promise<DnsAnswer[]> {
  const named = new Set(nodesOf(node).flatMap(hostsNamedIn));
  const dead = await Promise.all(
    voids.map(async (answer) => named.has(`${answer.type} ${answer.name}`) && (await isNothing(answer, tools))),
  );
  return voids.filter((_, index) => dead[index]);
}

/** The questions of a record's own terms; those of a name with macros depend on the message. */
function hostsNamedIn({ domain, records }: SpfNode): string[] {
  const mechanisms = records.flatMap(({ directives }) => directives.map(({ mechanism }) => mechanism));
  return mechanisms.flatMap((mechanism) => questionsOf(mechanism, domain));
}

function questionsOf(mechanism: Mechanism, domain: string): string[] {
  if (mechanism.type !== 'a' && mechanism.type !== 'mx') return [];
  const name = normalizeName(mechanism.spec ?? domain);
  return mechanism.type === 'mx' ? [`MX ${name}`] : [`A ${name}`, `AAAA ${name}`];
}

async function isNothing({ status, name, type }: DnsAnswer, tools: CheckTools): Promise<boolean> {
  if (status === 'nxdomain' || type === 'MX') return true;
  const other = await tools.resolver.resolve(name, type === 'A' ? 'AAAA' : 'A', tools);
  return other.status === 'nodata' || other.status === 'nxdomain';
}
