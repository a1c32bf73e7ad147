import type { Finding } from './finding.ts';
import { checkBimi } from './bimi/bimi.ts';
import { checkBlocklists, checkDomainBlocklists } from './blocklist/blocklist.ts';
import { Allowance } from './blocklist/settings.ts';
import { checkDane } from './dane/dane.ts';
import { checkDomain } from './domain/domain.ts';
import { checkHost } from './host/host.ts';
import { checkHelo } from './helo/helo.ts';
import { checkMtaSts } from './mta-sts/mta-sts.ts';
import { checkMx } from './mx/mx.ts';
import { checkBanner } from './smtp/banner.ts';
import { checkTlsRpt } from './tls-rpt/tls-rpt.ts';
import { checkOrigin } from './origin/origin.ts';
import { checkPort25 } from './origin/port25.ts';
import type { CheckRequest, CheckTools } from './request.ts';
import { checkReverse } from './reverse/reverse.ts';
import { checkSpf } from './spf/spf.ts';
import { loadSpf } from './spf/verdict.ts';
import { checkKey } from './dkim/key.ts';
import { checkDmarc } from './dmarc/dmarc.ts';

/** Runs checks side by side. @returns their findings in the order of the requests */
export async function runChecks(requests: readonly CheckRequest[], tools: CheckTools): Promise<Finding[]> {
  await prepare(requests);
  // Third parties are asked on one account, however many checks a run has.
  const shared = { ...tools, blocklists: { allowance: new Allowance(), ...tools.blocklists } };
  const running = new Map(longestFirst(requests).map((request) => [request, runCheck(request, shared)]));
  const findings = await Promise.all(requests.map(async (request) => (await running.get(request)) ?? []));
  return findings.flat();
}

/** Questions in a row that a check asks at most; what is not here is quick to answer. */
const CHAINS: Readonly<Partial<Record<CheckRequest['check'], number>>> = { spf: 4, mx: 3, reverse: 2, origin: 2 };

/** The checks with the longest chains first, so that the last answer comes as early as it can. */
function longestFirst(requests: readonly CheckRequest[]): CheckRequest[] {
  return requests.toSorted((a, b) => (CHAINS[b.check] ?? 0) - (CHAINS[a.check] ?? 0));
}

/** Loads what takes long to load before the first question: nothing must block while answers come in. */
async function prepare(requests: readonly CheckRequest[]): Promise<void> {
  if (requests.some((request) => request.check === 'spf' && request.ip !== null)) await loadSpf();
}

async function runCheck(request: CheckRequest, tools: CheckTools): Promise<Finding[]> {
  const findings = await findingsOf(request, tools);
  tools.onDone?.(request);
  return findings;
}

function findingsOf(request: CheckRequest, tools: CheckTools): Promise<Finding[]> {
  switch (request.check) {
    case 'reverse':
      return checkReverse(request.ip, tools);
    case 'origin':
      return checkOrigin(request.ip, tools);
    case 'port25':
      return checkPort25(request.ip, tools);
    case 'helo':
      return checkHelo(request, tools);
    case 'host':
      return checkHost(request, tools);
    case 'mx':
      return checkMx(request.domain, tools);
    case 'domain':
      return checkDomain(request.domain, tools);
    case 'blocklist':
      return checkBlocklists(request.ip, tools);
    case 'domain_blocklist':
      return checkDomainBlocklists(request.domain, tools);
    case 'mta_sts':
      return checkMtaSts(request.domain, tools);
    case 'tls_rpt':
      return checkTlsRpt(request.domain, tools);
    case 'dane':
      return checkDane(request.domain, tools);
    case 'bimi':
      return checkBimi(request.domain, tools);
    case 'banner':
      return checkBanner(request.host, tools);
    case 'spf':
      return checkSpf(request, tools);
    case 'dkim':
      return checkKey(request.domain, request.selector, tools);
    case 'dmarc':
      return checkDmarc(request, tools);
  }
}
