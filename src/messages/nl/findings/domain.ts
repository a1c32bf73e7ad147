import type { DomainTexts } from '../../finding-groups.ts';
import { WHY } from '../failures.ts';

export const domain: DomainTexts = {
  DOMAIN_RESOLVES: ({ domain, servers }) =>
    servers.length === 0
      ? `${domain} antwoordt in DNS.`
      : `${domain} antwoordt in DNS; de nameservers zijn ${servers.join(', ')}.`,
  DOMAIN_MISSING: ({ domain }) =>
    `Het domein ${domain} bestaat niet in DNS. Ontvangers weigeren mail van een domein dat ze niet kunnen vinden.`,
  DOMAIN_NO_MAIL: ({ domain }) =>
    `${domain} heeft geen MX-record en geen adres. Ontvangers weigeren mail van een domein waar geen antwoord kan aankomen.`,
  DOMAIN_SERVFAIL: ({ domain, types, failure }) =>
    failure === 'bogus'
      ? `DNSSEC van ${domain} is stuk: de records (${types.join(', ')}) zijn er, maar komen niet door de controle. Ontvangers met een resolver die DNSSEC controleert kunnen het domein niet opzoeken en stellen mail ervan uit of weigeren die. Onderteken de zone opnieuw, of verbeter het DS-record bij de registrar.`
      : `De nameservers van ${domain} geven geen geldig antwoord (SERVFAIL voor ${types.join(', ')}): de delegatie of de servers zijn stuk. Ontvangers zien hetzelfde en stellen mail ervan uit of weigeren die.`,
  DOMAIN_TEMPERROR: ({ domain, types, failure }) =>
    `${domain} was niet te controleren (${types.join(', ')}): ${WHY[failure]}. Dat betekent niet dat er records ontbreken.`,
  DOMAIN_NS_DANGLING: ({ domain, servers }) =>
    `${domain} is gedelegeerd aan ${servers.join(', ')}, en die ${servers.length === 1 ? 'server heeft' : 'servers hebben'} geen adres. Wie het daar probeert verliest tijd of krijgt niets.`,
  DOMAIN_NS_SINGLE: ({ domain, server }) =>
    `${domain} heeft maar één nameserver, ${server}. Als die uitvalt, gaat mail van en naar het domein mis.`,
};
