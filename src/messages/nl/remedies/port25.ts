import { ipOr, mailNameOr, type Names } from '../../../knowledge/remedies/names.ts';
import { providerName } from '../../../knowledge/providers.ts';
import { relayPort } from '../../../knowledge/remedies/relay.ts';
import type { Port25Texts } from '../../remedy-groups.ts';

const test = () =>
  'Test het vanaf de server zelf. Komt deze verbinding tot stand, dan is poort 25 open en ligt het aan die ene bestemming:';
const provider = (names: Names) =>
  names.provider === null ? (names.operator ?? 'je hostingprovider') : providerName(names.provider);

const openPort = (names: Names) =>
  [
    'Onderwerp: uitgaand verkeer op poort 25 voor een mailserver',
    '',
    `Graag uitgaand verkeer op TCP-poort 25 toestaan voor onze mailserver ${mailNameOr(names)} (${ipOr(names)}).`,
    'Hij verstuurt de mail van ons eigen domein aan ontvangers die daarom vragen: zakelijke correspondentie en meldingen, geen bulkmail.',
    'Forward record, PTR, SPF, DKIM en DMARC zijn in orde, de server is geen open relay, en misbruikmeldingen bereiken ons op ABUSE_ADDRESS.',
  ].join('\n');

export const port25: Port25Texts = {
  'port25-aws': {
    title: () => 'Vraag AWS de beperking op poort 25 op te heffen',
    steps: {
      request: () =>
        'AWS beperkt uitgaand verkeer op poort 25 standaard bij elke EC2-instance; een security group verandert daar niets aan. Stuur het formulier "Request to remove email sending limitations", per Region: console.aws.amazon.com/support/contacts?#/rdns-limits. Het vraagt om een Elastic IP en de reverse DNS-naam daarvan.',
      lambda: () =>
        'Een Lambda-functie moet daarvoor in een VPC met NAT-gateway staan. Poort 465 en 587 naar een relay zoals Amazon SES zijn meteen open.',
      test,
    },
    request: (names) =>
      [
        `Use case: our own mail server ${mailNameOr(names)} on Elastic IP ${ipOr(names)}, Region REGION.`,
        'It sends business correspondence and notices of our own domain to recipients who asked for it, no bulk mail.',
        `Please remove the email sending limitations and set reverse DNS of ${ipOr(names)} to ${mailNameOr(names)} (the A record is in place).`,
        'SPF, DKIM and DMARC are published; bounces and complaints are handled at ABUSE_ADDRESS.',
      ].join('\n'),
  },
  'port25-google': {
    title: () => 'Verstuur via een relay: Google Cloud zet poort 25 niet op verzoek open',
    steps: {
      never: () =>
        'Google Cloud blokkeert verbindingen naar poort 25 van externe adressen. Volgens de tekst van 14 april 2026 zijn sommige projecten uitgezonderd, maar er staat niet bij hoe je dat aanvraagt: met een firewallregel gaat de poort niet open, en met een supportcontract ook niet.',
      relay: () =>
        'Poort 587 en 465 zijn open: gebruik een relay zoals SendGrid, Mailgun of de SMTP-relay van Google Workspace. Ook die bereik je alleen op 587 of 465.',
      test,
    },
  },
  'port25-oracle': {
    title: () => 'Vraag Oracle om een uitzondering met een service limit request',
    steps: {
      limit: () =>
        'Bij tenancies van na 23 juni 2021 is uitgaand verkeer op poort 25 geblokkeerd. Vraag een uitzondering: een service request om de service limit te verhogen, met de tekst hieronder.',
      test,
    },
    request: openPort,
  },
  'port25-digitalocean': {
    title: () => 'Verstuur via een HTTPS-API of poort 2525: DigitalOcean blokkeert de SMTP-poorten',
    steps: {
      ports: () =>
        'DigitalOcean blokkeert de poorten 25, 465 en 587 van Droplets standaard, ook bij Reserved IPs en IPv6 (tekst van 13 juli 2026). Openzetten biedt het niet aan, dus overstappen op poort 587 helpt niet.',
      api: () => 'Gebruik de HTTPS-API van een maildienst (poort 443), of een relay die op poort 2525 luistert.',
      test,
    },
  },
  'port25-hetzner': {
    title: () => 'Vraag Hetzner de poort te openen, met een limit request',
    steps: {
      limit: () =>
        'Hetzner Cloud blokkeert poort 25 en 465 standaard. Vraag na ongeveer een maand, met de eerste factuur betaald, in de Cloud-console om een hogere limiet (Limits, request); Hetzner beslist per geval.',
      until: () => 'Poort 587 is open: verstuur tot die tijd via een relay op 587.',
      test,
    },
    request: openPort,
  },
  'port25-linode': {
    title: () => 'Zet A-record en rDNS, en open dan een ticket bij Akamai (Linode)',
    steps: {
      first: (names) =>
        `Bij sommige accounts van na 5 november 2019 zijn de poorten 25, 465 en 587 geblokkeerd. Zet eerst het A-record van ${mailNameOr(names)} en de rDNS van ${ipOr(names)} op die naam: Akamai vraagt dat van een mailserver.`,
      ticket: () =>
        'Open daarna een supportticket met de tekst hieronder: naam, doel en domein zijn verplicht, een link naar jullie organisatie helpt. Ze beslissen per geval. Tot die tijd: een relay op poort 2525 of een HTTPS-API.',
      test,
    },
    request: (names) =>
      [
        'Subject: please lift the email restrictions',
        '',
        `Name: YOUR_NAME, ORGANISATION_NAME. Domain: ${names.senderDomain ?? 'YOUR_DOMAIN'}. Website: LINK_TO_WEBSITE.`,
        `Use case: our own mail server ${mailNameOr(names)} (${ipOr(names)}) sends business correspondence and notices of our domain to people who asked for it; no bulk mail, no bought lists.`,
        'Reverse DNS, SPF, DKIM and DMARC are in place; bounces and complaints are handled at ABUSE_ADDRESS.',
      ].join('\n'),
  },
  'port25-vultr': {
    title: () => 'Vraag het Vultr met een ticket, en reken op een relay',
    steps: {
      ticket: () =>
        'Volgens de documentatie, die ik alleen uit citaten ken, blokkeert Vultr poort 25 standaard en opent het die per geval. Open een ticket met de tekst hieronder.',
      refused: () =>
        'Klanten melden dat het vaak geweigerd wordt, vooral bij nieuwe accounts (meldingen van 2022 tot 2026). Houd dus ook een relay op poort 587 achter de hand; die poort is open.',
      test,
    },
    request: openPort,
  },
  'port25-scaleway': {
    title: () => 'Laat je identiteit controleren en zet dan SMTP aan in de security group',
    steps: {
      identity: () =>
        'Scaleway blokkeert de poorten 25, 465 en 587 tot je identiteit gecontroleerd is (KYC, in de console).',
      enable: () =>
        'Daarna, in de console: CPU & GPU Instances, Security groups, de groep van de server, Enable SMTP (tekst van 21 juli 2025).',
      test,
    },
  },
  'port25-ionos': {
    title: () => 'Zet PTR en SPF goed, en laat dan de support van IONOS poort 25 openen',
    steps: {
      first: (names) =>
        `Volgens de helppagina's, die ik alleen uit citaten ken, blokkeert IONOS uitgaand verkeer op poort 25 van zijn servers, en zet de support dat op verzoek open. Zorg eerst dat de server een volledige openbare naam heeft (${mailNameOr(names)}), dat de PTR van ${ipOr(names)} die naam is en dat SPF hem toestaat.`,
      support: () => 'Neem daarna contact op met de klantenservice, met de tekst hieronder.',
      until: () => 'Verstuur tot die tijd via een relay op poort 587.',
      test,
    },
    request: openPort,
  },
  'port25-alibaba': {
    title: () => 'Verstuur op poort 465 of 587 via een relay',
    steps: {
      closed: () =>
        'Alibaba Cloud blokkeert uitgaand verkeer op poort 25 van Simple Application Servers standaard en verwijst naar poort 465. Vraag de support wat voor jouw product geldt.',
      test,
    },
  },
  'port25-provider': {
    title: (names) => `Vraag ${provider(names)} om uitgaand verkeer op poort 25 toe te staan`,
    steps: {
      own: () => 'Sluit eerst een eigen firewall uit, op de server en aan de rand van het netwerk.',
      panel: (names) =>
        `Kijk dan in het beheerpaneel van ${provider(names)} of poort 25 of SMTP geblokkeerd is, en stuur anders de tekst hieronder.`,
      test,
    },
    request: openPort,
  },
  'port25-isp': {
    title: () => 'Verstuur via de mailserver van je internetprovider of een andere relay, op poort 587',
    steps: {
      closed: () =>
        'Op thuislijnen zet de internetprovider poort 25 meestal dicht, en het adres staat dan toch al op een lijst met adressen van eindgebruikers (PBL). Ook met een open poort wordt rechtstreekse aflevering meestal geweigerd.',
      smarthost: () =>
        'Stel de SMTP-server van de provider of een relaydienst in als smarthost, met authenticatie op poort 587.',
      business: () =>
        'Op een zakelijke lijn met een vast adres mag je vaak rechtstreeks versturen: vraag de provider om poort 25 en om een eigen PTR-record.',
    },
  },
  'port25-abuse': {
    title: (names) => `Stop eerst de spam, en laat ${provider(names)} de poort dan vrijgeven`,
    steps: {
      stop: () =>
        'Stop de uitgaande mail en kijk in de wachtrij: van wie zijn die berichten? (Postfix: mailq; per afzender: qshape -s deferred.)',
      find: () =>
        'Zoek de oorzaak en ruim die op: een mailbox met een gestolen wachtwoord, een gehackte website of een script, een open relay. Verander de wachtwoorden en werk bij wat misbruikt is.',
      listed: (names) => `Kijk of ${names.ip ?? 'het adres'} intussen op een blocklist staat: check.spamhaus.org.`,
      unblock: (names) =>
        names.provider === 'ovh'
          ? 'Geef hem pas dan vrij: in het beheerpaneel van OVHcloud bij het IP-adres, of via hun API. Zolang er nog spam van de server komt, gaat hij meteen weer dicht.'
          : `Laat hem pas dan vrijgeven, in het beheerpaneel van ${provider(names)} of door hun melding te beantwoorden met de tekst hieronder.`,
    },
    request: (names) =>
      [
        `Onderwerp: poort 25 van ${ipOr(names)}: oorzaak weggenomen`,
        '',
        `Jullie hebben uitgaand verkeer op poort 25 van onze server ${ipOr(names)} dichtgezet wegens spam. De oorzaak was THE_CAUSE; die is op DATE_AND_TIME weggenomen.`,
        'De wachtrij is geleegd en de betrokken wachtwoorden zijn veranderd. Willen jullie de poort weer openen?',
      ].join('\n'),
  },
  'port25-own-side': {
    title: () => 'Sluit een eigen firewall uit',
    steps: {
      rules: () => 'Kijk of een regel op de server zelf uitgaand verkeer op poort 25 tegenhoudt:',
      edge: () =>
        'Daarna de firewall of router aan de rand van het netwerk: die moet TCP 25 vanaf de mailserver naar buiten laten.',
      test,
    },
  },
  'relay-submission': {
    title: (names) => `Intussen, of voorgoed: verstuur via een relay op poort ${relayPort(names)}`,
    steps: {
      what: (names) =>
        `Laat de server zijn mail met authenticatie op poort ${relayPort(names)} aan een relay (smarthost) geven: een maildienst, of een eigen server ergens anders. Voor PTR en reputatie tellen dan de adressen van de relay.`,
      postfix: () => 'In Postfix, met naam en wachtwoord in /etc/postfix/sasl_passwd:',
      exchange: () => 'In Exchange:',
      spf: () => 'Zet de relay in je SPF-record.',
    },
  },
  'ipv6-no-way': {
    title: () => 'Je server kan niet via IPv6 naar buiten',
    steps: {
      own: (names) =>
        `"Network is unreachable" komt van je eigen systeem: dat heeft geen IPv6-route, dus er is niets verstuurd en ${names.remoteHost ?? 'de andere kant'} heeft geen verbinding gezien.`,
      ipv4: () =>
        'Heeft die server ook een IPv4-adres, dan is die poging ook mislukt, om een eigen reden: die staat in een andere regel van het log. Laat Bounce Doctor die lezen.',
      only: () =>
        'Heeft hij alleen IPv6, geef je server dan IPv6, of verstuur de mail voor dit domein via een relay die het heeft.',
      postfix: () =>
        'Laat Postfix alleen IPv4 gebruiken zolang je server geen IPv6 heeft: dan toont het log de reden die telt.',
    },
  },
  'destination-silent': {
    title: (names) =>
      `De bestemming ${names.remoteHost ?? names.recipientDomain ?? ''} moet antwoorden`.replace('  ', ' '),
    steps: {
      theirs: (names) =>
        `De server van de ontvanger (${names.remoteHost ?? names.recipientDomain ?? 'de andere kant'}) is uitgevallen, of een firewall daar blokkeert jouw adres. Zolang andere bestemmingen werken, is je eigen poort 25 in orde.`,
      retry: (names) =>
        `Je server blijft het vanzelf proberen, ${names.retryUntil === null ? 'meestal dagenlang' : `tot ${names.retryUntil}`}. Heeft het domein een andere MX die wel antwoordt, dan gaat de mail daarheen.`,
      test: () => 'Probeer het ook vanaf een ander netwerk. Antwoordt hij daar wel, dan blokkeren ze jouw adres:',
      contact: () =>
        'Blijft het zo: neem langs een andere weg contact op met de ontvanger, met de tekst hieronder voor hun mailbeheerder.',
    },
    request: (names) =>
      [
        `Onderwerp: ${names.remoteHost ?? 'jullie mailserver'} antwoordt niet op onze verbindingen`,
        '',
        `Verbindingen van onze mailserver ${ipOr(names)} naar ${names.remoteHost ?? 'jullie mailserver'} op poort 25 krijgen een time-out, terwijl andere bestemmingen werken.`,
        'Willen jullie nakijken of de server draait, en of een firewall of blocklist aan jullie kant ons adres tegenhoudt?',
      ].join('\n'),
  },
};
