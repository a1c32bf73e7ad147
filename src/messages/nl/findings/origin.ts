import type { OriginTexts } from '../../finding-groups.ts';
import { WHY } from '../failures.ts';

export const origin: OriginTexts = {
  ORIGIN_AS: ({ ip, asn, operator }) => `${ip} hoort bij het netwerk van ${operator} (AS${asn}).`,
  ORIGIN_UNKNOWN: ({ ip, failure }) =>
    failure === null
      ? `Er is geen netwerk bekend dat ${ip} aankondigt.`
      : `Bij welk netwerk ${ip} hoort was niet te controleren: ${WHY[failure]}.`,
};
