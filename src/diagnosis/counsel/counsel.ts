import { USUAL_ACTOR } from '../../knowledge/causes.ts';
import type { Cause } from '../../knowledge/vocabulary.ts';
import type { Ladder } from '../ladder.ts';
import { advise, type Counsel, type Trees } from './advice.ts';
import { AZURE_TREES } from './azure.ts';
import { CONNECTION_TREES } from './connection.ts';
import { HELO_TREES } from './helo.ts';
import { MICROSOFT365_TREES } from './microsoft365.ts';
import { REVERSE_TREES } from './reverse-dns.ts';

/** Each cause stands in one family. */
const TREES: Trees = {
  ...REVERSE_TREES,
  ...AZURE_TREES,
  ...CONNECTION_TREES,
  ...HELO_TREES,
  ...MICROSOFT365_TREES,
};

/** What to do about a cause, or what must be known first. A cause without remedies yet gets its usual actor and none. */
export function counsel(cause: Cause, ladder: Ladder): Counsel {
  return TREES[cause]?.(ladder, cause) ?? advise(cause, USUAL_ACTOR[cause], []);
}
