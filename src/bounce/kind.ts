// What kind of message a text is, told by its header and its words.
import { type Field, decodedField, field } from './headers.ts';

const AUTOREPLY_SUBJECT =
  /^\s{0,4}(?:(?:re|aw|antw|sv): ?)?(?:auto(?:matic|mated)?[ -]?(?:reply|response|antwort)|automatische? (?:antwort|antwoord)|automatische afwezigheid|out of (?:the )?office|ooo\b|abwesen|afwezig|réponse automatique|respuesta automática|risposta automatica|resposta automática|autosvar|vacation|i'?m away|away from)/i;
const PASTED_SUBJECT =
  /(?:^|\n)(?:subject|onderwerp|betreff|objet|asunto|oggetto|assunto|ämne|emne): {0,4}(?:auto(?:matic|mated)?[ -]?reply|automatisch|automatique|out of (?:the )?office|abwesen|afwezig|réponse auto|respuesta auto|risposta auto|resposta auto|autosvar)/i;
const AUTOREPLY_TEXT =
  /\b(?:i am|i'm|i will be|i'll be) (?:currently )?(?:out of (?:the )?office|on (?:annual |parental |sick |maternity )?(?:leave|vacation|holiday)|away (?:from|until)|travell?ing)|out of (?:the )?office (?:until|from|till|and|with)|ik ben (?:momenteel )?(?:afwezig|niet aanwezig|met vakantie|op vakantie|niet op kantoor)|ich bin (?:derzeit |zurzeit |momentan )?(?:nicht im (?:büro|haus)|im urlaub|abwesend)|je suis (?:actuellement )?(?:absente?|en congés?)|thank you for (?:your (?:e-?mail|message)|contacting)[^\n]{0,80}(?:will (?:get back|reply|respond)|as soon as)|this is an automat(?:ic|ed) (?:reply|response)/i;
// Phrases as servers write them, by language. Each is plain words with bounded gaps, so that joining them stays linear.
const DELAY_TEXT = anyOf(
  'THIS IS A WARNING (?:MESSAGE )?ONLY',
  '(?:has|have) been delayed',
  'delivery (?:of your message )?(?:is |has been )?delayed',
  'message is delayed',
  '4\\.4\\.7 message delayed',
  'is still in the queue',
  'still being (?:re)?tried',
  'will (?:be retried|keep trying|continue (?:trying|to try|attempting)|retry)',
  'temporary failure report',
  'not yet been delivered',
  'could not be delivered for more than',
  'no action is required on your part',
  'kon nog niet worden (?:bezorgd|afgeleverd)',
  'wird verzögert',
  'retardé',
);
const FAILURE_TEXT = anyOf(
  String.raw`(?:could ?n[o']?t|cannot|can't|was not|wasn't|were not|not be|unable to|failed to) (?:be )?(?:deliver|send|sent|reach)`,
  String.raw`deliver(?:y|able)[^\n.]{0,40}(?:fail|status|problem|error|notification|system)`,
  String.raw`fail(?:ed|ure)[^\n.]{0,60}deliver`,
  String.raw`(?:error|problem|trouble|difficult)[^\n.]{0,60}deliver`,
  'error (?:has )?occurred (?:while |when )?sending (?:the |your )?(?:e-?mail|mail|message)',
  'sending of (?:the )?message failed|mail server (?:sent an incorrect greeting|responded)',
  'undeliver(?:able|ed)',
  // PHPMailer
  'the following recipients failed: ',
  // System.Net.Mail.SmtpException
  'the server response was: ',
  'returned mail',
  String.raw`message (?:rejected|blocked|not delivered|could)|message[^\n]{0,80} was rejected`,
  'mail delivery',
  'did not reach',
  'returned to sender',
  'permanent (?:fatal )?errors?',
  'rejected your message',
  "weren't sent",
  'address not found',
  'delivery (?:incomplete|has failed)',
  // French, German, Dutch, Spanish, Italian, Portuguese, Swedish, Danish
  "non remis|échec de la remise|n'a pas pu être (?:remis|distribué)",
  'unzustellbar|konnte nicht zugestellt|fehler bei der nachrichtenzustellung|nicht zugestellt werden',
  'kan niet worden bezorgd|kon niet (?:worden )?(?:bezorgd|afgeleverd)|niet (?:worden )?(?:afgeleverd|bezorgd)|onbestelbaar|is niet bezorgd',
  'no se pudo entregar|no se ha podido entregar|rechazó',
  'il recapito non|mancato recapito|non è stato possibile recapitare',
  'falha na entrega|não entregue|não foi possível entregar',
  'kunde inte levereras|oleverbart|gick inte att leverera',
  'kunne ikke leveres',
  // Polish, Czech, Turkish
  'nie uda[lł]o si[eę] (?:dor[eę]czy[cć]|dostarczy[cć]|wys[lł]a[cć])|(?:nie mog[lł]a|nie mo[zż]e|nie zosta[lł]a) (?:zosta[cć] |by[cć] )?(?:dor[eę]czon|dostarczon)',
  'nebyla doručena|nelze doručit|nepodařilo se doručit|teslim edileme',
  '送信できません|配信できません|配信不能|(?:届|送信|配信)[^\\n]{0,10}(?:でき|出来)ませんでした|配信に失敗|не доставлено|не удалось доставить|无法投递|退信|(?:전송|배달|발송)(?:에 실패|하지 못|할 수 없)',
);

const DELIVERED_TEXT = anyOf(
  'is complete, but no delivery notification was sent',
  'your message (?:has been |was )(?:successfully )?delivered to the following recipients?',
  'was successfully relayed to the following',
);

function anyOf(...phrases: readonly string[]): RegExp {
  return new RegExp(phrases.join('|'), 'i');
}

/** True where the subject says that it is an automatic reply: whatever stands in it, no server wrote it. */
export function isAutoreplyBySubject(fields: readonly Field[], text: string): boolean {
  return AUTOREPLY_SUBJECT.test(decodedField(fields, 'subject') ?? '') || PASTED_SUBJECT.test(text);
}

/** True for vacation notices and their kin (RFC 3834 section 5; subjects of mail programs). */
export function isAutoreply(fields: readonly Field[], text: string): boolean {
  const subject = decodedField(fields, 'subject') ?? '';
  const auto = field(fields, 'auto-submitted') ?? '';
  if (
    /^auto-(?:replied|response)/i.test(auto) &&
    !FAILURE_TEXT.test(subject) &&
    !FAILURE_TEXT.test(text.slice(0, 3000))
  )
    return true;
  if (field(fields, 'x-autoreply') !== undefined || field(fields, 'x-autorespond') !== undefined) return true;
  if (isAutoreplyBySubject(fields, text)) return true;
  // A colleague who says so in chat is no automatic reply.
  return (fields.length > 0 || text.length > 120) && AUTOREPLY_TEXT.test(text.slice(0, 3000));
}

export function speaksOfFailure(text: string): boolean {
  return FAILURE_TEXT.test(text);
}

export function speaksOfDelay(text: string): boolean {
  return DELAY_TEXT.test(text);
}

/** What servers write above a report of success; whether one came along is not asked. */
export function speaksOfDelivery(text: string): boolean {
  return DELIVERED_TEXT.test(text.slice(0, 20_000));
}
