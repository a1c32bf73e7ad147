import type { Names } from '../../../knowledge/remedies/names.ts';
import type { TlsTexts } from '../../remedy-groups.ts';

const theirDomain = (names: Names) => names.recipientDomain ?? 'jullie domein';
const admin = (names: Names) => `de mailbeheerder van ${names.recipientDomain ?? 'de ontvanger'}`;

export const tls: TlsTexts = {
  'starttls-send': {
    title: () => 'Laat je server bij het versturen TLS gebruiken',
    steps: {
      postfix: () => 'Postfix: zet opportunistische TLS aan, zodat hij STARTTLS gebruikt waar het geboden wordt:',
      exchange: () =>
        'Exchange Server: de verzendconnector mag STARTTLS niet negeren (IgnoreSTARTTLS False), en de FQDN ervan moet in een geldig certificaat staan dat voor SMTP is ingeschakeld:',
      version: () =>
        'Sta TLS 1.2 of nieuwer toe. Een firewall die SMTP inspecteert kan STARTTLS verbergen: zet dat uit voor uitgaande mail.',
      verify: () =>
        'In het log van de volgende aflevering is het te zien ("TLS connection established"). Wat uitgesteld is wordt vanzelf opnieuw geprobeerd.',
    },
  },
  'starttls-receive': {
    title: (names) => `De server van ${names.recipientDomain ?? 'de ontvanger'} moet TLS bieden`,
    steps: {
      look: () => 'Kijk wat hij biedt:',
      tell: (names) =>
        `Laat het weten aan ${admin(names)}: de server daar moet STARTTLS bieden, met TLS 1.2 of nieuwer. Het bericht blijft in de wachtrij en wordt vanzelf opnieuw geprobeerd.`,
      own: () =>
        'Is het je eigen server of connector die TLS eist (Postfix: smtp_tls_security_level = encrypt of een policy map; Exchange: RequireTLS), dan kun je dat voor dit domein versoepelen. Het bericht gaat dan onversleuteld: besluit dat bewust.',
    },
    request: (names) =>
      [
        `Onderwerp: mail naar ${theirDomain(names)} vereist TLS`,
        '',
        `Mail naar ${theirDomain(names)} kan niet worden afgeleverd omdat ${names.remoteHost ?? 'jullie mailserver'} geen bruikbare STARTTLS biedt. Willen jullie die aanzetten, met TLS 1.2 of nieuwer en een geldig certificaat?`,
      ].join('\n'),
  },
  'certificate-renew': {
    title: (names) =>
      `Het certificaat van ${names.mxHosts[0] ?? names.remoteHost ?? 'de ontvangende server'} moet vernieuwd worden`,
    steps: {
      look: () => 'Bekijk de datums en namen:',
      renew: (names) =>
        `Alleen ${admin(names)} kan iets doen: het certificaat vernieuwen, of de naam erin opnemen die in het MX-record staat, en het in de mailserver laden.`,
      own: () =>
        'Gebeurt het ook bij andere ontvangers, dan ligt het aan jullie kant: je server kent de certificaatautoriteiten niet (Postfix: smtp_tls_CAfile of smtp_tls_CApath, Debian-pakket ca-certificates).',
      keep: () => 'Zet je eigen controles er niet voor uit: dan gaat de mail naar alle anderen onbeschermd.',
    },
    request: (names) =>
      [
        `Onderwerp: certificaat van de mailserver van ${theirDomain(names)}`,
        '',
        `Mail naar ${theirDomain(names)} wordt niet afgeleverd omdat het certificaat van ${names.mxHosts[0] ?? names.remoteHost ?? 'jullie mailserver'} verlopen is of niet op die naam staat. Willen jullie het vernieuwen voor de naam in het MX-record?`,
      ].join('\n'),
  },
  'mta-sts-mend': {
    title: (names) =>
      `De MTA-STS-policy van ${names.recipientDomain ?? 'het domein van de ontvanger'} en de mailservers ervan kloppen niet met elkaar`,
    steps: {
      compare: () =>
        'Vergelijk: elke server in de MX-records moet bij een "mx:"-regel van de policy passen, en zijn certificaat moet geldig zijn voor zijn naam:',
      mend: (names) =>
        `Alleen ${admin(names)} kan iets doen: alle MX-servers in de policy zetten, of het certificaat vernieuwen. Als noodmaatregel kan de policy op "mode: testing".`,
      id: (names) =>
        `Na elke wijziging van de policy moet de id in het TXT-record op _mta-sts${names.recipientDomain === null ? ' van dat domein' : `.${names.recipientDomain}`} veranderen, anders houden afzenders zich tot de max_age aan de oude.`,
    },
    request: (names) =>
      [
        `Onderwerp: MTA-STS van ${theirDomain(names)}`,
        '',
        `Mail naar ${theirDomain(names)} wordt niet afgeleverd omdat jullie mailserver${names.remoteHost === null ? '' : ` ${names.remoteHost}`} niet voldoet aan jullie MTA-STS-policy in mode "enforce" (RFC 8461).`,
        'Willen jullie nakijken of alle MX-servers in de policy staan en hun certificaten geldig zijn, en de id in het _mta-sts-record veranderen?',
      ].join('\n'),
  },
  'dane-mend': {
    title: (names) =>
      `DANE van ${names.recipientDomain ?? 'het domein van de ontvanger'} moet hersteld worden: het TLSA-record of DNSSEC`,
    steps: {
      look: () => 'Wat er gepubliceerd is (DANE):',
      mend: (names) =>
        `Alleen ${admin(names)} kan iets doen: het TLSA-record publiceren van het certificaat of de sleutel die nu gebruikt wordt ("3 1 1" met de SHA-256 ervan). Meestal is het certificaat vernieuwd en het record niet.`,
      dnssec: () =>
        'Of DNSSEC van de zone is stuk: verlopen handtekeningen, een verkeerd DS-record bij het bovenliggende domein. Zonder geldige DNSSEC leveren afzenders die DANE gebruiken niet af.',
    },
    request: (names) =>
      [
        `Onderwerp: DANE van ${theirDomain(names)}`,
        '',
        `Mail naar ${theirDomain(names)} wordt niet afgeleverd omdat het TLSA-record van ${names.mxHosts[0] ?? names.remoteHost ?? 'jullie mailserver'} niet past bij het certificaat dat hij toont, of omdat DNSSEC niet klopt (RFC 7672).`,
        'Willen jullie het TLSA-record publiceren van de sleutel die in gebruik is, voortaan vóór een certificaat wisselt, en DNSSEC nakijken?',
      ].join('\n'),
  },
};
