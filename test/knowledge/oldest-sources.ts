// Lists the documents that advice rests on, the oldest text first: what to read again. `npm run sources:oldest [COUNT]`
import { SOURCES } from '../../src/knowledge/remedies/sources.ts';
import { isOld, type Source } from '../../src/knowledge/remedies/source.ts';

const count = Number(process.argv[2] ?? 20);
const dated: Source[] = Object.values<Source>(SOURCES).filter((source) => source.dated !== undefined);
const oldest = dated.toSorted((a, b) => String(a.dated).localeCompare(String(b.dated))).slice(0, count);
for (const { dated, read, title, url } of oldest)
  process.stdout.write(`${dated}  read ${read}  ${title}\n    ${url}\n`);
process.stdout.write(
  `${dated.filter(isOld).length} of ${dated.length} dated sources were older than a year when they were read.\n`,
);
