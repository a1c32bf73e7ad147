/** What an admin's tests of ports come to. */
export type PortTest = 'works_elsewhere' | 'blocked_25' | 'nothing_works';

const FAILS =
  /\b(?:nothing works|niets werkt|fail|failed|fails|failure|times? out|timed out|time-?out|timeouts?|blocked|false|refused|unreachable|closed|hangs?|no (?:connection|answer|reply|response|route)|(?:does|did|do|can|could|is|are) ?(?:not|n['’]t)|doesn['’]?t|don['’]?t|isn['’]?t|not|mislukt|mislukken|niet|geen|dicht|geblokkeerd|gesloten|blijft hangen)\b/i;
const WORKS =
  /\b(?:works?|working|ok|okay|open|opens|succeed(?:s|ed)?|success|successful|connects?|connected|true|fine|responds?|answers?|answered|reachable|goes through|werkt|werken|lukt|lukken|goed|wel|bereikbaar|220)\b/i;
const ONLY_25 = /\b(?:only|just|alleen|enkel)\b[^,;]{1,20}\b25\b/i;
const ONLY_ONE =
  /\b(?:only|just|alleen|enkel)\b(?![^,;]{1,20}\b25\b)|\b(?:one|single|één) (?:host|destination|server|domain|bestemming|domein)\b/i;
const BOTH =
  /\b(?:both|all (?:outbound |outgoing )?ports|every port|any port|no port|neither|nothing|everything|beide|allebei|alle poorten|niets|alles)\b/i;
const OTHER_PORT = /\b(?:587|443|465|80|2525|other ports?|andere poort(?:en)?|web|https?)\b/i;

/**
 * Understands the result of port tests: "25 fails everywhere, 443 works", or what Test-NetConnection, nc and telnet print.
 * @returns undefined when the text says nothing of a test
 */
export function portTest(text: string): PortTest | undefined {
  const clauses = clausesOf(text.slice(0, 4000));
  const failing = clauses.filter((clause) => FAILS.test(clause));
  const working = clauses.filter((clause) => !FAILS.test(clause) && WORKS.test(clause));
  if (failing.length === 0 && working.length === 0) return undefined;
  if (working.length === 0 && failing.some((clause) => BOTH.test(clause))) return 'nothing_works';
  if (failing.some((clause) => ONLY_25.test(clause))) return 'blocked_25';
  if (working.some((clause) => !OTHER_PORT.test(clause))) return 'works_elsewhere';
  if (failing.some((clause) => ONLY_ONE.test(clause))) return 'works_elsewhere';
  if (working.length === 0 && failing.some((clause) => OTHER_PORT.test(clause))) return 'nothing_works';
  return failing.length > 0 ? 'blocked_25' : undefined;
}

/** Statements of one test each; the blocks that Test-NetConnection prints become one statement a block. */
function clausesOf(text: string): string[] {
  const blocks = [...text.matchAll(/RemotePort\s*:\s*(\d+)[\s\S]{0,400}?TcpTestSucceeded\s*:\s*(True|False)/gi)];
  if (blocks.length > 0) return blocks.map(([, port, result]) => `${port ?? ''} ${result ?? ''}`);
  return text
    .replaceAll(/\b(?:TCP connect to|nc:|telnet)\b/gi, ' ')
    .split(/[,;\n]|\.\s|\b(?:but|and|while|whereas|maar|en|terwijl)\b/i)
    .map((clause) => clause.replaceAll(/:(\d{2,4})\b/g, ' $1 ').trim())
    .filter((clause) => clause !== '');
}
