import type { ContentTexts } from '../../remedy-groups.ts';

export const content: ContentTexts = {
  'spam-content': {
    title: () => 'Zoek uit wat er in het bericht op spam lijkt',
    steps: {
      look: () =>
        'Kijk eerst naar de links: verkorte links, links naar een ander domein dan de tekst toont, een domein op een blocklist. Daarna naar de bijlage, de handtekening en plaatjes zonder tekst.',
      narrow: () =>
        'Verstuur het bericht in delen (zonder de links, zonder de bijlage) om te zien welk deel geweigerd wordt.',
      wanted: () =>
        'Is het gewone mail aan iemand die hem verwacht, vraag dan de ontvanger of diens beheerder om hem vrij te geven of je domein toe te staan. Bulkmail: alleen aan wie erom gevraagd heeft, met een manier om op te zeggen.',
    },
  },
  'malware-found': {
    title: () => 'Ga ervan uit dat het bericht en de computer waar het vandaan komt besmet zijn, tot je beter weet',
    steps: {
      scan: () =>
        'Scan de bijlage en de computer van de afzender, en kijk of het account er meer verstuurt. Verstuur het bestand niet nog eens om te proberen.',
      clean: () =>
        'Controleer elke link in het bericht, ook in de handtekening: een gehackte website is genoeg voor een weigering.',
      mistaken: () =>
        'Is het schoon, dan vergist het filter zich: deel het bestand met een downloadlink, en laat de ontvanger het melden bij de maker van zijn filter.',
    },
  },
  'blocked-attachment': {
    title: () => 'Verstuur het bestand op een andere manier',
    steps: {
      type: () =>
        "De ontvanger neemt dit soort bestanden niet aan (programma's, scripts, macro's, sommige archieven). Hij kijkt ook in ZIP-bestanden, en weigert die met een wachtwoord.",
      link: () =>
        'Deel het met een downloadlink (OneDrive, Google Drive, ...) en mail de link, of zet het om, bijvoorbeeld naar pdf.',
      allow: () => 'Moet het per mail: vraag de beheerder van de ontvanger of die het kan toestaan.',
    },
  },
  'well-formed-message': {
    title: () => 'Herstel het programma dat het bericht maakt',
    steps: {
      header: () =>
        'Het bericht moet precies één From hebben met één geldig adres, een Date en een Message-ID in de vorm <id@domein>. Namen met bijzondere tekens worden gecodeerd (RFC 2047), adressen nooit.',
      once: () =>
        'From, To, Cc, Subject, Date en Message-ID mogen elk één keer voorkomen, en geen regel mag langer zijn dan 998 tekens.',
      lines: () =>
        "Regels eindigen op CR LF. Een losse LF weigeren veel ontvangers; sommige programma's maken die als ze mail aan een gateway geven.",
      program: () =>
        'Meestal is het een script, een webformulier of een apparaat: werk het bij, of laat het versturen via een mailserver die de headers aanvult.',
    },
  },
  'smtp-in-order': {
    title: () => 'Zoek wat er tussen de twee servers zit',
    steps: {
      proxy: () =>
        'Zet SMTP-inspectie uit in de firewall of virusscanner ("SMTP fixup", "ESMTP inspection"): die verandert opdrachten en maakt STARTTLS stuk.',
      software: () =>
        'Spreekt een eigen programma SMTP: verstuur eerst EHLO, dan MAIL, RCPT en DATA in die volgorde, wacht elk antwoord af, en zet adressen tussen punthaken.',
      transcript: () =>
        'Zet anders het protocollog voor deze bestemming aan en kijk naar het gesprek, of laat Bounce Doctor het lezen: de opdracht vóór de weigering is het.',
    },
  },
  'forged-sender': {
    title: () => 'Iemand heeft jouw adres als afzender gebruikt; van jou is niets mislukt',
    steps: {
      nothing: () =>
        'Je kunt deze meldingen weggooien: ze gaan over berichten die jij niet verstuurd hebt (backscatter). Het houdt meestal binnen een paar dagen vanzelf op.',
      check: () =>
        'Ga het wel na: in de teruggestuurde headers moet een server staan die niet van jullie is, en in de verzonden items en het log niets. Staat er wel iets, dan is het account gehackt: verander het wachtwoord.',
      dmarc: () =>
        'Om te zorgen dat ontvangers vervalste mail weigeren in plaats van aan jou terug te sturen: publiceer SPF met -all, onderteken met DKIM, en zet DMARC op p=quarantine of p=reject zodra al je eigen mail slaagt.',
      quiet: () => 'Zijn het er heel veel, laat een regel dan meldingen over een onbekend bericht opzij zetten.',
    },
  },
  'whole-bounce': {
    title: () => 'Zoek de hele melding op',
    steps: {
      paste: () =>
        'Laat Bounce Doctor de hele melding lezen met de foutmelding en de headers, of het .eml- of .msg-bestand. De code, de weigerende server en het verzendende adres zeggen meer.',
    },
  },
  'show-the-trouble': {
    title: () => 'Laat een bounce, een header of een logregel zien',
    steps: {
      bounce: () =>
        'Is er iets teruggekomen: laat Bounce Doctor de hele melding lezen met de foutmelding en de headers, of het .eml- of .msg-bestand.',
      spam: () =>
        'Belandde een bericht in de spam: in de header bij de ontvanger staat wat die ervan vond (Gmail: Origineel bericht weergeven). Vraag de ontvanger erom, of stuur naar een eigen mailbox daar.',
      log: () =>
        'Kwam er niets terug: zoek het bericht op in het log van je mailserver, en laat Bounce Doctor de regel met het antwoord van de ontvanger lezen. "250" daarin betekent dat de ontvanger het bericht heeft aangenomen.',
      address: () => 'Voor blocklists en reverse DNS is het openbare IP-adres waar je mail vandaan vertrekt genoeg.',
    },
  },
};
