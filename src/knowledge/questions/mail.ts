import { anyOf, butNot, type QuestionRow, yesNo } from './row.ts';

/**
 * "Nobody here sent that", "we never sent it", "die mail komt niet van ons". What was not sent has to be meant: "we never
 * send spam" says something else.
 */
const NEVER_SENT = anyOf(
  /\b(?:never|not|n['’]t|didnt|nobody|no ?one|none of us|no user)\s(?:\w{1,10} ){0,3}?(?:sent|sends?|wrote|written|mailed|e-?mailed) (?:this|these|that|those|it|them|him|her|any of|anything to|to (?:them|him|her|that|this|those)|the (?:original )?(?:message|mail)s?)\b/i,
  /\b(?:messages?|mails?|e-?mails?) (?:that |which )?(?:i|we|nobody|no ?one) (?:here )?(?:have )?(?:ever|never|not|did(?:n['’]?t| not)) (?:sent|send|write|wrote)\b/i,
  /\b(?:i|we) (?:never|did(?:n['’]?t| not)|have(?:n['’]?t| not)|have never) (?:ever )?(?:sent|send|mailed|wrote|write)\W*(?:[.,!?\n]|$)/i,
  /\b(?:messages?|mails?|e-?mails?) (?:we|i) (?:never|did(?:n['’]?t| not)) (?:sent|send|wrote|write)\b|\bnot (?:sent by|written by) (?:us|me|anyone)\b|\b(?:mails?|messages?|those|these|that|they|it) (?:is|are|was|were|did|does|do)(?:n['’]?t| not) (?:come )?from (?:us|me|here|our)\b/i,
  /\b(?:heb|hebben) (?:\w{1,12} ){0,4}?(?:nooit|niet)(?: zelf)? (?:verstuurd|verzonden|gestuurd|gemaild|geschreven)\b|\b(?:nooit|niet)(?: zelf)? (?:heb |hebben )(?:verstuurd|verzonden|gestuurd)\b|\b(?:verstuurd|verzonden|gestuurd) (?:heb|hebben) (?:ik|wij|we) (?:ze|die|dit|deze|dat)?\s?(?:nooit|niet)\b/i,
  /\bniemand (?:\w{1,12} ){0,3}?(?:dat|dit|die|deze|ze|het|zoiets)\b[^.?!\n]{0,20} (?:verstuurd|verzonden|gestuurd|gemaild|verstuurde|stuurde)\b|\b(?:mails?|berichten?|dat|die|ze|deze|dit) (?:is|zijn|was|waren|komt|komen) (?:ook |echt )?niet (?:van|bij|door) (?:ons|mij)(?: vandaan)?\W*(?:[.,!?\n]|$)/i,
  /\b(?:spoof(?:s|ed|ing)?|forg(?:es?|ed|ing)|fak(?:es?|ed|ing)|impersonat\w*|vervals(?:t|en|te)?|misbruikt?) (?:\w{1,12} ){0,2}?(?:our|my|us|ons|onze|mijn) ?(?:e-?mail ?|mail ?)?(?:address|adres|domain|domein|name|naam|sender|from)\b/i,
);
const OWN_SERVER =
  /\b(?:our|my|new|own|onze|mijn|nieuwe|eigen) (?:new |own |nieuwe |eigen |second |tweede )?(?:mail ?|web ?|outbound |outgoing |uitgaande )?(?:server|box|machine|appliance|gateway|ip|relay|erp|crm|printer|vps|host|newsletter|nieuwsbrief|shop|webshop|provider|service|dienst)\b/i;

const FORWARDED =
  /\b(?:forward\w*|fwd|redirect\w*|alias\w*|doorgestuurd|doorstuur\w*|doorsturen|door te sturen|stuurt (?:\w{1,12} ){0,3}door|srs)\b/i;
/** Whose it is, as the answer alone: "that is our server". */
const OWN_THING =
  /\b(?:our|my|own|onze|mijn|eigen) (?:\w{1,14} ){0,2}(?:server|ip|relay|erp|crm|printer|vps|host|tool|newsletter|nieuwsbrief|shop|webshop|provider|service|dienst|scanner|app)\b/i;

/** Questions about the mail itself: who sent it, whether it was passed on, what it is signed with. */
export const MAIL_QUESTIONS = {
  /** Has an account or host been abused? `yes` also once it is mended: then the cause is known. */
  compromise: {
    takes: 'choice',
    choices: yesNo({
      yes: butNot(
        /\b(?:hack\w*|compromi[st]\w*|phish\w*|infect\w*|malware|stolen|leaked|abused|spam(?:bot|med)?|lek|besmet\w*|gelekt|misbruikt|gestolen|gekraakt)\b/i,
        /^\W*(?:no|not|none|nee|geen|niet)\b/i,
      ),
      no: /^\W*(?:no|nope|not|none|nothing|nee|neen|geen|niet|niets|niks)\b|\b(?:nothing found|niets gevonden|clean|schoon)\b/i,
      saidYes: anyOf(
        // The log of a login that is used from everywhere.
        /\b(?:ip(?:['’]?s)?|ip addresses|addresses|adressen|logins?|logged in|ingelogd|inlogpogingen)\b[^\n.]{1,40}\b(?:abroad|foreign countries|(?:many|different|other|all kinds of) countries|all over the world|(?:uit|vanuit) (?:het buitenland|de hele wereld|(?:allerlei|verschillende|andere) landen))\b|\b(?:foreign|buitenlandse) (?:ip|ips|ip-adressen|addresses|adressen)\b/i,
        /\b(?:accounts?|mailbox(?:es)?|servers?|web ?sites?|users?|passwords?|sites?|gebruikers?|wachtwoord(?:en)?)\b[^.?!\n]{1,30}\b(?:hacked|compromised|phished|infected|stolen|abused|gehackt|gecompromitteerd|besmet|misbruikt|gestolen|gekraakt)\b|\b(?:hacked|compromised|gehackte?|gecompromitteerde?) (?:account|mailbox|server|web ?site|site)\b/i,
      ),
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
          /^\W*(?:no|nope|never|not|none|nobody|nee|neen|nooit|niet|niemand)\b|\b(?:didn['’]?t|did not|not us|not me|niet wij|nobody here|spoof\w*|forged?|fake|vervals\w*)\b/i,
        ),
        said: NEVER_SENT,
      },
      {
        id: 'yes',
        answer:
          /^\W*(?:yes|yep|yeah|sure|correct|indeed|ja|jep|jawel|klopt|inderdaad|zeker)\b|\b(?:we did|i did|we sent|i sent|hebben (?:we|wij)|heb ik|was (?:me|us|ik)|ours?|van ons|onze)\b/i,
      },
    ],
  },
  /** Was the message passed on by a server on its way: a forward, an alias, a redirect? */
  forwarder: {
    takes: 'choice',
    choices: yesNo({
      yes: FORWARDED,
      no: anyOf(
        /^\W*(?:no|nope|not|nee|neen|niet|geen)\b|\b(?:directly|direct|rechtstreeks|own server|eigen server)\b/i,
        butNot(OWN_THING, FORWARDED),
      ),
      saidYes: butNot(
        /\b(?:forwards?|forwarders?|forwarded|forwarding|auto-?forward\w*|redirect(?:s|ed)|doorgestuurde?|doorstuur\w*|doorsturen|stuurt [^.?!\n]{0,40}door)\b/i,
        /\b(?:straightforward|(?:dns|conditional) forwarders?|forward dns|forward record|forward-confirmed|forward lookup|forward zone|look(?:ing)? forward|not forwarded|niet doorgestuurd)\b/i,
      ),
      saidNo: OWN_SERVER,
    }),
  },
  envelope_from_domain: { takes: 'host' },
  dkim_selector: { takes: 'label' },
} as const satisfies Record<string, QuestionRow>;
