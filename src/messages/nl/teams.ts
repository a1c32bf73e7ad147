import type { TeamsTexts } from '../teams-texts.ts';

export const teams: TeamsTexts = {
  records: (count) => (count === 1 ? 'Record' : `Records (${count})`),
  personalWay: 'Hier kun je me de bounce ook als bestand sturen: .eml, .msg of .txt.',
  ways: [
    'In een team of groepschat: noem me met de foutmelding erbij. Of open het menu van een bericht en kies "Meer acties" en "Bounce onderzoeken".',
    'Onder het tekstvak zet mijn zoekfunctie de betekenis van een code of het antwoord uit DNS in je bericht.',
  ],
  filesElsewhere:
    'Teams geeft mij bestanden alleen in onze persoonlijke chat. Stuur het bestand daar, of plak de tekst hier en noem mij erbij.',
  unknownButton: 'Die knop is niet van mij.',
  dialogTitle: 'Bounce onderzoeken',
  dialogIntro:
    'Ik lees dit, kijk in DNS, vraag alleen wat geen van beide kan vertellen, en zeg wie wat moet doen. Je kunt erbij zetten wat je weet, zoals "Azure-VM, Exchange".',
  dialogField: 'De bounce, of het deel dat je hebt',
  dialogPlaceholder: '550 5.7.25 [203.0.113.7] The IP address sending this message does not have a PTR record setup',
  dialogWhole: (characters) =>
    `Het bericht heeft ${characters} tekens, te veel om hier te tonen. Ik neem het helemaal.`,
  dialogFiles: 'De bestanden van een bericht geeft Teams niet door. Stuur die aan mij in onze persoonlijke chat.',
  dialogWhere: 'Waar ik antwoord',
  dialogHere: 'In dit gesprek, voor iedereen die erin zit',
  dialogPrivate: 'Alleen aan mij, in de persoonlijke chat',
  dialogSubmit: 'Onderzoek',
  dialogEmpty: 'Plak eerst iets: één foutregel is genoeg.',
  dialogNoBounce: 'Hier zie ik geen bounce in. Plak de foutmelding of het hele bouncebericht.',
  dialogOutside:
    'Ik zit nog niet in dit gesprek en kan hier dus niet antwoorden. Voeg me toe, of plak het bericht in onze persoonlijke chat.',
  dialogAdd: 'Voeg Bounce Doctor hier toe',
  dialogNoPrivateChat:
    'Ik kan je nog niet schrijven. Open Bounce Doctor één keer bij je apps, voeg hem voor jezelf toe en probeer het opnieuw.',
  askedAbout: (name) => `${name} vroeg me naar een bericht te kijken:`,
  theMessage: 'Het bericht',
  searchHint:
    'Typ een code (5.7.25), een adres, een domein, of een van: ptr, ip, domain, mx, spf, dkim, dmarc, banner, met wat je wilt opzoeken.',
  searchSlow: (words) => `Dit duurt langer dan Teams op een zoekopdracht wacht. Vraag het me in een chat: ${words}`,
};
