// What a workspace knows: its profile, what was seen before, what advice was called right.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseProfile, type Profile } from '../../src/diagnosis/profile.ts';
import { MemoryWorkspaces } from '../../src/session/memory-workspaces.ts';
import { serveZone, type ZoneServer } from '../support/dns-zone.ts';
import { Talk } from '../support/talk.ts';

const NO_PTR =
  '<a@fabrikam.example>: host mx.fabrikam.example[198.51.100.7] said: 554 5.7.1 No PTR Record [203.0.113.40]';
const FULL = '552 5.2.2 <a@fabrikam.example>: Mailbox full';

let dns: ZoneServer;
beforeAll(async () => {
  dns = await serveZone({});
});
afterAll(() => dns.close());

function workspaces(): MemoryWorkspaces<Profile> {
  return new MemoryWorkspaces({ parse: parseProfile, now: () => 1_795_000_000_000 });
}

describe('the profile', () => {
  it('is shown, changed in words, and never asked for', async () => {
    const shared = workspaces();
    const talk = new Talk({ dns, workspaces: shared });
    await talk.say('setup');
    expect(talk.last).toContain('Nothing yet');
    await talk.say('provider azure');
    await talk.say('subscription EA');
    await talk.say('domains contoso.com and fabrikam.com');
    await talk.say('addresses 203.0.113.7');
    await talk.say('selectors s1 s2');
    await talk.say('smart host relay.example.com run by us');
    expect(talk.last).toContain('The servers run at: Microsoft Azure');
    expect(talk.last).toContain('Own domains: contoso.com, fabrikam.com');
    expect(talk.last).toContain('Mail leaves from: 203.0.113.7');
    expect(talk.last).toContain('Smart host: relay.example.com, run by you');
    await talk.say('forget smart hosts');
    expect(talk.last).not.toContain('relay.example.com, run by you');

    const other = new Talk({ dns, workspaces: shared });
    await other.say('Outbound connections to port 25 time out to every host.', { conversation: 'elsewhere' });
    expect(other.last).not.toContain('Where does');
    expect(other.last).not.toContain('Which type of Azure subscription');
    const facts = (await other.store.load('elsewhere'))?.state.case?.facts;
    expect(facts).toMatchObject({ hosting_provider: { value: 'azure', from: 'profile' } });
    const stranger = new Talk({ dns, workspaces: shared });
    await stranger.say('Outbound connections to port 25 time out to every host.', { workspace: 'test:w2' });
    expect(stranger.last).toContain('Where does');
  });

  it('gives way to what the paste says', async () => {
    const shared = workspaces();
    const talk = new Talk({ dns, workspaces: shared });
    await talk.say('setup provider hetzner');
    await talk.say(`Azure VM. ${NO_PTR}`);
    expect(talk.last).toContain('static or dynamic');
  });

  it('is also set by buttons', async () => {
    const talk = new Talk({ dns });
    await talk.say('setup');
    await talk.press('Provider');
    await talk.press('Hetzner');
    expect(talk.last).toContain('The servers run at: Hetzner');
    await talk.press('Language');
    await talk.press('Dutch (Nederlands)');
    expect(talk.last).toContain('Taal: Nederlands voor iedereen');
    await talk.say(FULL, { locale: 'en-US' });
    expect(talk.last).toContain('Waarom het bounct');
  });

  it.each([
    ['setup domains contoso', 'is not a domain'],
    ['setup addresses 10.0.0.1', 'is not a public IP address'],
    ['setup provider nobody-knows-it', 'I do not know a provider'],
    ['setup subscription platinum', 'I do not know a subscription'],
    ['setup smart host relay', 'is not a full host name'],
    ['setup selectors s_!', 'is not a DKIM selector'],
    ['setup language fr', 'I speak English and Dutch'],
    ['setup domains', 'Name at least one domain'],
    ['setup domains password=hunter2', '***'],
  ])('refuses %j', async (words, answer) => {
    const talk = new Talk({ dns });
    await talk.say(words);
    expect(talk.shown.map((one) => JSON.stringify(one.card)).join()).toContain(answer);
    expect(talk.last).not.toContain('hunter2');
    await talk.say('setup');
    expect(talk.last).toContain('Nothing yet');
  });

  it('takes bare words only after it was shown', async () => {
    const talk = new Talk({ dns });
    await talk.say('provider azure');
    expect(talk.last).toContain('I see no bounce');
    await talk.say('setup');
    await talk.say('lunch?', { addressed: false });
    await talk.say('provider azure', { addressed: false });
    expect(talk.last).toContain('Microsoft Azure');
  });

  it('changed by two at once keeps both changes', async () => {
    const talk = new Talk({ dns });
    await Promise.all([
      talk.say('setup provider azure', { conversation: 'c1' }),
      talk.say('setup subscription EA', { conversation: 'c2' }),
      talk.say('setup domains contoso.com', { conversation: 'c3' }),
    ]);
    expect((await talk.workspaces.loadProfile('test:w1'))?.state).toMatchObject({
      provider: 'azure',
      subscription: 'enterprise',
      domains: ['contoso.com'],
    });
  });
});

describe('seen before', () => {
  it('tells how often, when and how it ended, in this workspace only', async () => {
    const shared = workspaces();
    const cases = (conversation: string, workspace = 'test:w1') => {
      const talk = new Talk({ dns, workspaces: shared });
      return { talk, say: (text: string) => talk.say(text, { conversation, workspace }) };
    };
    const first = cases('c1');
    await first.say(FULL);
    expect(first.talk.last).not.toContain('Seen here before');
    const second = cases('c2');
    await second.say(FULL);
    expect(second.talk.last).toContain('Seen here before: once, on 2026-11-18. How it ended I do not know.');
    await second.say('ticket');
    const third = cases('c3');
    await third.say(FULL);
    expect(third.talk.last).toContain('Seen here before: 2 times');
    expect(third.talk.last).toContain('handed over');
    await third.say('552 5.2.2 <b@other.example>: Mailbox full');
    expect(third.talk.last).not.toContain('Seen here before');
    const stranger = cases('c4', 'test:w2');
    await stranger.say(FULL);
    expect(stranger.talk.last).not.toContain('Seen here before');
  });

  it('knows of a fix that a new check saw', async () => {
    await using server = await serveZone({});
    const shared = workspaces();
    const talk = new Talk({ dns: server, workspaces: shared });
    await talk.say(`Azure VM. ${NO_PTR}`);
    await talk.press('Static');
    Object.assign(server.zone, {
      '40.113.0.203.in-addr.arpa': { PTR: ['mail.contoso.example'] },
      'mail.contoso.example': { A: ['203.0.113.40'] },
    });
    await talk.press('Check again');
    expect(talk.last).toContain('Fixed:');
    const later = new Talk({ dns, workspaces: shared });
    await later.say(`Azure VM. ${NO_PTR}`, { conversation: 'later' });
    await later.press('Static', { conversation: 'later' });
    expect(later.last).toContain('That time a new check saw it fixed.');
  });
});

describe('"was this right?"', () => {
  it('is counted per rule, once a case', async () => {
    const talk = new Talk({ dns });
    await talk.say(FULL);
    await talk.press('Yes');
    expect(talk.last).toContain('Good to hear');
    await talk.press('No');
    await talk.say('that was wrong');
    expect(talk.last).toContain('Good to hear');
    const counted = await talk.workspaces.ratings('test:w1');
    expect(Object.values(counted)).toEqual([{ right: 1, wrong: 0 }]);
    await talk.say(FULL, { conversation: 'another' });
    await talk.press('No', { conversation: 'another' });
    expect(Object.values(await talk.workspaces.ratings('test:w1'))).toEqual([{ right: 1, wrong: 1 }]);
  });
});
