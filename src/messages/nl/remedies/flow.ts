import type { FlowTexts } from '../../remedy-groups.ts';

const boundConnections = () =>
  'In Exchange 2013 en later begrenst dit de verbindingen van één server per domein, voor alle domeinen tegelijk. Noteer het oude aantal en zet het terug als de wachtrij leeg is:';

export const flow: FlowTexts = {
  'wait-for-retry': {
    title: () => 'Niets te doen: de server probeert het vanzelf opnieuw',
    steps: {
      wait: (names) =>
        names.retryUntil === null
          ? 'Het bericht staat in de wachtrij, het is niet mislukt. De server probeert het vanzelf opnieuw, meestal dagenlang; greylisting laat het na minuten tot een uur door. Nog een keer versturen laat het wachten alleen opnieuw beginnen.'
          : `Het bericht staat in de wachtrij, het is niet mislukt. De server blijft het vanzelf proberen tot ${names.retryUntil}. Nog een keer versturen laat het wachten alleen opnieuw beginnen.`,
      persists: () =>
        'Kijk er pas weer naar als het langer dan een of twee dagen duurt, of als er een definitieve melding komt: die zegt waarom. Een afzender die het steeds vanaf een ander adres probeert, wordt telkens opnieuw uitgesteld.',
    },
  },
  'greylisting-never-ends': {
    title: (names) => `${names.recipientDomain ?? 'De ontvanger'} moet je server door zijn greylisting laten`,
    steps: {
      why: () =>
        'Greylisting neemt de tweede poging aan als die van hetzelfde adres of netwerk komt. Een dienst die het steeds vanaf andere adressen probeert, zoals Microsoft 365, begint elke keer opnieuw tot hij het opgeeft.',
      tell: () =>
        'Stuur de tekst hieronder langs een andere weg aan de mailbeheerder van de ontvanger: die kan de afzender of zijn netwerken uitzonderen, of mail doorlaten waarvan SPF slaagt.',
      again: () =>
        'Verstuur het bericht daarna opnieuw. Eén keer kan ook zo al helpen: sommige pogingen komen van een adres dat intussen bekend is.',
    },
    request: (names) =>
      [
        'Onderwerp: greylisting houdt onze mail tegen',
        '',
        `Mail naar ${names.recipientDomain ?? 'jullie domein'} kwam na dagen terug, omdat jullie server${names.remoteHost === null ? '' : ` ${names.remoteHost}`} elke poging met greylisting uitstelde. Onze maildienst probeert het vanaf wisselende adressen.`,
        'Willen jullie ons domein of de netwerken van die dienst uitzonderen van greylisting? De weigering staat hieronder.',
      ].join('\n'),
  },
  'slow-down': {
    title: (names) => `Verstuur langzamer naar ${names.recipientDomain ?? 'deze ontvanger'}`,
    steps: {
      pace: () =>
        'Mail die met een 4xx-code is uitgesteld blijft in de wachtrij en wordt vanzelf opnieuw geprobeerd. Verstuur geen nieuwe bulkmail naar deze ontvanger tot de wachtrij leeg is, en ga dan in kleinere porties verder.',
      postfix: () =>
        'Beperk met Postfix het tempo en de verbindingen (liever in een eigen transport voor deze ontvanger):',
      exchange: boundConnections,
      why: () =>
        'Is dit meer mail dan gewoonlijk, zoek dan eerst naar een gehackt account, webformulier of script. Voer het volume anders stap voor stap op, en verstuur alleen aan wie erom gevraagd heeft.',
    },
  },
  'gmail-slow-down': {
    title: () => 'Verstuur langzamer naar Gmail',
    steps: {
      pause: () =>
        'Wacht minstens 10 minuten, ga dan verder met één verbinding en voer het volume langzaam op. Mail die met een 4xx-code is uitgesteld blijft in de wachtrij en wordt vanzelf opnieuw geprobeerd.',
      postfix: () => 'Beperk met Postfix het tempo en de verbindingen (liever in een eigen transport voor Gmail):',
      exchange: boundConnections,
      source: () =>
        'In de weigering staat wat Gmail telde: het IP-adres, het netwerk ervan, het DKIM- of SPF-domein, of links in het bericht. Is dat meer dan je gewoonlijk verstuurt, zoek dan eerst naar een gehackt account of webformulier. Houd het spampercentage in Postmaster Tools onder 0,3%.',
    },
  },
  'recipient-receives-too-much': {
    title: () => 'Wacht: de mailbox van de ontvanger krijgt te veel mail tegelijk',
    steps: {
      wait: () =>
        'Het is de limiet van de ontvanger, over alle afzenders samen. Je server probeert het vanzelf opnieuw zolang de code met een 4 begint; na een definitieve weigering kun je het een paar uur later opnieuw versturen.',
      yours: () =>
        'Overspoelt een eigen systeem die mailbox (alarmen, logmail, een lus), verstuur dan langzamer of bundel de berichten. Anders moet de ontvanger uitzoeken wie het doet.',
    },
  },
  'ipv6-range-limit': {
    title: () => 'Verstuur minder vanuit die IPv6-reeks',
    steps: {
      what: (names) =>
        `Exchange Online telt wat er uit de hele reeks IPv6-adressen rond ${names.ip ?? 'het jouwe'} komt, niet de mail aan één mailbox. Andere machines in die reeks tellen mee.`,
      slow: () =>
        'Wacht een paar uur en verstuur het dan opnieuw, gespreid en in kleinere porties. Is dit meer dan gewoonlijk, zoek dan eerst naar een gehackt account, webformulier of script.',
      ipv4: () =>
        'Versturen er ook anderen vanuit die reeks (een hostingnetwerk): verstuur naar Microsoft 365 via IPv4, vanaf een eigen adres met een PTR.',
    },
  },
  'fewer-connections': {
    title: (names) => `Open minder verbindingen met ${names.remoteHost ?? names.recipientDomain ?? 'deze ontvanger'}`,
    steps: {
      limit: () =>
        'Elke ontvanger staat een aantal gelijktijdige verbindingen vanaf één adres toe (Outlook.com tot 500, Cox 10). Gebruik minder verbindingen en verstuur er meer berichten over.',
      postfix: () => 'Met Postfix doet deze instelling dat:',
      exchange: boundConnections,
      hosts: () =>
        'Achter één NAT-adres tellen de verbindingen van alle servers samen. Wat uitgesteld is wordt vanzelf opnieuw geprobeerd.',
    },
  },
  'split-recipients': {
    title: () => 'Verstuur aan minder ontvangers tegelijk',
    steps: {
      split: () =>
        'Splits het bericht in porties en verspreid ze over de dag. Een daglimiet is uiterlijk na 24 uur weer vrij.',
      service: () =>
        'Gebruik voor nieuwsbrieven en andere mail aan veel mensen een dienst die daarvoor gemaakt is, met een eigen subdomein.',
      unusual: () =>
        'Heeft niemand aan zoveel mensen verstuurd, dan is het account waarschijnlijk gehackt: verander eerst het wachtwoord.',
    },
  },
  'quota-wait': {
    title: () => 'Je eigen verzendlimiet is op',
    steps: {
      wait: () =>
        'Wacht tot de limiet weer vrij is: een daglimiet binnen 24 uur, een uurlimiet eerder. De ontvanger heeft er niets mee te maken.',
      unusual: () =>
        'Heb je niet zoveel verstuurd, zoek dan eerst naar een gehackt account, een script of een lus, en verander het wachtwoord.',
      service: () =>
        'Heb je structureel meer nodig: verhoog de limiet bij de dienst waarmee je verstuurt, of gebruik een dienst voor bulkmail.',
    },
  },
  'tenant-recipient-limit': {
    title: () => 'De daglimiet van je Microsoft 365-tenant voor externe ontvangers is op',
    steps: {
      wait: () =>
        "Hij telt de externe ontvangers van de laatste 24 uur, over alle gebruikers, apparaten en programma's van de tenant samen. Zodra dat aantal onder de limiet zakt gaat mail weer door; niemand hoeft iets op te heffen. Wat teruggekomen is verstuur je dan opnieuw.",
      look: () => 'Bekijk het aantal en de limiet, in Exchange Online PowerShell:',
      unusual: () =>
        'Is dat meer dan gewoonlijk, zoek dan eerst naar een gehackt account, een script of een apparaat: in de berichttracering, welke afzender de meeste heeft.',
      more: () =>
        "Met een instelling is de limiet niet te verhogen: hij volgt het aantal betaalde licenties, en een proeftenant heeft er 5.000. Laat bulkmail en programma's via Azure Communication Services of een maildienst versturen; dat telt niet mee.",
    },
  },
  'google-relay-settings': {
    title: () => 'Stel de SMTP-relay van Google Workspace in',
    steps: {
      register: (names) =>
        `In de Google-beheerdersconsole: Apps, Google Workspace, Gmail, Routering, SMTP-relayservice. Vul het adres in waarvandaan je server verstuurt${names.ip === null ? '' : ` (${names.ip})`}, of eis SMTP-authenticatie, en sta het afzenderdomein toe.`,
      or: () => 'De envelopafzender of de HELO-naam moet van een domein van dat Workspace-account zijn.',
    },
  },
  'last-error': {
    title: () => 'Zoek de laatste fout voordat de server het opgaf',
    steps: {
      last: (names) =>
        `Dat de tijd om is zegt niets over de oorzaak. Zoek de laatste tijdelijke fout voor ${names.recipientDomain ?? 'het domein van de ontvanger'} in de melding ("Last error", LED=) of in het log van de server die het opgaf, en laat Bounce Doctor die lezen.`,
      find: () => 'Met Postfix:',
      exchange: () => 'Met Exchange Server, zolang het bericht nog in de wachtrij staat:',
      usual: (names) =>
        names.mxHosts.length === 0
          ? 'Meestal was de server van de ontvanger niet te bereiken: een verkeerde of dode MX, een firewall, TLS dat hij niet biedt, of DNS die niet antwoordt. Dan moet hun beheerder iets doen; laat het weten per telefoon of via een ander adres, en verstuur later opnieuw.'
          : `Meestal was de server van de ontvanger (${names.mxHosts.slice(0, 2).join(', ')}) niet te bereiken: uitgeschakeld, een firewall, TLS dat hij niet biedt. Dan moet hun beheerder iets doen; laat het weten per telefoon of via een ander adres, en verstuur later opnieuw.`,
    },
  },
};
