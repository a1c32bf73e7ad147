import type { ChatTexts, ReadFacts } from '../chat-texts.ts';

export const chat: ChatTexts = {
  helpHeading: 'Bounce Doctor zoekt uit waarom mail bounct',
  help: [
    'Plak een bounce, een SMTP-fout of de headers, zoveel als je hebt. Ik lees het, kijk in DNS, vraag alleen wat geen van beide kan vertellen, en zeg wie wat moet doen.',
    'Opzoeken: ptr ADRES, ip ADRES, domain DOMEIN, mx DOMEIN, spf DOMEIN, dkim SELECTOR DOMEIN, dmarc DOMEIN, banner HOST, code 5.7.25.',
    'Nadat je iets hebt veranderd: "opnieuw controleren"; of "houd in de gaten", dan zeg ik wanneer het werkt.',
    'Onderweg: "waarom?", "terug", "wacht, ...", "sluit". Voor anderen: "samenvatting". Voorgoed: "instellingen", dan vraag ik het nooit meer.',
    'Wat ik van dit gesprek bewaar, gaat 30 dagen na het laatste woord weg, tenzij je beheerder anders heeft gekozen; "vergeet dit" wist het meteen.',
  ],
  notABounce:
    'Hier zie ik geen bounce in. Geef me de foutmelding of het hele bouncebericht, zoveel als je hebt, dan zoek ik uit waarom het terugkwam.',
  read,
  readNothing: 'Ik kon er geen antwoordcode en geen adres in lezen.',
  howMany: ({ shown, read: taken, total }) =>
    taken < total
      ? `Er staan ${number(total)} mislukte ontvangers in. Ik heb de eerste ${number(taken)} genomen en ${number(total - taken)} weggelaten; hier staan er ${shown}.`
      : `Er staan ${number(total)} mislukte ontvangers in; hier staan er ${shown}.`,
  unreadMessages: (count) =>
    count === 1
      ? 'Eén bericht in het bestand heb ik niet gelezen.'
      : `${number(count)} berichten in het bestand heb ik niet gelezen.`,
  quoted: 'De weigering:',
  checking: (count) => (count === 1 ? 'Ik kijk in DNS (1 controle) ...' : `Ik kijk in DNS (${count} controles) ...`),
  checkingAgain: 'Ik kijk opnieuw, bij de nameservers van de zone zelf ...',
  whatDnsSays: 'Wat DNS zegt',
  noDnsNeeded: 'Hiervoor hoefde ik niet in DNS te kijken.',
  verdictHeading: 'Waarom het bounct',
  troubleHeading: 'Wat er aan de hand is',
  nowHeading: 'Hoe het nu is',
  whoActs: (actor) => `Eerste stap: ${actor}.`,
  howSure: (confidence) => `Hoe zeker: ${confidence}.`,
  severalCauses: (count) => `De mail aan deze ontvangers mislukte om ${count} verschillende redenen.`,
  forRecipients: (recipients) => `Voor ${recipients.join(', ')}:`,
  gaveUp:
    'De server bleef het proberen tot de tijd in de wachtrij om was, en gaf het op (verlopen). Wat volgt gaat over de laatste fout die hij kreeg.',
  noAdviceYet: 'Voor deze oorzaak heb ik nog geen stappen. Hierboven staat wat ik kon lezen en controleren.',
  requestHeading: 'Tekst om te versturen, klaar om te kopiëren',
  capitals: 'Vervang de woorden in hoofdletters door je eigen namen.',
  capitalsMailName:
    'Vervang de woorden in hoofdletters door je eigen namen. Voor MAIL_NAME kun je mij ook de naam zeggen, dan vul ik hem in.',
  sourceDate: (title, dated, old) => {
    if (dated === null) return title;
    return old ? `${title} (tekst van ${dated}, ouder dan een jaar)` : `${title} (tekst van ${dated})`;
  },
  readOn: (date) => `gelezen ${date}`,
  whyIAsk: (why) => `Waarom ik het vraag: ${why}.`,
  typeIt: 'Typ het antwoord, of "weet ik niet".',
  dontKnow: 'Weet ik niet',
  youAnswered: (question, answer) => `${question} ${answer}`,
  notUnderstood: 'Daar kon ik geen antwoord uit opmaken.',
  notAnAddress: 'Dat is geen IP-adres dat vanaf internet bereikbaar is.',
  notAHost: 'Dat is geen volledige hostnaam zoals mail.example.com.',
  assumed: (questions) => `Nog open, daarom geldt het advies voor elk geval: ${questions.join(' ')}`,
  toldInChat: 'Antwoorden kun je in het gesprek (npm run chat).',
  checkAgain: 'Opnieuw controleren',
  startOver: 'Opnieuw beginnen',
  startedOver: 'Opnieuw begonnen. Plak de volgende bounce.',
  oldButton:
    'Die knop hoort bij een eerdere stap en doet niets meer. In het laatste bericht staan de knoppen die werken.',
  nothingToRecheck: 'Er is nog niets om opnieuw te controleren. Plak eerst een bounce.',
  changesHeading: 'Wat er veranderd is',
  fixed: (text) => `Opgelost: ${text} Dit geldt niet meer.`,
  stillFailing: (text) => `Nog steeds fout: ${text}`,
  newProblem: (text) => `Nieuw: ${text}`,
  allFixed: 'Het is opgelost. Wat DNS nu zegt:',
  nothingChanged: 'Er is niets veranderd sinds de vorige keer.',
  askedAuthoritative: 'Gevraagd aan de nameservers van de zones zelf, langs elke cache.',
  askedResolver:
    'De nameservers van de zones zelf waren niet te vragen; dit zegt de resolver, en die kan nog oude antwoorden hebben.',
  serversDisagree: (name) =>
    `De nameservers van de zone zeggen over ${name} nog niet allemaal hetzelfde. Tot die tijd zien ontvangers het ene of het andere antwoord.`,
  cachesUntil: (seconds) => `Ontvangers kunnen het oude antwoord nog ${duration(seconds)} uit hun cache halen.`,
  failures: {
    servfail: 'SERVFAIL (de nameservers konden niet antwoorden)',
    bogus: 'SERVFAIL (de records zijn er, maar komen niet door de DNSSEC-controle)',
    refused: 'REFUSED (de nameservers wilden niet antwoorden)',
    timeout: 'geen antwoord op tijd',
    cancelled: 'niet gevraagd, de tijd was op',
  },
  lookupUsage: (usage) => `Gebruik het zo: ${usage}`,
  healthHeading: (subject) => `Gezondheid van ${subject}`,
  healthSummary: (subject, { bad, warning, unknown, checks }) => {
    const parts = [
      ...(bad > 0 ? [`${bad} ${bad === 1 ? 'vond' : 'vonden'} iets fout`] : []),
      ...(warning > 0 ? [`${warning} ${warning === 1 ? 'kan' : 'kunnen'} beter`] : []),
      ...(unknown > 0 ? [`${unknown} ${unknown === 1 ? 'kon' : 'konden'} niet helemaal worden gedaan`] : []),
    ];
    return parts.length === 0
      ? `Alle ${checks} controles van ${subject} vonden niets fout.`
      : `Van de ${checks} controles van ${subject}: ${parts.join(', ')}.`;
  },
  healthDetails: 'Wat er verder gevonden is',
  healthNothing: 'niets te melden.',
  checkNames: {
    reverse: 'Reverse DNS',
    origin: 'Netwerk',
    port25: 'Poort 25',
    helo: 'HELO',
    host: 'Host',
    mx: 'MX',
    domain: 'Domein',
    blocklist: 'Blocklists',
    domain_blocklist: 'Domein-blocklists',
    mta_sts: 'MTA-STS',
    tls_rpt: 'TLS-rapporten',
    dane: 'DANE',
    bimi: 'BIMI',
    banner: 'Mailserver',
    spf: 'SPF',
    dkim: 'DKIM',
    dmarc: 'DMARC',
  },
  badAddress: (text) => `"${text}" is geen IP-adres.`,
  privateAddress: (text) =>
    `${text} is een privéadres. Ontvangers op internet zien het nooit; zoek het openbare adres op waarmee je mail naar buiten gaat.`,
  badName: (text) => `"${text}" is geen volledige naam zoals example.com.`,
  badCode: (text) => `"${text}" is geen antwoordcode zoals 550 en geen enhanced status code zoals 5.7.25.`,
  codeUnknown: (code) => `${code} staat in geen register dat ik ken. Geef me de hele regel: de woorden zeggen meer.`,
  codeMeaning: (code, meaning) => `${code} in het register: "${meaning}".`,
  codePermanent: 'Het is definitief: de server probeert het niet opnieuw.',
  codeTemporary: 'Het is tijdelijk: de server probeert het vanzelf opnieuw.',
  codeAt: (receiver, meaning) => `Bij ${receiver}: ${meaning}`,
  fileTooLarge:
    'Dat bestand is groter dan 10 MB; ik heb het niet gelezen. Plak de foutmelding, of stuur alleen de bounce.',
  fileUnavailable: 'Ik kon dat bestand niet ophalen. Plak de foutmelding, of deel het bestand nog eens met me.',
  storeDown:
    'Ik kan op dit moment niet bij mijn geheugen. Er is niets verloren: zodra ik er weer bij kan, ga ik hier vanzelf mee verder.',
  interrupted:
    'Ik werd herstart terwijl ik antwoordde en kan niet zien of mijn laatste bericht is aangekomen. Staat het hier niet boven, laat het dan nog eens tonen of vraag het opnieuw.',
  showAgain: 'Toon het nog eens',
  internalError: 'Er ging iets mis aan mijn kant; het staat in het log. Probeer het nog een keer.',
  busy: {
    all: 'Er wordt zo veel tegelijk van me gevraagd dat dit er niet meer bij kon. Zeg het over een minuut nog eens.',
    workspace: 'Jullie vragen samen per minuut meer dan ik aankan. Zeg het over een minuut nog eens.',
    user: 'Je vraagt sneller dan ik kan opzoeken. Zeg het over een minuut nog eens.',
  },
};

function read(facts: ReadFacts): string {
  const code = [facts.replyCode, facts.enhancedStatusCode].filter((part) => part !== null).join(' ');
  const parts = [
    code === '' ? null : `code ${code}`,
    facts.host === null ? null : `van ${facts.host}`,
    facts.recipient === null ? null : `voor ${facts.recipient}`,
    facts.sendingIp === null ? null : `over het adres ${facts.sendingIp}`,
  ].filter((part) => part !== null);
  return `Ik lees: ${parts.join(', ')}.`;
}

function duration(seconds: number): string {
  if (seconds < 120) return `${seconds} seconden`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 120 ? `${minutes} minuten` : `${Math.ceil(minutes / 60)} uur`;
}

function number(count: number): string {
  return count.toLocaleString('nl');
}
