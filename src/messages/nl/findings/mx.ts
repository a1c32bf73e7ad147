import type { MxTexts } from '../../finding-groups.ts';
import { WHY } from '../failures.ts';

export const mx: MxTexts = {
  MX_RESOLVES: ({ domain, hosts }) =>
    `Mail voor ${domain} gaat naar ${hosts.join(', ')}, en ${hosts.length === 1 ? 'die host verwijst' : 'die hosts verwijzen'} naar openbare adressen.`,
  MX_NULL: ({ domain }) => `${domain} zegt dat het helemaal geen mail aanneemt (null MX: "0 .").`,
  MX_NULL_MIXED: ({ domain, hosts }) =>
    `${domain} heeft een null MX ("0 .") naast ${hosts.join(', ')}. Een null MX moet alleen staan, dus elke afzender doet iets anders; verwijder het een of het ander.`,
  MX_IMPLICIT: ({ domain, addresses }) =>
    `${domain} heeft geen MX-record. Afzenders proberen dan het adres van het domein zelf, ${addresses.join(', ')}, en dat is vaak een webserver die geen mail aanneemt.`,
  MX_NONE: ({ domain }) =>
    `${domain} bestaat, maar heeft geen MX-record en geen adres, dus er kan geen mail worden bezorgd.`,
  MX_DOMAIN_MISSING: ({ domain }) => `Het domein ${domain} bestaat niet in DNS, dus er kan geen mail worden bezorgd.`,
  MX_TEMPERROR: ({ domain, failure }) =>
    `De MX-records van ${domain} waren niet op te zoeken: ${WHY[failure]}. Dat betekent niet dat ze er niet zijn.`,
  MX_CNAME: ({ domain, hosts }) =>
    `De MX van ${domain} noemt een alias: ${hosts.map(({ host, target }) => `${host} is een CNAME naar ${target}`).join('; ')}. Een MX moet een host met een eigen adres noemen; sommige afzenders weigeren anders te bezorgen.`,
  MX_DANGLING: ({ domain, hosts }) =>
    `De MX van ${domain} noemt ${hosts.join(', ')}, en die ${hosts.length === 1 ? 'host heeft' : 'hosts hebben'} geen adres. Mail die daarheen gaat kan niet worden bezorgd.`,
  MX_IS_ADDRESS: ({ domain, hosts }) =>
    `In de MX van ${domain} staat een adres (${hosts.join(', ')}) waar een hostnaam hoort. Afzenders zoeken dat als naam op en vinden niets.`,
  MX_PRIVATE: ({ domain, hosts }) =>
    `De MX van ${domain} leidt naar ${hosts.map(({ host, addresses }) => `${host} (${addresses.join(', ')})`).join(', ')}. Die adressen zijn vanaf internet niet te bereiken.`,
  MX_HOST_TEMPERROR: ({ domain, hosts, failure }) =>
    `Het adres van ${hosts.join(', ')}, MX van ${domain}, was niet op te zoeken: ${WHY[failure]}. Dat betekent niet dat het ontbreekt.`,
  MX_NO_REVERSE: ({ domain, hosts }) =>
    `Van de MX-hosts van ${domain} ${hosts.length === 1 ? 'heeft' : 'hebben'} ${hosts.map(({ host, ip }) => `${host} (${ip})`).join(', ')} geen PTR-record. Dat doet er alleen toe als er vandaar ook mail wordt verstuurd.`,
  MX_SERVICE: ({ domain, service }) => `De MX-hosts van ${domain} zijn van ${service}.`,
  MX_MIXED: ({ domain, service, hosts, others }) =>
    `${domain} heeft MX-hosts van ${service} (${hosts.join(', ')}) naast andere (${others.join(', ')}). Als een daarvan is overgebleven na een verhuizing, wordt mail die daar aankomt geweigerd of raakt ze zoek.`,
};
