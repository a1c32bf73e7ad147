// eslint-disable-next-line no-control-regex -- pastes, DNS and servers bring every control character
const OBEYED = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g;

/** A text of which a terminal obeys nothing but line ends and tabs, and that turns no text around: U+FFFD in their place. */
export function printable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(OBEYED, '\ufffd');
}
