import type { ChatTexts, ReadFacts } from '../chat-texts.ts';

export const chat: ChatTexts = {
  helpHeading: 'Bounce Doctor finds out why mail bounces',
  help: [
    'Paste a bounce, an SMTP error or the headers, as much as you have. I read it, look in DNS, ask only what neither can tell, and say who must do what.',
    'Look-ups: ptr ADDRESS, ip ADDRESS, domain DOMAIN, mx DOMAIN, spf DOMAIN, dkim SELECTOR DOMAIN, dmarc DOMAIN, banner HOST, code 5.7.25.',
    'After you have changed something: "check again"; or "watch", and I tell you when it is live.',
    'On the way: "why?", "back", "wait, ...", "close". For others: "ticket". For good: "setup", and I never ask for it again.',
    'What I keep of this conversation goes 30 days after the last word, unless your administrator chose otherwise; "forget this" deletes it at once.',
  ],
  notABounce:
    'I see no bounce in this. Give me the error text or the whole bounce message, as much as you have, and I will find out why it bounced.',
  read,
  readNothing: 'I could read no reply code and no address in it.',
  howMany: ({ shown, read: taken, total }) =>
    taken < total
      ? `It names ${number(total)} failed recipients. I took the first ${number(taken)} and left out ${number(total - taken)}; ${shown} are shown here.`
      : `It names ${number(total)} failed recipients; ${shown} are shown here.`,
  unreadMessages: (count) =>
    count === 1 ? 'I did not read 1 message in the file.' : `I did not read ${number(count)} messages in the file.`,
  quoted: 'The refusal:',
  checking: (count) => (count === 1 ? 'Looking in DNS (1 check) ...' : `Looking in DNS (${count} checks) ...`),
  checkingAgain: "Looking again, at the zone's own name servers ...",
  whatDnsSays: 'What DNS says',
  noDnsNeeded: 'This needed no look at DNS.',
  verdictHeading: 'Why it bounced',
  troubleHeading: 'What is going on',
  nowHeading: 'How it is now',
  whoActs: (actor) => `First step: ${actor}.`,
  howSure: (confidence) => `How sure: ${confidence}.`,
  severalCauses: (count) => `The mail to these recipients failed for ${count} different causes.`,
  forRecipients: (recipients) => `For ${recipients.join(', ')}:`,
  gaveUp:
    'The server kept trying until the time in its queue was up, and gave up (expired). What follows is about the last error it met.',
  noAdviceYet: 'I have no steps for this cause yet. Above is what I could read and check.',
  requestHeading: 'Text to send, ready to copy',
  capitals: 'Replace the words in capitals by your own.',
  capitalsMailName:
    'Replace the words in capitals by your own. For MAIL_NAME you can also tell me the name, and I fill it in.',
  sourceDate: (title, dated, old) => {
    if (dated === null) return title;
    return old ? `${title} (text of ${dated}, older than a year)` : `${title} (text of ${dated})`;
  },
  readOn: (date) => `read ${date}`,
  whyIAsk: (why) => `Why I ask: ${why}.`,
  typeIt: 'Type the answer, or "I don\'t know".',
  dontKnow: "I don't know",
  youAnswered: (question, answer) => `${question} ${answer}`,
  notUnderstood: 'I could not make out an answer in that.',
  notAnAddress: 'That is not an IP address that can be reached from the internet.',
  notAHost: 'That is not a full host name such as mail.example.com.',
  assumed: (questions) => `Still open, so the advice covers each case: ${questions.join(' ')}`,
  toldInChat: 'The conversation (npm run chat) takes the answers.',
  checkAgain: 'Check again',
  startOver: 'Start over',
  startedOver: 'Started over. Paste the next bounce.',
  oldButton: 'That button belongs to an earlier step and does nothing any more. The latest message has the live ones.',
  nothingToRecheck: 'There is nothing to check again yet. Paste a bounce first.',
  changesHeading: 'What changed',
  fixed: (text) => `Fixed: ${text} This no longer holds.`,
  stillFailing: (text) => `Still failing: ${text}`,
  newProblem: (text) => `New: ${text}`,
  allFixed: 'It is fixed. What DNS says now:',
  nothingChanged: 'Nothing has changed since the last look.',
  askedAuthoritative: "Asked at the zones' own name servers, past every cache.",
  askedResolver:
    "The zones' own name servers could not be asked, so this is what the resolver says; it may still hold old answers.",
  serversDisagree: (name) =>
    `The name servers of the zone do not say the same about ${name} yet. Until they do, receivers see one answer or the other.`,
  cachesUntil: (seconds) => `Receivers may still see the old answer for up to ${duration(seconds)}, from their caches.`,
  failures: {
    servfail: 'SERVFAIL (the name servers could not answer)',
    bogus: 'SERVFAIL (the records are there, and DNSSEC does not validate them)',
    refused: 'REFUSED (the name servers would not answer)',
    timeout: 'no answer in time',
    cancelled: 'not asked, the time was up',
  },
  lookupUsage: (usage) => `Use it like this: ${usage}`,
  healthHeading: (subject) => `Health of ${subject}`,
  healthSummary: (subject, { bad, warning, unknown, checks }) => {
    const parts = [
      ...(bad > 0 ? [`${bad} found something wrong`] : []),
      ...(warning > 0 ? [`${warning} could be better`] : []),
      ...(unknown > 0 ? [`${unknown} could not be made in full`] : []),
    ];
    return parts.length === 0
      ? `All ${checks} checks of ${subject} found nothing wrong.`
      : `Of ${checks} checks of ${subject}, ${parts.join(', ')}.`;
  },
  healthDetails: 'What else was found',
  healthNothing: 'nothing to report.',
  checkNames: {
    reverse: 'Reverse DNS',
    origin: 'Network',
    port25: 'Port 25',
    helo: 'HELO',
    host: 'Host',
    mx: 'MX',
    domain: 'Domain',
    blocklist: 'Blocklists',
    domain_blocklist: 'Domain blocklists',
    mta_sts: 'MTA-STS',
    tls_rpt: 'TLS reports',
    dane: 'DANE',
    bimi: 'BIMI',
    banner: 'Mail server',
    spf: 'SPF',
    dkim: 'DKIM',
    dmarc: 'DMARC',
  },
  badAddress: (text) => `"${text}" is not an IP address.`,
  privateAddress: (text) =>
    `${text} is a private address. Receivers on the internet never see it; look up the public address your mail leaves from.`,
  badName: (text) => `"${text}" is not a full name such as example.com.`,
  badCode: (text) => `"${text}" is not a reply code such as 550 or an enhanced status code such as 5.7.25.`,
  codeUnknown: (code) => `${code} is in no registry that I know. Give me the whole line: its words say more.`,
  codeMeaning: (code, meaning) => `${code} in the registry: "${meaning}".`,
  codePermanent: 'It is final: the server does not try again.',
  codeTemporary: 'It is temporary: the server tries again by itself.',
  codeAt: (receiver, meaning) => `At ${receiver}: ${meaning}`,
  fileTooLarge:
    'That file is larger than 10 MB; I did not read it. Paste the error text instead, or send only the bounce.',
  fileUnavailable: 'I could not download that file. Paste the error text instead, or share the file with me once more.',
  storeDown:
    'I cannot reach my memory at the moment. Nothing is lost: I go on with this by myself as soon as I can reach it again.',
  interrupted:
    'I was restarted while I was answering, and cannot see whether my last message arrived. If it does not stand above, have it shown again or ask once more.',
  showAgain: 'Show it again',
  internalError: 'Something went wrong on my side, and it has been logged. Please try once more.',
  busy: {
    all: 'So much is asked of me at once that I could not take that in. Please say it again in a minute.',
    workspace: 'All of you together ask more in a minute than I can take. Please say it again in a minute.',
    user: 'You ask faster than I can look things up. Please say it again in a minute.',
  },
};

function read(facts: ReadFacts): string {
  const code = [facts.replyCode, facts.enhancedStatusCode].filter((part) => part !== null).join(' ');
  const parts = [
    code === '' ? null : `code ${code}`,
    facts.host === null ? null : `from ${facts.host}`,
    facts.recipient === null ? null : `for ${facts.recipient}`,
    facts.sendingIp === null ? null : `about the address ${facts.sendingIp}`,
  ].filter((part) => part !== null);
  return `I read: ${parts.join(', ')}.`;
}

function duration(seconds: number): string {
  if (seconds < 120) return `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 120 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
}

function number(count: number): string {
  return count.toLocaleString('en');
}
