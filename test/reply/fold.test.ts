// No answer is longer than two screens of a phone before "Show more", and nothing is lost behind it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCase, withFact, withFindings } from '../../src/diagnosis/case.ts';
import { readText } from '../../src/bounce/read.ts';
import { adviceSoFar, nextStep } from '../../src/diagnosis/diagnose.ts';
import { runChecks } from '../../src/checks/run.ts';
import { RULES } from '../../src/knowledge/rules/index.ts';
import { catalogOf } from '../../src/messages/messages.ts';
import type { Card, Element, StepItem } from '../../src/reply/card.ts';
import { cardOf } from '../../src/reply/card-of.ts';
import { fold, linesOf, ROOM } from '../../src/reply/fold.ts';
import type { AdviceView } from '../../src/reply/view.ts';
import { Dns } from '../../adapters/dns/dns.ts';
import { serveZone } from '../support/dns-zone.ts';

const words = fc.lorem({ maxCount: 40 });
const element: fc.Arbitrary<Element> = fc.oneof(
  fc.record({ type: fc.constant('heading' as const), text: fc.lorem({ maxCount: 5 }) }),
  fc.record({ type: fc.constant('text' as const), text: words }),
  fc.record({
    type: fc.constant('steps' as const),
    items: fc.array(fc.record({ text: words }) as fc.Arbitrary<StepItem>, { minLength: 1, maxLength: 6 }),
  }),
);

/** Everything that is said, in order, whatever the elements. */
function said(elements: readonly Element[]): string[] {
  return elements.flatMap((one) =>
    one.type === 'steps'
      ? one.items.map((item, index) => `${(one.first ?? 1) + index}. ${item.text}`)
      : 'text' in one
        ? [one.text]
        : [],
  );
}

describe('fold', () => {
  it('keeps the room and loses nothing', () => {
    fc.assert(
      fc.property(fc.array(element, { minLength: 1, maxLength: 20 }), fc.integer({ min: 5, max: 60 }), (all, room) => {
        const { head, rest } = fold(all, room);
        expect([...said(head), ...said(rest)]).toEqual(said(all));
        const pieces = fold(all, 0).head;
        expect(linesOf(head)).toBeLessThanOrEqual(Math.max(room, linesOf(pieces)) + 2);
      }),
    );
  });

  it('leaves no heading alone at the end', () => {
    const all: Element[] = [
      { type: 'text', text: 'one' },
      { type: 'heading', text: 'Heading' },
      { type: 'text', text: 'long '.repeat(200) },
    ];
    expect(fold(all, 6).head).toEqual([{ type: 'text', text: 'one' }]);
  });
});

/** The answer to every sample of every rule, with nothing in DNS, in both languages. */
describe('advice', () => {
  it('for every sample fits two screens, and the rest is behind the button', async () => {
    await using dns = await serveZone({});
    const options = { servers: [{ host: dns.host, port: dns.port }], timeoutMs: 200, tries: 1 };
    const long: string[] = [];
    for (const rule of RULES) {
      const [sample] = rule.samples;
      const text = typeof sample === 'string' ? sample : JSON.stringify(sample);
      let theCase = openCase(readText(`Azure VM, Exchange. We send from 203.0.113.40.\n${text} <a@fabrikam.example>`));
      for (let turn = 0; turn < 20; turn += 1) {
        const next = nextStep(theCase);
        if (next.step === 'check') {
          const { resolver } = new Dns(options).resolverFor();
          theCase = withFindings(theCase, next.requests, await runChecks(next.requests, { resolver }));
        } else if (next.step === 'ask') theCase = withFact(theCase, next.question, { value: null, from: 'answer' });
        else break;
      }
      const view: AdviceView = { view: 'advice', case: theCase, advice: adviceSoFar(theCase), run: 1, changes: null };
      for (const language of ['en', 'nl'] as const) {
        const catalog = catalogOf(language);
        const head = cardOf(view, catalog, { whole: false });
        const shown = linesOf(head.elements.filter((one) => one.type !== 'actions'));
        // A step is not cut in two, so the first one may reach a little further.
        if (shown > ROOM + 4) long.push(`${rule.id} ${language}: ${shown}`);
        const more = detailsOf(head);
        const rest =
          more === undefined ? undefined : cardOf({ ...view, rest: true, room: more }, catalog, { whole: false });
        const whole = said(cardOf(view, catalog).elements).toSorted();
        const both = [...said(head.elements), ...said(rest?.elements ?? [])];
        expect([...new Set(both)].toSorted()).toEqual([...new Set(whole)]);
      }
    }
    expect(long).toEqual([]);
  }, 120_000);
});

function detailsOf(card: Card): number | undefined {
  const actions = card.elements.flatMap((one) => (one.type === 'actions' ? one.actions : []));
  const choice = actions.find((one) => one.press.action === 'details')?.press.choice;
  return choice === undefined ? undefined : Number(choice);
}
