/** Longer lines are hard to read. */
const WIDEST = 100;

/** Where lines for a person are broken: at the edge of the terminal. Files, pipes and programs get them whole. */
export function columnsFor({ json }: { readonly json?: boolean | undefined }): number {
  const { isTTY, columns } = process.stdout;
  return isTTY && !json ? Math.min(columns || WIDEST, WIDEST) : Number.POSITIVE_INFINITY;
}
