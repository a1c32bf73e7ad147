import { expect, it } from 'vitest';
import { runChecks } from '../../src/checks/run.ts';
import { readMessage } from '../../src/bounce/read.ts';
import { openCase, withFact, withFindings } from '../../src/diagnosis/case.ts';
import { nextStep } from '../../src/diagnosis/diagnose.ts';
import { standingChecks } from '../../src/diagnosis/wanted.ts';
import { watchable } from '../../src/diagnosis/watchable.ts';
import { runOn } from '../support/dns-client.ts';
import { serveZone } from '../support/dns-zone.ts';
import { codesOf } from '../support/findings.ts';

it('DMARC as it was asked before a selector was told is not asked again, and not watched', async () => {
  await using server = await serveZone({ '_dmarc.fabrikam.example': { TXT: ['v=DMARC1; p=reject'] } });
  const { resolver } = runOn(server);
  const text =
    '550 5.7.20 DKIM signature did not verify; envelope-from=<a@bounces.tool.example>\n\nFrom: a@fabrikam.example\n';
  let theCase = openCase(readMessage(Buffer.from(text)));
  for (let next = nextStep(theCase); next.step !== 'advise'; next = nextStep(theCase)) {
    if (next.step === 'ask') theCase = withFact(theCase, next.question, { value: 's1', from: 'answer' });
    else theCase = withFindings(theCase, next.requests, await runChecks(next.requests, { resolver }));
  }
  const dmarc = (requests: readonly { check: string }[]) => requests.filter(({ check }) => check === 'dmarc');
  expect(dmarc(theCase.checked)).toHaveLength(2);
  expect(dmarc(standingChecks(theCase))).toEqual([theCase.checked.findLast(({ check }) => check === 'dmarc')]);
  expect(dmarc(watchable(theCase)).length).toBeLessThan(2);
  const again = await runChecks(standingChecks(theCase), { resolver });
  expect(codesOf(again).filter((code) => code === 'DMARC_RECORD')).toHaveLength(1);
});
