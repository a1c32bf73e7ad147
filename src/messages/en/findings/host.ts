import type { HostTexts } from '../../finding-groups.ts';
import { WHY } from '../failures.ts';

export const host: HostTexts = {
  HOST_RESOLVES: ({ host, addresses, alias }) =>
    alias === null
      ? `${host} leads to ${addresses.join(', ')}.`
      : `${host} is an alias of ${alias} and leads to ${addresses.join(', ')}.`,
  HOST_UNRESOLVED: ({ host }) => `${host} has no A or AAAA record: it leads to no address.`,
  HOST_TEMPERROR: ({ host, failure }) =>
    `Where ${host} leads could not be checked: ${WHY[failure]}. That does not mean the record is missing.`,
};
