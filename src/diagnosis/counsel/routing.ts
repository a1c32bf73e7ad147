import type { Cause } from '../../knowledge/vocabulary.ts';
import { isOwnDnsFailure } from '../judge-mx.ts';
import type { Ladder } from '../ladder.ts';
import { aboutDomain, isSenderNullMx } from '../mail-names.ts';
import { envelopeDomainOf } from '../said.ts';
import { advise, type Counsel, type Trees } from './advice.ts';

/** MX records, DNS and hosts that refuse the connection. */
export const ROUTING_TREES: Trees = {
  recipient_domain_unknown: (_, cause) => advise(cause, 'sender', ['domain-spelling']),
  null_mx: takesNoMail,
  no_mx: (_, cause) => advise(cause, 'recipient', ['mx-publish']),
  mx_cname: (_, cause) => advise(cause, 'recipient', ['mx-not-alias']),
  mx_wrong_or_domain_not_accepted: wrongHost,
  dns_failure: unanswered,
  sender_domain_unresolvable: (ladder, cause) =>
    advise(cause, 'sender', [isBroken(ladder) ? 'zone-broken-own' : 'sender-domain-in-dns']),
  connection_refused: (_, cause) => advise(cause, 'recipient', ['host-refuses-connection']),
};

function takesNoMail({ bounce }: Ladder, cause: Cause): Counsel {
  return advise(cause, 'sender', [isSenderNullMx(bounce) ? 'null-mx-sender' : 'null-mx-recipient']);
}

/** A domain that is there, and whose servers do not answer, is mended otherwise than one that does not exist. */
function isBroken({ bounce, case: theCase }: Ladder): boolean {
  return aboutDomain(theCase, 'DOMAIN_SERVFAIL', envelopeDomainOf(bounce, theCase)) !== undefined;
}

/** An MX that leads to no mail server at all is mended otherwise than one that leads to the wrong one. */
function wrongHost(ladder: Ladder, cause: Cause): Counsel {
  const { mxHosts, mxLeftOver, mxIsAddress, mxPrivate } = ladder.names();
  if (mxIsAddress.length > 0 || mxPrivate.length > 0) return advise(cause, 'recipient', ['mx-publish']);
  const dead = mxLeftOver.length > 0 && mxLeftOver.length >= mxHosts.length && ladder.bounce.issuedBy === 'local';
  return advise(cause, 'recipient', [dead ? 'mx-publish' : 'mx-left-over']);
}

function unanswered({ bounce, case: theCase }: Ladder, cause: Cause): Counsel {
  return isOwnDnsFailure(bounce, theCase)
    ? advise(cause, 'sender', ['zone-broken-own'])
    : advise(cause, 'recipient', ['zone-broken-recipient']);
}
