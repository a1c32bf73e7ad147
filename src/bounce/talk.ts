// What people write to each other, as against what a mail server says. Both speak of mailboxes that are full.
import { withoutAddresses } from './addresses.ts';
import { shareOfOtherWords } from './server-words.ts';

/** "I" and "me", save in the politeness of mail systems: "I'm sorry to have to inform you". */
const FIRST_PERSON =
  /\bi\b(?!'m (?:afraid|sorry|not going)| wasn't able| am sending)|(?<!talk to )\bme\b|\bm(?:y|ine)\b|\bwe (?!were|are (?:sorry|unable)|could|will|do not|don't|have (?:limits|detected))|\bour (?:mails?|newsletters?|users(?! from spam)|relays?|team|monitoring|provider|hoster|isp|office|tenant|connector|ad|dns|domain|dkim|spf)\b(?! (?:system|server|filter|polic))/i;
/** A server that has a list tells somebody: "your address is on our list". */
const OUR_LIST = /\b[io]n our (?:\w{1,20} )?(?:block|black|deny|allow|white)-? ?list/i;
/** Work that was done and how things stand in general; a server tells of one mail. */
const REPORT =
  /\b(?:is|are) (?:now|back|up|fixed|done|allowed)\b|\b(?:switched|turned) (?:on|off)\b|\bunknown to \S{1,128}@|\b\d{1,7} (?:entries|mailboxes|users|servers|tickets|hosts|people)\b|@[^\s@]{1,255} is (?:an? (?!restricted|invalid|closed|disabled|no)|the |in |with |from |used |shared)|\b(?:migrated|upgraded|fixed(?! \w{0,10} ?(?:max|limit|size))|^blacklisted (?:the|a|an|our)|solved|closed:|decommissioned|rebooted|(?<!not )whitelisted|unblocked|raised|rotated|renewed|works|broken(?! pipe)|wiki|docs|documentation|joke|mood|opgelost|verplaatst|aangemaakt|umgezogen|behoben)\b/i;
/** Questions, thanks, calls on each other, and talk of third persons. */
const AMONG_PEOPLE =
  /\?(?:\s|$)|\b(?:thanks|thx|pls|lol|fyi|btw|who(?:'s| is| are)|any(?:one|body| ideas?)|some(?:one|body)|can you|could you|let's|colleagues?|team|guys|he|she|his|customers?|says?|channel|announcement|ideas?|tickets?|meeting|phone)\b|[@#]here\b|^(?:contact|tip|notes?|reminder|agenda|checklist|message from (?!\S{1,100}\.))[ :]/i;
const DUTCH_PERSON =
  /\b(?:ik|wij|mijn|bedankt|onze|iemand|jullie|wie|klant(?:en)?|zegt|graag|kun je|kan iemand|even kijken|heeft iemand)\b/i;
/** They speak of days; a server gives dates. "Try again" is the server's. */
const TIME =
  /\b(?:today|tonight|tomorrow|yesterday|(?:on|until|since|till|next|last) (?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:last|next|this) (?:week|month|year|morning|night|weekend)|vandaag|morgen|gisteren|vannacht|vanochtend|(?:vorige|volgende|deze) week|maintenance|onderhoud|already|still (?!in |on |being |try|unable|undeliver|could))\b|(?<!try|tried|ing|sen[dt]|deliver|message|mail) again\b/i;
/** Programs and services that refuse in the same words and carry no mail. */
const OTHER_TRADE =
  /\b(?:https?(?:\/\d|:)|api|github|gitlab|git|gh\d{3}|ssh|(?:vs|pro|pure-?)?s?ftpd?|curl|wget|kubectl|docker|pods|pod(?=\/)|npm|sql|psql|mysql|ora-\d{4,5}|(?<!reputation )database|vpn|wi-?fi|printer|nginx|jenkins|redis|sqlite|parcels?|courier|pakket(?:je)?|pakete?|colis|nas|jira|confluence|teams|slack|zoom|webhook|proxy|crm|erp|hr|sap|voicemail|(?<!spam )firewall|commit|merged|pull request)\b|^(?:critical|warning|alert|recovery|ok)\b|error \d{4}\b|\b(?:GET|POST|PUT) \//i;
/** Records that people paste to each other, results that pass, lines of a program, settings of Postfix. */
const RECORD =
  /\bv=(?:spf1|dmarc1|dkim1|stsv1)\b|\bp=(?:none|quarantine|reject)\b|\b(?:spf|dkim|dmarc)=pass\b|\b(?:throw new|return |if \()|\b(?:reject|permit|check|defer|smtpd?|warn_if)_[a-z]{2,20}_[a-z]/i;
/** RFC 1035 section 5: a line of a zone. In small letters "in a" is English. */
const ZONE_LINE = /\sIN\s{1,4}(?:TXT|MX|A|AAAA|CNAME|PTR)\s/;

/** A server's sentence begins with a capital, a code or a name; one that goes on as people talk begins small. */
const SMALL_START = /^(?:the|a|an|this|that|your|no(?! (?:MX|mx) records? found)|some|de|het|een|dit|dat|er)\s/;

const SIGNS = [FIRST_PERSON, AMONG_PEOPLE, DUTCH_PERSON, TIME, REPORT, RECORD, ZONE_LINE];

/** Nobody writes more to another in a chat; what is longer is looked at from its start. */
const LONGEST = 20_000;

/** True for a text that people write to each other about anything, mail included. */
export function isTalk(text: string): boolean {
  const words = text.slice(0, LONGEST).replace(/<?https?:\S{1,500}/g, ' link ');
  return (
    SIGNS.some((sign) => sign.test(words)) ||
    (OUR_LIST.test(words) && !/\byou/i.test(words)) ||
    beginsAsPeopleDo(words) ||
    namesOtherTrade(words)
  );
}

/** Where a server's words alone follow, and no address, some servers begin small too: "your message was classified as spam". */
function beginsAsPeopleDo(text: string): boolean {
  return SMALL_START.test(text) && (text.includes('@') || shareOfOtherWords(text.slice(0, 400)) > 0);
}

/** True for what people tell of their work, where a code is only spoken of. */
export function reportsWork(text: string): boolean {
  return REPORT.test(text.slice(0, LONGEST));
}

/** True for words of web servers, shells, databases and their kin, which have codes like those of SMTP. */
export function namesOtherTrade(text: string): boolean {
  // A mailbox may be at a company of that trade: notifications@github.example.
  return OTHER_TRADE.test(withoutAddresses(text.slice(0, LONGEST)));
}
