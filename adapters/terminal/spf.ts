import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { CheckTools } from '../../src/checks/request.ts';
import { checkHost } from '../../src/checks/spf/verdict.ts';
import type { Dns } from '../dns/dns.ts';
import { answering } from './exit.ts';
import { runLookUp } from './look-up.ts';
import { dnsOption, timeoutOption } from './dns-options.ts';
import { COMMON, parseOptions } from './options.ts';

const BULK = { ...COMMON, jsonl: { type: 'boolean' } } as const;

/** `spf DOMAIN [IP]`: the record, and the result for an address. `spf --jsonl`: one message a line, in bulk. */
export function run(args: string[]): Promise<number> {
  return args.includes('--jsonl') ? runBulk(args) : runLookUp('spf', args, 'spf example.com 203.0.113.7');
}

const LINE = z.object({
  id: z.string(),
  ip: z.string(),
  mailFrom: z.string().default(''),
  helo: z.string().default(''),
});

/** RFC 7208 section 4.6.4: an evaluation should get 20 seconds at least. */
const EVALUATION_MS = 20_000;

/** Evaluates `{"id", "ip", "mailFrom", "helo"}` a line. `--dns-timeout` is the time for one question here. */
function runBulk(args: string[]): Promise<number> {
  return answering(args, async () => {
    const { values } = parseOptions(args, BULK);
    const timeoutMs = timeoutOption(values['dns-timeout']);
    const dns = dnsOption(values, timeoutMs === undefined ? {} : { timeoutMs, tries: 1 });
    for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
      if (line.trim() !== '') process.stdout.write(`${JSON.stringify(await answerTo(line, dns))}\n`);
    }
  });
}

async function answerTo(line: string, dns: Dns) {
  const read = LINE.safeParse(parsed(line));
  if (!read.success) return { error: 'The line is no {"id", "ip", "mailFrom", "helo"}.' };
  const { id, ip, mailFrom, helo } = read.data;
  const signal = AbortSignal.timeout(EVALUATION_MS);
  const tools: CheckTools = { resolver: dns.resolverFor({ signal }).resolver, signal };
  const { result, explanation, lookups } = await checkHost({ ip, sender: mailFrom, helo }, tools);
  return { id, result, ...(explanation === null ? {} : { explanation }), lookups };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
