import { ipOr, mailNameOr, type Names } from '../../../knowledge/remedies/names.ts';
import type { ExchangeTexts } from '../../remedy-groups.ts';

const agree = (names: Names) =>
  `De naam moet openbaar zijn en leiden naar het adres waar de mail vandaan komt: A-record ${mailNameOr(names)}, en een PTR ernaar terug. Dan kloppen HELO, forward record en PTR met elkaar.`;
const oneName = (names: Names) => names.senderMx ?? mailNameOr(names);

export const exchange: ExchangeTexts = {
  'helo-postfix': {
    title: (names) => `Laat Postfix zich melden als ${mailNameOr(names)}`,
    steps: {
      set: () => 'Stel de HELO-naam in, een volledige openbare naam:',
      whole: () => 'Of stel hem in als naam van de hele server; smtp_helo_name volgt myhostname:',
      agree,
    },
  },
  'helo-exim': {
    title: (names) => `Laat Exim zich melden als ${mailNameOr(names)}`,
    steps: {
      set: () => 'Stel de HELO-naam in, in het hoofddeel van de configuratie, een volledige openbare naam:',
      transport: () => 'Of alleen voor het versturen, in het smtp-transport:',
      agree,
    },
  },
  'helo-sendmail': {
    title: (names) => `Laat sendmail zich melden als ${mailNameOr(names)}`,
    steps: {
      set: () => 'Stel de HELO-naam in, in sendmail.mc, een volledige openbare naam:',
      build: () => 'Bouw de configuratie opnieuw en herstart:',
      agree,
    },
  },
  'helo-any': {
    title: (names) => `Laat de server zich melden (HELO/EHLO) als ${mailNameOr(names)}`,
    steps: {
      where: () =>
        'Stel een volledige openbare naam (FQDN) in. Postfix: smtp_helo_name of myhostname. Exim: primary_hostname. sendmail: confDOMAIN_NAME. Exchange: Set-SendConnector -Fqdn. Een programma of apparaat: de instelling van de hostnaam.',
      agree,
    },
  },
  'one-name': {
    title: (names) => `Gebruik één naam voor HELO, PTR en MX: ${oneName(names)}`,
    steps: {
      choose: (names) =>
        names.senderMx === null
          ? 'Kies één eigen naam voor de server, het liefst die van je MX.'
          : `${names.senderMx} is de MX van ${names.senderDomain ?? 'je domein'}. Gebruik die ook voor de HELO (SMTP-banner) en voor de PTR (reverse DNS), in plaats van ${names.heloName ?? 'de standaardnaam van de provider'}.`,
      ptr: (names) =>
        `Zet de reverse DNS (PTR) van het versturende adres ${ipOr(names)} op ${oneName(names)}; het A-record moet ernaar terugleiden.`,
      azure: () => 'In Azure is dat ReverseFqdn op het openbare IP, met de punt aan het eind:',
      helo: (names) => `Laat de server zich melden (HELO/EHLO, banner) als ${oneName(names)}.`,
      exchange: () => 'In Exchange:',
      postfix: () => 'In Postfix:',
      strict: () =>
        'PTR en forward record klopten al die tijd; volgens RFC 5321 is dat genoeg. Sommige ontvangers willen dat de banner de naam van de MX van het domein is: met één naam zijn ook die tevreden. (De Nederlandse tekst van Microsoft noemt de SMTP-banner "SMTP-koptekst"; het gaat niet om de berichtkoppen.)',
    },
  },
  'recipient-drops-helo-rule': {
    title: () => 'De ontvanger moet de regel schrappen dat HELO gelijk moet zijn aan de PTR',
    steps: {
      theirs: () =>
        'RFC 5321, paragraaf 4.1.4, staat niet toe dat een server mail weigert omdat de HELO-naam niet bij het adres past. De regel is van de ontvangende kant, en alleen hun beheerder kan hem veranderen.',
      nothing: () =>
        'Bij Microsoft 365 is de HELO-naam met opzet een andere dan de PTR, en je kunt geen van beide instellen. PTR en forward record kloppen; aan jouw kant valt niets te herstellen.',
      meanwhile: () => 'Stuur hun beheerder de tekst hieronder. Bereik de ontvanger zolang langs een andere weg.',
    },
    request: (names) =>
      [
        'Onderwerp: jullie mailserver weigert mail waarvan de HELO niet de PTR is',
        '',
        `Jullie server weigert onze mail vanaf ${ipOr(names)}, omdat de HELO-naam${names.heloName ? ` ${names.heloName}` : ''} niet de PTR-naam${names.ptrName ? ` ${names.ptrName}` : ''} is.`,
        'De PTR leidt naar het adres terug. RFC 5321, paragraaf 4.1.4, verbiedt mail te weigeren om een HELO-naam die niet past; bij Microsoft 365 is het verschil opzet (Microsoft KB 3019655).',
        'Willen jullie die regel schrappen, of Microsoft 365 ervan uitzonderen?',
      ].join('\n'),
  },
  'smart-host-helo': {
    title: () => 'Neem contact op met de beheerder van de smarthost: de naam waarmee die zich meldt is geweigerd',
    steps: {
      vendor: () =>
        'De ontvanger zag de smarthost, dus de HELO-naam daarvan telt. De beheerder of de documentatie van de leverancier zegt waar die ingesteld wordt.',
      'not-yours': () => 'De FQDN van je eigen verzendconnector ziet alleen de smarthost.',
    },
    request: (names) =>
      [
        'Onderwerp: HELO-naam van jullie relay',
        '',
        `Mail die wij aan jullie relay${names.smartHost ? ` ${names.smartHost}` : ''} geven wordt geweigerd: de HELO-naam${names.heloName ? ` ${names.heloName}` : ''} is geen volledige openbare naam.`,
        'Willen jullie hem zich laten melden met een openbare naam die naar zijn adres verwijst (RFC 5321, paragraaf 4.1.1.1)?',
      ].join('\n'),
  },
  'exchange-certificate': {
    title: () => 'Breng connectornaam en certificaat bij elkaar (event 12014)',
    steps: {
      harmless: (names) =>
        `De mail blijft lopen, op die connector zonder TLS. Exchange zoekt een certificaat met de naam ${names.connectorFqdn ?? 'van de connector (de FQDN)'} en heeft er geen.`,
      list: () => 'Kijk welke namen er in je certificaten staan (subject en alternatieve namen):',
      name: () => 'Stel de connector in op een naam die in een certificaat staat:',
      certificate: (names) =>
        `Of neem een certificaat waar ${names.connectorFqdn ?? 'de naam'} in staat en schakel het in voor SMTP:`,
      'not-ptr': () =>
        'Een naam van het hostingbedrijf staat in geen certificaat van jou. Met een smarthost doet de naam van de connector er weinig toe: de reverse DNS is dan die van de smarthost.',
    },
  },
  'exchange-egress': {
    title: () => 'Kijk via welke Exchange-server en welk adres de mail vertrekt',
    steps: {
      connectors: () => 'Vraag op welke connectors rechtstreeks versturen, en via welke servers:',
      which: () =>
        'Exchange 2007 en 2010: hub-transport- en edge-servers versturen. Exchange 2013 en later: de mailboxserver, of de front end (client access) als FrontendProxyEnabled True is. De PTR hoort op het openbare adres van de server die verstuurt.',
      internal: () => 'Servers die alleen intern of naar een smarthost versturen hebben geen PTR nodig.',
    },
  },
  'exchange-tls-certificate': {
    title: () => 'Geef de verzendconnector het certificaat dat nu in gebruik is',
    steps: {
      list: () =>
        'De verzendconnector noemt een certificaat (TlsCertificateName) dat deze server niet meer heeft: meestal is het vernieuwd. Zoek het nieuwe op; het moet geldig zijn en voor SMTP aanstaan:',
      set: () => 'Zet daarna de naam ervan in de connector, met de thumbprint van het nieuwe:',
      hybrid: () =>
        'Doe in een hybride omgeving hetzelfde voor de ontvangstconnector vanaf Microsoft 365, of voer de Hybrid Configuration wizard opnieuw uit. Mail in de wachtrij wordt daarna vanzelf opnieuw geprobeerd.',
    },
  },
  verified: {
    title: () => 'Er hoeft niets meer te gebeuren',
    steps: {
      agrees: (names) => `PTR en forward record van ${ipOr(names)} kloppen met elkaar: iprev=pass (RFC 8601).`,
      slot: () =>
        'Ik heb de PTR opgezocht en niet uit de header overgenomen: in een Received-regel is de naam na "from" bij de ene server de HELO-naam en bij de andere de reverse DNS-naam.',
      next: () =>
        'Wordt er ergens nog mail geweigerd, laat Bounce Doctor dan de nieuwe bounce lezen: dan is het iets anders, zoals SPF of reputatie. Gmail is een goede strenge test (AOL draait nu op de servers van Yahoo).',
    },
  },
  'partner-ptr': {
    title: (names) =>
      names.ptrName === null
        ? `De partner moet voor ${ipOr(names)} een PTR-record laten zetten`
        : `De partner moet de reverse DNS van ${ipOr(names)} herstellen`,
    steps: {
      theirs: (names) =>
        names.ptrName === null
          ? `Jouw server weigert, en ${ipOr(names)} heeft geen PTR: dat is het adres van de versturende partner. Hun beheerder moet hem laten zetten. Je eigen PTR staat daarbuiten. Stuur hun de tekst hieronder.`
          : `Jouw server weigert. De PTR van ${ipOr(names)}, het adres van de partner, is ${names.ptrName}, en die naam moet naar het adres terugleiden. Hun beheerder moet dat herstellen; je eigen PTR staat daarbuiten. Stuur hun de tekst hieronder.`,
      'own-rule': (names) =>
        `Tot die tijd kun je dat adres van de controle uitzonderen (Postfix: check_client_access vóór ${names.ptrName === null ? 'reject_unknown_reverse_client_hostname' : 'reject_unknown_client_hostname'}), of het laten meewegen in een spamscore in plaats van te weigeren.`,
    },
    request: (names) =>
      [
        `Onderwerp: reverse DNS van jullie mailserver ${ipOr(names)}`,
        '',
        `Onze server weigert mail vanaf ${ipOr(names)}, omdat het adres geen reverse DNS (PTR) heeft die ernaar terugleidt (RFC 8601, paragraaf 2.7.3).`,
        ...(names.ptrName === null ? [] : [`De PTR is nu ${names.ptrName}.`]),
        'Willen jullie zorgen dat de PTR de naam van jullie mailserver is, en dat die naam terugleidt naar het adres? Andere ontvangers eisen dat ook.',
      ].join('\n'),
  },
};
