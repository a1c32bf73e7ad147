/** Mulberry32: small, and the same numbers in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const PIECES = [
  '\n',
  '\n\n',
  ' ',
  '>',
  '<',
  '@',
  '550 ',
  '5.1.1',
  '--',
  '"',
  "'",
  '(',
  ')',
  '[',
  ':',
  ';',
  '\0',
  '\r',
  '=',
  '&lt;',
  '<mailto:',
  'host ',
  'said: ',
  '<<<',
  '>>> ',
  'Final-Recipient:',
  'Content-Type: multipart/mixed; boundary=x\n',
  '\u202e',
  '\ud800',
];

/** Texts made of the given ones by cutting, repeating, swapping and inserting; the same for the same arguments. */
export function* mutations(sources: readonly string[], count: number, seed = 1): Generator<string> {
  const next = numbers(seed);
  const pick = (list: readonly string[]): string => list[next(list.length)] ?? '';
  for (let i = 0; i < count; i += 1) {
    let text = pick(sources);
    for (let step = next(6); step >= 0; step -= 1) text = mutate(text, next, pick(PIECES), pick(sources));
    yield text.slice(0, 60_000);
  }
}

function mutate(text: string, next: (below: number) => number, piece: string, other: string): string {
  const at = next(text.length + 1);
  const to = at + next(200);
  switch (next(6)) {
    case 0:
      return text.slice(0, at) + text.slice(to);
    case 1:
      return text.slice(0, at) + piece.repeat(1 + next(30)) + text.slice(at);
    case 2:
      return text.slice(0, to) + text.slice(at);
    case 3:
      return text.slice(0, at) + other.slice(next(other.length + 1));
    case 4:
      return text.replaceAll('\n', piece);
    default:
      return text.slice(at) + text.slice(0, at);
  }
}
