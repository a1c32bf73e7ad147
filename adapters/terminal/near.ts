/** The word that one with a slip of the pen may stand for: letters that changed places, one letter more, less or other. */
export function near(word: string, known: readonly string[]): string | undefined {
  return known.find((each) => sorted(each) === sorted(word) || differBySlip(each, word));
}

const sorted = (word: string): string => word.split('').toSorted().join('');

function differBySlip(one: string, other: string): boolean {
  const [short = '', long = ''] = [one, other].toSorted((a, b) => a.length - b.length);
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  const rest = short.length === long.length ? short.slice(same + 1) : short.slice(same);
  return long.length - short.length <= 1 && long.slice(same + 1) === rest;
}
