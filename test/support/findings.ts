import type { Finding, FindingCode } from '../../src/checks/finding.ts';
import type { CheckRequest, CheckTools } from '../../src/checks/request.ts';
import { runChecks } from '../../src/checks/run.ts';
import { dnsFrom } from './dns-client.ts';
import { serveZone, type Zone, type ZoneServer, type ZoneServerOptions } from './dns-zone.ts';

type Tools = Omit<CheckTools, 'resolver'>;

/** Runs checks against a zone on real packets. */
export async function checked(
  zone: Zone,
  requests: CheckRequest | readonly CheckRequest[],
  tools: Tools = {},
  options: ZoneServerOptions = {},
): Promise<{ findings: Finding[]; asked: string[]; server: ZoneServer }> {
  await using server = await serveZone(zone, options);
  const { resolver } = dnsFrom(server, { timeoutMs: 300, tries: 2 }).resolverFor();
  const findings = await runChecks([requests].flat(), { resolver, ...tools });
  return { findings, asked: server.queries.map((query) => `${query.name} ${query.type}`), server };
}

/** Codes with their arguments, the quickest to compare. */
export function argsByCode(findings: readonly Finding[]): Partial<Record<FindingCode, unknown>> {
  return Object.fromEntries(findings.map((finding) => [finding.code, finding.args]));
}

export function codesOf(findings: readonly Finding[]): FindingCode[] {
  return findings.map((finding) => finding.code);
}
