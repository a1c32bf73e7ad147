/** What used to be: "was EA", "used to be dynamic", "until May EA", "vroeger statisch". */
const PAST =
  /\b(?:(?:it |we |that |dat |het |wij? )?(?:was|were|used to be|had been)|formerly|previously|originally|before that|voorheen|vroeger|eerst)\b[^,.;()\n]{0,80}/gi;
/** "from the EA to their CSP", "van EA naar CSP". */
const MOVED = /\b(?:from|van) [^,.;()\n]{1,40}? (?:to|into|naar)\b/gi;

/**
 * An answer without what it tells of the past: a change names two things, and the one that holds now is meant. The whole of it
 * where nothing else is left.
 */
export function presentPart(text: string): string {
  const present = text.replace(MOVED, ' ').replace(PAST, ' ').trim();
  return /\w{2}/.test(present) ? present : text;
}
