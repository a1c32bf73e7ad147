// A diagnosis from a text to the advice, with DNS over real packets and nobody to ask.
import { createInvestigate } from '../../adapters/investigate.ts';
import { readMessage } from '../../src/bounce/read.ts';
import { type Case, openCase, withFact, withFindings } from '../../src/diagnosis/case.ts';
import { type Advice, adviceSoFar, nextStep } from '../../src/diagnosis/diagnose.ts';
import { dnsFrom } from './dns-client.ts';
import { serveZone, type Zone } from './dns-zone.ts';

/** Reads, looks in DNS over real packets, takes every question as not answered. */
export async function diagnosed(text: string, zone: Zone = {}, limitMs?: number): Promise<Advice[]> {
  return [...adviceSoFar(await examined(text, zone, limitMs))];
}

/** The same, up to the advice: `asked` are the questions on the way. */
export async function examined(text: string, zone: Zone = {}, limitMs?: number): Promise<Case> {
  await using server = await serveZone(zone);
  const investigate = createInvestigate(dnsFrom(server, { timeoutMs: 300 }), limitMs);
  let theCase: Case = openCase(readMessage(Buffer.from(text)));
  for (;;) {
    const next = nextStep(theCase);
    if (next.step === 'advise') return theCase;
    if (next.step === 'ask') {
      const { question } = next;
      const unknown = { value: null, from: 'answer' } as const;
      theCase = withFact({ ...theCase, asked: [...theCase.asked, question] }, question, unknown);
      continue;
    }
    const { findings } = await investigate(next.requests, false);
    theCase = withFindings(theCase, next.requests, findings);
  }
}
