import type { ListingName } from '../../../knowledge/remedies/mail-names.ts';
import { ipOr, type Names } from '../../../knowledge/remedies/names.ts';
import type { BlocklistTexts } from '../../remedy-groups.ts';

const causeFirst = 'Vraag het pas als de oorzaak weg is: een adres dat weer spam verstuurt, komt weer op de lijst.';
const nameOf = ({ list, part }: ListingName) => (part === null ? list : `${list} ${part}`);

/** What each part of Spamhaus ZEN lists, and so where to look. */
const SPAMHAUS_PARTS: Readonly<Partial<Record<string, string>>> = {
  SBL: 'SBL: een adres of reeks waar spam vandaan kwam. De eigenaar van het adres (je provider) moet het oplossen en om verwijdering vragen.',
  CSS: 'CSS: er is automatisch spam of slecht verzendgedrag gezien. Gewone oorzaken: een gehackt account of webformulier, een mailing waar niemand om vroeg, een verkeerde HELO-naam. Ook een slordig ingerichte nieuwe server komt erop.',
  XBL: 'XBL: het adres gedraagt zich als een besmette of gekaapte computer (bot, open proxy). Achter NAT kan dat elke computer achter dat adres zijn.',
  DROP: 'DROP: het hele netwerk geldt als gekaapt of door spammers gebruikt. Alleen de eigenaar kan dat oplossen; verstuur ergens anders vandaan.',
  AuthBL: 'AuthBL: het adres logt in met gestolen wachtwoorden. Zoek een besmette computer erachter.',
  BCL: 'BCL: het adres bestuurt een botnet. Haal de computer van het netwerk.',
};

function spamhausPart({ listings }: Names): string {
  const part = listings
    .map((listing) => (listing.part === null ? undefined : SPAMHAUS_PARTS[listing.part]))
    .find(Boolean);
  return (
    part ??
    'Kijk op check.spamhaus.org welke lijst het is: CSS gaat over wat de server verstuurt, XBL over een besmette computer, SBL lost de eigenaar van het adres op, PBL gaat over lijnen van eindgebruikers.'
  );
}

const removalRequest = (names: Names, receiver: string) =>
  [
    `Subject: ${ipOr(names)} refused`,
    '',
    `${receiver} refuses mail from our server ${ipOr(names)}${names.mailName === null ? '' : ` (${names.mailName})`}.`,
    'Cause found and removed: DESCRIBE_THE_CAUSE. Since: DATE_AND_TIME.',
    'Please remove the block, or tell us what is still wrong. The full refusal is below.',
  ].join('\n');

export const blocklist: BlocklistTexts = {
  'find-abuse': {
    title: (names) => `Zoek eerst uit waarom ${ipOr(names)} op de lijst staat`,
    steps: {
      first: () =>
        'Zoek de oorzaak voordat je om verwijdering vraagt: een adres dat weer spam verstuurt, komt weer op de lijst.',
      look: () =>
        'Kijk wat er de server verliet: een account dat veel meer verstuurde dan anders, steeds hetzelfde onderwerp, veel bounces.',
      postfix: () => 'Bij Postfix laten deze de omvang van de wachtrij zien en wie hem vult:',
      exim: () =>
        'Bij Exim laten deze de omvang van de wachtrij zien en wie het meest verstuurde (het log is soms /var/log/exim/main.log):',
      sendmail: () =>
        'Bij sendmail laten deze de omvang van de wachtrij zien en wie het meest verstuurde (het log is soms /var/log/mail.log):',
      exchange: () => 'Bij Exchange laat dit zien wie de afgelopen dag het meest verstuurde:',
      web: () =>
        'Gewone oorzaken: een gestolen mailboxwachtwoord, een gehackte website of contactformulier, een open relay, een mailing waar niemand om vroeg.',
      network: () =>
        'Achter NAT kan elke computer de bron zijn: laat alleen de mailserver naar buiten verbinden op poort 25, en log de rest.',
    },
  },
  'listing-gone': {
    title: (names) => `Verstuur het opnieuw: ${ipOr(names)} staat niet meer op de lijst`,
    steps: {
      again: (names) =>
        `Op ${names.delisted ?? 'de lijst'} staat ${ipOr(names)} vandaag niet, dus er valt niets te laten verwijderen. Ontvangers volgen als hun caches verlopen; verstuur dan opnieuw wat terugkwam.`,
      cause: () =>
        'Zolang de oorzaak er is komt een vermelding terug. Heeft niemand die gevonden, kijk dan nu: een account dat veel meer verstuurde dan anders, een gehackt webformulier, een besmette computer achter hetzelfde adres.',
      theirs: () =>
        'Weigert alleen deze ontvanger opnieuw, dan houdt zijn server waarschijnlijk een foutantwoord van de lijst (127.255.255.x) voor een vermelding: zeg de beheerder dat je adres niet op de lijst staat.',
    },
  },
  'relay-listed': {
    title: (names) =>
      `Benader de beheerder van de smarthost${names.smartHost === null ? '' : ` ${names.smartHost}`}: ${ipOr(names)} is van hen`,
    steps: {
      theirs: (names) =>
        `Het geweigerde adres, ${ipOr(names)}, is van jullie relay of mailfilter. De beheerder daarvan moet de oorzaak vinden en het adres van de lijst laten halen; jij kunt dat niet, en je eigen adres heeft er niets mee te maken. Stuur hem de tekst hieronder.`,
      'other-way': () =>
        'Vraag of jullie mail zolang vanaf een ander adres kan. Een gedeeld adres staat vaak op een lijst om wat een andere klant verstuurde.',
      yours: () =>
        'Houd rekening met de vraag of de spam van jullie kwam: zoek naar een account dat veel meer verstuurde dan anders.',
      form: () => 'Wat volgt is voor de beheerder: waar om verwijdering gevraagd wordt.',
    },
    request: (names) =>
      [
        `Subject: your outgoing address ${ipOr(names)} is blocked`,
        '',
        `Mail that we hand to your relay${names.smartHost ? ` ${names.smartHost}` : ''} is refused${names.remoteHost ? ` by ${names.remoteHost}` : ''}, because your outgoing address ${ipOr(names)} is on a blocklist or has a bad reputation there. The refusal is below.`,
        'Please find the cause and have the address removed, or send our mail from another address, and tell us when it is done.',
      ].join('\n'),
  },
  'secure-account': {
    title: () => 'Beveilig het account of de computer die misbruikt is',
    steps: {
      lock: () =>
        'Verander het wachtwoord, beëindig alle sessies en zet meervoudige verificatie (MFA) aan. Op een server: haal de gehackte site of het script offline.',
      rules: () =>
        'Verwijder doorstuur- en postvakregels, app-wachtwoorden en gekoppelde apps die de eigenaar niet kent.',
      queue: () => 'Haal wat er nog aan spam in de wachtrij staat weg, en kijk een paar uur of er niets meer bij komt.',
      release: () => 'Vraag pas daarna om de blokkade op te heffen.',
    },
  },
  'restricted-entity': {
    title: () => 'Geef de afzender daarna vrij in Microsoft 365',
    steps: {
      secure: () =>
        'Exchange Online heeft de afzender geblokkeerd wegens uitgaande spam: beveilig eerst het account (wachtwoord, sessies, postvakregels, MFA).',
      release: () =>
        'Daarna haalt een beheerder hem uit Restricted entities: Microsoft Defender-portal, Email & collaboration, Review, Restricted entities. Het kan een paar uur duren voor hij weer mag versturen.',
      tenant: () =>
        'Is de hele tenant geblokkeerd, of komt er mail van een domein dat er niet in geregistreerd is: registreer het domein, controleer de connectors en neem contact op met Microsoft-support; met een formulier gaat dat niet.',
    },
  },
  'spamhaus-removal': {
    title: (names) => `Laat ${ipOr(names)} verwijderen bij Spamhaus`,
    steps: {
      which: spamhausPart,
      cause: () =>
        'Neem eerst de oorzaak weg: het gehackte account, het formulier, de computer of de slechte verzendpraktijk.',
      form: () => 'Zoek daarna het adres op en volg daar de link voor verwijdering:',
      verify: () =>
        'Controleer het via een eigen resolver (een openbare krijgt een foutcode). Geen antwoord betekent: niet op de lijst. Ontvangers zien het als hun caches verlopen zijn:',
    },
  },
  'pbl-relay': {
    title: (names) => `Verstuur niet rechtstreeks vanaf ${ipOr(names)}, of haal het van de PBL`,
    steps: {
      meaning: () =>
        'Op de PBL staan reeksen adressen van eindgebruikers, waarvandaan mail niet rechtstreeks naar ontvangers hoort te gaan. Het is geen beschuldiging van spam.',
      relay: () =>
        'De gewone weg: verstuur via de relay van je provider of een andere smarthost, met inloggen op poort 587. Dan telt je eigen adres niet meer.',
      remove: () =>
        'Is dit een mailserver met een vast adres: geef het eerst een PTR met een eigen naam, en haal dan dit ene adres van de lijst op check.spamhaus.org. Een reeks die de provider zelf heeft opgegeven vraag je aan de provider.',
    },
  },
  'microsoft365-delist': {
    title: (names) => `Laat ${ipOr(names)} daarna van de lijst van Microsoft 365 halen`,
    steps: {
      form: (names) => `Open het delist-portaal en vul het adres uit de bounce in, ${ipOr(names)}, en je mailadres:`,
      reply: () =>
        'Bevestig met de link in de mail die volgt. Het is alleen voor Microsoft 365 (5.7.606 tot 5.7.649); Outlook.com en Hotmail hebben een eigen formulier.',
      again: () => 'Geef het een dag en verstuur dan opnieuw. Komt het terug, dan is de oorzaak er nog.',
    },
  },
  'microsoft365-delist-mail': {
    title: () => 'Stuur de hele bounce door naar delist@microsoft.com',
    steps: {
      forward: () =>
        'Voor deze code (5.7.511) helpt het delist-portaal niet: stuur de volledige bounce door naar delist@microsoft.com, met het adres en wat je hersteld hebt.',
      'not-portal': () => 'Microsoft antwoordt per mail. Vraag het pas als de oorzaak van de spam weg is.',
    },
    request: (names) => removalRequest(names, 'Microsoft 365 (550 5.7.511)'),
  },
  'microsoft365-support': {
    title: () => 'Neem voor je tenant contact op met Microsoft-support',
    steps: {
      support: () =>
        'Open een ondersteuningsverzoek in het Microsoft 365-beheercentrum (Help en ondersteuning) met de hele bounce. Alleen Microsoft kan deze blokkade opheffen.',
      'not-delist': (names) =>
        `Het delist-portaal sender.office.com helpt niet: ${names.ip === null ? 'het adres is van Microsoft' : `${names.ip} is van Microsoft`} en verwerkt mail van veel tenants.`,
      tenant: () =>
        'Nieuwe en proeftenants zonder betaalde licenties versturen vanaf zulke adressen. Koop of wijs licenties toe, registreer je domein, en verstuur eerst weinig. Is er mail verstuurd die niemand van jullie schreef, beveilig dan eerst de accounts.',
      meanwhile: () => 'Verstuur wat haast heeft zolang vanuit een andere mailbox of dienst.',
    },
    request: (names) =>
      [
        'Subject: outbound mail of our tenant is refused',
        '',
        `Mail from our tenant is refused with the code in the bounce below${names.ip === null ? '' : `, sending address ${names.ip}`}.`,
        'Tenant: TENANT_NAME. Licences: LICENCE_TYPE. Tenant created: DATE_CREATED.',
        'We have checked our accounts and secured those that were abused: WHAT_WAS_DONE. Please lift the block, or move us to other outbound addresses.',
      ].join('\n'),
  },
  'outlook-form': {
    title: (names) => `Vraag Outlook.com om de blokkade van ${ipOr(names)} op te heffen`,
    steps: {
      which: () =>
        'Outlook.com en Hotmail houden een eigen lijst bij. S3140 en S3150 staan niet op de officiële pagina; volgens beheerders gaan ze over het adres, of over het hele netwerk van de provider. Ligt de oorzaak op jullie server, neem die dan eerst weg.',
      form: () => 'Vul het sender support-formulier van Outlook.com in, met een Microsoft-account:',
      'not-portal': () =>
        'Gebruik hiervoor niet sender.office.com: dat is voor Microsoft 365 en zegt dat het adres niet geblokkeerd is.',
      watch: () =>
        'Meld het adres aan bij SNDS en JMRP om klachten te zien. Is het hele netwerk van de provider geblokkeerd, dan moet de provider het vragen, of verstuur vanaf een ander adres.',
    },
    request: (names) => removalRequest(names, 'Outlook.com'),
  },
  'outlook-reputation': {
    title: () => 'Herstel je reputatie bij Outlook.com',
    steps: {
      watch: () =>
        'Meld het versturende adres aan bij SNDS (wat Outlook.com ervan ziet) en JMRP (klachten), en stop waarover geklaagd wordt.',
      slow: () =>
        'Verstuur minder en gelijkmatig, en alleen aan wie erom gevraagd heeft. Wat met een 4xx-code is uitgesteld wordt vanzelf opnieuw geprobeerd.',
      form: () => 'Duurt het voort hoewel de cijfers goed zijn, vraag het dan met het sender support-formulier:',
    },
  },
  'gmail-reputation': {
    title: () => 'Herstel je reputatie bij Gmail',
    steps: {
      tools: () =>
        'Kijk in Postmaster Tools (postmaster.google.com) naar je domein: spampercentage, reputatie, authenticatie. Gmail heeft geen formulier om een adres te laten verwijderen.',
      complaints: () =>
        'Stop mail die als spam gemeld wordt: het percentage moet onder 0,3% blijven. Zoek eerst naar een gehackt account of webformulier; haal adressen weg die nooit reageren; laat mensen met één klik opzeggen.',
      volume: () =>
        'Verstuur daarna weinig, aan wie het wil, met SPF, DKIM en DMARC, en voer het volume in weken op. Een gedeeld adres kan door anderen bedorven zijn: verstuur dan via een ander.',
    },
  },
  'yahoo-sender': {
    title: () => 'Wat Yahoo (en AOL) wil zien',
    steps: {
      retry: () =>
        'Bij een 4xx-code zoals TSS04 blijft de mail in de wachtrij: laat hem opnieuw proberen en verstuur zolang minder. Bij "permanently deferred" heeft opnieuw proberen geen zin.',
      improve: () =>
        'Laat SPF, DKIM en DMARC slagen, haal adressen weg die bouncen of klagen, en meld je aan voor de complaint feedback loop.',
      form: () =>
        'Duurt het voort, gebruik dan "Contact us" voor verzenders op senders.yahooinc.com, met het adres en de hele weigering.',
    },
    request: (names) => removalRequest(names, 'Yahoo'),
  },
  'gmx-listing': {
    title: (names) => `Zoek bij GMX, WEB.DE of mail.com op waarom ${ipOr(names)} geweigerd wordt`,
    steps: {
      reason: () =>
        'Open de link in de weigering: achter c= staat de reden (rdns is de PTR, r0201 het adres, r0735 een beleid) en achter ip= het adres.',
      cause: () => 'Neem die oorzaak weg. Ze eisen ook een PTR die klopt en er niet gegenereerd uitziet.',
      form: () => 'Gebruik daarna het contactformulier op die pagina.',
    },
    request: (names) => removalRequest(names, 'GMX, WEB.DE or mail.com'),
  },
  't-online-blocked': {
    title: (names) => `Schrijf T-Online over ${ipOr(names)}`,
    steps: {
      mail: (names) =>
        `Schrijf naar tosa@rx.t-online.de, het adres in de weigering, met ${ipOr(names)}, datum en tijd van de weigering en de oorzaak die je hebt weggenomen.`,
      expect: () => 'Volgens beheerders (2024) volgt de vrijgave binnen 1 tot 24 uur.',
    },
    request: (names) => removalRequest(names, 'T-Online'),
  },
  't-online-register': {
    title: (names) => `Maak ${ipOr(names)} bekend bij T-Online`,
    steps: {
      imprint: () =>
        'T-Online neemt alleen mail aan van servers die het kent. De naam in de PTR moet van jullie zijn, en op een pagina onder dat domein moet staan wie de beheerder is, met contactgegevens (een imprint).',
      mail: (names) =>
        `Schrijf dan naar het adres in de weigering (tobr@rx.t-online.de, of toda@rx.t-online.de als er DIAL staat) met ${ipOr(names)}, de hostnaam en de link naar die pagina.`,
      expect: () => 'Volgens beheerders (2024) duurt het 1 tot 24 uur.',
    },
    request: (names) =>
      [
        `Subject: new mail server ${ipOr(names)}`,
        '',
        `Please accept mail from our server ${ipOr(names)}${names.mailName === null ? '' : `, ${names.mailName}`}.`,
        'Operator and contact: LINK_TO_IMPRINT',
        'It sends mail of our own organisation; no bulk mail.',
      ].join('\n'),
  },
  'icloud-postmaster': {
    title: () => 'Wat iCloud Mail eist, en wie je het vraagt',
    steps: {
      demands: () =>
        'iCloud wil een PTR die bij je domein past, SPF, DKIM en DMARC, en mail waar mensen om gevraagd hebben.',
      check: (names) =>
        `Noemt de weigering de lijst van Proofpoint, zoek ${ipOr(names)} dan op bij ipcheck.proofpoint.com en vraag daar om verwijdering.`,
      mail: () =>
        'Klopt dat allemaal, schrijf dan naar icloudadmin@apple.com met het adres, het domein en de hele weigering.',
    },
    request: (names) => removalRequest(names, 'iCloud Mail'),
  },
  'proofpoint-check': {
    title: (names) => `Vraag Proofpoint om ${ipOr(names)} vrij te geven`,
    steps: {
      form: () => 'Zoek het adres op en vraag daar om verwijdering:',
      mail: () => `Of schrijf naar delist-request@proofpoint.com met het adres en de weigering. ${causeFirst}`,
    },
    request: (names) => removalRequest(names, 'A receiver that uses Proofpoint'),
  },
  'barracuda-removal': {
    title: (names) => `Vraag Barracuda om ${ipOr(names)} te verwijderen`,
    steps: {
      form: () => 'Vul het verzoek tot verwijdering in met het adres, je contactgegevens en wat je hersteld hebt:',
      expect: () =>
        'Het duurt 12 tot 24 uur. Vraag het maar één keer: het gebeurt met de hand, en het adres komt terug op de lijst als de spam doorgaat.',
    },
    request: (names) => removalRequest(names, 'A receiver that uses the Barracuda list'),
  },
  'cloudmark-reset': {
    title: (names) => `Vraag Cloudmark om een reset van ${ipOr(names)}`,
    steps: {
      form: () =>
        'Verschillende ontvangers gebruiken Cloudmark CSI (Spectrum, Cox, Orange, ...). Vraag de reset hier aan:',
      who: () => `Eén reset geldt voor allemaal. ${causeFirst}`,
    },
    request: (names) => removalRequest(names, 'A receiver that uses Cloudmark'),
  },
  'comcast-blocked': {
    title: () => 'Volg de link in de weigering van Comcast',
    steps: {
      page: () =>
        'In de weigering staat een pagina op postmaster.comcast.net voor de code (BL000000, BL000010, ...): gebruik daar het formulier, nadat je de oorzaak hebt weggenomen.',
      yahoo: () =>
        'Mail voor comcast.net gaat sinds medio 2025 over naar Yahoo: een nieuwere weigering kan daarvandaan komen, en dan gelden de regels van Yahoo.',
    },
    request: (names) => removalRequest(names, 'Comcast'),
  },
  'orange-code': {
    title: () => 'Lees het nummer in de weigering van Orange of La Poste',
    steps: {
      code: () =>
        'Het nummer achter OFR of LPN is de reden: 101 is een vermelding bij Spamhaus, 102 bij Cloudmark of SenderScore, 103 en 510 een eigen lijst, 104 te veel verbindingen.',
      list: () =>
        `Laat het adres van de lijst halen waar het nummer voor staat, of gebruik de link in de weigering. ${causeFirst}`,
    },
  },
  'named-list': {
    title: (names) => `Laat ${ipOr(names)} verwijderen van de lijst die in de weigering staat`,
    steps: {
      page: (names) =>
        names.listings.length === 0
          ? 'In de weigering staat de lijst, meestal met een link: zoek het adres daar op om te zien waarom het erop staat en sinds wanneer.'
          : `Volgens DNS staat het op: ${names.listings.map(nameOf).join(', ')}. Zoek het daar op om te zien waarom en sinds wanneer.`,
      remove: () =>
        `Neem eerst de oorzaak weg en vraag dan daar om verwijdering; veel lijsten laten een adres ook vanzelf los na een aantal dagen zonder spam. ${causeFirst}`,
      recipient: () =>
        'Staat er geen lijst bij, dan is het er een van de ontvanger zelf: vraag diens mailbeheerder om het adres toe te staan.',
    },
  },
  'resolver-error': {
    title: (names) =>
      `Laat de mailbeheerder van ${names.recipientDomain ?? 'de ontvanger'} weten dat een foutantwoord voor een vermelding wordt aangezien`,
    steps: {
      'not-listed': () =>
        'Je staat niet op de lijst, en er valt niets te verwijderen. De blocklist gaf de server van de ontvanger geen antwoord maar een foutcode (127.255.255.x of "open resolver"), omdat die via een openbare resolver of te vaak vraagt, en de server ziet die code aan voor een vermelding.',
      tell: () => 'Laat het hun beheerder weten per telefoon of via een ander adres; in de tekst hieronder staat het.',
      mend: () =>
        'Daar, voor hun beheerder: vraag via een eigen resolver of met een (gratis) DQS-sleutel, en tel alleen antwoorden van 127.0.0.2 tot 127.0.0.11 als vermelding.',
    },
    request: (names) =>
      [
        'Onderwerp: jullie mailserver weigert mail op grond van een foutantwoord van Spamhaus',
        '',
        `Jullie server${names.remoteHost === null ? '' : ` ${names.remoteHost}`} weigert onze mail${names.ip === null ? '' : ` vanaf ${names.ip}`} als vermeld op een blocklist, maar het adres staat er niet op: het antwoord was een foutcode (127.255.255.x, openbare resolver of te veel vragen).`,
        'Willen jullie de blocklist via een eigen resolver of met een DQS-sleutel vragen, en alleen 127.0.0.2 tot 127.0.0.11 als vermelding tellen (Postfix: zen.spamhaus.org=127.0.0.[2..11])?',
      ].join('\n'),
  },
  'resolver-error-own': {
    title: () => 'Je server ziet een foutantwoord van de blocklist aan voor een vermelding',
    steps: {
      now: () =>
        'Haal de blocklist voorlopig uit de configuratie, anders blijft je server iedereen weigeren. Geen van deze afzenders staat op de lijst: de lijst gaf een foutcode (127.255.255.x), omdat je server via een openbare resolver of te vaak vraagt.',
      resolver: () =>
        'Laat de mailserver vragen via een eigen resolver (zoals unbound op dezelfde machine), niet via 1.1.1.1, 8.8.8.8 of die van de provider, of neem een gratis DQS-sleutel. Op dit testadres moet 127.0.0.2 met andere adressen van 127.0.0.x als antwoord komen, niet 127.255.255.x:',
      postfix: () => 'En tel alleen echte vermeldingen, dan weigert een foutcode nooit meer mail. In Postfix:',
      after: () =>
        'Zet de lijst daarna terug. Bij afzenders komt een definitieve weigering (5xx) als bounce terug: vraag wie ertoe doet om opnieuw te versturen.',
    },
  },
  'domain-listing': {
    title: () => 'Laat het domein van de lijst halen, nadat de oorzaak weg is',
    steps: {
      which: (names) =>
        names.listings.length === 0
          ? 'Zoek uit welk domein bedoeld is: de afzender, de hostnaam of een link in het bericht (ook in de handtekening, ook van een linkverkorter).'
          : `Volgens DNS staat het op: ${names.listings.map(nameOf).join(', ')}.`,
      cause: () =>
        "Gewone oorzaken: een gehackte website met spam of phishing, een nieuw domein met veel mail, links naar vreemde pagina's. Maak eerst de site schoon.",
      form: () =>
        'Zoek het domein daarna op en vraag om verwijdering (bij een andere lijst: op de pagina in de weigering):',
    },
  },
  'rebuild-reputation': {
    title: (names) => `Herstel de reputatie bij ${names.recipientDomain ?? 'de ontvanger'}`,
    steps: {
      stop: () =>
        'Zoek eerst naar misbruik: een gehackt account, een webformulier, een oude nieuwsbrieflijst. Stop waarover mensen klagen.',
      volume: () => 'Verstuur daarna weinig en gelijkmatig, alleen aan wie het wil, en voer het in weken op.',
      authenticate: () => 'Laat SPF, DKIM en DMARC slagen, met een PTR die klopt.',
      ask: () =>
        'Duurt het voort, vraag het dan de postmaster van de ontvanger, of verstuur zolang via een relay met een goede reputatie.',
    },
  },
  'clean-list': {
    title: () => 'Stop met mail aan adressen die niet bestaan',
    steps: {
      remove: () =>
        'Haal elk adres dat als onbekend terugkwam meteen en voorgoed van de lijsten. Gebruik geen gekochte of geraden adressen.',
      source: () => 'Kijk waar ze vandaan komen: een oude lijst, een webformulier zonder bevestiging, een import.',
      compromised: () =>
        'Heeft niemand eraan verstuurd, dan wordt een account of server misbruikt om adressen te proberen: zoek en stop dat eerst.',
    },
  },
  'close-relay': {
    title: () => 'Sluit de open relay',
    steps: {
      restrict: () =>
        'De server mag alleen relayen voor eigen netwerken en voor gebruikers die zijn ingelogd. Bij Postfix permit_mynetworks en permit_sasl_authenticated, daarna reject_unauth_destination; in mynetworks mogen alleen eigen netwerken staan:',
      test: () =>
        'Test het van buiten: een bericht tussen twee vreemde adressen moet geweigerd worden met "Relay access denied". Zoek ook naar open proxy\'s en webformulieren.',
      after: () =>
        'Haal de spam uit de wachtrij, en laat het adres dan verwijderen van de lijsten waar het op gekomen is.',
    },
  },
};
