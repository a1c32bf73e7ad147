import type { FindingCode } from '../../checks/finding.ts';
import { organizationalDomain } from '../../dns/names.ts';
import type { RemedyId } from '../../knowledge/remedies/remedies.ts';
import type { Cause } from '../../knowledge/vocabulary.ts';
import type { Ladder } from '../ladder.ts';
import { findingOf } from '../evidence.ts';
import { aboutDomain, hasKey, selectorsOf } from '../mail-names.ts';
import { authorDomainOf, envelopeDomainOf } from '../said.ts';
import { namesLeadingTo } from '../server-names.ts';
import { advise, ask, type Counsel, type Trees } from './advice.ts';

/** More is not read. */
const MOST_REMEDIES = 4;

/** SPF, DKIM and DMARC: which record to publish, and when it is the forwarder or the list that has to change. */
export const AUTHENTICATION_TREES: Trees = {
  spf_fail: spfFails,
  spf_multiple: (ladder, cause) => forDomain(ladder, cause, ['spf-merge']),
  spf_too_many_lookups: (ladder, cause) => forDomain(ladder, cause, ['spf-fewer-lookups']),
  spf_permerror: (ladder, cause) => forDomain(ladder, cause, ['spf-mend']),
  dkim_key_missing: (ladder, cause) => advise(cause, 'sender', withSpf(ladder, 'dkim-publish-key')),
  dkim_key_revoked: (ladder, cause) => advise(cause, 'sender', withSpf(ladder, 'dkim-new-key')),
  dkim_invalid: dkimInvalid,
  dmarc_missing: (_, cause) => advise(cause, 'sender', ['dmarc-publish']),
  dmarc_alignment: notAligned,
  auth_missing: nothingPasses,
  auth_all_failed: nothingPasses,
  auth_bulk_required: bulk,
  ipv6_auth: overIpv6,
  forwarding_breaks_spf: (_, cause) => advise(cause, 'relay', ['forwarder-keep-authentication', 'survive-forwarding']),
  // An author who signs already has nothing to mend.
  mailinglist_breaks_dkim: (ladder, cause) =>
    advise(cause, 'relay', only('list-keep-signature', dkimRemedy(ladder) === 'dkim-sign' ? 'dmarc-align' : null)),
};

/** Without a domain no record can be looked at or written. */
function forDomain(ladder: Ladder, cause: Cause, remedies: readonly RemedyId[]): Counsel {
  const unknown = envelopeDomainOf(ladder.bounce, ladder.case) === null;
  if (unknown && ladder.case.facts.envelope_from_domain === undefined) return ask('envelope_from_domain');
  return advise(cause, 'sender', remedies);
}

/** An address that is not in the record is a server to allow, or a forwarder's: then allowing it would be wrong. */
function spfFails(ladder: Ladder, cause: Cause): Counsel {
  const hardFail = found(ladder, 'SPF_FAIL') || found(ladder, 'SPF_SOFTFAIL');
  if (hardFail && !looksOwn(ladder) && ladder.choice('forwarder') === undefined) return ask('forwarder');
  const passes = found(ladder, 'SPF_PASS');
  return forDomain(
    ladder,
    cause,
    passes ? ['test-message', 'survive-forwarding'] : ['spf-allow', 'survive-forwarding'],
  );
}

/** Where SPF of the domain passes already, another domain was in the envelope; a test message shows which. */
function overIpv6(ladder: Ladder, cause: Cause): Counsel {
  if (found(ladder, 'SPF_PASS')) return advise(cause, 'sender', only('test-message', dkimRemedy(ladder)));
  return forDomain(ladder, cause, ['ipv6-auth']);
}

/** A greeting, a PTR or a name that leads to it, under the sender's own domain, shows whose server it is. */
function looksOwn(ladder: Ladder): boolean {
  const domain = organizationalDomain(envelopeDomainOf(ladder.bounce, ladder.case) ?? '');
  const { heloDomain } = ladder.bounce;
  const ptr = ladder.ip === null ? undefined : findingOf(ladder.case, 'IPREV_PASS', ladder.ip)?.args.name;
  const hops = ladder.case.hops.filter((hop) => hop.ip === ladder.ip);
  const called = ladder.ip === null ? [] : namesLeadingTo(ladder.ip, ladder.case);
  const names = [heloDomain, ptr ?? null, ...hops.map((hop) => hop.from), ...called];
  return names.some((name) => name !== null && domain !== undefined && organizationalDomain(name) === domain);
}

function dkimInvalid(ladder: Ladder, cause: Cause): Counsel {
  const unknown = selectorsOf(ladder.bounce, ladder.case).length === 0;
  if (unknown && canTellSelector(ladder)) return ask('dkim_selector');
  return advise(cause, 'sender', ['dkim-mend-signature', unknown ? 'dkim-sign' : 'test-message']);
}

/** Not asked before, and of use: a selector without a domain leads to no key. */
function canTellSelector({ bounce, case: theCase }: Ladder): boolean {
  return theCase.facts.dkim_selector === undefined && authorDomainOf(bounce, theCase) !== null;
}

function notAligned(ladder: Ladder, cause: Cause): Counsel {
  const { bounce, case: theCase } = ladder;
  // The forwarder has done its part: only a signature of the author's domain survives the way.
  if (ladder.choice('forwarder') === 'yes') return advise(cause, 'sender', ['survive-forwarding', 'test-message']);
  const own = envelopeDomainOf(bounce, theCase) === authorDomainOf(bounce, theCase);
  const remedy = spfRemedy(ladder);
  // An envelope sender under another domain is no reason to allow an address there.
  const spf = remedy === 'spf-allow' && !(own && (found(ladder, 'SPF_FAIL') || found(ladder, 'SPF_SOFTFAIL')));
  return advise(cause, 'sender', only('dmarc-align', spf ? null : remedy, 'test-message'));
}

function nothingPasses(ladder: Ladder, cause: Cause): Counsel {
  return advise(cause, 'sender', only(spfRemedy(ladder), dkimRemedy(ladder), 'test-message'));
}

/** The receiver says which of the three failed, or DNS does. */
function bulk(ladder: Ladder, cause: Cause): Counsel {
  const { stated } = ladder.case.said;
  const failed = (result: string | undefined) => result !== undefined && result !== 'pass';
  const unknown = selectorsOf(ladder.bounce, ladder.case).length === 0;
  if (failed(stated?.dkim) && unknown && canTellSelector(ladder)) return ask('dkim_selector');
  const dmarcMissing = found(ladder, 'DMARC_NONE') || found(ladder, 'DMARC_INVALID') || found(ladder, 'DMARC_SEVERAL');
  return advise(
    cause,
    'sender',
    only(
      'bulk-requirements',
      stated?.dkim === 'pass' ? null : dkimRemedy(ladder),
      stated?.spf === 'pass' ? null : spfRemedy(ladder),
      dmarcMissing ? 'dmarc-publish' : failed(stated?.dmarc) ? 'dmarc-align' : null,
    ),
  );
}

function withSpf(ladder: Ladder, remedy: RemedyId): RemedyId[] {
  const spf = found(ladder, 'SPF_PASS') || ladder.bounce.cause.startsWith('dkim') ? null : spfRemedy(ladder);
  return only(remedy, spf);
}

/** What mends SPF of the domain; null where it passes. */
function spfRemedy(ladder: Ladder): RemedyId | null {
  if (found(ladder, 'SPF_MULTIPLE')) return 'spf-merge';
  if (found(ladder, 'SPF_TOO_MANY_LOOKUPS')) return 'spf-fewer-lookups';
  if (found(ladder, 'SPF_SYNTAX') || found(ladder, 'SPF_INCLUDE_WITHOUT_RECORD')) return 'spf-mend';
  return found(ladder, 'SPF_PASS') ? null : 'spf-allow';
}

/** What mends DKIM; where no signature is known, to sign at all. */
function dkimRemedy(ladder: Ladder): RemedyId | null {
  const has = (code: FindingCode): boolean => hasKey(code, ladder.bounce, ladder.case);
  if (has('DKIM_KEY_REVOKED')) return 'dkim-new-key';
  if (has('DKIM_KEY_MISSING') || has('DKIM_KEY_BROKEN')) return 'dkim-publish-key';
  return has('DKIM_KEY_OK') || ladder.case.said.results.dkim === 'fail' ? 'dkim-mend-signature' : 'dkim-sign';
}

function found(ladder: Ladder, code: FindingCode): boolean {
  const { bounce, case: theCase } = ladder;
  const domain = code.startsWith('DMARC') ? authorDomainOf(bounce, theCase) : envelopeDomainOf(bounce, theCase);
  return aboutDomain(theCase, code, domain) !== undefined;
}

function only(...remedies: readonly (RemedyId | null)[]): RemedyId[] {
  return remedies.filter((id) => id !== null).slice(0, MOST_REMEDIES);
}
