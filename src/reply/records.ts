import type { DnsAnswer, RecordData, RecordType } from '../dns/answer.ts';
import type { Catalog } from '../messages/catalog.ts';

/**
 * A DNS answer as lines `name TYPE value`, the way zone files and `dig` write them, aliases first; failures in the reader's
 * words.
 */
export function recordLines(answer: DnsAnswer, catalog: Catalog): string[] {
  if (answer.status === 'failed') return [`${answer.name} ${answer.type} ${catalog.chat.failures[answer.failure]}`];
  const names = [answer.name, ...answer.aliases];
  const aliases = answer.aliases.map((alias, index) => `${names[index] ?? ''} CNAME ${alias}`);
  const head = `${names.at(-1) ?? answer.name} ${answer.type}`;
  return [...aliases, ...valueLines(answer, head)];
}

function valueLines(answer: Exclude<DnsAnswer, { status: 'failed' }>, head: string): string[] {
  switch (answer.status) {
    case 'records':
      return answer.records.map((record) => `${head} ${dataText(answer.type, record)}`);
    case 'nodata':
      return [`${head} NODATA`];
    case 'nxdomain':
      return [`${head} NXDOMAIN`];
  }
}

/** Longer record values are cut in evidence. */
const LONGEST = 300;

function dataText(type: RecordType, record: RecordData[RecordType]): string {
  const text = typeof record === 'string' ? record : Object.values(record).join(' ');
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text;
  return type === 'TXT' ? JSON.stringify(shown) : shown;
}
