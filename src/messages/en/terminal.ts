import type { TerminalTexts } from '../terminal-texts.ts';
import { configuration } from './configuration.ts';

const CLASSIFY = 'classify --jsonl [--summary], with one {"id","text"} or {"id","base64"} a line on standard input';

export const terminal: TerminalTexts = {
  help: `Bounce Doctor finds out why mail bounces. In its folder: npm run --silent cli -- COMMAND

  diagnose [FILE | -]           read a bounce, look in DNS, say what to do; - is standard input
  chat                          the conversation, as in Slack and Teams
  classify --jsonl [--summary]  in bulk: {"id","text"} or {"id","base64"} a line on standard input

  ptr ADDRESS                   reverse DNS, and whose network it is
  ip ADDRESS                    all about an address that sends mail
  domain NAME                   all about a domain that sends mail
  spf NAME [ADDRESS]            the record, and what it says of an address; in bulk with --jsonl
  dkim SELECTOR NAME            the key; dkim --message FILE: the signatures of a whole message
  dmarc NAME, mx NAME           the policy, the mail exchangers
  banner HOST                   greeting, STARTTLS and certificate of a mail server
  code CODE                     what a code such as 550 or 5.7.25 means

  config check | example        read the settings over; an example to begin with
  forget WHAT ID                delete what is kept of a conversation, user or workspace
  feedback                      how "Was this right?" was answered, by rule

Everywhere: --lang en|nl, else the language of this machine (LANG).
Where it makes sense: --json, --markdown, --dns HOST:PORT (again for more), --dns-timeout MS.
diagnose: --answers FILE, --checks needed|all. config check: --env FILE, --redis, --dns.
Exit status: 0 answered, 2 unusable arguments or settings, 1 internal error.
README.md has examples, docs/operate.md the settings.
`,
  atThePrompt:
    'A number in brackets is a button: type the number. A file is read by its path. Here in the terminal all of it ends with the program: "quit", or Ctrl-D.',
  pasteNow: 'Paste it here, then press Ctrl-D on a line of its own.',
  noResolver:
    'No DNS server answered. Is this machine online, and is --dns or BOUNCE_DOCTOR_DNS right? "config check --dns" tries it.',
  progress: (done, aSecond) => `${done.toLocaleString('en')} read, ${aSecond.toLocaleString('en')} a second`,
  wentWrong: 'Something went wrong inside Bounce Doctor (set BOUNCE_DOCTOR_DEBUG=1 for details).',

  noCommand: (commands) => `Name a command; there are ${commands.join(', ')}. "--help" says what each does.`,
  unknownCommand: (name, commands) =>
    `Unknown command "${name}"; there are ${commands.join(', ')}. "--help" says what each does.`,
  commandMeant: (name, meant) => `Unknown command "${name}"; did you mean "${meant}"?`,
  unknownOption: (option, meant) =>
    meant === undefined
      ? `Unknown option '${option}'; "--help" lists all.`
      : `Unknown option '${option}'; did you mean ${meant}?`,
  optionWithoutValue: (option) => `${option} needs a value after it; "--help" shows which.`,
  optionWithValue: (option) => `${option} takes no value.`,
  noLanguage: (text) => `There is no language "${text}": use --lang en or --lang nl.`,
  badServer: (setting, text) => `${setting} takes an IP address and port such as 192.0.2.53:53, not "${text}".`,
  settings: configuration.together,
  badTimeout: (text) => `--dns-timeout takes milliseconds from 1 to 60000, not "${text}".`,
  badChecks: (text) => `--checks takes "needed" or "all", not "${text}".`,
  usage: (usage) => `Use it like this: ${usage}`,
  oneFile: 'diagnose takes one file, or - for standard input.',
  noFile: (path) => `"${path}": there is no such file.`,
  forbiddenFile: (path) => `"${path}": you may not read it.`,
  unopenedFile: (path, code) => `"${path}": it cannot be opened (${code}).`,
  notAFile: (path) => `"${path}" is not a file.`,
  unreadAnswers: (path) => `The answers file "${path}" cannot be read.`,
  answersShape: (path) => `The answers file "${path}" must hold one JSON object, {"question id": "answer"}.`,
  classifyUsage: `Use it like this: ${CLASSIFY}.`,
  forgetNeedsRedis: 'Set REDIS_URL: without it all is in memory and ends with the process.',
  feedbackNeedsRedis:
    'Set REDIS_URL to that of the bot: without Redis the answers are only in its log, as "advice rated".',
  redisAway: 'Redis cannot be reached at REDIS_URL: "config check --redis" says why.',

  deleted: (count) => `Deleted: ${count}.`,
  feedback: {
    nobody: 'Nobody has answered "Was this right?" yet.',
    wrong: 'wrong',
    right: 'right',
    rules: (workspaces) => `rule (${workspaces} ${workspaces === 1 ? 'workspace' : 'workspaces'})`,
  },
  summary: {
    input: 'input',
    unreadable: 'unreadable line',
    leftOut: 'left out',
    inPart: 'inputs read in part',
    recipients: 'failed recipients',
    reason: 'reason',
    receiver: 'receiver',
    family: 'family',
    notKnown: '(not known)',
    none: '(none)',
  },
};
