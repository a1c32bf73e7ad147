import { describe, expect, it } from 'vitest';
import { adviceSoFar } from '../../src/diagnosis/diagnose.ts';
import { NO_NAMES } from '../../src/knowledge/remedies/names.ts';
import { stepsOf } from '../../src/knowledge/remedies/remedies.ts';
import { diagnosed, examined } from '../support/diagnosed.ts';
import type { Zone } from '../support/dns-zone.ts';

const REFUSAL = '550 5.7.25 [203.0.113.9] The IP address sending this message does not have a PTR record setup';
const leads = (...names: string[]): Zone => Object.fromEntries(names.map((name) => [name, { A: ['203.0.113.9'] }]));

describe('a name in the words that leads to the refused address', () => {
  it.each([
    ['among others of mail servers', 'mx1.supplier.example refused it. I made a PTR to mail.pond.example.'],
    ['whatever it is called', 'Our box is srv04.pond.example, the web shop is www.pond.example.'],
    ['in Dutch', 'mx1.leverancier.example weigert alles. De server heet dune.pond.example.'],
    ['in the banner', 'telnet shows: 220 gate.pond.example ESMTP Postfix'],
    ['as MX', 'Our MX is mx-in.pond.example, and mail leaves there too.'],
  ])('is what the server is called: %s', async (_, words) => {
    const zone = leads('mail.pond.example', 'srv04.pond.example', 'dune.pond.example', 'gate.pond.example');
    const [advice] = await diagnosed(`${words}\n${REFUSAL}`, { ...zone, ...leads('mx-in.pond.example') });
    expect(advice?.names.mailName).toMatch(/^(?:mail|srv04|dune|gate|mx-in)\.pond\.example$/);
    expect(advice?.names.mailNameLeads).toBe(true);
  });

  it('is not taken where there are two, nor where it is the name of the one who refused', async () => {
    const zone = leads('alpha.pond.example', 'beta.pond.example', 'mx.supplier.example');
    const two = await diagnosed(`alpha.pond.example and beta.pond.example\n${REFUSAL}`, zone);
    expect(two[0]?.names.mailName).toBeNull();
    const theirs = `<x@supplier.example>: host mx.supplier.example[198.51.100.3] said: ${REFUSAL}`;
    expect((await diagnosed(theirs, zone))[0]?.names.mailName).toBeNull();
  });

  it('goes before a greeting that leads nowhere', async () => {
    const text = `Our HELO name is ex01.pond.example, the server is known as out.pond.example.\n${REFUSAL}`;
    expect((await diagnosed(text))[0]?.names.mailName).toBe('ex01.pond.example');
    expect((await diagnosed(text, leads('out.pond.example')))[0]?.names.mailName).toBe('out.pond.example');
  });

  it('that leads elsewhere is not told of', async () => {
    const { findings } = await examined(`See www.pond.example.\n${REFUSAL}`, {
      'www.pond.example': { A: ['198.51.100.80'] },
    });
    expect(findings.filter(({ check }) => check === 'host')).toEqual([]);
  });

  it("shows that an address which is not in SPF is the sender's own, and no forwarder's", async () => {
    const text =
      'The shop sends from shop.pond.example.\n550 5.7.23 SPF validation failed; from=a@pond.example ip=203.0.113.9';
    const spf: Zone = { 'pond.example': { TXT: ['v=spf1 ip4:198.51.100.1 -all'] } };
    expect((await examined(text, spf)).asked).toEqual(['forwarder']);
    expect((await examined(text, { ...spf, ...leads('shop.pond.example') })).asked).toEqual([]);
  });
});

describe('mail that leaves from another address than the admin looks after', () => {
  const other: Zone = {
    '8.113.0.203.in-addr.arpa': { PTR: ['ex.pond.example'] },
    'ex.pond.example': { A: ['203.0.113.8'] },
  };
  const causeOf = async (words: string, zone: Zone = {}) =>
    (await diagnosed(`${words}\n${REFUSAL}`, { ...other, ...zone }))[0]?.cause;
  it.each([
    ['Exchange (203.0.113.8) has one; all mail leaves by gate.pond.example', leads('gate.pond.example')],
    ['Exchange (203.0.113.8) heeft er een, de gateway is gate.pond.example', leads('gate.pond.example')],
    ['Exchange is 203.0.113.8, our gateway 203.0.113.9', {}],
  ] as const)('is none of a server that they name: %s', async (words, zone) => {
    expect(await causeOf(words, zone)).toBe('rdns_missing');
  });
  it('is one that they name nowhere', async () => {
    expect(await causeOf('Our server is 203.0.113.8 and gate.pond.example')).toBe('rdns_missing_wrong_egress_ip');
  });
});

describe('a smart host of their own', () => {
  it.each([
    'Exchange sends everything through our own Postfix smart host (relay.pond.example).',
    'Exchange stuurt alles via onze eigen Postfix-smarthost (relay.pond.example).',
    'Exchange (203.0.113.8) sends via our own relay, smart host = relay.pond.example.',
  ])('is what needs the PTR, and nothing is asked: %s', async (words) => {
    const theCase = await examined(`${words}\n${REFUSAL}`, leads('relay.pond.example'));
    expect(theCase.asked).toEqual([]);
    expect(adviceSoFar(theCase)[0]).toMatchObject({
      cause: 'rdns_missing',
      actor: 'sender',
      remedies: ['smart-host-own'],
      names: { mailName: 'relay.pond.example' },
    });
  });
});

describe('a PTR in a zone of the own', () => {
  const hetzner: Zone = {
    '9.113.0.203.origin.asn.cymru.com': { TXT: ['24940 | 203.0.113.0/24 | DE | test | 2020-01-01'] },
  };
  const steps = async (words: string, zone: Zone = {}) => {
    const [advice] = await diagnosed(`${words}\n${REFUSAL}`, zone);
    const names = advice?.names ?? NO_NAMES;
    return (advice?.remedies ?? []).flatMap((id) =>
      stepsOf(id).flatMap(([step, { when }]) => (when?.(names) === false ? [] : `${id} ${step}`)),
    );
  };
  it.each<[string, Zone, string]>([
    ['I created a reverse zone in my own DNS, and nothing happens.', hetzner, 'ptr-hetzner'],
    ['I made a PTR in our Cloudflare zone days ago.', {}, 'ptr-owner'],
    ['Ik heb in Route 53 een zone 113.0.203.in-addr.arpa gemaakt met daarin een PTR. EC2.', {}, 'ptr-aws'],
    ['Bij onze registrar heb ik zelf een reverse zone aangemaakt.', {}, 'ptr-owner'],
  ])('is said not to be seen: %s', async (words, zone, remedy) => {
    expect(await steps(words, zone)).toContain(`${remedy} own-zone`);
  });
  it.each(['The reverse zone that we made is delegated to us (RFC 2317).', 'Who sets the PTR?'])(
    'is not spoken of: %s',
    async (words) => expect((await steps(words)).join()).not.toContain('own-zone'),
  );
});
