import type { AfterwardsTexts } from '../afterwards-texts.ts';

export const afterwards: AfterwardsTexts = {
  heading: 'Wat je kunt verwachten',
  effects: {
    dns: 'Ontvangers zien een gewijzigd record als de TTL van het oude om is, en een nieuw record als de negatieve TTL van de zone om is (RFC 2308). Via het paneel van een provider kan het langer duren.',
    server: 'De wijziging telt vanaf de volgende aflevering.',
    grant:
      'Degene aan wie je het vraagt beslist, en kan iets terugvragen of weigeren. Reken op dagen, en houd een andere weg achter de hand.',
    list: 'Wie je blokkeert beslist wanneer dat ophoudt: na uren of dagen. Zolang de oorzaak er is, komt het terug.',
    trust: 'Een reputatie komt terug met weken mail waar niemand over klaagt.',
    theirs: 'Het werkt als de andere kant iets heeft gedaan, niet eerder.',
    retry: 'De server gaat vanzelf door, meestal dagenlang (Exchange Online: één dag).',
    limit:
      'Een grens per bericht geldt voor elk bericht. Een per uur of dag is weer vrij als die tijd om is; tot dan wordt meer mail geweigerd.',
    message: 'Het volgende bericht wordt opnieuw beoordeeld; er hoeft geen blokkade te worden opgeheven.',
  },
  returned: 'Dit bericht is definitief teruggekomen, dus verstuur het daarna opnieuw.',
  queued: 'Dit bericht staat nog in de wachtrij; de server verstuurt het daarna vanzelf.',
  recheckPrinted:
    'Geef dan hetzelfde commando nog eens om te zien of het werkt. In het gesprek (npm run chat) vraag ik het de servers van de zone zelf, langs elke cache.',
  proofs: {
    recheck:
      'Druk op "Opnieuw controleren" om te zien of het werkt: ik vraag het aan de servers van de zone zelf, langs elke cache.',
    test_message:
      'Stuur een bericht naar een mailbox bij Gmail of Outlook.com en geef me de headers, dan zie je of het werkt.',
    resend: 'Komt het nog een keer terug, geef me dan de nieuwe bounce.',
    connect:
      'Doe de verbindingstest opnieuw om te zien of het werkt. Komt de verbinding tot stand, dan loopt de wachtrij vanzelf leeg; wat teruggekomen is verstuur je opnieuw.',
    queue:
      'Kijk naar de wachtrij om te zien of het werkt: die loopt leeg. Groeit hij, geef me dan de laatste weigering.',
    log: 'Kijk in het log van de volgende aflevering om te zien of het werkt. Staat er nog een fout in, geef me die dan.',
  },
};
