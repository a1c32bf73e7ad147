import type { HeloTexts } from '../../finding-groups.ts';
import { WHY } from '../failures.ts';

export const helo: HeloTexts = {
  HELO_RESOLVES: ({ helo, addresses }) =>
    `The HELO name ${helo} is a public name and resolves to ${addresses.join(', ')}.`,
  HELO_NOT_PUBLIC: ({ helo }) =>
    `The server greets with "${helo}". That is no full host name of the public internet, so no receiver can look it up. Let it greet with a name such as mail.example.com.`,
  HELO_LITERAL: ({ helo }) =>
    `The server greets with the address ${helo} instead of a name. The standard allows it, and many receivers refuse it.`,
  HELO_UNRESOLVED: ({ helo }) => `The HELO name ${helo} has no A or AAAA record, so receivers cannot look it up.`,
  HELO_TEMPERROR: ({ helo, failure }) =>
    `Whether the HELO name ${helo} resolves could not be checked: ${WHY[failure]}. That does not mean the record is missing.`,
  HELO_OTHER_ADDRESS: ({ helo, ip, addresses }) =>
    `The HELO name ${helo} resolves to ${addresses.join(', ')} and not to ${ip}. The standard forbids receivers to refuse mail for that alone; one name for all is still the safest.`,
  HELO_IS_PTR: ({ helo, ip }) => `The HELO name ${helo} is also the PTR of ${ip}.`,
  HELO_NOT_PTR: ({ helo, ip, ptr }) =>
    `The HELO name is ${helo} and the PTR of ${ip} is ${ptr}. That they differ is no failure by itself: receivers must not refuse mail for it, although some count it.`,
  HELO_IS_MX: ({ helo, domain }) => `The HELO name ${helo} is a mail exchanger of ${domain}.`,
  HELO_NOT_MX: ({ helo, ptr, domain, exchanges }) =>
    ptr === null || ptr === helo
      ? `The HELO name ${helo} is no mail exchanger of ${domain} (${exchanges.join(', ')}). That is no failure by itself, but some receivers expect the name of the MX.`
      : `Neither the HELO name ${helo} nor the PTR ${ptr} is a mail exchanger of ${domain} (${exchanges.join(', ')}). That is no failure by itself, but some receivers expect the name of the MX.`,
};
