import { expect, it } from 'vitest';
import { readText } from '../../src/bounce/read.ts';
import { openCase } from '../../src/diagnosis/case.ts';
import { nextStep } from '../../src/diagnosis/diagnose.ts';
import { catalogOf } from '../../src/messages/messages.ts';
import { cardOf } from '../../src/reply/card-of.ts';
import { cardText } from '../../src/reply/text.ts';

it("a recipient that the sender's own tenant blocks is for the sender's admin, and nobody is asked to allow anything", () => {
  const refusal =
    "550 5.7.703 Your message can't be delivered because messages to bob@fabrikam.example are blocked by your organization using Tenant Allow Block List.";
  const theCase = openCase(readText(refusal));
  const step = nextStep(theCase);
  if (step.step !== 'advise') throw new Error(step.step);
  expect(step.advice.map(({ actor, remedies }) => [actor, remedies])).toEqual([['sender', ['own-block-list']]]);
  const view = { view: 'advice', case: theCase, advice: step.advice, run: 1, changes: null } as const;
  const text = cardText(cardOf(view, catalogOf('en')));
  expect(text).toContain('Remove-TenantAllowBlockListItems -ListType Sender -Entries fabrikam.example');
  expect(text).not.toContain('the other side');
});
