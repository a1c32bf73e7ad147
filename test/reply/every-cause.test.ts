// Every cause and every remedy, in both languages: all parts of an answer are there, and before "Show more" it is no longer
// than two screens of a phone.
import { describe, expect, it } from 'vitest';
import { readText } from '../../src/bounce/read.ts';
import { type Case, openCase } from '../../src/diagnosis/case.ts';
import { type Advice, adviceSoFar } from '../../src/diagnosis/diagnose.ts';
import { AFTERWARDS } from '../../src/knowledge/afterwards.ts';
import { PROVIDERS } from '../../src/knowledge/providers.ts';
import { type Names, NO_NAMES } from '../../src/knowledge/remedies/names.ts';
import { REMEDIES, type RemedyId } from '../../src/knowledge/remedies/remedies.ts';
import { type Cause, CAUSES } from '../../src/knowledge/vocabulary.ts';
import { LANGUAGES } from '../../src/messages/catalog.ts';
import { catalogOf } from '../../src/messages/messages.ts';
import type { Element } from '../../src/reply/card.ts';
import { cardOf } from '../../src/reply/card-of.ts';
import { elementText } from '../../src/reply/text.ts';
import { remediesOf } from '../../src/reply/verdict.ts';
import type { AdviceView } from '../../src/reply/view.ts';

/** A phone's screen in a chat client at its usual letter size. */
const PHONE = { lines: 30, columns: 45 };
const causes = Object.keys(CAUSES) as Cause[];
const remedies = Object.keys(REMEDIES) as RemedyId[];

/** Long names, as the real ones are. */
const LONG: Names = {
  ...NO_NAMES,
  ip: '2001:db8:4860:4860:ffff:ffff:ffff:8888',
  mailName: 'mail-outbound-01.westeurope.contoso.example',
  ptrName: 'ec2-203-0-113-40.eu-west-1.compute.amazonaws.com',
  recipient: '***@subsidiary.fabrikam.example',
  recipientDomain: 'subsidiary.fabrikam.example',
  remoteHost: 'subsidiary-fabrikam-example.mail.protection.outlook.com',
  smartHost: 'relay-eu-west-1.mailprovider.example',
  operator: 'MICROSOFT-CORP-MSN-AS-BLOCK, US',
  mta: 'exchange',
  envelopeDomain: 'bounces.newsletter.contoso.example',
  fromDomain: 'newsletter.contoso.example',
  senderDomain: 'newsletter.contoso.example',
  dkim: { domain: 'newsletter.contoso.example', selector: 'selector2025a' },
  spfSuggested: 'v=spf1 include:spf.protection.outlook.com include:_spf.google.com ip4:203.0.113.40 mx a -all',
  spfRecords: ['v=spf1 a -all', 'v=spf1 mx -all'],
  mxHosts: ['mx1.subsidiary.fabrikam.example', 'mx2.subsidiary.fabrikam.example'],
};
/** Words that set other steps: each provider, server and kind of subscription. */
const VARIANTS: readonly Names[] = [
  NO_NAMES,
  LONG,
  ...PROVIDERS.map(({ id }) => ({ ...LONG, provider: id, mta: 'postfix' as const, ip: '203.0.113.40' })),
  ...(['enterprise', 'enterprise_dev_test', 'pay_as_you_go', 'csp', 'other'] as const).map((subscription) => ({
    ...LONG,
    subscription,
  })),
  { ...LONG, mta: 'exchange_online', side: 'recipient' },
];

const refused = openCase(
  readText('550 5.7.1 <info@fabrikam.example>: refused, client 203.0.113.40 [x] (in reply to RCPT TO)'),
);
const [bounce] = refused.bounces;
if (!bounce) throw new Error('the sample is no bounce');

/** The advice for a cause when every question is answered "I don't know". */
function adviceFor(cause: Cause): { theCase: Case; advice: readonly Advice[] } {
  const theCase = { ...refused, bounces: refused.bounces.map((one) => ({ ...one, cause })) };
  return { theCase, advice: adviceSoFar(theCase) };
}

function linesOnPhone(elements: readonly Element[]): number {
  const texts = elements.filter(({ type }) => type !== 'actions').map(elementText);
  const lines = texts.join('\n\n').split('\n');
  return lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / PHONE.columns)), 0);
}

const view = (theCase: Case, advice: readonly Advice[]): AdviceView => ({
  view: 'advice',
  case: theCase,
  advice,
  run: 1,
  changes: null,
});

describe.each(LANGUAGES)('in %s', (language) => {
  const catalog = catalogOf(language);
  const visible = (shown: AdviceView): number => linesOnPhone(cardOf(shown, catalog, { whole: false }).elements);

  it.each(causes)('%s: two screens before "Show more"', (cause) => {
    const { theCase, advice } = adviceFor(cause);
    const cases = VARIANTS.map((names) => advice.map((one) => ({ ...one, cause, names })));
    expect(Math.max(...cases.map((each) => visible(view(theCase, each))))).toBeLessThanOrEqual(2 * PHONE.lines);
  });

  it.each(remedies)('%s: two screens before "Show more"', (id) => {
    const lengths = VARIANTS.map((names) => {
      const one: Advice = {
        bounces: [bounce],
        cause: 'rdns_missing',
        actor: 'sender',
        confidence: 'possible',
        remedies: [id],
        names,
      };
      return visible(view(refused, [one]));
    });
    expect(Math.max(...lengths)).toBeLessThanOrEqual(2 * PHONE.lines);
  });

  it.each(causes)('%s has all parts of an answer', (cause) => {
    const { theCase, advice } = adviceFor(cause);
    const [first] = advice;
    const { elements } = cardOf(view(theCase, advice), catalog);
    const text = elements.map(elementText).join('\n');
    expect(first).toBeDefined();
    if (!first) return;
    // What it is, who acts, how sure.
    expect(text).toContain(catalog.causes[first.cause](first.names));
    expect(text).toContain(catalog.chat.howSure(catalog.confidence[first.confidence]));
    if (WITHOUT_STEPS.includes(cause)) return;
    expect(first.remedies.length).toBeGreaterThan(0);
    expect(elements.filter(({ type }) => type === 'steps').length).toBeGreaterThan(0);
    expect(elements.filter(({ type }) => type === 'sources').length).toBe(1);
    // What to expect and how to verify it.
    if (AFTERWARDS[first.cause] !== null) expect(text).toContain(catalog.afterwards.heading);
    // Whom the admin has to ask gets a text that is ready to send.
    const asks = first.actor === 'recipient' || first.actor === 'relay' || first.actor === 'provider';
    if (asks && !OWN_TENANT.includes(first.cause)) expect(text).toContain(catalog.chat.requestHeading);
  });
});

it('mail that the receiver will never take is not said to get there by itself', () => {
  const { queued } = catalogOf('en').afterwards;
  const answer = (text: string): string => {
    const theCase = openCase(readText(text));
    const { elements } = cardOf(view(theCase, adviceSoFar(theCase)), catalogOf('en'));
    return elements.map(elementText).join('\n');
  };
  const deferred = (how: string) => `421 4.7.1 [TSS09] All messages from 203.0.113.9 will be ${how}`;
  expect(answer(deferred('permanently deferred; Retrying will NOT succeed'))).not.toContain(queued);
  expect(answer('421 4.7.0 [TSS04] Messages from 203.0.113.9 temporarily deferred due to user complaints')).toMatch(
    /by itself|let it retry/,
  );
});

it('tells a step that two remedies share once', () => {
  const names: Names = { ...LONG, provider: 'hetzner', ip: '203.0.113.40' };
  const remedies: RemedyId[] = ['ptr-not-generic', 'ptr-hetzner'];
  const one: Advice = {
    bounces: [bounce],
    cause: 'rdns_generic',
    actor: 'sender',
    confidence: 'proven',
    remedies,
    names,
  };
  const told = remediesOf([one], catalogOf('en'));
  const steps = told.flatMap((remedy) => remedy.steps.map(({ text }) => text));
  expect(told.map(({ id }) => id)).toEqual(remedies);
  expect(steps).toEqual([...new Set(steps)]);
});

/** Several causes bring their own advice; what is no bounce needs none. */
const WITHOUT_STEPS: readonly Cause[] = ['multiple_causes', 'not_a_bounce'];
/** The admin who reads is the one who acts. */
const OWN_TENANT: readonly Cause[] = ['ipv6_not_enabled_tenant'];

it('offers a way to verify after every remedy but where nothing is to come', () => {
  const none = causes.filter((cause) => AFTERWARDS[cause] === null);
  expect(none).toEqual([
    'multiple_causes',
    'backscatter',
    'not_a_bounce',
    'verified_ok',
    'insufficient_info',
    'unknown',
  ]);
});
