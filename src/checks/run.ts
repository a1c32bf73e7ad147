import type { Finding } from './finding.ts';
import { checkOrigin } from './origin/origin.ts';
import type { CheckRequest, CheckTools } from './request.ts';
import { checkReverse } from './reverse/reverse.ts';
import { checkSpf } from './spf/spf.ts';

/** Runs checks side by side. @returns their findings in the order of the requests */
export async function runChecks(requests: readonly CheckRequest[], tools: CheckTools): Promise<Finding[]> {
  const findings = await Promise.all(requests.map((request) => runCheck(request, tools)));
  return findings.flat();
}

function runCheck(request: CheckRequest, tools: CheckTools): Promise<Finding[]> {
  switch (request.check) {
    case 'reverse':
      return checkReverse(request.ip, tools);
    case 'origin':
      return checkOrigin(request.ip, tools);
    case 'spf':
      return checkSpf(request, tools);
  }
}
