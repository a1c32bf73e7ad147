import type { Catalog } from '../catalog.ts';

/** Short phrases for the closed words. */
export const words: Pick<
  Catalog,
  'actors' | 'actorsForRecipient' | 'actorsInTicket' | 'confidence' | 'fromReports' | 'kinds' | 'notes'
> = {
  actors: {
    sender: 'jij, aan de versturende kant',
    recipient: 'de ontvanger of diens mailbeheerder',
    relay: 'wie de relay, de doorstuurserver of de smarthost ertussen beheert',
    provider: 'de hostingprovider; jij kunt alleen vragen of wachten',
    none: 'niemand; er hoeft niets te gebeuren',
  },
  actorsForRecipient: {
    sender: 'de mailbeheerder van de afzender, niet jij',
    recipient: 'jij, aan de ontvangende kant',
  },
  actorsInTicket: {
    sender: 'de versturende kant',
    recipient: 'de ontvangende kant',
    provider: 'de hostingprovider; anderen kunnen alleen vragen of wachten',
  },
  confidence: {
    proven: 'bewezen door de records hieronder',
    likely: 'waarschijnlijk; wat bekend is past erbij',
    possible: 'alleen uit de tekst, niet bewezen',
  },
  fromReports:
    'Wat deze weigering betekent is bekend uit meldingen; in de documenten van de ontvanger zelf staat het niet.',
  kinds: {
    bounce: 'een bounce',
    delay: 'een vertragingsbericht; de server probeert het nog, er is nog niets mislukt',
    autoreply: 'een automatisch antwoord, geen bounce',
    report: 'een automatisch rapport, geen bounce',
    other: 'geen bounce',
  },
  notes: {
    empty: 'Er staat niets in. Geef me de foutmelding of het hele bouncebericht.',
    binary:
      'Dat is geen tekst of mailbericht dat ik kan lezen. Geef me de foutmelding, of de bounce als .eml-, .msg- of .txt-bestand.',
    truncated: 'Het is erg lang; ik heb alleen het eerste deel gelezen.',
    delivered:
      'Dit is een melding van succes, geen bounce: de mail is afgeleverd, of overgedragen aan een server die geen meldingen stuurt. Er hoeft niets te gebeuren.',
    dmarc_report:
      'Dit is een DMARC-rapport, geen bounce: er staat niet in dat er mail terugkwam. Een ontvanger vertelt de eigenaar van een domein welke servers uit naam daarvan mail stuurden, en of SPF en DKIM slaagden. Het komt zolang het DMARC-record erom vraagt (rua=, ruf=). Er hoeft niets te gebeuren, tenzij eigen servers er niet in slagen.',
    tls_report:
      'Dit is een TLS-rapport (RFC 8460), geen bounce. Een versturende dienst vertelt de eigenaar van een domein hoe vaak hij de mailservers daarvan via TLS bereikte. Het komt zolang het TXT-record op _smtp._tls erom vraagt. Er hoeft niets te gebeuren, tenzij er mislukkingen in staan.',
    abuse_report:
      'Dit is een misbruikmelding, geen bounce: een ontvanger zag een bericht als spam, en diens provider meldt dat. Stuur die ontvanger dit niet meer, en kijk of iemand anders het uit jullie naam verstuurde.',
    read_receipt:
      'Dit is een leesbevestiging, geen bounce: het bericht is aangekomen, en het mailprogramma van de ontvanger zegt wat ermee gebeurde. Er hoeft niets te gebeuren.',
    image_only: 'Afbeeldingen kan ik niet lezen. Geef me de foutmelding als tekst.',
    credential: 'Er lijkt een wachtwoord of sleutel in te staan. Verander dat als anderen het gezien kunnen hebben.',
  },
};
