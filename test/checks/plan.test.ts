import { describe, expect, it } from 'vitest';
import { addressChecks, domainChecks, type PlanInput, planChecks } from '../../src/checks/plan.ts';
import { CAUSES, type Cause } from '../../src/knowledge/vocabulary.ts';

const IP = '203.0.113.7';
const INPUT: PlanInput = {
  cause: 'unknown',
  sendingIp: IP,
  otherIps: ['203.0.113.8', '10.0.0.1', '203.0.113.9', '203.0.113.10'],
  mailFromDomain: 'bounce.contoso.example',
  authorDomain: 'contoso.example',
  heloDomain: 'mail.contoso.example',
  dkim: [{ domain: 'contoso.example', selector: 's1' }],
  recipientDomain: 'adatum.example',
};
const plan = (cause: Cause, input: Partial<PlanInput> = {}) => planChecks({ ...INPUT, ...input, cause });
const brief = (cause: Cause, input: Partial<PlanInput> = {}) =>
  plan(cause, input).map(
    (request) =>
      `${request.check} ${'ip' in request && request.ip ? request.ip : 'domain' in request ? (request.domain ?? '') : ''}`,
  );

describe('what a cause needs', () => {
  it.each([
    'mailbox_full',
    'recipient_unknown',
    'message_too_large',
    'content_spam',
    'greylist',
    'not_a_bounce',
  ] as const)('%s asks DNS nothing', (cause) => expect(plan(cause)).toEqual([]));

  it.each([
    ['rdns_missing', [`reverse ${IP}`, `origin ${IP}`, 'reverse 203.0.113.8', 'reverse 203.0.113.9']],
    ['null_mx', ['mx adatum.example']],
    ['tls_dane', ['mx adatum.example', 'mta_sts adatum.example', 'dane adatum.example']],
    ['sender_domain_unresolvable', ['domain bounce.contoso.example']],
    [
      'ip_blocklist',
      [`blocklist ${IP}`, `reverse ${IP}`, `origin ${IP}`, 'reverse 203.0.113.8', 'reverse 203.0.113.9'],
    ],
    ['connection_timeout', [`port25 ${IP}`, `origin ${IP}`, 'mx adatum.example']],
    ['spf_fail', [`spf ${IP}`, 'dmarc contoso.example', 'dkim contoso.example']],
  ] satisfies [Cause, string[]][])('%s', (cause, requests) => expect(brief(cause)).toEqual(requests));

  it('SPF is of MAIL FROM, or of HELO where there is no sender', () => {
    expect(plan('spf_fail')[0]).toEqual({
      check: 'spf',
      domain: 'bounce.contoso.example',
      ip: IP,
      helo: 'mail.contoso.example',
      identity: 'mail_from',
    });
    expect(plan('spf_fail', { mailFromDomain: null, authorDomain: null, dkim: [] })[0]).toMatchObject({
      domain: 'mail.contoso.example',
      identity: 'helo',
    });
  });

  it('an address that nobody on the internet sees is not looked up', () => {
    expect(plan('rdns_missing', { sendingIp: '10.0.0.1' })).toEqual([]);
    expect(plan('ip_blocklist', { sendingIp: '127.0.0.1' })).toEqual([]);
  });

  it.each(['localhost', 'not a name', '', 'x'.repeat(300), '203.0.113.7'])('%j is no domain to ask for', (name) => {
    expect(plan('no_mx', { recipientDomain: name })).toEqual([]);
  });

  it('every cause has a plan, and a mail server is spoken to by none', () => {
    for (const cause of Object.keys(CAUSES) as Cause[]) {
      for (const scope of ['needed', 'all'] as const) {
        expect(plan(cause, { scope }).map((request) => request.check)).not.toContain('banner');
      }
    }
  });
});

describe('the whole set', () => {
  it('is for the sender’s domains and address, each request once', () => {
    const all = plan('rdns_missing', { scope: 'all' });
    expect(new Set(all.map((request) => JSON.stringify(request))).size).toBe(all.length);
    expect(new Set(all.map((request) => request.check))).toEqual(
      new Set([
        'spf',
        'dmarc',
        'dkim',
        'mx',
        'domain',
        'mta_sts',
        'tls_rpt',
        'dane',
        'bimi',
        'domain_blocklist',
        'reverse',
        'origin',
        'port25',
        'blocklist',
        'helo',
      ]),
    );
    expect(JSON.stringify(all)).not.toContain('adatum');
  });

  it('without a sender falls back on who signed', () => {
    const all = plan('rdns_missing', { scope: 'all', mailFromDomain: null, authorDomain: null });
    expect(all).toContainEqual({ check: 'mx', domain: 'contoso.example' });
  });

  it('of nothing known is nothing', () => {
    expect(planChecks({ cause: 'unknown', scope: 'all', sendingIp: null, otherIps: [] })).toEqual([]);
  });
});

it('reports have each check once', () => {
  expect(domainChecks('contoso.example').map((request) => request.check)).toEqual([
    'spf',
    'mx',
    'dmarc',
    'domain',
    'mta_sts',
    'tls_rpt',
    'dane',
    'bimi',
    'domain_blocklist',
  ]);
  expect(addressChecks(IP).map((request) => request.check)).toEqual(['reverse', 'origin', 'port25', 'blocklist']);
});
