import { anyOf, butNot, type QuestionRow, yesNo } from './row.ts';

const NEVER_SENT =
  /\b(?:never|not|n['’]t|nobody) (?:have )?(?:ever )?(?:sent|send|wrote|written) (?:this|these|that|those|it|them|any|the (?:original )?(?:message|mail)s?)\b|\b(?:messages?|mails?|e-?mails?) (?:that )?(?:i|we) (?:have )?(?:never|not|did(?:n['’]t| not)) (?:sent|send|write|wrote)\b|\b(?:i|we) (?:never|did(?:n['’]t| not)) (?:sent|send)\b|\bnot (?:sent by|from) (?:us|me)\b|\b(?:nooit|niet)(?: zelf)? (?:heb |hebben )?(?:verstuurd|verzonden|gestuurd)\b|\b(?:verstuurd|verzonden|gestuurd) (?:heb|hebben) (?:ik|wij|we) (?:ze|die|dit|deze|dat)?\s?(?:nooit|niet)\b/i;
const OWN_SERVER =
  /\b(?:our|my|new|own|onze|mijn|nieuwe|eigen) (?:new |own |nieuwe |eigen )?(?:mail ?|web ?)?(?:server|ip|relay|erp|crm|printer|vps|host|newsletter|nieuwsbrief|shop|webshop|provider|service|dienst)\b/i;

/** Questions about the mail itself: who sent it, whether it was passed on, what it is signed with. */
export const MAIL_QUESTIONS = {
  /** Has an account or host been abused? `yes` also once it is mended: then the cause is known. */
  compromise: {
    takes: 'choice',
    choices: yesNo({
      yes: butNot(
        /\b(?:hack\w*|compromi[st]\w*|phish\w*|infect\w*|malware|stolen|leaked|abused|spam(?:bot|med)?|besmet\w*|gelekt|misbruikt|gestolen|gekraakt)\b/i,
        /^\W*(?:no|not|none|nee|geen|niet)\b/i,
      ),
      no: /^\W*(?:no|not|none|nothing|nee|geen|niet|niets)\b|\b(?:nothing found|niets gevonden|all clean|alles schoon)\b/i,
      saidYes:
        /\b(?:accounts?|mailbox(?:es)?|servers?|web ?sites?|users?|passwords?|sites?|gebruikers?|wachtwoord(?:en)?)\b[^.?!\n]{1,30}\b(?:hacked|compromised|phished|infected|stolen|abused|gehackt|gecompromitteerd|besmet|misbruikt|gestolen|gekraakt)\b|\b(?:hacked|compromised|gehackte?|gecompromitteerde?) (?:account|mailbox|server|web ?site|site)\b/i,
    }),
  },
  /** Did the admin's side send the message that came back? */
  sent_it: {
    takes: 'choice',
    choices: [
      {
        id: 'no',
        answer: anyOf(
          NEVER_SENT,
          /^\W*(?:no|nope|never|nee|neen|nooit|niet)\b|\b(?:didn['’]t|did not|not us|not me|niet wij)\b/i,
        ),
        said: NEVER_SENT,
      },
      { id: 'yes', answer: /^\W*(?:yes|yep|ja|jep)\b|\b(?:we did|i did|we sent|i sent|hebben we|heb ik)\b/i },
    ],
  },
  /** Was the message passed on by a server on its way: a forward, an alias, a redirect? */
  forwarder: {
    takes: 'choice',
    choices: yesNo({
      yes: /\b(?:forward\w*|redirect\w*|alias\w*|doorgestuurd|doorstuur\w*|doorsturen|door te sturen|srs)\b/i,
      no: /^\W*(?:no|not|nee|niet|geen)\b|\b(?:directly|direct|rechtstreeks|own server|eigen server)\b/i,
      saidYes: butNot(
        /\b(?:forwards?|forwarded|forwarding|auto-?forward\w*|redirect(?:s|ed)|doorgestuurde?|doorstuur\w*|doorsturen|stuurt [^.?!\n]{0,40}door)\b/i,
        /\b(?:straightforward|forward dns|forward record|forward-confirmed|forward lookup|forward zone|look(?:ing)? forward|not forwarded|niet doorgestuurd)\b/i,
      ),
      saidNo: OWN_SERVER,
    }),
  },
  envelope_from_domain: { takes: 'host' },
  dkim_selector: { takes: 'label' },
} as const satisfies Record<string, QuestionRow>;
