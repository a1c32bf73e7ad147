// A check's tools over real packets, and vectors that lie beside the project.
import { existsSync, readFileSync } from 'node:fs';
import type { CheckTools } from '../../src/checks/request.ts';
import type { Finding } from '../../src/checks/finding.ts';
import { runOn } from './dns-client.ts';
import { serveZone, type Zone, type ZoneServer } from './dns-zone.ts';

/** Runs a check on a world of DNS. @returns what it gave, and the questions that were asked */
export async function onZone<T>(
  zone: Zone,
  check: (tools: CheckTools) => Promise<T>,
): Promise<{ value: T; queries: ZoneServer['queries'] }> {
  await using server = await serveZone(zone);
  const { resolver } = runOn(server, { timeoutMs: 500, tries: 1 });
  return { value: await check({ resolver }), queries: server.queries };
}

/** Findings as code and the arguments that a test looks at. */
export function brief(findings: readonly Finding[], ...names: readonly string[]): unknown[] {
  return findings.map(({ code, args }) => {
    const shown = Object.entries(args).filter(([name]) => names.includes(name));
    return names.length === 0 ? code : { code, ...Object.fromEntries(shown) };
  });
}

const VECTORS = '../shared/data/vectors';

/** Text of a file of published vectors, undefined where they are not at hand. */
export function vectorText(path: string): string | undefined {
  const file = `${VECTORS}/${path}`;
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** A title that says whether vectors are run or missing: nothing is left out in silence. */
export function vectorTitle(title: string, text: string | undefined): string {
  return text === undefined ? `${title}: NOT AT HAND in ${VECTORS}, only our own cases are run` : title;
}
