// How programs write that send, queue or store mail: what people paste of those is about mail, whatever else it says.

/**
 * An exception named after SMTP, the mail libraries of PHP, Go, Node.js, Ruby, Java, Rust and Python, qmail-send, Stalwart, Amazon
 * SES, a delivery of Exim, procmail (its manual, "Diagnostics").
 */
const PROGRAM = new RegExp(
  [
    // In a program's source the name stands after "except", or before what is to be put there.
    '(?<!\\bexcept [\\w.]{0,20})smtp\\w{0,40}(?:exception|error|refused|busy|disconnected): (?![\'"%#]|\\{\\w)',
    'SMTP Error: (?:the following recipients failed|data not accepted)',
    'SMTP (?:[45]xx error|error: (?:connection|permanent|transient|response|lettre))',
    'SMTP connect\\(\\) failed|SMTP ERROR: Failed to connect|connection could not be established with host',
    "\\bgomail: |\\bcommand: 'CONN'|\\bnet/smtp\\.rb:|could not connect to SMTP host",
    "syscall: 'connect'[\\s\\S]{0,200}port: (?:25|465|587)\\b",
    'smtplib\\.py"[\\s\\S]{0,2000}(?:timed out|Connection refused|gaierror|SSLError)',
    '(?:timed out|Connection refused|gaierror|SSLError)[\\s\\S]{0,400}smtplib\\.py"',
    '\\bdelivery \\d{1,9}: (?:failure|deferral): ',
    '\\bsmtp::outbound::|\\((?:delivery|dane|mta-sts)\\.[a-z-]{0,30}(?:reject|fail|error|unavailable|null-mx|not-authorized)[a-z-]{0,10}\\)',
    '\\bMessageRejected: |\\bR ?= ?\\w{1,40} T ?= ?\\w{1,40} defer \\(-?\\d{1,4}\\)',
    '\\bprocmail: (?:quota exceeded|error while writing|program failure)',
  ].join('|'),
  'i',
);

/** Logs of servers tell of mail that arrived as well. */
const LOG = /\b(?:postfix\/[\w/-]{1,30}|sendmail|sm-mta|exim|qmail-\w{1,10})\[\d{1,8}\]:|\bdovecot: (?:lmtp|lda)\(/;
const LOGGED_FAILURE =
  /reject|bounce|defer|fail|error|refused|timed out|denied|lost connection|fatal|warning|undeliver|stat=|status=|\b[45]\d\d[ -]/i;

/** True when a piece of text holds what a mail program writes where mail failed. */
export function hasProgramSign(piece: string): boolean {
  return PROGRAM.test(piece) || (LOG.test(piece) && LOGGED_FAILURE.test(piece));
}
