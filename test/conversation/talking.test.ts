// The talk around a diagnosis: why, back, corrections, several answers at once, closing, who said what.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardText } from '../../src/reply/text.ts';
import { serveZone, type ZoneServer } from '../support/dns-zone.ts';
import { Talk } from '../support/talk.ts';

const NO_PTR =
  '<alice.secret@fabrikam.example>: host mx.fabrikam.example[198.51.100.7] said: 554 5.7.1 No PTR Record [203.0.113.40]';
const PORT_25 = 'Azure VM: outbound connections to port 25 time out to every host.';

let dns: ZoneServer;
beforeAll(async () => {
  dns = await serveZone({
    '41.113.0.203.in-addr.arpa': { PTR: ['mail.contoso.example'] },
    'mail.contoso.example': { A: ['203.0.113.41'] },
  });
});
afterAll(() => dns.close());

async function factsOf(talk: Talk) {
  return (await talk.store.load('test'))?.state.case?.facts;
}

describe('why', () => {
  it('explains the question that waits, with its buttons', async () => {
    const talk = new Talk({ dns });
    await talk.say(`Azure VM. ${NO_PTR}`);
    await talk.say('why?');
    expect(talk.last).toContain('The reason: Azure accepts your own name by its A record only for a static address.');
    await talk.press('Static');
    expect(talk.last).toContain('ReverseFqdn');
  });

  it('shows what the advice rests on, and says so when there is nothing yet', async () => {
    const talk = new Talk({ dns });
    await talk.say('why?');
    expect(talk.last).toContain('nothing to explain');
    await talk.say(`Azure VM. ${NO_PTR}`);
    await talk.press('Static');
    await talk.say('waarom?');
    expect(talk.last).toContain('40.113.0.203.in-addr.arpa PTR NXDOMAIN');
  });

  it('says that only the text spoke, where nothing was looked up', async () => {
    const talk = new Talk({ dns });
    await talk.say('550 5.7.324 dnssec-invalid: Destination domain returned invalid DNSSEC records');
    expect(talk.last).toContain('DNSSEC');
    await talk.say('why?');
    expect(talk.last).toContain('rests on the text of the bounce');
  });

  it('among colleagues is left alone', async () => {
    const talk = new Talk({ dns });
    await talk.say('552 5.2.2 <a@fabrikam.example>: Mailbox full');
    const before = talk.shown.length;
    await talk.say('why?', { addressed: false });
    expect(talk.shown).toHaveLength(before);
  });
});

describe('back', () => {
  it('asks the question before once more and withdraws its answer', async () => {
    const talk = new Talk({ dns });
    await talk.say(PORT_25);
    expect(talk.last).toContain('Which type of Azure subscription');
    await talk.say('EA');
    const second = talk.last;
    expect(second).not.toContain('Which type of Azure subscription');
    await talk.say('back');
    expect(talk.last).toContain('Which type of Azure subscription');
    expect((await factsOf(talk))?.azure_subscription_type).toBeUndefined();
    await talk.say('EA');
    expect(talk.last).toBe(second);
  });

  it('from the advice too, and says so when there is nothing before', async () => {
    const talk = new Talk({ dns });
    await talk.say(`Azure VM. ${NO_PTR}`);
    await talk.say('terug');
    expect(talk.last).toContain('no earlier question');
    await talk.press('Static');
    await talk.say('go back');
    expect(talk.last).toContain('static or dynamic');
    await talk.press('Dynamic');
    expect(await factsOf(talk)).toMatchObject({ azure_public_ip_static: { value: 'dynamic' } });
  });
});

describe('one answer', () => {
  it('may tell more than was asked', async () => {
    const talk = new Talk({ dns });
    await talk.say(PORT_25);
    await talk.say('EA, and there is no rule that denies it', { user: 'U1' });
    expect(await factsOf(talk)).toMatchObject({
      azure_subscription_type: { value: 'enterprise', from: 'answer', by: 'U1' },
      nsg_or_firewall: { value: 'no', from: 'answer', by: 'U1' },
    });
    const answered = talk.shown.map((one) => cardText(one.card)).find((text) => text.includes('Enterprise Agreement'));
    expect(answered).toContain('deny outbound port 25? No');
    await talk.say('back');
    expect((await factsOf(talk))?.nsg_or_firewall).toBeUndefined();
  });

  it('with a pronoun beside it answers nothing else', async () => {
    const talk = new Talk({ dns });
    await talk.say(NO_PTR);
    await talk.say('a smart host, I think we restarted it');
    expect((await factsOf(talk))?.smarthost_owner).toBeUndefined();
  });
});

describe('a correction', () => {
  it('"wait, ..." takes an earlier answer back and plans anew', async () => {
    const talk = new Talk({ dns });
    await talk.say(`Azure VM. ${NO_PTR}`);
    await talk.press('Static', { user: 'U1' });
    await talk.say('wait, it is dynamic', { user: 'U2' });
    expect(await factsOf(talk)).toMatchObject({ azure_public_ip_static: { value: 'dynamic', by: 'U2' } });
    expect(talk.last).toContain('ReverseFqdn');
  });

  it('"that is not our IP" asks for the own one, and both are looked at', async () => {
    const talk = new Talk({ dns });
    await talk.say(`Azure VM. ${NO_PTR}`);
    await talk.say('that is not our IP');
    const told = talk.shown.map((one) => cardText(one.card)).join('\n');
    expect(told).toContain('The refusing server saw the mail come from 203.0.113.40');
    expect(talk.last).toContain('From which public IP address does your server send?');
    await talk.say('203.0.113.41');
    expect(talk.last).toContain('41.113.0.203.in-addr.arpa PTR mail.contoso.example');
  });

  it('"not our IP" of an address that only stood in the text drops it', async () => {
    const talk = new Talk({ dns });
    await talk.say('We send from 203.0.113.41.\n\n554 5.7.1 <a@fabrikam.example>: Client host rejected: no PTR record');
    await talk.say('sorry, 203.0.113.41 is not our IP address, it is 203.0.113.40');
    expect(talk.last).toContain('203.0.113.40');
    expect((await talk.store.load('test'))?.state.case?.mentions.addresses).toEqual(['203.0.113.40']);
  });
});

describe('close', () => {
  it('keeps the case for reopening, and is quiet until then', async () => {
    const talk = new Talk({ dns });
    await talk.say(`Azure VM. ${NO_PTR}`);
    const [old] = talk.buttons;
    await talk.say('close');
    expect(talk.last).toContain('This case is closed');
    const before = talk.shown.length;
    await talk.say('it is static', { addressed: false });
    expect(talk.shown).toHaveLength(before);
    await talk.deliver({ type: 'press', press: old?.press ?? { run: 0, action: 'recheck' } });
    expect(talk.last).toContain('belongs to an earlier step');
    await talk.press('Open again');
    expect(talk.last).toContain('static or dynamic');
    await talk.press('Static');
    expect(talk.last).toContain('ReverseFqdn');
  });

  it('does not keep the next bounce from being read', async () => {
    const talk = new Talk({ dns });
    await talk.say(`Azure VM. ${NO_PTR}`);
    await talk.say('sluit de zaak');
    await talk.say('552 5.2.2 <a@fabrikam.example>: Mailbox full');
    expect(talk.last).toContain('mailbox');
    await talk.say('reopen');
    expect((await talk.store.load('test'))?.state.closed).toBe(false);
  });
});

describe('the ticket', () => {
  it('sums the case up as Markdown and as plain text, with who said what, and masked', async () => {
    const talk = new Talk({ dns });
    await talk.say(`Azure VM. ${NO_PTR}`, { user: 'U1' });
    await talk.press('Static', { user: 'U2' });
    await talk.press('Summary for a ticket');
    const markdown = talk.last;
    expect(markdown).toContain('## What was read');
    expect(markdown).toContain('40.113.0.203.in-addr.arpa PTR NXDOMAIN');
    expect(markdown).toContain('(said by U2)'.replaceAll(/[()]/g, '\\$&'));
    expect(markdown).toContain('## Sources');
    expect(markdown).not.toContain('secret');
    await talk.press('As plain text');
    expect(talk.last).toContain('Is the public IP address in Azure static or dynamic? Static (said by U2)');
    expect(talk.last).toContain('Where does the sending server run? Microsoft Azure (from the paste)');
    const others = talk.shown.filter((one) => !cardText(one.card).includes('ticket'));
    expect(JSON.stringify(others.map((one) => one.card))).not.toContain('said by');
  });

  it('before the end names what is open', async () => {
    const talk = new Talk({ dns });
    await talk.say('samenvatting');
    expect(talk.last).toContain('no case to sum up');
    await talk.say(`Azure VM. ${NO_PTR}`);
    await talk.say('summary');
    expect(talk.last).toMatch(/## Still open\s[^#]*static or dynamic/);
  });
});

describe('several causes', () => {
  const log = (domain: string, said: string): string =>
    `Nov 21 08:00:00 mail postfix/smtp[1]: 4Bx: to=<a@${domain}>, relay=mx.${domain}[198.51.100.7]:25, delay=1, dsn=${said.slice(4, 9)}, status=bounced (host mx.${domain}[198.51.100.7] said: ${said})`;
  const lines = [
    log('one.example', '550 5.1.1 User unknown'),
    log('two.example', '552 5.2.2 Mailbox full'),
    log('three.example', '552 5.3.4 Message size exceeds fixed limit'),
    log('four.example', '554 5.7.1 Relay access denied'),
    log('five.example', '554 5.7.1 Virus found'),
  ];

  it('up to three stand together, more are shown one by one', async () => {
    const together = new Talk({ dns });
    await together.say(lines.slice(0, 3).join('\n'));
    expect(together.last).toContain('For ***@one.example');
    expect(together.last).toContain('For ***@three.example');
    const talk = new Talk({ dns });
    await talk.say(lines.join('\n'));
    expect(talk.last).toContain('Cause 1 of');
    expect(talk.last).toContain('For ***@one.example');
    await talk.press('Show the next');
    expect(talk.last).toContain('Cause 2 of');
    expect(talk.last).toContain('For ***@two.example');
    await talk.say('next');
    expect(talk.last).toContain('Cause 3 of');
  });
});
