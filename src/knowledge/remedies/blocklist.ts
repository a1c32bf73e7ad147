import { ipOr, type Names, perhapsPostfix } from './names.ts';
import type { RemedyRow } from './row.ts';

const reversed = (ip: string): string => ip.split('.').toReversed().join('.');
const mailing = (names: Names): string => names.ip ?? 'PUBLIC_IP';

/** Why an address is refused, what to do first, and the form to use afterwards. */
export const BLOCKLIST_REMEDIES = {
  'find-abuse': {
    steps: {
      first: {},
      look: {},
      postfix: {
        when: perhapsPostfix,
        command: () => 'postqueue -p | tail -n 1\npostqueue -j | jq -r .sender | sort | uniq -c | sort -rn | head',
      },
      exim: {
        when: ({ mta }) => mta === 'exim',
        command: () =>
          "exim -bpc\ngrep ' <= ' /var/log/exim4/mainlog | awk '{print $5}' | sort | uniq -c | sort -rn | head",
      },
      sendmail: {
        when: ({ mta }) => mta === 'sendmail',
        command: () =>
          "mailq | tail -n 1\nsed -n 's/.* from=<\\([^>]*\\)>.*/\\1/p' /var/log/maillog | sort | uniq -c | sort -rn | head",
      },
      exchange: {
        when: ({ mta }) => mta === 'exchange',
        command: () =>
          'Get-MessageTrackingLog -EventId SEND -Start (Get-Date).AddDays(-1) -ResultSize Unlimited | Group-Object Sender | Sort-Object Count -Descending | Select-Object -First 10 Count,Name',
      },
      web: {},
      network: {},
    },
    sources: ['fieldManual', 'outlookPostmaster'],
  },
  /** What the refusal names does not hold the address today. */
  'listing-gone': {
    steps: { again: {}, cause: {}, theirs: {} },
    sources: ['spamhausCodes', 'fieldManual'],
  },
  /** The listed address is that of a smart host or filter of somebody else. */
  'relay-listed': {
    steps: { theirs: {}, 'other-way': {}, yours: {}, form: {} },
    request: true,
    sources: ['gossaComments', 'fieldManual'],
  },
  'secure-account': {
    steps: { lock: {}, rules: {}, queue: {}, release: {} },
    sources: ['exchangeOnlineNdr', 'fieldManual'],
  },
  'restricted-entity': {
    steps: { secure: {}, release: {}, tenant: {} },
    sources: ['exchangeOnlineNdr'],
  },
  'spamhaus-removal': {
    steps: {
      which: {},
      cause: {},
      form: { command: () => 'https://check.spamhaus.org/' },
      verify: {
        when: (names) => names.ip !== null && !names.ip.includes(':'),
        command: (names) => `dig +short ${reversed(ipOr(names))}.zen.spamhaus.org`,
      },
    },
    sources: ['spamhausCheck', 'spamhausCodes'],
  },
  'pbl-relay': {
    steps: { meaning: {}, relay: {}, remove: {} },
    sources: ['spamhausCheck', 'spamhausCodes'],
  },
  'microsoft365-delist': {
    steps: { form: { command: () => 'https://sender.office.com/' }, reply: {}, again: {} },
    sources: ['microsoftDelist', 'exchangeOnlineNdr'],
  },
  'microsoft365-delist-mail': {
    steps: { forward: {}, 'not-portal': {} },
    request: true,
    sources: ['exchangeOnlineNdr'],
  },
  'microsoft365-support': {
    steps: { support: {}, 'not-delist': {}, tenant: {}, meanwhile: {} },
    request: true,
    sources: ['exchangeOnlineNdr'],
  },
  'outlook-form': {
    steps: {
      which: {},
      form: { command: () => 'https://go.microsoft.com/fwlink/?LinkID=614866' },
      'not-portal': {},
      watch: {},
    },
    request: true,
    sources: ['outlookForm', 'outlookPostmaster', 'outlookS3150'],
  },
  'outlook-reputation': {
    steps: { watch: {}, slow: {}, form: { command: () => 'https://go.microsoft.com/fwlink/?LinkID=614866' } },
    sources: ['outlookPostmaster', 'outlookForm'],
  },
  'gmail-reputation': {
    steps: { tools: {}, complaints: {}, volume: {} },
    sources: ['gmailPostmaster', 'gmailGuidelines', 'gmailCodes'],
  },
  'yahoo-sender': {
    steps: { retry: {}, improve: {}, form: {} },
    request: true,
    sources: ['yahooCodes', 'yahooPractices'],
  },
  'gmx-listing': {
    steps: { reason: {}, cause: {}, form: {} },
    request: true,
    sources: ['gmx', 'sisimai'],
  },
  't-online-blocked': {
    steps: { mail: {}, expect: {} },
    request: true,
    sources: ['tOnline', 'tOnlineReports'],
  },
  't-online-register': {
    steps: { imprint: {}, mail: {}, expect: {} },
    request: true,
    sources: ['tOnline', 'tOnlineReports'],
  },
  'icloud-postmaster': {
    steps: { demands: {}, check: {}, mail: {} },
    request: true,
    sources: ['apple'],
  },
  'proofpoint-check': {
    steps: {
      form: { command: (names) => `https://ipcheck.proofpoint.com/?ip=${mailing(names)}` },
      mail: {},
    },
    request: true,
    sources: ['proofpoint', 'fieldManual'],
  },
  'barracuda-removal': {
    steps: { form: { command: () => 'https://www.barracudacentral.org/rbl/removal-request' }, expect: {} },
    request: true,
    sources: ['barracuda', 'fieldManual'],
  },
  'cloudmark-reset': {
    steps: { form: { command: () => 'https://csi.cloudmark.com/reset-request' }, who: {} },
    request: true,
    sources: ['cloudmark', 'sisimai'],
  },
  'comcast-blocked': {
    steps: { page: {}, yahoo: {} },
    request: true,
    sources: ['fieldManual'],
  },
  'orange-code': {
    steps: { code: {}, list: {} },
    sources: ['sisimai'],
  },
  'named-list': {
    steps: { page: {}, remove: {}, recipient: {} },
    sources: ['fieldManual', 'sisimai'],
  },
  'resolver-error': {
    steps: { 'not-listed': {}, tell: {}, mend: {} },
    request: true,
    sources: ['spamhausCodes', 'openResolver'],
  },
  /** The server that misreads the answer is the admin's own. */
  'resolver-error-own': {
    steps: {
      now: {},
      resolver: { command: () => 'dig +short 2.0.0.127.zen.spamhaus.org' },
      postfix: {
        when: perhapsPostfix,
        command: () => 'reject_rbl_client zen.spamhaus.org=127.0.0.[2..11]',
      },
      after: {},
    },
    sources: ['spamhausCodes', 'openResolver'],
  },
  'domain-listing': {
    steps: { which: {}, cause: {}, form: { command: () => 'https://check.spamhaus.org/' } },
    sources: ['spamhausCheck', 'spamhausCodes'],
  },
  'rebuild-reputation': {
    steps: { stop: {}, volume: {}, authenticate: {}, ask: {} },
    sources: ['gmailGuidelines', 'yahooPractices'],
  },
  'clean-list': {
    steps: { remove: {}, source: {}, compromised: {} },
    sources: ['outlookPostmaster', 'sisimai'],
  },
  'close-relay': {
    steps: {
      restrict: { command: () => 'postconf smtpd_relay_restrictions mynetworks' },
      test: {},
      after: {},
    },
    sources: ['outlookPostmaster', 'rfc5321'],
  },
} as const satisfies Record<string, RemedyRow>;
