// PHPMailer tells what the server said in parts, the code behind the words (its method setError):
//   SMTP server error: DATA END command failed Detail: Mailbox full SMTP code: 552 Additional SMTP info: 5.2.2

/** The longest reply that is looked through for its code. */
const MAX_DETAIL = 1500;

/** The text with such parts as the reply that the server gave, "552 5.2.2 Mailbox full"; any other text as it is. */
export function asReply(text: string): string {
  const detail = text.indexOf('Detail: ');
  if (detail < 0) return text;
  const words = detail + 'Detail: '.length;
  const code = /\s{0,4}SMTP code: ([45]\d\d)(?:\s{0,4}Additional SMTP info: ([45]\.\d{1,3}\.\d{1,3}))?/.exec(
    text.slice(words, words + MAX_DETAIL),
  );
  if (!code?.[1]) return text;
  const reply = [code[1], code[2], text.slice(words, words + code.index)].filter(Boolean).join(' ');
  return `${text.slice(0, words)}${reply}${text.slice(words + code.index + code[0].length)}`;
}
