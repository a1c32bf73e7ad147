import type { ReverseTexts } from '../../finding-groups.ts';
import { WHY } from '../failures.ts';

export const reverse: ReverseTexts = {
  IPREV_PASS: ({ ip, name }) =>
    `Reverse DNS passes (iprev=pass): ${ip} has the PTR ${name}, and ${name} resolves back to ${ip}.`,
  IPREV_PERMERROR: ({ ip }) => `${ip} has no PTR record (iprev=permerror).`,
  IPREV_FAIL_NO_FORWARD: ({ ip, names }) =>
    `Reverse DNS fails (iprev=fail): ${ip} has the PTR ${names.join(', ')}, but that name has no ${ip.includes(':') ? 'AAAA' : 'A'} record.`,
  IPREV_FAIL_MISMATCH: ({ ip, name, addresses }) =>
    `Reverse DNS fails (iprev=fail): ${ip} has the PTR ${name}, but ${name} resolves to ${addresses.join(', ')}, not back to ${ip}.`,
  IPREV_TEMPERROR: ({ name, failure }) =>
    `Reverse DNS could not be checked (iprev=temperror): ${WHY[failure]} for ${name}. That does not mean the record is missing.`,
  PTR_SEVERAL: ({ ip, names }) =>
    `${ip} has ${names.length} PTR records: ${names.join(', ')}. One is enough, and some receivers look at only one.`,
  PTR_GENERIC: ({ name }) =>
    `${name} looks like a name the provider generated from the address. Some receivers take that for a home line.`,
  PTR_DELEGATED: ({ ip, target }) =>
    `The PTR of ${ip} is kept under another name, ${target}: the provider delegated it, so the record is changed in that zone.`,
  REVERSE_ZONE: ({ ip, zone, primary }) =>
    `The zone ${zone} on ${primary} answers for ${ip}. Only whoever runs that zone can set the PTR; a reverse zone made elsewhere has no effect.`,
  REVERSE_ZONE_BROKEN: ({ ip, zone, failure }) =>
    failure === 'bogus'
      ? `DNSSEC of the whole reverse zone ${zone} of ${ip} is broken. Whoever runs that zone has to repair it.`
      : `The whole reverse zone ${zone} of ${ip} gives no valid answer: its delegation or its servers are broken. Whoever runs that zone has to repair it.`,
};
