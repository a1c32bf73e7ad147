import type { Ending } from '../../session/workspace-store.ts';
import type { CredentialKind, TalkTexts } from '../talk-texts.ts';
import { profile } from './profile.ts';

export const talk: TalkTexts = {
  showMore: 'Show more',
  rest: 'The rest',
  showNext: 'Show the next',
  noNext: 'There is no other cause to show.',
  causeOf: (index, count) => `Cause ${index} of ${count}`,

  watchButton: 'Tell me when it is live',
  stopWatching: 'Stop watching',
  watching: (hours) =>
    `I keep an eye on it at the zone's own name servers and tell you here when it is live, for ${hoursText(hours)} at most.`,
  watchingHere: (hours) =>
    `I keep an eye on it at the zone's own name servers and tell you here when it is live, for ${hoursText(hours)} at most. I remember this in this process only: when I am restarted, the watch ends.`,
  watchNothing: 'There is nothing to watch: no check of this case is failing.',
  watchAlready: 'I am watching this already.',
  watchFull: 'I am watching as much as I can for now. Stop another watch first, or ask me to check again later.',
  watchNoPlace: 'I cannot speak up later in a place that only you see. Ask me in a channel, or in private.',
  watchNone: 'I am not watching anything here.',
  watchStopped: 'I have stopped watching.',
  watchLive: 'It is live',
  watchPartly: 'Part of it is live, I keep watching',
  watchOver: 'I have stopped watching: the time is up and it is not live yet.',

  seenBefore: (count, date, ending) =>
    count === 1
      ? `Seen here before: once, on ${date}. ${endings[ending]}`
      : `Seen here before: ${count} times, the last on ${date}. ${endings[ending]}`,
  wasThisRight: 'Was this right?',
  yes: 'Yes',
  no: 'No',
  thanksRight: 'Good to hear, thank you.',
  thanksWrong: 'Thank you, I have noted it. If you tell me what is different, I will look again.',
  nothingToRate: 'There is no advice yet to judge.',
  welcome: 'You are welcome. "Check again" shows whether a fix is live; paste the next bounce whenever one comes.',
  forgotten:
    'Forgotten: the case, what was answered, and what I was watching. The messages above are not mine to delete. What you told under "setup" stays.',

  whyAsked: (why) => `The reason: ${why}.`,
  whyNotKnown: 'If you do not know, say so: then the advice covers each case.',
  nothingToExplain: 'There is nothing to explain yet. Paste a bounce first.',
  fromTextAlone:
    'What I said rests on the text of the bounce, and on the sources named below the steps. There was nothing in it to look up in DNS.',
  nothingBefore: 'There is no earlier question to go back to.',
  back: 'Back',
  closed: 'This case is closed. Paste another bounce at any time, or open it again.',
  reopen: 'Open again',
  nothingToClose: 'There is no case to close.',
  nothingToReopen: 'There is no case to open again. Paste the bounce once more.',
  disputed: (ip) =>
    `The refusing server saw the mail come from ${ip}, so it did leave from there: through a relay, a NAT, or a machine you do not know of. Tell me the address it should leave from, and I will look at both.`,
  also: (question, answer) => `${question} ${answer}`,
  credential: (kinds) =>
    `There seems to be ${listed(kinds.map((kind) => credentials[kind]))} in what you pasted. I do not keep or repeat it. Change it, as others may have seen it here.`,

  checkingNow: 'Looking in DNS ...',
  checkLine: (check, subject) => `${check}: ${subject}`,
  checks: {
    reverse: 'Reverse DNS',
    origin: 'Network',
    port25: 'Port 25 at the provider',
    helo: 'HELO name',
    host: 'Host name',
    mx: 'MX',
    domain: 'Domain',
    blocklist: 'Blocklists',
    domain_blocklist: 'Domain blocklists',
    mta_sts: 'MTA-STS',
    tls_rpt: 'TLSRPT',
    dane: 'DANE',
    bimi: 'BIMI',
    banner: 'SMTP banner',
    spf: 'SPF',
    dkim: 'DKIM',
    dmarc: 'DMARC',
  },

  ticketButton: 'Summary for a ticket',
  ticketIntro: 'To copy into a ticket. Local parts of addresses are masked.',
  asPlainText: 'As plain text',
  asMarkdown: 'As Markdown',
  nothingToHandOver: 'There is no case to sum up yet. Paste a bounce first.',
  ticketTitle: 'Bounced mail: summary by Bounce Doctor',
  ticketRead: 'What was read',
  ticketVerdict: 'Why it bounced',
  ticketProof: 'What DNS says',
  ticketFacts: 'What was told',
  ticketOpen: 'Still open',
  ticketSteps: 'What to do',
  ticketSources: 'Sources',
  factAnswered: (question, answer, by) =>
    by === null ? `${question} ${answer}` : `${question} ${answer} (said by ${by})`,
  factFromPaste: (question, answer) => `${question} ${answer} (from the paste)`,
  factFromProfile: (question, answer) => `${question} ${answer} (told once, under "setup")`,

  profile,
};

const endings: Readonly<Record<Ending, string>> = {
  fixed: 'That time a new check saw it fixed.',
  handed_over: 'That time it was handed over with a summary.',
  unknown: 'How it ended I do not know.',
};

const credentials: Readonly<Record<CredentialKind, string>> = {
  password: 'a password',
  token: 'a token',
  key: 'an API key',
  private_key: 'a private key',
  login: 'an SMTP login',
  secret: 'a password or key',
};

function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

function hoursText(hours: number): string {
  return hours === 1 ? 'an hour' : `${hours} hours`;
}
