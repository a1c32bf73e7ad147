// Control characters, and those that turn the direction of text around and make it read as something it is not.
// eslint-disable-next-line no-control-regex -- they come from binary files and hostile pastes
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g;

/** Adaptive Cards put a localised date in the place of `{{DATE(...)}}` and `{{TIME(...)}}`, even in a TextRun. */
const MACRO = /\{\{(?=(?:DATE|TIME)\()/g;

/** A text that shows as it stands in a TextRun, a CodeBlock or a title, and is well-formed Unicode. */
export function literal(text: string): string {
  return text.toWellFormed().replace(UNSEEN, '').replace(MACRO, '{\u200b{');
}
