import type { OriginTexts } from '../../finding-groups.ts';
import { WHY } from '../failures.ts';

export const origin: OriginTexts = {
  ORIGIN_AS: ({ ip, asn, operator }) => `${ip} belongs to the network of ${operator} (AS${asn}).`,
  ORIGIN_UNKNOWN: ({ ip, failure }) =>
    failure === null
      ? `No network is known to announce ${ip}.`
      : `Whose network ${ip} is in could not be checked: ${WHY[failure]}.`,
};
