/** Where one statement ends and the next begins. */
const BOUNDARY = /[,;\n]|\.\s|\b(?:and|but|en|maar)\s/i;
/** More is a story, not an answer. */
const MOST = 8;

/** The statements of an answer: "EA, and the VM was restarted" has two. */
export function clausesOf(text: string): string[] {
  return text
    .slice(0, 500)
    .split(BOUNDARY)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '')
    .slice(0, MOST);
}

/**
 * The statements that are left when the one that answered is taken away.
 * @param answers tells the one; where none does by itself, the sentence answered as a whole and nothing is left
 */
export function otherClauses(text: string, answers: (clause: string) => boolean): string[] {
  const clauses = clausesOf(text);
  const at = clauses.findIndex(answers);
  return at < 0 ? [] : clauses.filter((_, index) => index !== at);
}

/**
 * A statement without its "I", "we" and "our": as an answer to a question that was asked they mean something, in a
 * statement beside it they do not.
 */
export function impersonal(clause: string): string {
  return clause
    .replace(/\b(?:i|me|my|myself|we|us|our|ours|they|them|ik|mij|mijn|wij|ons|onze|zij)\b/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
