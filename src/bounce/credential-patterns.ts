// How credentials are written: beside a word for them, on command lines, in programs and protocols, and by their own shape.

/** Words for a secret, as people, configuration files and connection strings write them, at the end of any longer name. */
const SECRET_NAME = [
  String.raw`passw(?:or)?d|passwort|kennwort|wachtwoord|\bww(?=\s?:)|mot de passe|\bmdp|contrase(?:ñ|n)a|senha|hasło|пароль|密码|パスワード`,
  String.raw`passphrase|passcode|(?<![=a-z\d])pass|pwd|(?<![=\w])pw|smtp_pass|sasl_passwd|secret|token|(?<![a-z])psk`,
  String.raw`(?:api|access|account|client|private|auth)[_ -]?key`,
].join('|');
// An app password of Google's comes in four groups of four letters.
const APP_PASSWORD = String.raw`(?:[a-z]{4} ){3}[a-z]{4}\b`;
const VALUE = String.raw`(?:\\?"[^"\n]{1,4000}"?|'[^'\n]{1,4000}'|${APP_PASSWORD}|[^\s"',;<>]{3,4000})`;
const QUOTED = String.raw`"[^"\n]{1,4000}"|'[^'\n]{1,4000}'`;
/** "The password is wrong" names none. */
const SAID_OF_IT = String.raw`(?:(?:in)?correct|in?valid|wrong|expired|required|needed|missing|empty|bad|not|too|the|on(?:juist|geldig)|verkeerd|fout|verlopen|niet|falsch|ung[üu]ltig|abgelaufen|nicht)\b`;
/** "password: yes", a setting; "no.k3y" is a secret. */
const NO_VALUE = String.raw`(?:yes|no|true|false|none|null)[.,;:!?)"'\]]{0,3}(?:\s|$)`;
/** Nor does "password reset". */
const GOES_ON = String.raw`(?:auth\w{0,20}|reset\w{0,5}|chang\w{1,3}|polic\w{1,3}|fail\w{0,3}|manager|field|protected|prompt|login|mismatch|verification|has|was|were|and|or|but|for|from|in|of|on|to|with|does|did|as|file)\b`;
/** Base64, told from a word by a digit, a sign or a capital inside. */
export const BASE64 = String.raw`(?=[\w+/]{0,200}?(?:[\d+/=]|[a-z][A-Z]))[\w+/=]{6,8000}`;
/** A server's list of what it offers holds no answer. */
const MECHANISM = String.raw`(?:XOAUTH2?|OAUTHBEARER|CRAM|DIGEST|SCRAM|NTLM|GSSAPI|GSS-SPNEGO|PLAIN|LOGIN|EXTERNAL|ANONYMOUS|KERBEROS_V4|MSN)\b`;
const LOGIN_ARGUMENTS = String.raw`(?:${QUOTED}|[^\s"'(]{1,128})\s{1,3}(?:${QUOTED}|[^\s"'(]{1,200})`;
/** What a POP3 server says next, on the next line or behind. */
const POP3_NEXT = String.raw`(?=\s{1,4}[^\w\s+-]{0,4}\s{0,4}(?:S:\s)?(?:\+OK|-ERR))`;

/** The first group stays readable, the rest is the secret. Links come first: a word for a secret may stand in a user's name. */
export const AFTER_SIGN: readonly RegExp[] = [
  // RFC 3986 section 3.2.1: user name and password; people leave a slash in it as it is.
  /(:\/\/)[^\s/?#@]{1,300}(?=@)/g,
  /(:\/\/)[^\s:/?#]{1,100}:(?!\d{1,5}(?:[/?#\s]|$))[^\s"'<>]{1,300}(?=@[\w.-])/g,
  // What signs a link: shared access signatures of Azure, presigned links of AWS and Google, access tokens.
  /([?&;](?:sig|signature|x-amz-signature|x-amz-security-token|x-amz-credential|x-goog-signature|[a-z_]{0,12}token|code|(?:api_?)?key)=)[^\s&#"'<>]{8,4000}/gi,
  // Addresses that are the key: incoming webhooks of Slack and Teams.
  /(hooks\.slack\.com\/\w{4,12}\/)[\w/-]{10,300}/gi,
  /(webhook\.office(?:365)?\.com\/\w{4,12}\/)[\w@/-]{10,500}/gi,
  // User and password with a colon between: of curl, of Postfix's smtp_sasl_password_maps.
  /(\s(?:-u|--user)[\s=]{0,3}["']?)[^\s:"'/]{1,128}:[^\s"']{1,200}/g,
  /(\[[\w.-]{1,255}\]:\d{1,5}\s{1,8})[^\s:]{1,128}:(?!\d{3}[ -])[^\s/]\S{2,200}/g,
  /(^[^\w\n[]{0,4}(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}(?::\d{1,5})?[ \t]{1,8})[^\s:]{1,128}:(?!\d{3}[ -])[^\s/]\S{2,200}(?=[ \t]{0,4}$)/gim,
];

const BESIDE_A_WORD: readonly RegExp[] = [
  // Not inside a VERP address: bounces+anna=receiver.example@sender.example.
  new RegExp(
    String.raw`((?<!\+[\w.-]{0,64})(?:${SECRET_NAME})\w{0,20}[\\"'*_\x60]{0,3}(?:\s{0,3}(?:[:=：]|=>|\b(?:is|ist|lautet|est)\b(?!\s{1,3}${SAID_OF_IT}))\s{0,3}(?:(?:>|&gt;)\s)?|\s\|\s|\t)(?:[*_\x60]{1,2}(?=[^\s*_\x60]))?)(?!${NO_VALUE})${VALUE}`,
    'gi',
  ),
  // "The password of the relay is ...": what no word has tells it from "is stored".
  /(\b(?:passw(?:or)?d|passwort|kennwort|wachtwoord)\s(?:of|for|to|on|van|voor|für)\s[^\n:=]{1,40}?\s(?:is|ist)\s)(?=\S{0,100}[\d!#$%^&*_.]\S)\S{4,200}/gi,
  // An argument of a function, an attribute of XML.
  new RegExp(
    String.raw`((?:${SECRET_NAME})["']?\s{0,3}(?:(?<=["']\s{0,3}),\s{0,3}|(?<=\s)|value\s{0,2}=\s{0,2}))(?:${QUOTED})`,
    'gi',
  ),
  /((?:<|&lt;)(?:passw(?:or)?d|pwd|secret|token|api-?key)(?:\s[^<>&]{0,200})?(?:>|&gt;))[^<>&\n]{1,1000}/gi,
  // With nothing between: after a login, told from a word by its characters, or where nothing else stands on the line.
  new RegExp(
    String.raw`(\b(?:user(?:name)?|login|account|auth)\s{1,3}\S{1,128}\s{1,3}(?:passw(?:or)?d|pass|pwd|pw)\s{1,3})(?!${SAID_OF_IT}|${GOES_ON})${VALUE}`,
    'gi',
  ),
  /(\b(?:passw(?:or)?d|pwd|pw|passwort|wachtwoord)\s{1,3})(?=[^\s\d]{0,100}\d)(?=[^\sa-z]{0,100}[a-z])(?!\d{1,3}[a-z]{0,2}\b)[^\s"',;<>]{6,200}/gi,
  new RegExp(
    String.raw`(^[^\w\n]{0,8}(?:passw(?:or)?d|pwd|passwort|wachtwoord)[ \t]{1,4})(?!${SAID_OF_IT}|${GOES_ON})[^\s"',;:<>]{4,200}(?=[ \t]{0,4}$)`,
    'gim',
  ),
  /((?:[Pp]assword|PASSWORD|[Ss]ecret|SECRET|[Tt]oken|TOKEN|[Kk]ey|KEY):?\s{1,3})(?=[\w+/=-]{0,200}\d)(?=[\w+/=-]{0,200}[a-z])(?=[\w+/=-]{0,200}[A-Z])[\w+/=-]{16,4000}/g,
  /(\bkey:?\s{1,3})[\da-f]{32,128}\b/gi,
  /(\bapp(?:lication)?[ -]password\s{1,3})(?:[a-z]{4} ){3}[a-z]{4}\b/gi,
  /(^|\W)(?:[a-z]{4} ){3}[a-z]{4}(?= (?:is|was) (?:the|my|our|an) app)/gim,
  // "credentials relay/secret"
  /(\b(?:login:|inlog\w{0,10}:|credentials:?|creds:?|zugangsdaten:?|identifiants\s?:)\s{1,3})[^\s/]{1,100}\s?\/\s?[^\s/]{3,200}/gi,
];

const ON_COMMAND_LINES: readonly RegExp[] = [
  new RegExp(
    String.raw`((?:^|\s)--?[a-z\d-]{0,20}(?:passw(?:or)?d(?:eval)?|pass|pwd|secret|token|api-?key|bearer|psk|\bap|\bxp)[\s=]{1,3})(?!-)${VALUE}`,
    'gi',
  ),
  // Programs that take a password as one letter; a number is a port.
  /(\b(?:swaks|sshpass|testsaslauthd|mysql|mysqldump|mariadb)\s[^\n]{0,400}?\s?-p\s{0,3})(?!\d{1,5}\b)[^\s-][^\s:/]{3,200}(?!\S)/g,
  /(\b(?:ldap[a-z]{3,8}|kinit)\s[^\n]{0,400}?\s-w\s{1,3})[^\s-]\S{2,200}/g,
  /(\b(?:openssl|redis-cli)\s[^\n]{0,400}?\s-[ka]\s{1,3})[^\s-]\S{2,200}/g,
  new RegExp(String.raw`(\bConvertTo-SecureString\s{1,3}(?:-String\s{1,3})?)(?:${QUOTED})`, 'gi'),
  /(\bdoveadm\s[^\n]{0,100}?\bauth\s(?:test|login)\s{1,3}\S{1,200}\s{1,3})[^\s-]\S{2,200}/g,
  // Of a program: login("user", "password").
  /(\b(?:login|authenticate|\w{0,30}Credentials?|PasswordAuthentication|auth|basic_auth)\s?\(\s{0,3})(?:"[^"\n]{1,200}(?:"\s{0,3},\s{0,3}"[^"\n]{1,200})?|'[^'\n]{1,200}(?:'\s{0,3},\s{0,3}'[^'\n]{1,200})?)/gi,
];

const IN_PROTOCOLS: readonly RegExp[] = [
  /(authorization["']?\s{0,3}[:=]\s{0,3}["']?digest )[^\n]{6,2000}/gi,
  /(authorization["']?\s{0,3}[:=]\s{0,3}["']?(?:[a-z-]{3,20}\s{1,3})?)[\w+/=.~:-]{6,8000}/gi,
  /\b(bearer\s{1,3})[\w+/=.~-]{16,8000}/gi,
  // RFC 6265 sections 4.1 and 4.2.
  /(\b(?:set-)?cookie["']?:\s{0,3})[^\s=;]{1,100}=[^\r\n]{1,4000}/gi,
  // POP3 (RFC 1939 section 7).
  /(\bUSER\s\S{1,200}\s{1,4}[^\w\s+-]{0,4}\s{0,4}(?:(?:S:\s)?\+OK[^\n]{0,200}\n)?[^\w\n]{0,8}(?:C:\s)?PASS\s)\S{1,200}/g,
  new RegExp(String.raw`(\bPASS\s)\S{1,200}${POP3_NEXT}`, 'gi'),
  /(\bC:\sPASS\s)\S{1,200}/g,
  /(\bAPOP\s)\S{1,128}\s[\da-f]{32}\b/gi,
  // IMAP (RFC 9051 section 6.2.3), told from talk by the tag before it.
  new RegExp(String.raw`(?<=(?<![^\s>])(?:[A-Za-z]{1,4}\d{1,6}|[a-zA-Z.])\s)(LOGIN\s{1,3})${LOGIN_ARGUMENTS}`, 'g'),
  new RegExp(String.raw`(?<=(?<![^\s>])(?:[a-z]{1,4}\d{1,6}|\.)\s)(login\s{1,3})${LOGIN_ARGUMENTS}`, 'g'),
  // SMTP AUTH (RFC 4954), IMAP's AUTHENTICATE: the initial response, and answers of which nobody shows the challenge.
  new RegExp(
    String.raw`(\b(?:AUTH|AUTHENTICATE)\s(?:LOGIN|PLAIN|CRAM-MD5))(?:\s{1,3}(?:[^\w\s]{1,4}\s{1,3}){0,3}(?!${MECHANISM})${BASE64}(?!\S)){1,4}`,
    'g',
  ),
  new RegExp(
    String.raw`(\b(?:AUTH|auth|Auth|AUTHENTICATE|SASL)(?:\s{1,3}|=)[A-Za-z][\w-]{2,20}\s{1,3})(?!${MECHANISM})${BASE64}`,
    'g',
  ),
];

/** As above. Each of these needs one of the words below. */
export const AFTER_WORD: readonly RegExp[] = [...BESIDE_A_WORD, ...ON_COMMAND_LINES, ...IN_PROTOCOLS];

/** A quick look for a text that may hold any of those. */
export const MAY_FOLLOW =
  /pass|pwd|pw\b|psk|secret|token|key|wachtwoord|kennwort|ww\s?:|mot de|mdp|contrase|senha|hasło|пароль|密码|パスワード|login|inlog|cred|zugang|identifiant|auth|sasl|bearer|cookie|apop|swaks|mysql|mariadb|ldap|kinit|openssl|redis-cli|securestring|-xp\s/i;

/** Secrets that are known wherever they stand. */
export const BY_SHAPE: readonly RegExp[] = [
  // Slack, GitHub, GitLab, npm, Stripe, SendGrid, Mailgun, OpenAI and their kin, by their prefixes.
  /\b(?:xox[a-z]-[\w-]{10,400}|xapp-[\w-]{10,400}|gh[a-z]_\w{20,300}|github_pat_\w{20,300}|glpat-[\w-]{16,100}|npm_\w{20,100}|[prs]k_(?:live|test)_\w{10,200}|SG\.[\w-]{16,64}\.[\w-]{16,128}|key-[\da-f]{32}|[\da-f]{32}-us\d{1,2}|sk-[\w-]{20,300})/g,
  // Mailgun's sending keys, Brevo, Resend, Mandrill, SMTP2GO, MailerSend.
  /\b(?:pubkey-[\da-f]{32}|[\da-f]{32}-[\da-f]{8}-[\da-f]{8}|x(?:key|smtp)sib-[\da-f]{40,80}-[\w-]{8,40}|re_\w{8,12}_\w{16,40}|md-[\w-]{22}|api-[\dA-F]{32}|mlsn\.[\da-f]{64})(?![\w-])/g,
  // AWS, Google, client secrets of Entra.
  /\b(?:A[KS]IA[\dA-Z]{16}\b|AIza[\w-]{35}|ya29\.[\w-]{20,2000}|1\/\/0[\w-]{40,300}|[\w.~-]{3}\dQ~[\w.~-]{31,34})/g,
  // JSON Web Tokens (RFC 7519).
  /\beyJ[\w-]{4,4000}\.[\w-]{4,8000}(?:\.[\w-]{0,4000})?/g,
  // A storage key of Azure is 64 bytes: 86 characters of base64 and "==".
  /(?<![\w+/])[\w+/]{86}==/g,
  // Word processors make other dashes of "-----".
  /BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?[-\u2013\u2014]{1,5}(?:(?!END [A-Z ]{0,30}PRIVATE)[\s\S]){0,20000}/g,
];
