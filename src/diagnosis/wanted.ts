import type { Bounce } from '../bounce/bounce.ts';
import { planChecks } from '../checks/plan.ts';
import type { CheckRequest } from '../checks/request.ts';
import { isPublicFqdn, organizationalDomain } from '../dns/names.ts';
import { ownMentions, quotedPtr, senderDomainOf, sendingAddress } from './address.ts';
import { type Case, requestKey, subjectOf } from './case.ts';
import { Ladder } from './ladder.ts';
import { selectorsOf } from './mail-names.ts';
import { envelopeDomainOf, recipientDomainOf } from './said.ts';
import { possibleNames } from './server-names.ts';
import { isToldTrouble } from './told-trouble.ts';

/** Every check a refusal wants, as far as its names and addresses are known by now. */
export function wantedChecks(bounce: Bounce, theCase: Case): CheckRequest[] {
  const planned = planChecks({
    cause: isToldTrouble(bounce, theCase) ? 'ip_blocklist' : bounce.cause,
    sendingIp: sendingAddress(bounce, theCase),
    otherIps: ownMentions(theCase),
    mailFromDomain: envelopeDomainOf(bounce, theCase) ?? senderDomainOf(bounce),
    authorDomain: bounce.authorDomain ?? theCase.said.authorDomain,
    heloDomain: bounce.heloDomain,
    dkim: selectorsOf(bounce, theCase),
    recipientDomain: recipientDomainOf(bounce, theCase.said),
    ...(theCase.scope === undefined ? {} : { scope: theCase.scope }),
  });
  return [
    ...planned,
    ...whoseAddress(bounce, theCase),
    ...hostsOf(bounce, theCase).map((host): CheckRequest => ({ check: 'host', host })),
    ...namesOf(bounce, theCase),
  ];
}

/** Whose address it is and what its provider allows does not change with a fix. */
const LASTING: ReadonlySet<CheckRequest['check']> = new Set(['origin', 'port25']);

/**
 * The checks of a case to run again after a fix. One that was run while less was known, such as DMARC before a selector was told, gives way
 * to the one that took its place: what it says holds no more.
 */
export function standingChecks(theCase: Case): CheckRequest[] {
  const wanted = theCase.bounces.flatMap((bounce) => wantedChecks(bounce, theCase));
  const keys = new Set(wanted.map(requestKey));
  const subjects = new Set(wanted.map(checkedSubject));
  return theCase.checked.filter(
    (request) =>
      !LASTING.has(request.check) && (keys.has(requestKey(request)) || !subjects.has(checkedSubject(request))),
  );
}

function checkedSubject(request: CheckRequest): string {
  return `${request.check} ${subjectOf(request)}`;
}

/** The PTR of an address that is not in SPF tells whose server it is, which would be asked otherwise. */
function whoseAddress(bounce: Bounce, theCase: Case): CheckRequest[] {
  const ip = bounce.cause === 'spf_fail' ? sendingAddress(bounce, theCase) : null;
  return ip === null ? [] : [{ check: 'reverse', ip }];
}

/** A name in the words that leads to the refused address is the server's: it goes into commands, and needs not be asked. */
function namesOf(bounce: Bounce, theCase: Case): CheckRequest[] {
  const ip = /^(?:rdns_|helo_|spf_fail$)/.test(bounce.cause) ? sendingAddress(bounce, theCase) : null;
  if (ip === null) return [];
  const known = hostsOf(bounce, theCase);
  // SPF is about the sender's own servers: another name at the address tells nothing more than its PTR.
  const domain = bounce.cause === 'spf_fail' ? organizationalDomain(envelopeDomainOf(bounce, theCase) ?? '') : null;
  return possibleNames(bounce, theCase, ip)
    .filter((host) => !known.includes(host) && (domain === null || organizationalDomain(host) === domain))
    .map((host) => ({ check: 'host', host, leadsTo: ip }));
}

/** Names of the admin's own of which it matters where they lead. */
function hostsOf(bounce: Bounce, theCase: Case): string[] {
  if (bounce.cause.startsWith('azure_reversefqdn')) {
    const name = theCase.ownNames.reverseFqdn ?? theCase.facts.mail_name?.value;
    return name && isPublicFqdn(name) ? [name] : [];
  }
  const ptr = bounce.sendingIp === null && ownMentions(theCase).length === 0 ? quotedPtr(bounce) : null;
  if (ptr !== null) return [ptr];
  if (!bounce.cause.startsWith('rdns_missing') || theCase.facts.sending_path?.value !== 'smart_host') return [];
  const name = new Ladder(bounce, theCase).smartHostName();
  return name === null ? [] : [name];
}
