import { envelopeDomainOr } from '../../../knowledge/remedies/mail-names.ts';
import { ownFailing } from '../../../knowledge/remedies/routing.ts';
import type { Names } from '../../../knowledge/remedies/names.ts';
import type { RoutingTexts } from '../../remedy-groups.ts';

const theirDomain = (names: Names) => names.recipientDomain ?? 'het domein van de ontvanger';
const tell = (names: Names) =>
  `Alleen de beheerder van ${theirDomain(names)} kan dit herstellen. Laat het weten per telefoon of via een ander adres; in de tekst hieronder staat wat er moet gebeuren.`;
const privateMx = ({ mxPrivate }: Names) =>
  mxPrivate.map(({ host, addresses }) => `${host} (${addresses.join(', ')})`).join(', ');
const withoutMx = (names: Names) =>
  names.mxPrivate.length > 0
    ? `het MX-record leidt naar ${privateMx(names)}, en privéadressen zijn vanaf internet niet te bereiken`
    : noMx(names);
const noMx = (names: Names) =>
  names.mxIsAddress.length > 0
    ? `in het MX-record staat het adres ${names.mxIsAddress.join(', ')}, en daar hoort de naam van een server (RFC 5321 paragraaf 5.1)`
    : names.mxAddress === null
      ? 'het domein heeft geen MX-record en geen adres'
      : `het domein heeft geen MX-record, en het eigen adres ${names.mxAddress} neemt geen mail aan`;
const verify = () => 'Controleer het daarna, en verstuur opnieuw:';

export const routing: RoutingTexts = {
  'domain-spelling': {
    title: (names) => `Controleer de spelling van ${theirDomain(names)}`,
    steps: {
      meant: (names) => `Was ${names.domainMeant ?? ''} bedoeld? Het lijkt een tikfout.`,
      spelling: () =>
        'DNS kent het domein niet (het bestaat niet), dus is er geen server om naar te versturen. Zoek naar een tikfout in het deel achter de @, ook in contacten en automatisch aanvullen.',
      look: () => 'Lijkt het goed, kijk dan zelf:',
      expired: () =>
        'Werkte het eerder wel, dan kan het domein verlopen zijn of zijn de nameservers weg: vraag het de ontvanger op een andere manier. Opnieuw versturen verandert niets.',
    },
  },
  'null-mx-recipient': {
    title: (names) => `Gebruik een ander adres: ${theirDomain(names)} neemt geen mail aan`,
    steps: {
      other: () =>
        'Het domein zegt met een null MX ("MX 0 .") dat het nooit mail aanneemt. Controleer de spelling en vraag de ontvanger om een adres bij een ander domein. Opnieuw proberen helpt niet.',
      admin: (names) =>
        `Zou ${theirDomain(names)} wel mail moeten aannemen, dan moet de beheerder ervan de null MX vervangen door de naam van een mailserver.`,
    },
  },
  'null-mx-sender': {
    title: (names) => `Verstuur vanaf een domein dat mail aanneemt, niet vanaf ${envelopeDomainOr(names)}`,
    steps: {
      sender: (names) =>
        `${envelopeDomainOr(names)} heeft een null MX: het zegt dat het geen mail aanneemt, en daarom weigeren ontvangers het als afzender (RFC 7505).`,
      mx: (names) =>
        `Geef ${envelopeDomainOr(names)} een MX-record met een mailserver, of gebruik een afzenderadres bij een domein dat er een heeft.`,
    },
  },
  'mx-publish': {
    title: (names) => `${theirDomain(names)} heeft een MX-record nodig dat naar een mailserver leidt`,
    steps: {
      tell: (names) => `Controleer eerst of ${theirDomain(names)} goed gespeld is. ${tell(names)}`,
      publish: () => 'Het record daar, met de naam van een server die een A- of AAAA-record heeft:',
      verify,
    },
    request: (names) =>
      [
        `Onderwerp: geen mailserver in DNS voor ${theirDomain(names)}`,
        '',
        `Mail naar ${theirDomain(names)} kan niet worden afgeleverd: ${names.mxHosts.length === 0 ? withoutMx(names) : `het MX-record noemt ${names.mxHosts.join(', ')}, en dat leidt niet naar een mailserver`}.`,
        'Willen jullie een MX-record publiceren met de naam van jullie mailserver?',
      ].join('\n'),
  },
  'mx-not-alias': {
    title: (names) => `De MX van ${theirDomain(names)} moet de server zelf noemen, geen CNAME`,
    steps: {
      tell,
      publish: (names) =>
        names.mxAlias === null
          ? 'Zet in het MX-record, in plaats van de alias, de eigenlijke hostnaam: die met het A-record:'
          : `${names.mxAlias.host} is een CNAME voor ${names.mxAlias.target}. Zet in het MX-record de naam waar hij naartoe leidt:`,
      'or-address': (names) =>
        `Of vervang de CNAME${names.mxAlias === null ? '' : ` ${names.mxAlias.host}`} door A- en AAAA-records. Veel afzenders volgen de alias toch, daarom bounct maar een deel van de mail.`,
      verify,
    },
    request: (names) =>
      [
        `Onderwerp: het MX-record van ${theirDomain(names)} wijst naar een CNAME`,
        '',
        `Het MX-record van ${theirDomain(names)}${names.mxAlias === null ? ' leidt naar een CNAME' : ` noemt ${names.mxAlias.host}, en dat is een CNAME voor ${names.mxAlias.target}`}. Een MX moet een server met adresrecords noemen (RFC 2181 paragraaf 10.3), en sommige servers weigeren af te leveren.`,
        `Willen jullie de MX ${names.mxAlias?.target ?? 'de server zelf'} laten noemen, of de server eigen A- en AAAA-records geven?`,
      ].join('\n'),
  },
  'mx-left-over': {
    title: (names) => `De MX van ${theirDomain(names)} leidt naar een server die het domein niet bedient`,
    steps: {
      tell,
      remove: (names) =>
        names.mxLeftOver.length === 0
          ? 'Is het domein verhuisd: verwijder het oude MX-record en laat alleen dat van het nieuwe mailsysteem staan.'
          : `Is het domein verhuisd: verwijder het oude MX-record ${names.mxLeftOver.join(', ')} en laat alleen dat van het nieuwe mailsysteem staan (${names.mxHosts.filter((host) => !names.mxLeftOver.includes(host)).join(', ') || 'MAIL_SERVER'}).`,
      accept: () =>
        'Hoort het daar wel: voeg het toe als accepted domain in die Microsoft 365-tenant en verifieer het (of als lokaal domein op die server).',
      verify,
    },
    request: (names) =>
      [
        `Onderwerp: het MX-record van ${theirDomain(names)}`,
        '',
        `Mail naar ${theirDomain(names)} wordt geweigerd door ${names.remoteHost ?? names.mxHosts[0] ?? 'de server in jullie MX-record'}, omdat die server het domein niet aanneemt.`,
        'Willen jullie het MX-record verwijderen als jullie verhuisd zijn, of het domein daar als accepted domain toevoegen?',
      ].join('\n'),
  },
  'zone-broken-recipient': {
    title: (names) => `DNS van ${names.failingDomain ?? theirDomain(names)} antwoordt niet goed`,
    steps: {
      trace: () =>
        'Kijk waar het misgaat: een dode nameserver, een verkeerde delegatie, of DNSSEC die niet klopt (SERVFAIL):',
      tell: (names) =>
        `Mislukt het van elders ook, laat het de beheerder van ${theirDomain(names)} dan op een andere manier weten. Werkt het van elders wel, dan ligt het aan je eigen resolver.`,
      wait: () =>
        'Voor je server is het tijdelijk: hij probeert het vanzelf opnieuw. Wat teruggekomen is verstuur je opnieuw als DNS weer antwoordt.',
    },
    request: (names) =>
      [
        `Onderwerp: DNS van ${names.failingDomain ?? theirDomain(names)} werkt niet`,
        '',
        `Mail naar ${theirDomain(names)} kan niet worden afgeleverd omdat het opzoeken van de mailserver mislukt (SERVFAIL of geen antwoord). Willen jullie de nameservers, de delegatie en DNSSEC nakijken?`,
      ].join('\n'),
  },
  'zone-broken-own': {
    title: (names) => `Herstel de DNS van ${ownFailing(names)}`,
    steps: {
      answer: (names) =>
        names.failingInclude
          ? `Het SPF-record van ${envelopeDomainOr(names)} verwijst naar ${ownFailing(names)}, en de nameservers daarvan geven geen antwoord. Daarom kon SPF niet gecontroleerd worden; dat betekent niet dat er een record ontbreekt. Kijk waar het misgaat:`
          : 'De nameservers van je domein gaven de ontvanger geen antwoord, dus konden SPF, DKIM en DMARC niet gecontroleerd worden. Dat betekent niet dat er een record ontbreekt. Kijk waar het misgaat:',
      dnssec: () =>
        'SERVFAIL betekent meestal DNSSEC die niet klopt (verlopen handtekeningen, een verkeerd DS-record bij de registrar) of een nameserver die uit staat.',
      include: (names) =>
        `Alleen wie ${ownFailing(names)} beheert kan het herstellen: meld het daar. Verstuurt die dienst niet meer voor jullie, haal hem dan uit het SPF-record.`,
      host: () => 'Laat het herstellen door wie de zone host; het DS-record verandert de registrar.',
      retry: () =>
        'Een weigering met een 4xx-code is tijdelijk: de mail blijft in de wachtrij en de server probeert het vanzelf opnieuw.',
    },
  },
  'sender-domain-in-dns': {
    title: (names) => `Zorg dat het domein van de afzender ${envelopeDomainOr(names)} in DNS te vinden is`,
    steps: {
      right: () =>
        "Controleer of de envelopafzender een echt domein van jullie heeft: programma's en apparaten versturen vaak als user@host.local. Stel daar het juiste in.",
      records: () =>
        'Het domein heeft een MX-record (of A-record) en een werkende delegatie nodig, en mag niet verlopen zijn:',
      yahoo: () => 'Yahoo vraagt ook naar het SOA-record: de naam moet in een zone liggen die antwoordt.',
      retry: () => 'Wat met een 4xx-code is uitgesteld wordt vanzelf opnieuw geprobeerd; de rest verstuur je opnieuw.',
    },
  },
  'host-refuses-connection': {
    title: (names) => `${names.remoteHost ?? 'De ontvangende server'} weigert de verbinding`,
    steps: {
      look: () =>
        'Probeer het ook vanuit een ander netwerk. Overal geweigerd: hun server staat uit of is gesloten. Alleen bij jullie geweigerd: ze blokkeren je adres, of een firewall onderweg doet dat.',
      tell: (names) =>
        `Laat het de beheerder van ${theirDomain(names)} op een andere manier weten: de maildienst op poort 25 moet draaien en je adres toelaten.`,
      wait: () => 'Je server blijft het vanzelf proberen, meestal dagenlang.',
    },
    request: (names) =>
      [
        `Onderwerp: ${names.remoteHost ?? 'jullie mailserver'} weigert onze verbindingen`,
        '',
        `Verbindingen ${names.ip === null ? '' : `van onze mailserver ${names.ip} `}naar ${names.remoteHost ?? 'jullie mailserver'} op poort 25 worden geweigerd of meteen verbroken.`,
        'Willen jullie nakijken of de maildienst draait, en of een firewall of blocklist aan jullie kant ons adres weigert?',
      ].join('\n'),
  },
};
