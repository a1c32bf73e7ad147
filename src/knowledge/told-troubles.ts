// Trouble with mail as people tell it where they show no refusal: it does not arrive, it lands in spam, we are on a list.
import { anyOf, butNot, type Pattern } from './questions/row.ts';

/** A person speaks, and of their own; or somebody asks. */
const SPOKEN =
  /\b(?:my|our|we|i|us|any(?:one|body)|mijn|onze|ons|wij|ik|mn|customers?|clients?|klant(?:en)?|since|sinds|help|hulp|why|waarom|what|wat|hoe|yesterday|today|gisteren|vandaag|terug)\b|\?/i;

/** Mail that comes back, is refused or does not arrive; Dutch puts the verb at either place. */
const DOES_NOT_ARRIVE = anyOf(
  /\b(?:e-?)?(?:mails?|mailtjes?|mailing|messages?|bericht(?:en|je|jes)?|invoices?|facturen|newsletters?|nieuwsbrie(?:f|ven))\b[^.!?\n]{1,80}\b(?:com(?:e|es|ing) back|came back|bounc(?:e|es|ed|ing)|(?:gets?|got|is|are|being|keeps? (?:getting|being)) (?:\w{1,12} )?(?:returned|rejected|refused|blocked|bounced|sent back|undeliver\w*)|(?:never|not|\w{2,5}n['’]t|dont|doesnt|didnt|arent|isnt|wont) (?:\w{1,10} )?(?:arriv\w*|delivered|reach\w*|received|(?:get(?:ting|s)?|com(?:e|es|ing)|ma(?:ke|king)) (?:through|there|in|it|across))|(?:goes?|going|gone|went) missing|disappear\w*|rejected|undeliver\w*)\b/i,
  /\b(?:e-?)?(?:mails?|mailtjes?|mailing|bericht(?:en|je|jes)?|facturen|offertes?|nieuwsbrie(?:f|ven))\b[^.!?\n]{1,80}\b(?:kom(?:t|en) (?:\w{1,12} ){0,6}terug|terugkom(?:t|en)|terug ?gekomen|(?:word(?:t|en)|werd(?:en)?) (?:\w{1,12} ){0,3}(?:geweigerd|teruggestuurd|geblokkeerd|gebounced)|(?:geweigerd|teruggestuurd|geblokkeerd|gebounced) (?:word(?:t|en)|werd(?:en)?)|kom(?:t|en) (?:\w{1,12} ){0,5}niet (?:aan|binnen|door)|niet (?:\w{1,12} ){0,2}(?:aankom(?:t|en)|binnenkom(?:t|en)|doorkom(?:t|en)|aangekomen|bezorgd|afgeleverd|ontvangen)|nooit aankom(?:t|en)|verdwijn(?:t|en)|bounce[nt]?|gebounced|onbestelbaar|stuit\w*)\b/i,
  /\bkom(?:t|en) (?:onze|mijn|de) mails? (?:\w{1,10} )?niet aan\b|\balles komt terug\b|\b(?:my|our|onze|mijn) (?:e-?)?mails? (?:blocked|rejected|refused|returned|geweigerd|geblokkeerd)\b/i,
);
const IS_NOT_RECEIVED = anyOf(
  /\b(?:not|\w{2,5}n['’]t|dont|doesnt|didnt|arent|isnt|never) (?:receiv(?:e|es|ed|ing)|get|gets|getting|got|see|seeing) (?:\w{1,10} )?(?:our|my|the|any|your) (?:e-?)?(?:mails?|messages?|newsletter)\b/i,
  /\b(?:krijg(?:t|en)?|ontvang(?:t|en)?) (?:\w{1,12} ){0,2}(?:onze|mijn|de|geen) (?:e-?)?mails? (?:niet|meer)?|\b(?:onze|mijn) (?:e-?)?mails? (?:\w{1,12} ){0,2}niet (?:krijg(?:t|en)|ontvang(?:t|en))\b/i,
);
const LANDS_IN_SPAM = anyOf(
  /\b(?:e-?)?(?:mails?|messages?|mailtjes|newsletters?|invoices?|quotes?|reminders?|facturen|offertes?|nieuwsbrief|everything (?:that )?(?:we|i) send)\b[^.!?\n]{1,40}\b(?:land|end|go|arrive|belandt?|kom(?:t|en))\w{0,4} (?:up )?(?:[\w-]{1,20} ){0,3}(?:in|into|to|op) (?:the |de |hun |their )?(?:spam|junk|ongewenste?|bulk)\b/i,
  /\b(?:e-?)?(?:mails?|messages?|mailtjes|newsletters?|facturen|offertes?|nieuwsbrief)\b[^.!?\n]{1,60}\b(?:(?:marked|flagged|classified|treated|seen|filtered) as (?:spam|junk)|als (?:spam|ongewenst)(?:e mail)? (?:\w{1,12} )?(?:gemarkeerd|gezien|aangemerkt|behandeld|gezet)|(?:gemarkeerd|gezien|aangemerkt|behandeld) als (?:spam|ongewenst)|in (?:de |hun )?(?:spam|junk|spamfolder|spambox|ongewenste (?:e-?)?mail)[\w-]{0,6} (?:belandt?|belanden|terecht ?kom(?:t|en)|kom(?:t|en)))\b/i,
);
const SENDING_FAILS = anyOf(
  /\b(?:send(?:ing)?|mailing|mailen|versturen) (?:\w{1,12} ){0,2}(?:to|naar|aan) \S{1,40} (?:\w{1,10} ){0,2}(?:fails?|mislukt|lukt niet|does(?:n['’]?t| not) work|werkt niet)\b/i,
  /\b(?:can(?: ?not|['’]?t)|unable to|not able to|k(?:an|unnen) (?:\w{1,12} ){0,3}(?:niet|geen)) (?:\w{1,12} ){0,4}(?:send (?:e-?)?mails?|e-?mail(?:en)?|mail(?:en)?)\b/i,
);
const BOUNCES_COME =
  /\b(?:get|getting|got|receive|receiving|krijg(?:en)?|kreeg|kregen) (?:\w{1,12} ){0,4}(?:bounces?|ndrs?|bounce ?(?:mails?|messages?)|non-?delivery|undeliver\w*|delivery (?:failures?|reports?)|mailer-daemon|onbestelbaar\w*|bounceberichten|foutmelding\w*)\b/i;

/** "Are we blacklisted?", "staat ons IP op een zwarte lijst?": the own address or domain is the one that stands there. */
const OUR_LISTING = butNot(
  anyOf(
    /\b(?:we|i|our|my)\b[^.!?\n]{1,60}\b(?:(?:black|block)[- ]?listed|(?:on|in) (?:an?|any|some|the|one of the|several|which|spam) (?:\w{1,12} ){0,2}(?:(?:black|block|spam)[- ]?lists?|rbls?|dnsbls?))\b/i,
    /\b(?:we|wij|ik|ons|onze|mijn)\b[^.!?\n]{1,60}\b(?:ge(?:black|block)list|op (?:een|de|zo['’]n|meerdere|welke|geen|één|spam) (?:\w{1,12} ){0,2}(?:zwarte lijst(?:en)?|(?:black|block|spam)[- ]?lists?|spamlijst(?:en)?|rbls?))(?![\wé])/i,
    /\bop welke (?:zwarte lijst|black ?list|block ?list)\w{0,3} (?:sta|staan|staat) (?:ik|we|wij|ons|onze|mijn)\b/i,
  ),
  // Those who keep a list of their own, or ask how to.
  /\b(?:put|puts|putting|add|adds|added|adding|place|placed|keep|maintain|use|using|whitelist\w*|unblock\w*|zet|zetten|gezet|voeg|toevoegen|toegevoegd|gebruiken|plaats(?:en)?|geplaatst|(?<!\b(?:are|were|zijn) )(?:we|wij|i|ik) (?:have |had )?(?:just )?(?:black|block)[- ]?listed)\b/i,
);

/** Talk about such things, and no trouble. */
const ONLY_TALK = anyOf(
  /^\W*(?:what (?:is|does|do|are)|how (?:do|does|can) (?:i|you|we) (?:set|make|create|read)|who|wat (?:is|betekent|zijn)|wie)\b/i,
  /\b(?:blog post|changelog|release notes|meeting|agenda)\b/i,
);

/** Recognises trouble with the speaker's own mail, in English and Dutch. */
export const TOLD_TROUBLE: Pattern = butNot(
  {
    test: (text) =>
      SPOKEN.test(text) &&
      anyOf(DOES_NOT_ARRIVE, IS_NOT_RECEIVED, LANDS_IN_SPAM, SENDING_FAILS, BOUNCES_COME, OUR_LISTING).test(text),
  },
  ONLY_TALK,
);
