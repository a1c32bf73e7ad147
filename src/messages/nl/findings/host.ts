import type { HostTexts } from '../../finding-groups.ts';
import { WHY } from '../failures.ts';

export const host: HostTexts = {
  HOST_RESOLVES: ({ host, addresses, alias }) =>
    alias === null
      ? `${host} leidt naar ${addresses.join(', ')}.`
      : `${host} is een alias van ${alias} en leidt naar ${addresses.join(', ')}.`,
  HOST_UNRESOLVED: ({ host }) => `${host} heeft geen A- of AAAA-record: de naam leidt naar geen enkel adres.`,
  HOST_TEMPERROR: ({ host, failure }) =>
    `Waar ${host} naartoe leidt was niet te controleren: ${WHY[failure]}. Dat betekent niet dat het record ontbreekt.`,
};
