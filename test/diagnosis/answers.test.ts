import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../src/conversation/answer.ts';
import { factsIn } from '../../src/diagnosis/case.ts';
import type { AskedQuestion } from '../../src/knowledge/questions.ts';
import { TYPED_ANSWERS } from './typed-answers.ts';

/** Question, answers as people type them, and what they mean. */
const ANSWERS: readonly (readonly [AskedQuestion, string, readonly string[]])[] = [
  [
    'azure_subscription_type',
    'enterprise',
    ['EA', 'ea', 'het is een enterprise agreement', 'Enterprise Agreement (standard, not Dev/Test)', 'MCA-E'],
  ],
  ['azure_subscription_type', 'enterprise_dev_test', ['Enterprise Dev/Test', 'EA Dev/Test subscription', 'dev test']],
  [
    'azure_subscription_type',
    'pay_as_you_go',
    ['Pay-As-You-Go', 'PAYG', 'betalen per gebruik', 'Pay-As-You-Go Dev/Test', 'we pay by credit card'],
  ],
  ['azure_subscription_type', 'csp', ['CSP', 'via onze CSP-partner', 'a reseller']],
  [
    'azure_subscription_type',
    'other',
    ['Visual Studio subscription', 'Visual Studio Enterprise subscription', 'MSDN', 'free trial', 'student', 'MCA'],
  ],
  [
    'port_test',
    'blocked_25',
    [
      'Test-NetConnection to :25 fails, to smtp.azurecomm.net:587 works',
      '25 fails everywhere, 443 works',
      'poort 25 is dicht, 587 werkt wel',
      '25 to gmail and outlook both time out, 587 OK',
      '25, 465 and 587 all fail, 443 works',
      'only 25 fails',
      'port 25 fails to every host from the server; from my home pc 25 opens',
      'op de server loopt 25 overal vast, vanaf mijn laptop werkt 25 wel',
      'RemotePort : 25\nTcpTestSucceeded : False\n\nRemotePort : 587\nTcpTestSucceeded : True',
    ],
  ],
  [
    'port_test',
    'works_elsewhere',
    [
      'gmail-smtp-in.l.google.com:25 works, only mx1.adatum.example times out',
      '25 naar gmail lukt, alleen die ene bestemming niet',
      'Connection to gmail-smtp-in.l.google.com 25 port [tcp/smtp] succeeded!',
      'yes it works to gmail',
    ],
  ],
  [
    'port_test',
    'nothing_works',
    ['nothing works, 443 also times out', 'both 25 and 587 time out', 'all outbound ports time out'],
  ],
  ['vm_stop_start', 'no', ['only restarted', 'No, just rebooted', 'not yet', 'alleen herstart', 'we rebooted it']],
  ['vm_stop_start', 'yes', ['stopped (deallocated) and started', 'yes', 'ja, gestopt en gestart']],
  ['nsg_or_firewall', 'yes', ['NSG has rule DenyInternetOutbound priority 300', 'Yes, our pfSense blocks it', 'ja']],
  ['nsg_or_firewall', 'no', ['no deny rules', 'geen NSG', 'no, all outbound is allowed']],
  ['firewall_rule', 'no', ['there is no network rule for TCP 25', 'only 80 and 443 are allowed', 'nee']],
  ['firewall_rule', 'yes', ['yes, allow-smtp', 'there is a rule']],
  ['vnet_integration', 'yes', ['yes, regional VNet integration', 'ASEv3']],
  ['vnet_integration', 'no', ['no', 'No VNet integration', 'zonder']],
  ['own_tenant', 'yes', ['yes, our own tenant', 'het is onze tenant']],
  ['own_tenant', 'no', ["no, the customer's", 'nee, van de klant']],
  ['azure_outbound_method', 'default', ['no public IP, no NAT gateway', 'geen openbaar IP']],
  ['azure_outbound_method', 'nat_gateway', ['NAT gateway', 'through a NAT-gateway']],
  ['azure_public_ip_static', 'dynamic', ['It is Dynamic (Basic SKU)', 'dynamisch']],
  ['azure_public_ip_static', 'static', ['static', 'statisch', 'Standard SKU']],
  ['fallback_connector', 'yes', ['yes, "Direct fallback" with no smart host', 'ja, er is een tweede']],
  ['fallback_connector', 'no', ['no', 'nee, maar één connector', 'only one']],
  ['smarthost_owner', 'third_party', ['third party', 'een externe leverancier', 'they do']],
  ['smarthost_owner', 'own', ['we run it ourselves', 'wijzelf']],
];

describe('answers in free text', () => {
  it.each(ANSWERS.flatMap(([question, meaning, texts]) => texts.map((text) => [question, text, meaning] as const)))(
    '%s: %s',
    (question, text, meaning) => {
      expect(readAnswer(question, text)).toBe(meaning);
    },
  );

  it.each(TYPED_ANSWERS.map(([question, meaning, texts]) => ({ question, meaning, texts })))(
    '$question: $meaning, in the ways people type it',
    ({ question, meaning, texts }) => {
      const read = texts.map((text) => [text, readAnswer(question, text)]);
      expect(read).toEqual(texts.map((text) => [text, meaning]));
    },
  );

  it.each(["I don't know", 'no idea', 'weet ik niet', 'geen idee', '?'])('%s is no answer of its own', (text) => {
    expect(readAnswer('azure_subscription_type', text)).toBeNull();
  });
});

describe('statements in running text', () => {
  it.each([
    ['Azure VM, Enterprise Agreement.', { azure_subscription_type: 'enterprise', hosting_provider: 'azure' }],
    ['Subscription is EA.', { azure_subscription_type: 'enterprise' }],
    ['Our EA Dev/Test VM in Azure', { azure_subscription_type: 'enterprise_dev_test', hosting_provider: 'azure' }],
    ['Wij huren Azure via onze CSP-partner.', { azure_subscription_type: 'csp', hosting_provider: 'azure' }],
    ['only this domain; other domains are fine', { port_test: 'works_elsewhere' }],
    ['Thuisserver achter Ziggo', { hosting_provider: 'isp' }],
    ['Exchange 2016 sends direct to internet', { mta: 'exchange', sending_path: 'direct' }],
    ['dat is niet ons adres', { sending_path: 'smart_host' }],
    ['Our server rejects mail from a supplier', { direction: 'receiving' }],
  ])('%s', (text, facts) => {
    const said = Object.fromEntries(Object.entries(factsIn(text)).map(([question, fact]) => [question, fact.value]));
    expect(said).toMatchObject(facts);
  });
});

describe('who sent it, in running text', () => {
  it.each([
    'We get 30 of these an hour and nobody here sent that:',
    'messages we never sent',
    'those are not from us',
    'someone is spoofing our domain',
    'iemand misbruikt ons adres als afzender',
    'die mails komen niet van ons.',
    'niemand bij ons heeft dat verstuurd',
    'we didnt send any of these',
  ])('%s', (text) => {
    expect(factsIn(text).sent_it?.value).toBe('no');
  });

  it.each([
    'we never send spam',
    'we have never sent more than 10 mails a day',
    'dat IP is niet van ons',
    'We never send newsletters, only invoices',
    'Het bericht is niet verzonden',
    'your message was not sent',
  ])('is left open by: %s', (text) => {
    expect(factsIn(text)).not.toHaveProperty('sent_it');
  });
});

describe('what states nothing', () => {
  it.each([
    [
      'a change names two types, and which one holds now is a guess',
      'We moved from Enterprise Agreement to Pay-As-You-Go',
    ],
    ['a host name', 'mx.azure.example said no'],
    ['ordinary talk', 'user unknown to me, who is that?'],
  ])('%s', (_, text) => {
    expect(factsIn(text)).not.toHaveProperty('azure_subscription_type');
    expect(factsIn(text)).not.toHaveProperty('hosting_provider');
  });
});

describe('command output', () => {
  it('of Get-SendConnector tells the path, and the connector that goes past the smart host', () => {
    const text =
      'Name             : Internet\nEnabled          : True\nSmartHostsString : relay.vendor.example\n\n' +
      'Name             : Fallback\nEnabled          : True\nSmartHostsString :\nSourceServers    : {EX01}';
    expect(factsIn(text)).toMatchObject({
      sending_path: { value: 'smart_host' },
      fallback_connector: { value: 'yes' },
    });
    expect(
      factsIn(text.replace('Enabled          : True\nSmartHostsString :\n', 'Enabled : False\nSmartHostsString :\n')),
    ).toMatchObject({ fallback_connector: { value: 'no' } });
  });

  it('of az network public-ip show tells kind and address; a private one does not count', () => {
    const text = '{ "ipAddress": "203.0.113.9", "publicIPAllocationMethod": "Dynamic" }';
    expect(factsIn(text)).toMatchObject({
      azure_public_ip_static: { value: 'dynamic' },
      azure_public_ip_address: { value: '203.0.113.9' },
    });
    expect(factsIn('{ "ipAddress": "10.0.0.9" }')).not.toHaveProperty('azure_public_ip_address');
  });

  it('of a test of another port alone says nothing of port 25', () => {
    expect(factsIn('RemotePort : 587\nTcpTestSucceeded : True')).not.toHaveProperty('port_test');
  });
});
