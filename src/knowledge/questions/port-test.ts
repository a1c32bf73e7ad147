/** What an admin's tests of ports come to. */
export type PortTest = 'works_elsewhere' | 'blocked_25' | 'nothing_works';

const FAILS =
  /\b(?:fail(?:s|ed|ing|ure)?|times? ?-?out|timed[- ]?out|timing out|time-?outs?|block(?:ed|s)?|blockt|false|refus(?:ed|es)|unreachable|closed|shut|filtered|dropp?(?:ed|s)?|dead|stuck|hang(?:s|ing)?|never|neither|nowhere|nok|no (?:luck|connection|answer|reply|response|route|go|joy|success|dice|internet)|(?:does|did|do|can|could|is|are|was|were|wo|has|have) ?(?:not|n['’]?t)|not|nothing|none|nada|nope|mislukt?|mislukken|niet|geen|nergens|nooit|niets|niks|dicht|dood|afgesloten|dichtgezet|geblokkeerd|geweigerd|gesloten|onbereikbaar|vast|blijft? hangen|loopt vast)\b|^\W*(?:no|nee|geen) (?:port |poort )?\d|\b(?:no|nee|neen)\W*$/i;
const WORKS =
  /\b(?:works?|working|ok|oke|okay|oké|okidoki|open|opens|opened|succeed(?:s|ed)?|success|successful(?:ly)?|connect(?:s|ed)|true|fine|good|gud|responds?|answers?|answered|reachable|goes through|gets? through|up|werkt|werken|lukt|lukken|gaat|gaan|goed|prima|wel|doet het|doen het|bereikbaar|220)\b|^\W*(?:yes|ja) (?:port |poort )?\d|\b(?:yes|yep|yup|ja|jep)\W*$/i;
const ONLY = /\b(?:only|just|alleen|enkel|slechts)\b/i;
const ONLY_25 = /\b(?:only|just|alleen|enkel|slechts)\b[^,;]{1,20}\b25\b/i;
/** One destination: "just mx1.contoso.example", "alleen die ene". */
const ONE_HOST =
  /\b(?:only|just|alleen|enkel|slechts)\b(?![^,;]{1,20}\b(?:25|587|443|465|80|22)\b| (?:hangs?|fails?|times?|sits|dies|gets|keeps|waits|nothing|says|blijft)\b)|\b(?:one|single|één|een enkele?) (?:host|destination|server|domain|recipient|bestemming|domein|ontvanger)\b|\bdie ene\b/i;
const PORT_25 = /\b25\b/;
const OTHER_PORT = /\b(?:587|443|465|80|22|53|2525|other ports?|andere poort(?:en)?|web|https?|ssh|rdp|internet)\b/i;
/** Every port, whatever its number. */
const ALL_PORTS =
  /\b(?:both|all (?:outbound |outgoing |the )?ports|every port|any port|no ports?|beide|allebei|alle poorten|geen enkele poort|ports? at all|whole internet|no internet)\b|\b(?:nothing|niets|niks) (?:works|werkt|at all|gets out|goes out)\b/i;
const EVERYTHING = /\b(?:nothing|everything|niets|niks|alles)\b/i;
/** "25 closed, rest open": the rest are ports; "rest is fine, only this one": hosts. */
const REST = /^\W*(?:the |de |all |alle )?(?:rest|others?|overige|andere)\b/i;
/** "25 is blocked, 587 not". */
const NOT_CLOSED =
  /(\b(?:blocked|closed|dicht|geblokkeerd|gesloten|filtered)\b[^\n]{1,20}?\b(?:587|443|465|80)) (?:is )?(?:niet|not)\b/gi;
/** A test from another machine, which shows that the destinations and the network are in order and the server's own way is not. */
const OTHER_MACHINE =
  /\b(?:from|on|via|at|vanaf|vanuit|van|op) (?:(?:my|a|an|the|our|mijn|een|de|onze|het) )?(?:laptop|home|desktop|pc|phone|mobile|work ?station|hotspot|thuis|telefoon|werkplek|(?:other|another|second|andere?|tweede) (?:\w{1,10} )?(?:server|box|machine|host|vm|vps|pc|laptop|computer))\b/i;
/** What is said of a test that was not made. */
const NOT_TESTED =
  /\b(?:can(?: ?not|['’]?t)?|could(?: not|n['’]?t)|unable to|did(?: not|n['’]?t)|have(?: not|n['’]?t)|not|never|no way to|niet|kan) (?:be |yet |really |even |easily |het |dat |dit |daar |nog |hier )?(?:(?:able to|niet|not) )?(?:test(?:ed)?|try|tried|check(?:ed)?|getest|testen|geprobeerd|proberen|nagekeken)\b|\bgeen (?:idee|toegang)\b|\bno (?:access|shell|idea)\b/i;

/**
 * Understands the result of port tests: "25 fails everywhere, 443 works", or what Test-NetConnection, nc and telnet print.
 * @returns undefined when the text says nothing of a test
 */
export function portTest(text: string): PortTest | undefined {
  const part = text.slice(0, 4000);
  const short = /^\W*(yes|yep|yup|ja|jep|jawel|no|nope|nee|neen)\W*$/i.exec(part)?.[1];
  if (short !== undefined) return /^[yj]/i.test(short) ? 'works_elsewhere' : 'blocked_25';
  const clauses = clausesOf(part).filter((clause) => !NOT_TESTED.test(clause));
  const failing = clauses.filter((clause) => FAILS.test(clause) && !OTHER_MACHINE.test(clause));
  const fromHere = (clause: string): boolean => failing.length === 0 || !OTHER_MACHINE.test(clause);
  const working = clauses.filter((clause) => !FAILS.test(clause) && WORKS.test(clause) && fromHere(clause));
  return working.length > 0 ? withWorking(failing, working) : withoutWorking(failing, clauses);
}

/** Something opens: port 25 itself, or only others. */
function withWorking(failing: readonly string[], working: readonly string[]): PortTest | undefined {
  if (failing.some((clause) => ONLY_25.test(clause))) return 'blocked_25';
  const closed25 = failing.some((clause) => PORT_25.test(clause));
  const isOther = (clause: string): boolean => OTHER_PORT.test(clause) || (closed25 && REST.test(clause));
  if (working.some((clause) => PORT_25.test(clause) || !isOther(clause))) return 'works_elsewhere';
  if (failing.some((clause) => ONE_HOST.test(clause))) return 'works_elsewhere';
  return 'blocked_25';
}

function withoutWorking(failing: readonly string[], clauses: readonly string[]): PortTest | undefined {
  if (failing.length === 0) return clauses.some(isOneHost) ? 'works_elsewhere' : undefined;
  if (failing.some((clause) => ONLY_25.test(clause))) return 'blocked_25';
  if (failing.some((clause) => ALL_PORTS.test(clause))) return 'nothing_works';
  if (failing.some((clause) => EVERYTHING.test(clause) && !PORT_25.test(clause))) return 'nothing_works';
  if (failing.some((clause) => ONE_HOST.test(clause))) return 'works_elsewhere';
  return failing.some((clause) => OTHER_PORT.test(clause)) ? 'nothing_works' : 'blocked_25';
}

function isOneHost(clause: string): boolean {
  return ONLY.test(clause) && ONE_HOST.test(clause);
}

/** Statements of one test each; the blocks that Test-NetConnection prints become one statement a block. */
function clausesOf(text: string): string[] {
  const blocks = [
    ...text.matchAll(/(?:RemotePort\s*:\s*|-Port )(\d+)[\s\S]{0,400}?TcpTestSucceeded\s*:\s*(True|False)/gi),
  ];
  if (blocks.length > 0) return blocks.map(([, port, result]) => `${port ?? ''} ${result ?? ''}`);
  return text
    .replaceAll(NOT_CLOSED, '$1 open')
    .replaceAll(/\b(?:TCP connect to|nc:|telnet)\b/gi, ' ')
    .replaceAll(/:(\d{2,4})\b/g, ' $1 ')
    .split(/[,;\n]|\.\s|\s[/-]+\s|\b(?:but|and|while|whereas|though|maar|en|terwijl|wel is|de rest)\b/i)
    .flatMap(byPort)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
}

/** "25 no 587 yes" is two statements. */
function byPort(clause: string): string[] {
  if (OTHER_MACHINE.test(clause)) return [clause];
  const parts = clause.split(/(?=\b(?:25|587|465|443|80|2525)\b)/);
  const tests = parts.filter((part) => FAILS.test(part.trim()) || WORKS.test(part.trim()));
  return tests.length > 1 ? parts : [clause];
}
