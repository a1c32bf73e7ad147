/**
 * Expands an enhanced status code as rules write it. Takes `5.7.25`, `X.7.25` (both classes) or `5.7.606-649` (a range of details);
 * gives the codes that it stands for.
 */
export function expandStatus(written: string): string[] {
  const [first = '', subject = '', details = ''] = written.split('.');
  const [from = 0, to = from] = details.split('-').map(Number);
  const classes = first === 'X' ? ['4', '5'] : [first];
  return classes.flatMap((c) => Array.from({ length: to - from + 1 }, (_, i) => `${c}.${subject}.${from + i}`));
}
