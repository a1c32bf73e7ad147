import { canonicalAddress, isHostName, isPublicAddress, normalizeName } from '../dns/names.ts';
import { type AskedQuestion, QUESTION_ROWS, questionRow } from '../knowledge/questions.ts';
import type { Facts } from './facts.ts';

/** More than this many names or addresses are a dump, not a mention. */
const MENTIONS = 20;
const ADDRESS =
  /(?<![\w.:]|\bRFC ?\d{3,4},? (?:section )?)(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f]{0,4}(?::[\da-f]{0,4}){2,7})(?![\w:]|\.\d)/gi;
/** What is connected to is the other side's: in Exchange's own words, in a test of a port. */
const SERVER_BEFORE =
  /(?:\bLastAttemptedIP=|\{IP=|\bFQDN=\S{1,120} IP=|\bconnect(?:ed|ing|ion)? (?:to|naar) \S{0,100}?[ [(]{0,2}|\bRemoteAddress {0,20}: {0,4}|\bTrying )$/i;
const LINK = /https?:\/\/\S{1,2000}/gi;
const HOST_NAME = /(?<![\w@.-])(?:\w(?:[\w-]{0,61}[a-z\d])?\.){1,8}[a-z][a-z\d-]{1,62}(?![\w@-])/gi;

/**
 * What the admin states in running text: "Azure VM, Exchange 2016", "we use a smart host from ...".
 * Host names, addresses and quoted codes are blanked first, so that `mx.azure.example` states nothing.
 */
export function statementsOf(text: string): Facts {
  const words = wordsOf(text.slice(0, 20_000));
  const facts: Facts = {};
  for (const question of Object.keys(QUESTION_ROWS) as AskedQuestion[]) {
    const row = questionRow(question);
    if (row.takes !== 'choice') continue;
    const [said, ...others] = row.choices.filter((choice) => choice.said?.test(words));
    if (said && !(row.exclusive && others.length > 0)) facts[question] = { value: said.id, from: 'paste' };
  }
  return facts;
}

/** The text without host names, addresses, codes, paths and commands. One slash joins words: "Dev/Test". */
export function wordsOf(text: string): string {
  return text
    .split(/(\s+)/)
    .map((word) => (/[@\\_=]|[.:][^.,:;)]|\/[^/]*\//.test(word) ? ' ' : word))
    .join('');
}

/** Public addresses and host names in a text, in order, each once. */
export function mentionsOf(text: string): { addresses: string[]; names: string[] } {
  const part = text.slice(0, 50_000);
  const addresses = [...part.matchAll(ADDRESS)].flatMap((match) =>
    SERVER_BEFORE.test(part.slice(Math.max(0, match.index - 160), match.index)) || isReasonNumber(part, match.index)
      ? []
      : (canonicalAddress(match[0]) ?? []),
  );
  const names =
    part
      .replaceAll(LINK, ' ')
      .match(HOST_NAME)
      ?.map((word) => normalizeName(word) ?? '') ?? [];
  return {
    addresses: [...new Set(addresses.filter((address) => isPublicAddress(address)))].slice(0, MENTIONS),
    names: [...new Set(names.filter((name) => name !== '' && isHostName(name)))].slice(0, MENTIONS),
  };
}

/** Yahoo numbers its reasons like addresses: "user complaints - 4.16.55.1; see https://...". */
function isReasonNumber(text: string, at: number): boolean {
  return /^ - (?:\d{1,3}\.){3}\d{1,3}; see https?:/.test(text.slice(Math.max(0, at - 3), at + 40));
}
