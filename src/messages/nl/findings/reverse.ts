import type { ReverseTexts } from '../../finding-groups.ts';
import { WHY } from '../failures.ts';

export const reverse: ReverseTexts = {
  IPREV_PASS: ({ ip, name }) =>
    `Reverse DNS klopt (iprev=pass): ${ip} heeft als PTR ${name}, en ${name} verwijst terug naar ${ip}.`,
  IPREV_PERMERROR: ({ ip }) => `${ip} heeft geen PTR-record (iprev=permerror).`,
  IPREV_FAIL_NO_FORWARD: ({ ip, names }) =>
    `Reverse DNS klopt niet (iprev=fail): ${ip} heeft als PTR ${names.join(', ')}, maar die naam heeft geen ${ip.includes(':') ? 'AAAA' : 'A'}-record.`,
  IPREV_FAIL_MISMATCH: ({ ip, name, addresses }) =>
    `Reverse DNS klopt niet (iprev=fail): ${ip} heeft als PTR ${name}, maar ${name} verwijst naar ${addresses.join(', ')} en niet terug naar ${ip}.`,
  IPREV_TEMPERROR: ({ name, failure }) =>
    `Reverse DNS was niet te controleren (iprev=temperror): ${WHY[failure]} voor ${name}. Dat betekent niet dat het record ontbreekt.`,
  PTR_SEVERAL: ({ ip, names }) =>
    `${ip} heeft ${names.length} PTR-records: ${names.join(', ')}. Eén is genoeg, en sommige ontvangers kijken maar naar één.`,
  PTR_GENERIC: ({ name }) =>
    `${name} lijkt een naam die de provider van het adres heeft gemaakt. Sommige ontvangers houden dat voor een thuisverbinding.`,
  PTR_DELEGATED: ({ ip, target }) =>
    `De PTR van ${ip} staat onder een andere naam, ${target}: de provider heeft hem gedelegeerd, dus het record wordt in die zone veranderd.`,
  REVERSE_ZONE: ({ ip, zone, primary }) =>
    `De zone ${zone} op ${primary} antwoordt voor ${ip}. Alleen wie die zone beheert kan het PTR-record zetten; een zelf gemaakte reverse zone ergens anders heeft geen effect.`,
  REVERSE_ZONE_BROKEN: ({ ip, zone, failure }) =>
    failure === 'bogus'
      ? `DNSSEC van de hele reverse zone ${zone} van ${ip} is stuk. Wie die zone beheert moet dat herstellen.`
      : `De hele reverse zone ${zone} van ${ip} geeft geen geldig antwoord: de delegatie of de servers zijn stuk. Wie die zone beheert moet dat herstellen.`,
};
