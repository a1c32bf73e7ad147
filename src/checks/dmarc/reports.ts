import { isWithin } from '../../dns/names.ts';
import type { Finding } from '../finding.ts';
import { makeFinding } from '../make-finding.ts';
import type { CheckTools } from '../request.ts';
import { isDmarcRecord, mailtoHost } from './record.ts';
import { mayShareOrganization, organizationalDomainOf, type Published, type TreeWalk } from './tree-walk.ts';

/** Destinations looked at; a record seldom has more than two. */
const MOST_DESTINATIONS = 4;

/**
 * Whether receivers may send the reports where the record asks for (RFC 9990 section 4): another organization has to
 * agree by a record of its own.
 * @param walk of the author domain, for the organization it belongs to
 */
export async function checkReports(
  domain: string,
  { domain: at, record, answer }: Published,
  walk: TreeWalk,
  tools: CheckTools,
): Promise<Finding[]> {
  if (record === null) return [];
  if (record.rua.length === 0) return [makeFinding('dmarc', 'DMARC_NO_REPORTS', domain, { domain, at }, [answer])];
  const hosts = record.rua.map(mailtoHost).filter((host) => host !== undefined);
  const others = [...new Set(hosts)].filter((host) => !mayBeOwn(host, walk)).slice(0, MOST_DESTINATIONS);
  return Promise.all(others.map((destination) => authorisation(domain, at, destination, tools)));
}

/** Where the walk failed, what is above the domain may be the same organization: it is then not asked to agree. */
function mayBeOwn(host: string, walk: TreeWalk): boolean {
  if (isWithin(host, organizationalDomainOf(walk))) return true;
  return walk.failed !== null && mayShareOrganization(walk.domain, host);
}

async function authorisation(domain: string, at: string, destination: string, tools: CheckTools): Promise<Finding> {
  const name = `${at}._report._dmarc.${destination}`;
  const answer = await tools.resolver.resolve(name, 'TXT', tools);
  if (answer.status === 'failed') {
    return makeFinding('dmarc', 'DMARC_TEMPERROR', domain, { domain, name, failure: answer.failure }, [answer]);
  }
  const isAccepted = answer.status === 'records' && answer.records.some(isDmarcRecord);
  return isAccepted
    ? makeFinding('dmarc', 'DMARC_REPORTS_ACCEPTED', domain, { domain, at, destination }, [answer])
    : makeFinding('dmarc', 'DMARC_REPORTS_REFUSED', domain, { domain, at, destination, name }, [answer]);
}
