import type { DnsAnswer, RecordData, RecordType } from '../dns/answer.ts';
import type { Catalog } from '../messages/catalog.ts';

/** A DNS answer as lines `name TYPE value`, the way zone files and `dig` write them; failures in the reader's words. */
export function recordLines(answer: DnsAnswer, catalog: Catalog): string[] {
  const head = `${answer.name} ${answer.type}`;
  switch (answer.status) {
    case 'records':
      return answer.records.map((record) => `${head} ${dataText(answer.type, record)}`);
    case 'nodata':
      return [`${head} NODATA`];
    case 'nxdomain':
      return [`${head} NXDOMAIN`];
    case 'failed':
      return [`${head} ${catalog.chat.failures[answer.failure]}`];
  }
}

/** Longer record values are cut in evidence. */
const LONGEST = 300;

function dataText(type: RecordType, record: RecordData[RecordType]): string {
  const text = typeof record === 'string' ? record : Object.values(record).join(' ');
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text;
  return type === 'TXT' ? JSON.stringify(shown) : shown;
}
