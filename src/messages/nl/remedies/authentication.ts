import { dkimNameOr, envelopeDomainOr, fromDomainOr, type MailNames } from '../../../knowledge/remedies/mail-names.ts';
import { spfTerm } from '../../../knowledge/remedies/authentication.ts';
import { ipOr } from '../../../knowledge/remedies/names.ts';
import type { AuthenticationTexts } from '../../remedy-groups.ts';

const strictTags = (names: MailNames) =>
  [names.strictDkim ? 'adkim=s' : '', names.strictSpf ? 'aspf=s' : ''].filter((tag) => tag !== '').join(' en ');
const verifySpf = () => 'Controleer: er moet één antwoord zijn dat met v=spf1 begint.';
const publishKey = (names: MailNames) =>
  `Publiceer de sleutel als TXT-record op ${dkimNameOr(names)}. Een maildienst toont het record, of een CNAME ernaartoe, waar je DKIM aanzet:`;
const verifyKey = () => 'Controleer: in het antwoord moet p= staan met de sleutel erachter.';

export const authentication: AuthenticationTexts = {
  'spf-allow': {
    title: (names) =>
      names.spfMissing
        ? `Publiceer een SPF-record voor ${envelopeDomainOr(names)} dat ${ipOr(names)} toestaat`
        : `Sta ${ipOr(names)} toe in het SPF-record van ${envelopeDomainOr(names)}`,
    steps: {
      whose: (names) =>
        `Ga eerst na of ${ipOr(names)} een server van jullie is, of van een dienst die voor jullie verstuurt. Neem voor een dienst de include: op die hij opgeeft, niet het adres. Is het een doorstuurserver, voeg hem dan niet toe: die moet de envelopafzender herschrijven.`,
      publish: (names) =>
        names.spfMissing
          ? `Publiceer daarna dit SPF-record; ${envelopeDomainOr(names)} heeft er zelf nog geen, en dat van een domein erboven telt niet:`
          : names.spfSuggested === null
            ? `Zet daarna ${spfTerm(names)} in het SPF-record van het domein van de envelopafzender, vóór de "all" aan het eind. Er mag maar één zo'n record zijn:`
            : `Publiceer daarna dit als enige SPF-record van ${envelopeDomainOr(names)}, in plaats van het oude:`,
      verify: verifySpf,
      wait: (names) =>
        names.spfMissing
          ? 'Voor ontvangers telt het als hun caches vergeten zijn dat er geen was (de negatieve TTL van de zone), meestal binnen een uur. Verstuur dan opnieuw.'
          : 'Voor ontvangers telt het als de TTL van het oude record om is, meestal binnen een uur. Verstuur dan opnieuw.',
    },
  },
  'spf-merge': {
    title: (names) => `Voeg de SPF-records van ${envelopeDomainOr(names)} samen tot één`,
    steps: {
      one: (names) =>
        names.spfRecords.length > 1
          ? `Een domein mag maar één SPF-record hebben, en ${envelopeDomainOr(names)} heeft er ${names.spfRecords.length}. Bij meer dan één telt er geen. Verwijder ze allemaal en houd er één over.`
          : 'Een domein mag maar één record hebben dat met v=spf1 begint. Bij meer dan één telt er geen. Verwijder ze allemaal en houd er één over.',
      publish: () => 'Daarin staat elke include, ip4 en ip6 van de oude één keer, met één "all" aan het eind:',
      verify: verifySpf,
    },
  },
  'spf-fewer-lookups': {
    title: (names) => `Breng het SPF-record van ${envelopeDomainOr(names)} onder de 10 DNS-lookups`,
    steps: {
      count: (names) =>
        names.spfLookups === null
          ? 'Elke include, a, mx, ptr, exists en redirect kost een lookup, ook die in opgenomen records. Er zijn er in totaal maar 10 toegestaan.'
          : `Het heeft ${names.spfLookups} lookups nodig, en er zijn er 10 toegestaan: elke include, a, mx, ptr, exists en redirect kost er een, ook die in opgenomen records.`,
      drop: () =>
        'Haal diensten weg die niet meer voor jullie versturen, en ptr en mx waar niets vandaan komt. Dat is de blijvende oplossing.',
      flatten: () =>
        'Vervang includes en namen waarvan de adressen van jullie zijn en niet veranderen door ip4:- en ip6:-termen; die kosten niets. Neem de adressen van een dienst niet over: die verandert ze zonder het te zeggen.',
      subdomain: () =>
        'Laat bulkmail vertrekken onder een subdomein met een eigen record, zoals nieuws.example.com: elk domein heeft zijn eigen 10.',
      verify: () => 'Publiceer het kortere record en controleer opnieuw: Bounce Doctor telt de lookups.',
    },
  },
  'spf-mend': {
    title: (names) => `Herstel het SPF-record van ${envelopeDomainOr(names)}`,
    steps: {
      mistake: (names) =>
        names.spfTerm === null
          ? 'Het record is zo niet te gebruiken. Zoek naar een verkeerd gespeld mechanisme, een include van een domein zonder SPF-record, een tweede record, meer dan twee hosts die niet bestaan (void lookups), of een term die iedereen toelaat (+all, heel grote netwerken): dat noemen sommige ontvangers verdacht.'
          : `Het record is zo niet te gebruiken, door "${names.spfTerm}". Verbeter of verwijder dat.`,
      publish: () =>
        'Het record om ervoor in de plaats te publiceren. Een term die niet te herstellen was is weggelaten: verstuurt er iets van jullie vandaan, voeg hem dan in de juiste vorm toe.',
      verify: verifySpf,
    },
  },
  'forwarder-keep-authentication': {
    title: (names) =>
      `Laat de doorstuurserver${names.forwardedFrom === null ? '' : ` van ${names.forwardedFrom}`} de envelopafzender herschrijven (SRS)`,
    steps: {
      why: (names) =>
        `De ontvanger ziet ${ipOr(names)}, de server die doorstuurt, met het domein van de oorspronkelijke afzender ${envelopeDomainOr(names)}. Dat domein kan niet alle doorstuurservers ter wereld in zijn SPF-record zetten, en hoort dat ook niet te doen.`,
      rewrite: () =>
        'Op de server die doorstuurt: herschrijf de envelopafzender naar een eigen domein van de doorstuurder (SRS, bij Postfix: postsrsd). Dan slaagt SPF voor dat domein.',
      intact: () =>
        'Laat het bericht zoals het is: geen voettekst, geen toevoeging in het onderwerp, geen andere From. Dan klopt de DKIM-handtekening van de afzender nog, en slaagt DMARC daardoor.',
      trace: () =>
        'Voeg voor Gmail ook X-Forwarded-For of X-Forwarded-To toe, en ARC-headers als de server die kan maken.',
    },
    request: (names) =>
      [
        'Onderwerp: doorgestuurde mail wordt geweigerd vanwege SPF',
        '',
        `Jullie server${names.ip === null ? '' : ` ${names.ip}`} stuurt mail door met de oorspronkelijke envelopafzender (${envelopeDomainOr(names)}). Daardoor faalt SPF bij de volgende ontvanger en wordt de mail geweigerd.`,
        'Willen jullie bij het doorsturen de envelopafzender herschrijven (SRS) en het bericht ongewijzigd laten, zodat de DKIM-handtekening blijft kloppen?',
      ].join('\n'),
  },
  'survive-forwarding': {
    title: (names) => `Wat ${fromDomainOr(names)} kan doen: ondertekenen met DKIM`,
    steps: {
      sign: (names) =>
        `Een DKIM-handtekening van ${fromDomainOr(names)} overleeft doorsturen zolang het bericht gelijk blijft; SPF niet. Met een DKIM-handtekening voor het From-domein slaagt DMARC hoewel SPF faalt.`,
      'not-spf': (names) =>
        `Zet het adres van de doorstuurder${names.forwardedFrom === null || names.ip === null ? '' : ` (${names.ip})`} niet in je SPF-record: dan kunnen al zijn gebruikers uit jullie naam versturen.`,
    },
  },
  'dkim-publish-key': {
    title: (names) => `Publiceer de DKIM-sleutel op ${dkimNameOr(names)}`,
    steps: {
      selector: (names) =>
        names.dkim === null
          ? 'Zoek in het programma dat ondertekent (of in de header DKIM-Signature) welke selector s= en welk domein d= het gebruikt: de sleutel moet precies onder die naam staan.'
          : `Er wordt ondertekend met selector ${names.dkim.selector} en domein ${names.dkim.domain}, en DNS heeft daar geen bruikbare sleutel. Of het record is nooit gepubliceerd of onvolledig, of er wordt met de verkeerde selector ondertekend.`,
      doubled: () =>
        'Staat hij er volgens jou wel? Veel panelen zetten het domein er zelf achter, en dan krijgt een voluit getypte naam het domein twee keer. Komt hier antwoord op, maak de naam in het paneel dan korter:',
      publish: publishKey,
      verify: verifyKey,
      until: () =>
        'Tot de sleutel er staat, behandelen ontvangers het bericht alsof het niet ondertekend is. "Bestaat niet" kan zolang de negatieve TTL van de zone duurt in caches blijven.',
    },
  },
  'dkim-new-key': {
    title: (names) => `Onderteken met een nieuwe DKIM-sleutel; die op ${dkimNameOr(names)} is ingetrokken`,
    steps: {
      revoked: (names) =>
        `Het record op ${dkimNameOr(names)} heeft een lege p=, en dat betekent dat de sleutel is ingetrokken (RFC 6376 paragraaf 3.6.1). Wat ermee ondertekend is, klopt niet meer.`,
      sign: () =>
        'Maak een nieuw sleutelpaar van 2048 bits onder een nieuwe selector, en laat daarmee ondertekenen. Laat de ingetrokken selector zoals hij is: misschien is hij ingetrokken omdat de sleutel uitgelekt was.',
      publish: () => 'Publiceer de nieuwe openbare sleutel op de nieuwe selector, voordat ermee ondertekend wordt:',
      verify: verifyKey,
    },
  },
  'dkim-mend-signature': {
    title: (names) =>
      `Zoek uit waarom de DKIM-handtekening van ${names.dkim?.domain ?? fromDomainOr(names)} niet klopt`,
    steps: {
      last: () =>
        'Meestal verandert het bericht nog na het ondertekenen: door een disclaimer, een voettekst, een virusscanner, een gateway of een transportregel. Onderteken op de laatste server die het bericht aanraakt.',
      key: (names) =>
        `Vergelijk de sleutel in DNS met die van de ondertekenaar: het record op ${dkimNameOr(names)} moet de openbare helft zijn van de sleutel waarmee ondertekend wordt, in één stuk.`,
      test: () =>
        'Stuur een bericht naar een mailbox bij Gmail of Outlook.com en laat Bounce Doctor de headers lezen: "body hash did not verify" betekent dat het veranderd is, "signature did not verify" dat de sleutel niet past.',
    },
  },
  'dkim-sign': {
    title: (names) => `Onderteken mail van ${fromDomainOr(names)} met DKIM`,
    steps: {
      enable: (names) =>
        `Zet DKIM aan waar de mail vertrekt: in de instellingen van de maildienst voor ${fromDomainOr(names)}, of met OpenDKIM of rspamd op je eigen server. Onderteken met d=${fromDomainOr(names)}, niet met het domein van de dienst.`,
      publish: publishKey,
      verify: verifyKey,
    },
  },
  'dmarc-publish': {
    title: (names) => `Publiceer een DMARC-record voor ${fromDomainOr(names)}`,
    steps: {
      publish: () =>
        'Publiceer dit TXT-record, in plaats van wat er nu staat. De policy p=none is genoeg voor ontvangers die DMARC eisen, en blokkeert niets:',
      one: () => "Er mag maar één zo'n record zijn, en de rapporten moeten naar een mailbox gaan die bestaat.",
      later: () =>
        'Lees de rapporten een paar weken, zorg dat SPF of DKIM voor elk versturend systeem slaagt voor het From-domein, en ga pas dan naar p=quarantine of p=reject.',
      verify: () => 'Controleer het:',
    },
  },
  'dmarc-align': {
    title: (names) => `Laat SPF of DKIM slagen voor ${fromDomainOr(names)} zelf`,
    steps: {
      what: (names) =>
        `DMARC eist dat SPF of DKIM slaagt voor het domein in de From-header, ${fromDomainOr(names)}${names.strictDkim && names.strictSpf ? ', en voor precies die naam' : ', of een domein dat daarbij hoort'}. Slagen voor het domein van een maildienst telt niet (alignment).`,
      strict: (names) =>
        `Het DMARC-record van ${fromDomainOr(names)} eist strikte alignment (${strictTags(names)}): dan telt een subdomein niet. Slaagt het systeem voor een subdomein of zusterdomein van jullie, dan is ${strictTags(names)} uit het record halen genoeg.`,
      dkim: (names) =>
        `Het best: laat het systeem dat verstuurt met DKIM ondertekenen als d=${fromDomainOr(names)}. Maildiensten noemen dat domain authentication of een eigen domein.`,
      spf: (names) =>
        `Of geef het een envelopafzender (return path) ${names.strictSpf ? 'op' : 'onder'} ${fromDomainOr(names)}, en sta zijn adressen toe in het SPF-record van die naam.`,
      verify: () =>
        'Is het bericht doorgestuurd of via een lijst gegaan, dan moet de doorstuurder of de lijst de handtekening heel laten. Test: in Authentication-Results van een testbericht moet dmarc=pass staan.',
    },
  },
  'bulk-requirements': {
    title: () => 'Voldoe aan de regels voor bulkverzenders',
    steps: {
      which: (names) =>
        names.stated === null
          ? "Ze gelden voor domeinen die zo'n 5.000 berichten per dag of meer versturen: SPF en DKIM moeten allebei slagen, en DMARC moet er zijn (p=none is genoeg) en slagen op grond van minstens een van de twee."
          : `De ontvanger zag SPF: ${names.stated.spf}, DKIM: ${names.stated.dkim}, DMARC: ${names.stated.dmarc}. Alle drie moeten slagen; van domeinen die zo'n 5.000 berichten per dag of meer versturen worden SPF en DKIM allebei geëist.`,
      both: () =>
        'Het geldt per domein in de From-header, over alle systemen die ervoor versturen. Zoek ze allemaal op: de mailserver, nieuwsbrieven, de webshop, het CRM.',
      unsubscribe: () =>
        'Bulkmail moet ook met één klik op te zeggen zijn (List-Unsubscribe-Post), en het percentage dat als spam gemeld wordt moet onder 0,3% blijven.',
    },
  },
  'list-keep-signature': {
    title: () => 'Laat de mailinglijst het bericht ongewijzigd, of in eigen naam versturen',
    steps: {
      unchanged: () =>
        'Voor wie de lijst beheert: geen toevoeging in het onderwerp, geen voettekst, geen gewijzigde headers. Dan klopt de DKIM-handtekening van de schrijver nog.',
      rewrite: () =>
        'Moet de lijst berichten wijzigen, vervang From dan door het adres van de lijst zelf (Mailman: DMARC-maatregel "Munge From") en onderteken met het domein van de lijst.',
      arc: () =>
        'ARC-headers toevoegen helpt bij ontvangers die de lijst vertrouwen; het vervangt de andere twee niet.',
    },
    request: (names) =>
      [
        'Onderwerp: lijstberichten worden geweigerd vanwege DMARC',
        '',
        `Jullie lijst wijzigt de berichten die hij doorgeeft. Daardoor klopt de DKIM-handtekening van het domein van de schrijver${names.fromDomain === null ? '' : ` (${names.fromDomain})`} niet meer, en weigeren ontvangers ze.`,
        'Willen jullie onderwerp en tekst ongewijzigd laten, of bij domeinen met een DMARC-policy From vervangen door het adres van de lijst?',
      ].join('\n'),
  },
  'right-by-now': {
    title: () => 'Niets aan te passen: verstuur het bericht opnieuw',
    steps: {
      again: () =>
        'Wat de ontvanger miste staat nu in DNS: het is er sindsdien in gezet, of de ontvanger had nog een ouder antwoord. Wat met een 4xx-code is uitgesteld wordt vanzelf opnieuw geprobeerd; verstuur opnieuw wat terugkwam.',
      still: () =>
        'Wordt een nieuwe poging om dezelfde reden geweigerd als de TTL van het record om is, meestal binnen het uur, laat Bounce Doctor dan die bounce lezen: dan gaat het om een andere server of een ander domein, of verandert iets onderweg de afzender.',
    },
  },
  'test-message': {
    title: () => 'Kijk zelf wat er slaagt',
    steps: {
      send: () =>
        'Stuur langs dezelfde weg een bericht naar een eigen mailbox bij Gmail of Outlook.com, en open de headers ervan.',
      read: (names) =>
        `In Authentication-Results moet spf=pass of dkim=pass staan voor ${fromDomainOr(names)}, en dmarc=pass. Bounce Doctor leest de headers ook.`,
    },
  },
};
