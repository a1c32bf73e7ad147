// What the returned message shows besides the refusal: its way, its signatures, what others found of it.
import type { MessageFacts } from './bounce.ts';
import { decodedField, fieldsNamed } from './headers.ts';
import { MAX_HOPS, readHops } from './received.ts';
import { type View, valuesOf } from './view.ts';

const MAX_SIGNATURES = 20;
const MAX_RESULTS = 20;

/** Facts of the returned message; where the input gives none back, of the input's own head. */
export function messageFacts(view: View): MessageFacts {
  return {
    hops: readHops(receivedOf(view)),
    dkim: valuesOf(view, 'dkim-signature')
      .slice(0, MAX_SIGNATURES)
      .flatMap((value) => {
        const domain = /(?:^|;)\s{0,8}d\s?=\s?([\w.-]{1,255})/.exec(value)?.[1];
        const selector = /(?:^|;)\s{0,8}s\s?=\s?([\w.-]{1,255})/.exec(value)?.[1];
        return domain && selector ? [{ domain, selector }] : [];
      }),
    authenticationResults: resultsOf(view).slice(0, MAX_RESULTS),
    receivedSpf: valuesOf(view, 'received-spf').slice(0, MAX_RESULTS),
    forefrontAntispamReport: valuesOf(view, 'x-forefront-antispam-report')[0] ?? null,
    subject: decodedField(view.returned, 'subject') ?? decodedField(view.head, 'subject') ?? null,
  };
}

/** True where the message has more of them than are taken. */
export function holdsMoreFacts(view: View): boolean {
  return (
    receivedOf(view).length > MAX_HOPS ||
    valuesOf(view, 'dkim-signature').length > MAX_SIGNATURES ||
    resultsOf(view).length > MAX_RESULTS ||
    valuesOf(view, 'received-spf').length > MAX_RESULTS
  );
}

function resultsOf(view: View): string[] {
  return [...valuesOf(view, 'authentication-results'), ...valuesOf(view, 'arc-authentication-results')];
}

/** Values of the Received fields of the returned message, else of the input's own head, newest first. */
export function receivedOf(view: View): string[] {
  const received = fieldsNamed(view.returned, 'received');
  return received.length > 0 ? received : fieldsNamed(view.head, 'received');
}
