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
    report: 'een misbruikmelding, geen bounce',
    other: 'geen bounce',
  },
  notes: {
    empty: 'Er staat niets in. Geef me de foutmelding of het hele bouncebericht.',
    binary:
      'Dat is geen tekst of mailbericht dat ik kan lezen. Geef me de foutmelding, of de bounce als .eml-, .msg- of .txt-bestand.',
    truncated: 'Het is erg lang; ik heb alleen het eerste deel gelezen.',
    delivered:
      'Dit is een melding van succes, geen bounce: de mail is afgeleverd, of overgedragen aan een server die geen meldingen stuurt. Er hoeft niets te gebeuren.',
    image_only: 'Afbeeldingen kan ik niet lezen. Geef me de foutmelding als tekst.',
    credential: 'Er lijkt een wachtwoord of sleutel in te staan. Verander dat als anderen het gezien kunnen hebben.',
  },
};
