// What the returned message shows besides the refusal: its way, its signatures, what others found of it.
import type { MessageFacts } from './bounce.ts';
import { decodedField, fieldsNamed } from './headers.ts';
import { readHops } from './received.ts';
import { type View, valuesOf } from './view.ts';

/** Facts of the returned message; where the input gives none back, of the input's own head. */
export function messageFacts(view: View): MessageFacts {
  return {
    hops: readHops(receivedOf(view)),
    dkim: valuesOf(view, 'dkim-signature')
      .slice(0, 20)
      .flatMap((value) => {
        const domain = /(?:^|;)\s{0,8}d\s?=\s?([\w.-]{1,255})/.exec(value)?.[1];
        const selector = /(?:^|;)\s{0,8}s\s?=\s?([\w.-]{1,255})/.exec(value)?.[1];
        return domain && selector ? [{ domain, selector }] : [];
      }),
    authenticationResults: [
      ...valuesOf(view, 'authentication-results'),
      ...valuesOf(view, 'arc-authentication-results'),
    ].slice(0, 20),
    receivedSpf: valuesOf(view, 'received-spf').slice(0, 10),
    forefrontAntispamReport: valuesOf(view, 'x-forefront-antispam-report')[0] ?? null,
    subject: decodedField(view.returned, 'subject') ?? decodedField(view.head, 'subject') ?? null,
  };
}

/** Values of the Received fields of the returned message, else of the input's own head, newest first. */
export function receivedOf(view: View): string[] {
  const received = fieldsNamed(view.returned, 'received');
  return received.length > 0 ? received : fieldsNamed(view.head, 'received');
}
