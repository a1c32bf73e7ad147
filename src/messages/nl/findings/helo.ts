import type { HeloTexts } from '../../finding-groups.ts';
import { WHY } from '../failures.ts';

export const helo: HeloTexts = {
  HELO_RESOLVES: ({ helo, addresses }) =>
    `De HELO-naam ${helo} is een openbare naam en verwijst naar ${addresses.join(', ')}.`,
  HELO_NOT_PUBLIC: ({ helo }) =>
    `De server meldt zich met "${helo}". Dat is geen volledige hostnaam op het openbare internet, dus geen ontvanger kan hem opzoeken. Laat hem zich melden met een naam zoals mail.example.com.`,
  HELO_LITERAL: ({ helo }) =>
    `De server meldt zich met het adres ${helo} in plaats van een naam. De standaard staat dat toe, maar veel ontvangers weigeren het.`,
  HELO_UNRESOLVED: ({ helo }) =>
    `De HELO-naam ${helo} heeft geen A- of AAAA-record, dus ontvangers kunnen hem niet opzoeken.`,
  HELO_TEMPERROR: ({ helo, failure }) =>
    `Of de HELO-naam ${helo} bestaat was niet te controleren: ${WHY[failure]}. Dat betekent niet dat het record ontbreekt.`,
  HELO_OTHER_ADDRESS: ({ helo, ip, addresses }) =>
    `De HELO-naam ${helo} verwijst naar ${addresses.join(', ')} en niet naar ${ip}. Ontvangers mogen mail daarom alleen niet weigeren; één naam voor alles is wel het veiligst.`,
  HELO_IS_PTR: ({ helo, ip }) => `De HELO-naam ${helo} is ook de PTR van ${ip}.`,
  HELO_NOT_PTR: ({ helo, ip, ptr }) =>
    `De HELO-naam is ${helo} en de PTR van ${ip} is ${ptr}. Dat die verschillen is op zich geen fout: ontvangers mogen mail daarom niet weigeren, al tellen sommige het mee.`,
  HELO_IS_MX: ({ helo, domain }) => `De HELO-naam ${helo} is een MX van ${domain}.`,
  HELO_NOT_MX: ({ helo, ptr, domain, exchanges }) =>
    ptr === null || ptr === helo
      ? `De HELO-naam ${helo} is geen MX van ${domain} (${exchanges.join(', ')}). Dat is op zich geen fout, maar sommige ontvangers verwachten de naam van de MX.`
      : `De HELO-naam ${helo} en de PTR ${ptr} zijn geen van beide MX van ${domain} (${exchanges.join(', ')}). Dat is op zich geen fout, maar sommige ontvangers verwachten de naam van de MX.`,
};
