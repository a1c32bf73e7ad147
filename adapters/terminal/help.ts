import { readFileSync } from 'node:fs';

const HELP = `Bounce Doctor finds out why mail bounces. In its folder: npm run --silent cli -- COMMAND

  diagnose [FILE | -]           read a bounce, look in DNS, say what is wrong and what to do; - is standard input
  chat                          the conversation, as in Slack and Teams
  classify --jsonl [--summary]  in bulk: {"id","text"} or {"id","base64"} a line on standard input

  ptr ADDRESS                   reverse DNS, and whose network it is
  ip ADDRESS                    all about an address that sends mail
  domain NAME                   all about a domain that sends mail
  spf NAME [ADDRESS]            the record, and what it says of an address; in bulk with --jsonl
  dkim SELECTOR NAME            the key
  dmarc NAME, mx NAME           the policy, the mail exchangers
  banner HOST                   greeting, STARTTLS and certificate of a mail server
  code CODE                     what a code such as 550 or 5.7.25 means

  config check | example        read the settings over; an example to begin with
  forget WHAT ID                delete what is kept of a conversation, user or workspace
  feedback                      how "Was this right?" was answered, by rule

Where it makes sense: --json, --markdown, --lang en|nl, --dns HOST:PORT (again for more), --dns-timeout MS;
diagnose: --answers FILE, --checks needed|all; config check: --env FILE, --redis, --dns.
Exit status: 0 answered, 2 unusable arguments or settings, 1 internal error. README.md has examples, docs/operate.md the settings.
`;

/** What to print for a question about the program itself; undefined for anything else. */
export function helpFor(args: readonly string[]): string | undefined {
  const [first = ''] = args;
  if (first === 'help' || args.includes('--help') || args.includes('-h')) return HELP;
  return first === 'version' || first === '--version' ? `${version()}\n` : undefined;
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '';
}
