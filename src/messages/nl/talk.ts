import type { Ending } from '../../session/workspace-store.ts';
import type { CredentialKind, TalkTexts } from '../talk-texts.ts';
import { profile } from './profile.ts';

export const talk: TalkTexts = {
  showMore: 'Toon meer',
  rest: 'De rest',
  showNext: 'Toon de volgende',
  noNext: 'Er is geen andere oorzaak om te tonen.',
  causeOf: (index, count) => `Oorzaak ${index} van ${count}`,

  watchButton: 'Waarschuw me als het werkt',
  stopWatching: 'Niet meer volgen',
  watching: (hours) =>
    `Ik houd het in de gaten bij de nameservers van de zone zelf en zeg het hier zodra het werkt, hooguit ${hours} uur lang.`,
  watchingHere: (hours) =>
    `Ik houd het in de gaten bij de nameservers van de zone zelf en zeg het hier zodra het werkt, hooguit ${hours} uur lang. Ik onthoud dit alleen in dit proces: als ik opnieuw word gestart, stopt het volgen.`,
  watchNothing: 'Er is niets om te volgen: geen enkele controle van deze zaak gaat fout.',
  watchAlready: 'Ik houd dit al in de gaten.',
  watchFull:
    'Ik houd nu al zoveel in de gaten als ik kan. Stop eerst iets anders, of vraag me later om opnieuw te controleren.',
  watchNoPlace: 'Op een plek die alleen jij ziet kan ik later niets zeggen. Vraag het me in een kanaal, of privé.',
  watchNone: 'Ik houd hier niets in de gaten.',
  watchStopped: 'Ik volg het niet meer.',
  watchLive: 'Het werkt',
  watchPartly: 'Een deel werkt, ik blijf het volgen',
  watchOver: 'Ik volg het niet meer: de tijd is om en het werkt nog niet.',

  seenBefore: (count, date, ending) =>
    count === 1
      ? `Hier eerder gezien: één keer, op ${date}. ${endings[ending]}`
      : `Hier eerder gezien: ${count} keer, het laatst op ${date}. ${endings[ending]}`,
  wasThisRight: 'Klopte dit?',
  yes: 'Ja',
  no: 'Nee',
  thanksRight: 'Fijn om te horen, dank je.',
  thanksWrong: 'Dank je, ik heb het genoteerd. Als je zegt wat er anders is, kijk ik nog eens.',
  nothingToRate: 'Er is nog geen advies om te beoordelen.',
  welcome: 'Graag gedaan. Met "opnieuw" zie je of een oplossing al werkt; plak gerust de volgende bounce.',
  forgotten:
    'Vergeten: de zaak, de antwoorden en wat ik in de gaten hield. De berichten hierboven kan ik niet wissen. Wat jullie onder "instellingen" hebben verteld, blijft.',

  whyAsked: (why) => `De reden: ${why}.`,
  whyNotKnown: 'Weet je het niet, zeg dat dan: dan geldt het advies voor elk geval.',
  nothingToExplain: 'Er valt nog niets uit te leggen. Plak eerst een bounce.',
  fromTextAlone:
    'Wat ik zei steunt op de tekst van de bounce en op de bronnen onder de stappen. Er stond niets in om in DNS op te zoeken.',
  nothingBefore: 'Er is geen eerdere vraag om naar terug te gaan.',
  back: 'Terug',
  closed: 'Deze zaak is gesloten. Plak gerust een andere bounce, of open hem weer.',
  reopen: 'Weer openen',
  nothingToClose: 'Er is geen zaak om te sluiten.',
  nothingToReopen: 'Er is geen zaak om weer te openen. Plak de bounce nog eens.',
  disputed: (ip) =>
    `De server die weigerde zag de mail van ${ip} komen, dus daar ging hij naar buiten: via een relay, een NAT, of een machine die je niet kent. Zeg van welk adres hij had moeten komen, dan kijk ik naar allebei.`,
  also: (question, answer) => `${question} ${answer}`,
  credential: (kinds) =>
    `In wat je plakte lijkt ${listed(kinds.map((kind) => credentials[kind]))} te staan. Ik bewaar en herhaal dat niet. Verander het, want anderen kunnen het hier gezien hebben.`,

  checkingNow: 'Ik kijk in DNS ...',
  checkLine: (check, subject) => `${check}: ${subject}`,
  checks: {
    reverse: 'Reverse DNS',
    origin: 'Netwerk',
    port25: 'Poort 25 bij de provider',
    helo: 'HELO-naam',
    host: 'Hostnaam',
    mx: 'MX',
    domain: 'Domein',
    blocklist: 'Blocklists',
    domain_blocklist: 'Blocklists voor domeinen',
    mta_sts: 'MTA-STS',
    tls_rpt: 'TLSRPT',
    dane: 'DANE',
    bimi: 'BIMI',
    banner: 'SMTP-banner',
    spf: 'SPF',
    dkim: 'DKIM',
    dmarc: 'DMARC',
  },

  ticketButton: 'Samenvatting voor een ticket',
  ticketIntro: 'Om in een ticket te plakken. Het deel voor de @ van adressen is gemaskeerd.',
  asPlainText: 'Als platte tekst',
  asMarkdown: 'Als Markdown',
  nothingToHandOver: 'Er is nog geen zaak om samen te vatten. Plak eerst een bounce.',
  ticketTitle: 'Gebouncete mail: samenvatting van Bounce Doctor',
  ticketRead: 'Wat er gelezen is',
  ticketVerdict: 'Waarom het bounct',
  ticketProof: 'Wat DNS zegt',
  ticketFacts: 'Wat er verteld is',
  ticketOpen: 'Nog open',
  ticketSteps: 'Wat er te doen is',
  ticketSources: 'Bronnen',
  factAnswered: (question, answer, by) =>
    by === null ? `${question} ${answer}` : `${question} ${answer} (gezegd door ${by})`,
  factFromPaste: (question, answer) => `${question} ${answer} (uit wat geplakt is)`,
  factFromProfile: (question, answer) => `${question} ${answer} (één keer verteld, onder "instellingen")`,

  profile,
};

const endings: Readonly<Record<Ending, string>> = {
  fixed: 'Toen was het volgens een nieuwe controle opgelost.',
  handed_over: 'Toen is het overgedragen met een samenvatting.',
  unknown: 'Hoe het afliep weet ik niet.',
};

const credentials: Readonly<Record<CredentialKind, string>> = {
  password: 'een wachtwoord',
  token: 'een token',
  key: 'een API-sleutel',
  private_key: 'een privésleutel',
  login: 'een SMTP-login',
  secret: 'een wachtwoord of sleutel',
};

function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} en ${words.at(-1) ?? ''}`;
}
