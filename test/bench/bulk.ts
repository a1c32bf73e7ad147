// `classify --jsonl` as it runs, with further options as given, with what it cost on standard error: milliseconds of CPU and resident megabytes at the most.
import { run } from '../../adapters/terminal/classify.ts';

process.exitCode = await run(['--jsonl', ...process.argv.slice(2)]);
const { user, system } = process.cpuUsage();
process.stderr.write(
  `cost ${((user + system) / 1000).toFixed(1)} ${(process.resourceUsage().maxRSS / 1024).toFixed(0)}\n`,
);
