import { describe, expect, it } from 'vitest';
import { readProfileWords } from '../../src/conversation/profile-words.ts';
import { readTalk } from '../../src/conversation/talk-words.ts';

describe('what is said of the talk', () => {
  it.each([
    ['why?', 'why'],
    ['Why do you ask that', 'why'],
    ['Waarom vraag je dat?', 'why'],
    ['back', 'back'],
    ['ga terug', 'back'],
    ['vorige vraag', 'back'],
    ['close', 'close'],
    ['sluit de zaak', 'close'],
    ['reopen', 'reopen'],
    ['heropenen', 'reopen'],
    ['watch it, please', 'watch'],
    ['Tell me when it is live!', 'watch'],
    ['houd in de gaten', 'watch'],
    ['hou het in de gaten', 'watch'],
    ['stop', 'unwatch'],
    ['stop met kijken', 'unwatch'],
    ['ticket', 'ticket'],
    ['give me a summary', 'ticket'],
    ['samenvatting graag', 'ticket'],
    ['toon meer', 'more'],
    ['volgende', 'next'],
    ['dat klopt niet', 'wrong'],
    ['dat klopt', 'right'],
    ['thanks!', 'thanks'],
    ['Thanks, works now!', 'thanks'],
    ['bedankt, het werkt weer', 'thanks'],
    ['dank je wel', 'thanks'],
  ])('%j is %s', (text, talk) => {
    expect(readTalk(text)).toBe(talk);
  });

  it.each([
    'why was my mail rejected by gmail?',
    'we go back to direct delivery',
    'stop and start of the VM is done',
    'the ticket says the mailbox is full',
    'close to the limit',
    'thanks for nothing, mail to gmail still bounces',
    'EA',
    'yes',
    'nee',
    '',
    'back\nback',
    'x'.repeat(5000),
  ])('%j is about something else', (text) => {
    expect(readTalk(text)).toBeUndefined();
  });
});

describe('what is said of the profile', () => {
  it.each([
    ['setup', { words: 'show' }],
    ['instellingen', { words: 'show' }],
    ['setup domains contoso.com, postmaster@Fabrikam.com', { set: 'domains', values: ['contoso.com', 'fabrikam.com'] }],
    ['setup addresses 203.0.113.7 2001:db8::25', { set: 'addresses', values: ['203.0.113.7', '2001:db8::25'] }],
    ['setup provider AWS', { set: 'provider', value: 'aws' }],
    ['instellingen abonnement EA', { set: 'subscription', value: 'enterprise' }],
    [
      'setup smart host relay.contoso.com run by us',
      { set: 'smartHosts', host: { name: 'relay.contoso.com', owner: 'own' } },
    ],
    [
      'setup smarthost mx.esp.example, external',
      { set: 'smartHosts', host: { name: 'mx.esp.example', owner: 'third_party' } },
    ],
    ['setup smart host relay.contoso.com', { set: 'smartHosts', host: { name: 'relay.contoso.com', owner: null } }],
    ['setup selectors s1 s2', { set: 'selectors', values: ['s1', 's2'] }],
    ['setup language nl', { set: 'language', value: 'nl' }],
    ['setup forget the domains', { forget: 'domains' }],
    ['instellingen vergeet alles', { forget: 'all' }],
  ])('%j', (text, meant) => {
    const read = readProfileWords(text, false);
    expect(read?.words === 'change' ? read.change : read).toEqual(meant);
  });

  it.each(['setup is broken on our side', 'settings page of outlook', 'the setup', 'profile\npicture'])(
    '%j is about something else',
    (text) => {
      expect(readProfileWords(text, false)).toBeUndefined();
    },
  );

  it('bare only when the profile was shown last', () => {
    expect(readProfileWords('provider azure', false)).toBeUndefined();
    expect(readProfileWords('provider azure', true)).toMatchObject({ words: 'change' });
    expect(readProfileWords('it is static', true)).toBeUndefined();
  });
});
