import type { TerminalTexts } from '../terminal-texts.ts';
import { configuration } from './configuration.ts';

const CLASSIFY = 'classify --jsonl [--summary], met per regel een {"id","text"} of {"id","base64"} op standaardinvoer';

export const terminal: TerminalTexts = {
  help: `Bounce Doctor zoekt uit waarom mail bounct. In zijn map: npm run --silent cli -- COMMANDO

  diagnose [BESTAND | -]        lees een bounce, kijk in DNS, zeg wat je doet; - is standaardinvoer
  chat                          het gesprek, zoals in Slack en Teams
  classify --jsonl [--summary]  in bulk: per regel een {"id","text"} of {"id","base64"} op standaardinvoer

  ptr ADRES                     reverse DNS, en van wie het netwerk is
  ip ADRES                      alles over een adres dat mail verstuurt
  domain NAAM                   alles over een domein dat mail verstuurt
  spf NAAM [ADRES]              het record, en wat het van een adres zegt; in bulk met --jsonl
  dkim SELECTOR NAAM            de sleutel; dkim --message BESTAND: de handtekeningen van een heel bericht
  dmarc NAAM, mx NAAM           het beleid, de mailservers
  banner HOST                   begroeting, STARTTLS en certificaat van een mailserver
  code CODE                     wat een code als 550 of 5.7.25 betekent

  config check | example        lees de instellingen na; een voorbeeld om mee te beginnen
  forget WAT ID                 wis wat er van een gesprek, gebruiker of werkruimte bewaard is
  feedback                      hoe "Klopte dit?" is beantwoord, per regel

Overal: --lang en|nl, anders de taal van deze machine (LANG).
Waar het zin heeft: --json, --markdown, --dns HOST:POORT (vaker voor meer), --dns-timeout MS.
diagnose: --answers BESTAND, --checks needed|all. config check: --env BESTAND, --redis, --dns.
Exitstatus: 0 beantwoord, 2 onbruikbare argumenten of instellingen, 1 interne fout.
Voorbeelden staan in README.md, de instellingen in docs/operate.md.
`,
  atThePrompt:
    'Een nummer tussen haken is een knop: typ het nummer. Een bestand lees ik als je het pad geeft. Hier in de terminal is alles weg als het programma stopt: "quit", of Ctrl-D.',
  pasteNow: 'Plak het hier en druk daarna op Ctrl-D, op een eigen regel.',
  noResolver:
    'Geen enkele DNS-server antwoordde. Is deze machine online, en klopt --dns of BOUNCE_DOCTOR_DNS? "config check --dns" probeert ze.',
  progress: (done, aSecond) => `${done.toLocaleString('nl')} gelezen, ${aSecond.toLocaleString('nl')} per seconde`,
  wentWrong: 'Er ging iets mis in Bounce Doctor zelf (met BOUNCE_DOCTOR_DEBUG=1 zie je wat).',

  noCommand: (commands) => `Noem een commando; er zijn ${commands.join(', ')}. "--help" zegt wat elk doet.`,
  unknownCommand: (name, commands) =>
    `Onbekend commando "${name}"; er zijn ${commands.join(', ')}. "--help" zegt wat elk doet.`,
  commandMeant: (name, meant) => `Onbekend commando "${name}"; bedoelde je "${meant}"?`,
  unknownOption: (option, meant) =>
    meant === undefined
      ? `Onbekende optie '${option}'; met "--help" zie je ze allemaal.`
      : `Onbekende optie '${option}'; bedoelde je ${meant}?`,
  optionWithoutValue: (option) => `Na ${option} hoort een waarde; met "--help" zie je welke.`,
  optionWithValue: (option) => `Bij ${option} hoort geen waarde.`,
  noLanguage: (text) => `Er is geen taal "${text}": gebruik --lang en of --lang nl.`,
  badServer: (setting, text) => `Bij ${setting} hoort een IP-adres met poort zoals 192.0.2.53:53, niet "${text}".`,
  settings: configuration.together,
  badTimeout: (text) => `Bij --dns-timeout horen milliseconden van 1 tot 60000, niet "${text}".`,
  badChecks: (text) => `Bij --checks hoort "needed" of "all", niet "${text}".`,
  usage: (usage) => `Gebruik het zo: ${usage}`,
  oneFile: 'diagnose neemt één bestand, of - voor standaardinvoer.',
  noFile: (path) => `"${path}": dat bestand is er niet.`,
  forbiddenFile: (path) => `"${path}": dat mag je niet lezen.`,
  unopenedFile: (path, code) => `"${path}": het gaat niet open (${code}).`,
  notAFile: (path) => `"${path}" is geen bestand.`,
  unreadAnswers: (path) => `Het bestand met antwoorden "${path}" is niet te lezen.`,
  answersShape: (path) =>
    `In het bestand met antwoorden "${path}" hoort één JSON-object te staan, {"vraag-id": "antwoord"}.`,
  classifyUsage: `Gebruik het zo: ${CLASSIFY}.`,
  forgetNeedsRedis: 'Zet REDIS_URL: zonder staat alles in het geheugen en is het weg als het proces stopt.',
  feedbackNeedsRedis:
    'Zet REDIS_URL op die van de bot: zonder Redis staan de antwoorden alleen in zijn log, als "advice rated".',
  redisAway: 'Redis is op REDIS_URL niet te bereiken: "config check --redis" zegt waarom.',

  deleted: (count) => `Gewist: ${count}.`,
  feedback: {
    nobody: 'Niemand heeft nog op "Klopte dit?" geantwoord.',
    wrong: 'fout',
    right: 'goed',
    rules: (workspaces) => `regel (${workspaces} ${workspaces === 1 ? 'werkruimte' : 'werkruimtes'})`,
  },
  summary: {
    input: 'invoer',
    unreadable: 'onleesbare regel',
    leftOut: 'weggelaten',
    inPart: 'deels gelezen',
    recipients: 'mislukte ontvangers',
    reason: 'reden',
    receiver: 'ontvanger',
    family: 'familie',
    notKnown: '(niet bekend)',
    none: '(geen)',
  },
};
