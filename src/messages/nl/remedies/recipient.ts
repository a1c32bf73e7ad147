import { fromDomainOr } from '../../../knowledge/remedies/mail-names.ts';
import type { RecipientTexts } from '../../remedy-groups.ts';

export const recipient: RecipientTexts = {
  'check-address': {
    title: (names) => `Controleer het adres van de ontvanger${names.recipient === null ? '' : ` ${names.recipient}`}`,
    steps: {
      meant: (names) => `Was ${names.domainMeant ?? ''} bedoeld? ${names.recipientDomain ?? ''} lijkt een tikfout.`,
      spelling: () =>
        'Zoek naar een tikfout: de spelling van de naam en van het domein, een punt of letter te veel, een spatie aan het eind.',
      cached: () =>
        'Vertrouw automatisch aanvullen niet: verwijder de suggestie (in Outlook het kruisje ernaast) en typ het adres. Het kan een oud adres zijn, ook in een contactlijst of een regel.',
      ask: () =>
        'Vraag het de persoon anders op een andere manier: de mailbox kan weg of verhuisd zijn. Haal het adres van mailinglijsten; opnieuw versturen verandert niets.',
    },
  },
  'edge-blocking': {
    title: (names) => `Controleer het adres; ${names.recipientDomain ?? 'de organisatie'} kent het niet`,
    steps: {
      meaning: () =>
        '"Access denied" betekent hier dat het adres aan de rand van Microsoft 365 niet bestaat (directory-based edge blocking). Het gaat niet over rechten, relayen of een blokkade van jullie.',
      sender: () => 'Controleer de spelling bij de ontvanger en verstuur opnieuw naar het juiste adres.',
      admin: () =>
        'Klopt het adres, dan moet hun beheerder iets doen: de mailbox of alias in Microsoft 365 aanmaken of synchroniseren, of het domein op internal relay zetten zolang er nog mailboxen elders zijn.',
    },
    request: (names) =>
      [
        `Onderwerp: ${names.recipient ?? 'RECIPIENT_ADDRESS'} wordt aan de rand van Microsoft 365 geweigerd`,
        '',
        `Microsoft 365 weigert onze mail aan ${names.recipient ?? 'RECIPIENT_ADDRESS'} met 5.4.1 "Access denied": het adres is daar niet bekend (directory-based edge blocking).`,
        'Willen jullie het adres, als het bestaat, in Microsoft 365 aanmaken of synchroniseren, of het domein op internal relay zetten?',
      ].join('\n'),
  },
  'legacy-address': {
    title: () => 'Kies de ontvanger opnieuw: Outlook gebruikte een oud intern adres',
    steps: {
      cached: () =>
        'Het adres dat met IMCEAEX begint is geen mailadres: Outlook heeft onthouden hoe Exchange de mailbox intern noemde, en die heet nu anders (opnieuw aangemaakt, verhuisd of verwijderd). Verwijder de suggestie (het kruisje ernaast) en kies de ontvanger uit de adreslijst, of typ het adres.',
      x500: () =>
        'Voor iedereen tegelijk, en voor antwoorden op oude berichten: heeft de persoon een mailbox, voeg dit dan toe als extra adres ervan (andere tekens in de vorm +xx moet je misschien zelf terugzetten):',
    },
  },
  'edge-blocking-own': {
    title: (names) => `Laat ${names.recipientDomain ?? 'je domein'} mail aannemen voor mailboxen die elders staan`,
    steps: {
      meaning: () =>
        '"Access denied" gaat niet over rechten: Microsoft 365 kent het adres niet en weigert het al aan de rand (directory-based edge blocking), omdat het domein daar authoritative is.',
      type: () => 'Bekijk het type van het domein, in Exchange Online PowerShell:',
      relay: () => 'Zolang er nog mailboxen op een andere server staan, maak je het een internal relay-domein:',
      connector: () =>
        'Er moet een uitgaande connector van Microsoft 365 naar die server zijn, anders gaat de mail rondjes draaien.',
      synchronise: () =>
        'Beter op den duur: synchroniseer de ontvangers (Entra Connect) of maak ze aan in Microsoft 365; dan kan het domein authoritative blijven.',
    },
  },
  'exchange-back-pressure': {
    title: () => 'Een Exchange-server komt schijfruimte of geheugen tekort (back pressure)',
    steps: {
      theirs: () =>
        'Is het de server van de ontvanger: niets te doen, je server probeert het vanzelf opnieuw. Duurt het een dag, laat het hun beheerder dan weten. Is het je eigen server, ga dan hier verder.',
      disk: () =>
        'Kijk wat er tekort is: vrije ruimte op de schijf van de wachtrij, of geheugen; de events van de transportservice noemen het:',
      free: () =>
        'Maak ruimte op die schijf (oude logs van IIS en Exchange, geheugendumps), vergroot hem, of verplaats de wachtrijdatabase naar een andere schijf. Is het geheugen: kijk wat het gebruikt, en herstart de transportservice.',
      again: () =>
        "Exchange neemt vanzelf weer mail aan zodra er genoeg vrij is; afzenders volgen, ook scanners en programma's die het opnieuw proberen. Zet de bewaking niet uit.",
    },
  },
  'mailbox-full': {
    title: () => 'Laat de ontvanger weten dat de mailbox vol is',
    steps: {
      tell: (names) =>
        `Alleen de ontvanger${names.recipient === null ? '' : ` (${names.recipient})`} of diens beheerder kan ruimte maken. Laat het weten per telefoon of via een ander adres.`,
      later: () =>
        'Verstuur het bericht opnieuw als er ruimte is. Is het met een 4xx-code uitgesteld, dan probeert je server het vanzelf opnieuw.',
    },
    request: (names) =>
      [
        'Onderwerp: je mailbox is vol',
        '',
        `Mail aan ${names.recipient ?? 'RECIPIENT_ADDRESS'} komt terug omdat de mailbox vol is. Maak je ruimte, of vraag je je mailbeheerder om meer, en laat je weten wanneer we het opnieuw kunnen versturen?`,
      ].join('\n'),
  },
  'mailbox-disabled': {
    title: () => 'Bereik de ontvanger op een andere manier',
    steps: {
      ask: (names) =>
        `De mailbox is er, maar neemt geen mail aan: inactief, geblokkeerd of gesloten. Alleen de ontvanger of de beheerder van ${names.recipientDomain ?? 'het domein'} kan hem weer aanzetten; vraag om een ander adres.`,
      remove: () =>
        'Haal het van mailinglijsten: opnieuw versturen verandert niets, en mail aan dode mailboxen schaadt je reputatie.',
    },
    request: (names) =>
      [
        'Onderwerp: je mailbox neemt geen mail aan',
        '',
        `Mail aan ${names.recipient ?? 'RECIPIENT_ADDRESS'} komt terug: de mailbox bestaat, maar is uitgeschakeld of niet meer actief. Laat je mailbeheerder hem weer aanzetten, of geef ons een ander adres.`,
      ].join('\n'),
  },
  'smaller-message': {
    title: (names) =>
      names.sizeLimit === null ? 'Maak het bericht kleiner' : `Maak het bericht kleiner dan ${names.sizeLimit}`,
    steps: {
      link: () => 'Zet het bestand op een gedeelde plek (OneDrive, Google Drive, SharePoint, ...) en mail de link.',
      smaller: () => 'Of comprimeer het, verklein afbeeldingen, of splits het over meer berichten.',
      encoded: () =>
        "Bijlagen worden onderweg ongeveer een derde groter: binnen een limiet van 25 MB past een bestand van zo'n 18 MB.",
      limit: (names) =>
        names.sizeLimit === null
          ? 'De limiet is van de ontvangende kant (of van een connector onderweg); alleen die beheerder kan hem verhogen. Weigerde je eigen server het, kijk dan naar de limieten van connectors en mailboxen daar.'
          : `De limiet (${names.sizeLimit}) is van de ontvangende kant; alleen die beheerder kan hem verhogen.`,
    },
  },
  'smaller-header': {
    title: () => 'Maak de header van het bericht kleiner, niet de bijlage',
    steps: {
      which: () => 'De header is te groot: de velden boven de tekst. Met bijlagen heeft het niets te maken.',
      recipients: () =>
        'Verstuur aan minder zichtbare ontvangers tegelijk, of via een lijst: elk adres in Aan en Cc staat in de header.',
      thread: () =>
        'Begin bij een lange draad een nieuw bericht: In-Reply-To en References groeien met elk antwoord. Gebeurt het ook bij korte berichten, zoek dan in de bron van zo een bericht naar een gateway die steeds meer velden toevoegt.',
    },
  },
  'ask-recipient-admin': {
    title: (names) =>
      `Vraag de ontvanger of de beheerder van ${names.recipientDomain ?? 'hun organisatie'} om de mail toe te staan`,
    steps: {
      theirs: () =>
        'Een regel of blocklist van die organisatie heeft het geweigerd. In je eigen DNS of op je server verandert daar niets aan, en opnieuw versturen helpt niet.',
      ask: () =>
        'Vraag de ontvanger op een andere manier om de tekst hieronder aan hun beheerder te geven: die kan de regel zien en je adres of domein toestaan.',
      'over-ipv6': (names) =>
        `${names.ip ?? 'Het adres'} is een IPv6-adres van Microsoft: Exchange Online verstuurt via IPv6 als de MX van de ontvanger een IPv6-adres heeft (aangekondigd op 30 oktober 2024). Op hun lijst moeten ook de IPv6-reeksen van Microsoft staan, zoals in het SPF-record van spf.protection.outlook.com.`,
      microsoft: () =>
        'Voor hun beheerder in Microsoft 365: kijk naar de tenant allow/block list, transportregels, en bij een groep of mailbox naar "alleen afzenders binnen mijn organisatie" en de lijst van toegestane afzenders.',
    },
    request: (names) =>
      [
        `Onderwerp: onze mail aan ${names.recipientDomain ?? 'jullie'} wordt door een regel geweigerd`,
        '',
        `Jullie mailsysteem${names.remoteHost === null ? '' : ` (${names.remoteHost})`} weigert onze mail aan ${names.recipient ?? 'ADRES_ONTVANGER'} van het domein ${fromDomainOr(names, 'ONS_DOMEIN')}${names.ip === null ? '' : `, verzonden vanaf ${names.ip}`}.`,
        'De weigering staat hieronder. Willen jullie nakijken welke regel dit doet en onze mail toestaan?',
      ].join('\n'),
  },
  'own-block-list': {
    title: (names) => `Haal ${names.recipientDomain ?? 'de ontvanger'} van de blokkeerlijst van je eigen tenant`,
    steps: {
      why: () =>
        'De Tenant Allow/Block List werkt twee kanten op: wat erop staat, kan jullie niet schrijven en kan ook niet aangeschreven worden. Eén geblokkeerde ontvanger houdt het hele bericht tegen, ook voor de andere ontvangers.',
      remove: () =>
        'Een beheerder van je organisatie vindt de regel in de Defender-portal (security.microsoft.com/tenantAllowBlockList, Domains & addresses) of in Exchange Online PowerShell, en verwijdert hem als de blokkade niet meer gewenst is:',
      address: () =>
        'Is één adres geblokkeerd, geef dan dat in plaats van het domein. Verstuur het bericht daarna opnieuw.',
    },
  },
  'own-organisation-rule': {
    title: () => 'Als de groep of regel van je eigen organisatie is',
    steps: {
      rule: () => 'Zoek het bericht in de berichttracering: daar staat welke transportregel of beperking het was.',
      group: () => 'Voor een groep: sta afzenders van buiten toe, of voeg de afzender toe aan de toegestane.',
    },
  },
  'recipient-server-fault': {
    title: () => 'Wacht: de ontvangende server heeft zelf een storing',
    steps: {
      wait: () =>
        'Een 4xx-code is tijdelijk: je server probeert het vanzelf opnieuw, meestal dagenlang. Aan jouw kant hoeft niets te veranderen.',
      tell: (names) =>
        `Duurt het langer dan een dag, of was de code definitief (5xx), laat het de beheerder van ${names.recipientDomain ?? 'de ontvanger'} dan op een andere manier weten, en verstuur later opnieuw.`,
    },
    request: (names) =>
      [
        `Onderwerp: jullie mailserver${names.remoteHost === null ? '' : ` ${names.remoteHost}`} weigert mail met een eigen fout`,
        '',
        `Mail aan ${names.recipientDomain ?? 'jullie domein'} wordt geweigerd met de fout hieronder. Het lijkt een storing in het ontvangende systeem (opslag, geheugen, een filter of een achterliggende server). Willen jullie ernaar kijken?`,
      ].join('\n'),
  },
  'sender-address': {
    title: () => 'Gebruik een afzenderadres dat bestaat',
    steps: {
      valid: () =>
        "De envelopafzender moet een volledig, geldig adres zijn: naam@domein, zonder spaties of weergavenaam. Programma's en apparaten verzinnen er vaak een, zoals root@localhost.",
      exists: () =>
        'Sommige ontvangers vragen je eigen server of het adres bestaat: die moet er dan mail voor aannemen, en van buiten antwoorden.',
      mx: (names) => `Het domein ervan moet mail aannemen: ${fromDomainOr(names)} heeft een MX-record nodig.`,
    },
  },
  'recipient-syntax': {
    title: () => 'Verbeter hoe het adres geschreven is',
    steps: {
      write: (names) =>
        `Het moet naam@domein zijn, met één @, zonder spaties, komma's of een punt aan een van de uiteinden${names.recipient === null ? '' : `; gelezen is ${names.recipient}`}.`,
      source: () =>
        'Kijk waar het vandaan komt: een contact, een lijst, een formulier of een import, en verbeter het daar.',
    },
  },
  'domain-not-local': {
    title: (names) => `Maak de server duidelijk van wie ${names.recipientDomain ?? 'dit domein'} is`,
    steps: {
      why: (names) =>
        `De MX van ${names.recipientDomain ?? 'het domein'} leidt naar juist de server die het bericht heeft, en die rekent het domein niet tot zijn eigen. Hij zou de mail dus aan zichzelf geven.`,
      postfix: () => 'Bekijk in Postfix welke domeinen hij tot zijn eigen rekent:',
      accept: () =>
        'Staan de mailboxen op deze server, voeg het domein daar dan toe (Postfix: mydestination, virtual_mailbox_domains of virtual_alias_domains; een paneel: het maildomein). Geeft hij de mail alleen door: relay_domains en een route naar de mailboxen.',
      elsewhere: () =>
        'Staan de mailboxen ergens anders, dan is de MX fout: die moet de server noemen die ze heeft. Geef de server achter NAT zijn publieke adres op (Postfix: proxy_interfaces).',
    },
  },
  'break-loop': {
    title: () => 'Zoek waar de mailloop ontstaat',
    steps: {
      chain: () =>
        'Lees de Received-headers van onder naar boven: de twee servers die elkaar afwisselen denken van elkaar dat de ander de mailbox heeft.',
      microsoft: () =>
        'Microsoft 365: is een domein daar authoritative, dan eindigen onbekende mailboxen daar; als internal relay gaan ze via een connector verder. Stel het accepted domain en de connector zo in dat ze leiden naar waar de mailboxen zijn:',
      hybrid: () =>
        'Hybride, na een verhuizing: de remote mailbox (of mail user) moet een target address hebben dat eindigt op TENANT.mail.onmicrosoft.com, en dat domein moet in de cloud geaccepteerd zijn:',
      forwarding: () =>
        'Zoek anders naar doorsturen in een kring: A stuurt door naar B en B naar A; of een MX-record dat naar een relay wijst die het terugstuurt.',
    },
    request: (names) =>
      [
        `Onderwerp: mail naar ${names.recipientDomain ?? 'jullie domein'} gaat rond in een loop`,
        '',
        `Mail naar ${names.recipient ?? names.recipientDomain ?? 'RECIPIENT_ADDRESS'} gaat rond tussen jullie servers tot een ervan het tegenhoudt (too many hops). De Received-headers staan hieronder.`,
        'Willen jullie het accepted domain (authoritative of internal relay), de connectors en het doorsturen voor dit adres nakijken?',
      ].join('\n'),
  },
  'relay-permission': {
    title: () => 'Maak jezelf bekend bij de server, of geef de mail aan de juiste server',
    steps: {
      authenticate: () =>
        'Om via deze server naar buiten te versturen: log in (SMTP AUTH op poort 587), of laat de beheerder je adres toestaan in een connector of in mynetworks.',
      moved: (names) =>
        `DNS stuurt mail voor ${names.recipientDomain ?? 'het domein van de ontvanger'} naar ${names.mxHosts.join(', ')}, niet naar ${names.remoteHost ?? 'deze server'}. Is die geen relay van jullie, dan ging je server af op een oud MX-antwoord of een vaste route: haal de route weg of leeg de DNS-cache, en verstuur daarna opnieuw.`,
      server: () =>
        'Kwam de mail van internet voor dat domein: de server rekent het domein niet tot zijn eigen. De beheerder voegt het toe aan de geaccepteerde of relaydomeinen.',
      mx: () => 'Of het MX-record wijst nog naar een oude server: dan moet de MX veranderen.',
    },
  },
  'journal-mailbox': {
    title: () => 'Geef journaalrapporten een mailbox die ze aanneemt',
    steps: {
      address: () =>
        'Controleer de journaalregel: het adres moet bestaan, buiten Exchange Online, en rapporten van die grootte aannemen.',
      undelivered: () =>
        'Stel het adres voor onbestelbare journaalrapporten in op een mailbox die iemand leest, anders gaan de kopieën verloren.',
    },
  },
};
