import { USUAL_ACTOR } from '../../knowledge/causes.ts';
import type { Cause } from '../../knowledge/vocabulary.ts';
import { isReverseCause } from '../judge.ts';
import type { Ladder } from '../ladder.ts';
import { advise, type Counsel } from './advice.ts';
import { counselReverse } from './reverse-dns.ts';

/** What to do about a cause, or what must be known first. A cause without remedies yet gets its usual actor and none. */
export function counsel(cause: Cause, ladder: Ladder): Counsel {
  if (isReverseCause(cause) || cause === 'rdns_missing_wrong_egress_ip' || cause === 'rdns_propagation') {
    return counselReverse(cause, ladder);
  }
  return advise(cause, USUAL_ACTOR[cause], []);
}
