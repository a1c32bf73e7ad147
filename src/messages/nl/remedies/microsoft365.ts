import { ipOr, isIpv6, type Names } from '../../../knowledge/remedies/names.ts';
import { envelopeDomainOr } from '../../../knowledge/remedies/mail-names.ts';
import type { Microsoft365Texts } from '../../remedy-groups.ts';

const theDomain = (names: Names) => names.recipientDomain ?? 'het domein van de ontvanger';
const v6 = (names: Names) => (isIpv6(names) ? ipOr(names) : 'het IPv6-adres');

export const microsoft365: Microsoft365Texts = {
  'ipv4-for-domain': {
    title: (names) => `Verstuur naar ${theDomain(names)} via IPv4`,
    steps: {
      right: (names) =>
        `Met je reverse DNS en SPF is hiervoor niets mis: ${theDomain(names)} accepteert geen mail via IPv6${names.receiver === 'exchange-online' ? ' (5.2.1 in oudere teksten, nu 5.7.510)' : ''}. Via IPv4 komt dezelfde mail aan.`,
      postfix: () => 'Met Postfix, alleen voor dit domein (voor alle mail: inet_protocols = ipv4):',
      'exchange-online': () =>
        'Exchange Online zelf geeft de voorkeur aan IPv6 als de MX van de ontvanger dat heeft (Exchange-team, 30 oktober 2024), en een instelling daartegen ken ik niet: dan moet de beheerder van de ontvanger iets doen.',
      again: () =>
        'Het bericht is teruggestuurd, dus verstuur het opnieuw. Andere software: laat de server voor dit domein IPv4 verkiezen, of geef de mail aan een relay.',
    },
  },
  'recipient-enables-ipv6': {
    title: (names) => `Of de beheerder van ${theDomain(names)} schakelt IPv6 in`,
    steps: {
      ask: () =>
        'In hun Exchange Online PowerShell. Sinds 16 oktober 2024 wordt het domein voor domein standaard ingeschakeld; een aanvraag bij Microsoft Support is niet meer nodig:',
      service: () => 'Stuur hun de tekst hieronder.',
    },
    request: (names) =>
      [
        `Onderwerp: ${theDomain(names)} accepteert geen mail via IPv6`,
        '',
        `Jullie Microsoft 365-tenant weigert onze mail aan ${theDomain(names)} met "does not accept email over IPv6", terwijl de MX wel IPv6-adressen heeft.`,
        `Het is in te schakelen met Enable-IPv6ForAcceptedDomain -Domain ${names.recipientDomain ?? 'YOUR_DOMAIN'} (Microsoft 365-berichtencentrum MC835648).`,
      ].join('\n'),
  },
  'tenant-ipv6': {
    title: (names) => `Schakel IPv6 voor ${names.recipientDomain ?? 'je domein'} in, in je eigen tenant`,
    steps: {
      translation: () =>
        'Nee, niet afmelden: de Nederlandse tekst is verkeerd vertaald. "Voordat u zich hebt afgemeld" staat er voor "before you\'ve opted in", dus vóór het inschakelen. Je moet het juist aanzetten.',
      support: () =>
        'Het document van 2021 stuurt je naar Microsoft Support, en dat van 9 juli 2025 herhaalt het. Dat is verouderd: sinds 16 oktober 2024 wordt IPv6 standaard ingeschakeld, en er zijn cmdlets voor. (Ook "doorgeven" bij SPF en DKIM is daar verkeerd vertaald: de afzender moet ervoor slagen.)',
      status: () => 'Kijk naar de status in Exchange Online PowerShell:',
      enable: () => 'Nog niet ingeschakeld? Zet het aan:',
      connectors: () =>
        'Voordat je het aanzet: zet de IPv6-adressen van je eigen servers in inkomende connectors die op IP-adres werken, anders past hun mail niet meer bij de connector.',
      senders: () =>
        'Afzenders via IPv6 hebben dan een PTR nodig en moeten slagen voor SPF of DKIM; daarna wordt gewoon gefilterd. Wie eerder geweigerd werd, moet opnieuw versturen.',
    },
  },
  'ipv6-auth': {
    title: () => 'Laat mail via IPv6 slagen voor SPF of DKIM',
    steps: {
      spf: (names) =>
        names.spfMissing
          ? `Publiceer een SPF-record voor ${envelopeDomainOr(names)}, het domein van de envelopafzender; het heeft er zelf nog geen, en dat van een domein erboven telt niet:`
          : names.envelopeDomain === null || names.spfSuggested === null
            ? `Zet ${v6(names)} in het SPF-record van het domein van de envelopafzender. Dat mag maar één SPF-record hebben, dus zet ip6: in het record dat er al is:`
            : `Het SPF-record van ${names.envelopeDomain}, het domein van de envelopafzender, staat ${v6(names)} niet toe. Publiceer dit als enige SPF-record ervan, in plaats van het oude:`,
      dkim: () =>
        'Of onderteken met DKIM; een van de twee is voor deze ontvanger genoeg, beide is beter. ("Doorgeven" in de Nederlandse tekst van Microsoft betekent: ervoor slagen.)',
      ptr: (names) =>
        `Via IPv6 is ook een PTR van ${v6(names)} nodig. Lukt geen van beide? Verstuur via IPv4 (Postfix: inet_protocols = ipv4).`,
      retry: () => 'Een 450 is tijdelijk: de server probeert het vanzelf opnieuw zodra het record er staat.',
    },
  },
  'tenant-connector-ipv6': {
    title: () => 'Voeg het IPv6-adres toe aan de inkomende connector van de tenant',
    steps: {
      why: () =>
        'Sinds oktober 2024 neemt Microsoft 365 standaard mail via IPv6 aan. Een connector die op IP-adres werkt en alleen IPv4 noemt, past niet meer bij een server die nu via IPv6 komt.',
      list: () => 'In Exchange Online PowerShell van de tenant die weigerde:',
      add: () => 'Voeg het IPv6-adres toe:',
      certificate: () =>
        'Beter, als de server een certificaat heeft: laat de connector op de naam daarvan werken (TlsSenderCertificateName) in plaats van op adres.',
      off: () => 'Of schakel IPv6 voor het domein uit tot dat gedaan is:',
      ipv4: () => 'Op de versturende server werkt versturen via IPv4 meteen.',
    },
    request: (names) =>
      [
        'Onderwerp: 550 5.7.64, onze server komt nu via IPv6',
        '',
        `Jullie Microsoft 365-tenant weigert onze mail met 5.7.64 (TenantAttribution), omdat onze server nu verbindt vanaf ${v6(names)} en jullie inkomende connector dat adres niet noemt.`,
        'Willen jullie het aan de connector toevoegen (Set-InboundConnector -SenderIPAddresses), of de connector op ons certificaat laten werken?',
      ].join('\n'),
  },
  'tenant-connector': {
    title: () => 'Laat de inkomende connector weer bij de server passen',
    steps: {
      list: () => 'Kijk wat de connector van de tenant verwacht, in Exchange Online PowerShell:',
      certificate: () =>
        'Op certificaat: een nieuw of vernieuwd certificaat heeft een andere naam. Stel de naam in die de server nu laat zien (in een hybride organisatie: draai de Hybrid Configuration Wizard opnieuw):',
      address: () => 'Op adres: stel het openbare adres in waar de server nu vandaan komt:',
      domain: () =>
        'Het domein van de afzender, of dat van het certificaat, moet een geaccepteerd domein van de tenant zijn.',
    },
    request: (names) =>
      [
        'Onderwerp: 550 5.7.64, onze mail past niet meer bij jullie inkomende connector',
        '',
        `Jullie Microsoft 365-tenant weigert onze mail met 5.7.64 (TenantAttribution). Onze server verbindt vanaf ${ipOr(names)} en toont een certificaat voor ${names.heloName ?? names.mailName ?? 'CERTIFICATE_NAME'}.`,
        'Willen jullie de inkomende connector bij die certificaatnaam of dat adres laten passen?',
      ].join('\n'),
  },
  'direct-send-own': {
    title: () => 'Laat het apparaat of programma zijn mail anders inleveren dan met Direct Send',
    steps: {
      why: () =>
        'Jullie organisatie heeft RejectDirectSend aan: mail met je eigen domein als afzender die zonder authenticatie bij de MX wordt ingeleverd, wordt geweigerd. Dat beschermt tegen vervalste afzenders, dus laat het zo mogelijk aan.',
      connector: () =>
        'Het beste voor een printer of applicatie met een vast openbaar adres: een inkomende connector (SMTP-relay) voor dat adres:',
      submission: () =>
        'Of laat hem inloggen: SMTP AUTH (client submission) op smtp.office365.com poort 587, of een relay met authenticatie zoals Azure Communication Services.',
      off: () => 'Alleen als geen van beide kan: sta Direct Send weer toe voor de hele organisatie:',
    },
  },
  'direct-send-other': {
    title: () => 'Verstuur met authenticatie, of vraag de beheerder van de tenant om een connector',
    steps: {
      why: () =>
        'De tenant weigert mail met zijn eigen domein als afzender die zonder authenticatie wordt ingeleverd (RejectDirectSend). Alleen de beheerder daarvan kan dat veranderen.',
      own: () => 'Verstuur met een afzenderadres van je eigen domein, via je eigen server met authenticatie.',
      ask: () =>
        'Of vraag de beheerder van de tenant om een inkomende connector voor jullie adres, met de tekst hieronder.',
    },
    request: (names) =>
      [
        'Onderwerp: 550 5.7.68, Direct Send',
        '',
        `Mail die wij namens jullie versturen vanaf ${ipOr(names)} wordt geweigerd met 5.7.68 (Direct Send not allowed for this organization from unauthorized sources).`,
        'Willen jullie in Exchange Online een inkomende connector maken voor dat adres of voor ons certificaat, of zeggen welke weg met authenticatie we moeten nemen?',
      ].join('\n'),
  },
  'forwarding-policy': {
    title: () => 'Sta automatisch doorsturen toe voor die mailbox, in het beleid voor uitgaande spam',
    steps: {
      who: () =>
        'Dat moet de organisatie van de mailbox die doorstuurt doen, in Microsoft 365: Defender-portal, Anti-spam, outbound spam filter policy, Automatic forwarding rules. Standaard staat het uit.',
      allow: () => 'Zet het alleen voor deze mailbox aan, met een eigen beleid, in Exchange Online PowerShell:',
      without: () =>
        'Of doe het zonder: haal de doorstuurregel weg en geef de ontvanger toegang tot een gedeelde mailbox.',
    },
    request: () =>
      [
        'Onderwerp: graag automatisch doorsturen toestaan voor één mailbox',
        '',
        'Mail die MAILBOX_ADDRESS doorstuurt naar een adres buiten de organisatie wordt geweigerd met 5.7.520 (extern doorsturen is niet toegestaan).',
        'Willen jullie het alleen voor deze mailbox toestaan, met een outbound spam filter policy waarin automatic forwarding op On staat, of zeggen hoe het anders moet?',
      ].join('\n'),
  },
  'sender-of-login': {
    title: () => 'Verstuur met een adres dat bij de login hoort',
    steps: {
      which: (names) =>
        `De login bij ${names.remoteHost ?? 'de relay'} is goed, maar mag niet namens dit afzenderadres versturen. De weigering noemt ze allebei.`,
      address: () =>
        'Laat het programma of apparaat met het eigen adres van de login versturen, of log in met het account waar het afzenderadres bij hoort.',
      grant: () =>
        'Of laat de beheerder van die relay het afzenderadres toestaan voor jouw login (een alias, "send as", in Postfix smtpd_sender_login_maps).',
    },
  },
  'smtp-auth-login': {
    title: () => 'Herstel de login van het apparaat of programma dat verstuurt',
    steps: {
      credentials: () =>
        'Kijk naar de gebruikersnaam (meestal het hele mailadres) en het wachtwoord. Met inloggen in twee stappen is een app-wachtwoord of OAuth nodig in plaats van het eigen wachtwoord.',
      method: () =>
        "Gebruik poort 587 met STARTTLS en zet authenticatie aan; sommige programma's versturen zonder in te loggen.",
      enabled: () =>
        'Bij Microsoft 365: SMTP AUTH moet voor de mailbox aanstaan, en geen security defaults of beleid mag het blokkeren. Zonder login: een inkomende connector voor het adres van het apparaat.',
    },
  },
  'basic-auth-ends': {
    title: () => 'Haal het apparaat of programma van basic authentication af',
    steps: {
      timeline: () =>
        'Exchange Online stopt met SMTP AUTH met gebruikersnaam en wachtwoord. Het Exchange-team, 27 januari 2026: tot en met december 2026 verandert er niets; daarna staat het standaard uit bij bestaande tenants (een beheerder kan het weer aanzetten) en bij nieuwe; de definitieve datum wordt in de tweede helft van 2027 bekendgemaakt. Eerdere data (maart en april 2026) gelden niet meer.',
      oauth: () => 'Kan het OAuth (moderne authenticatie)? Zet dat aan, of werk de firmware bij.',
      relay: () =>
        'Zo niet: laat het versturen via een relay die een wachtwoord aanneemt, zoals Azure Communication Services SMTP, of High Volume Email voor mail binnen de organisatie, of je eigen SMTP-relay met een inkomende connector voor het adres.',
      internal: () =>
        'Alleen naar eigen mailboxen? Direct Send heeft geen login nodig, tenzij de organisatie het weigert.',
    },
  },
  'tenant-ip-support': {
    title: () => 'Vraag Microsoft Support: een delisting-formulier helpt hier niet',
    steps: {
      'not-delist': () => 'Het adres is van Microsoft en wordt gedeeld, dus het delist-portaal doet er niets voor.',
      trial: () =>
        'Het treft vooral nieuwe en proeftenants: wijs betaalde licenties toe en verstuur met je eigen domein, niet met onmicrosoft.com.',
      support: () =>
        'Open een supportaanvraag in het Microsoft 365-beheercentrum met de tekst hieronder. Kijk meteen of een account van jullie spam verstuurt.',
    },
    request: (names) =>
      [
        'Subject: 550 5.7.708 traffic not accepted from this IP',
        '',
        `Mail of our tenant is refused with 5.7.708${names.ip ? ` (${names.ip})` : ''}. The sending address is yours.`,
        'We have paid licences and our accounts are not abused. Please lift the restriction on our tenant, or tell us what is missing.',
      ].join('\n'),
  },
};
