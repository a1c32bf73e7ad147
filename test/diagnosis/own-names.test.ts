import { describe, expect, it } from 'vitest';
import { ownNamesOf } from '../../src/diagnosis/own-names.ts';

const NONE = {
  reverseFqdn: null,
  heloName: null,
  ptrName: null,
  smartHost: null,
  publicIpName: null,
  resourceGroup: null,
  connectorName: null,
  connectorFqdn: null,
};

describe("the admin's own names", () => {
  it.each([
    [
      'az network public-ip update -g mailrg -n exch-ip --reverse-fqdn mail.tailspin.example.',
      { reverseFqdn: 'mail.tailspin.example', publicIpName: 'exch-ip', resourceGroup: 'mailrg' },
    ],
    [
      '$pip = Get-AzPublicIpAddress -Name "ip01" -ResourceGroupName "rg-mail"\n$pip.DnsSettings.ReverseFqdn = "mail.contoso.example."',
      { reverseFqdn: 'mail.contoso.example', publicIpName: 'ip01', resourceGroup: 'rg-mail' },
    ],
    [
      "Cannot specify reverse fqdn 'mail.contoso.example.' for IPv6 PublicIp '/subscriptions/x/resourceGroups/rg1/providers/Microsoft.Network/publicIPAddresses/mail-v6'.",
      { reverseFqdn: 'mail.contoso.example', publicIpName: 'mail-v6', resourceGroup: 'rg1' },
    ],
    [
      'STARTTLS SMTP verb for the connector Internet Outbound with a FQDN parameter of mail.hoster.example. If',
      { connectorName: 'Internet Outbound', connectorFqdn: 'mail.hoster.example' },
    ],
    ['our HELO is mail.tailspin.example since monday', { heloName: 'mail.tailspin.example' }],
    ['myhostname = mail.tailspin.example', { heloName: 'mail.tailspin.example' }],
    ['I made a PTR record to mail.tailspin.example', { ptrName: 'mail.tailspin.example' }],
    ['in de zone staat een PTR naar post.tailspin.example', { ptrName: 'post.tailspin.example' }],
    ['all mail goes to our smart host (out.tailspin.example)', { smartHost: 'out.tailspin.example' }],
    ['relayhost = [out.tailspin.example]:587', { smartHost: 'out.tailspin.example' }],
    ['SmartHostsString : {out.tailspin.example}', { smartHost: 'out.tailspin.example' }],
    ['PublicIPAddress /subscriptions/.../exch-ip is trying to use', { publicIpName: 'exch-ip' }],
  ])('stand in %s', (text, names) => {
    expect(ownNamesOf(text)).toMatchObject({ ...NONE, ...names });
  });

  it.each([
    '--reverse-fqdn $(reboot).example',
    'Set-SendConnector -Identity "a"; Remove-Item x"',
    'public-ip update -n `id` --reverse-fqdn "; rm"',
    'for the connector $(calc) with a FQDN parameter of "`x`"',
  ])('are never what a shell could run: %s', (text) => {
    const found = Object.values(ownNamesOf(text))
      .flat()
      .filter((name): name is string => name !== null);
    expect(found.filter((name) => !/^[\w .()-]+$/.test(name))).toEqual([]);
  });
});

it('names of mail servers are found in words, not in links, logs of connections and addresses', () => {
  const text =
    'The server is called mail.tailspin.example. connect to mx.fabrikam.example[192.0.2.1]:25; see https://mail.live.example/errors, ask jan@mail.contoso.example';
  expect(ownNamesOf(text).mailHosts).toEqual(['mail.tailspin.example']);
});

it.each([
  ['edge1 = 203.0.113.8, edge2 = 203.0.113.9', ['203.0.113.8', '203.0.113.9']],
  ['our own relay (203.0.113.9) has none', ['203.0.113.9']],
  ['onze nieuwe mailserver heeft het IP-adres 203.0.113.9', ['203.0.113.9']],
  ['our provider says that 203.0.113.9 is fine', []],
  ['our server is fine, the bounce names 203.0.113.9', []],
])("addresses of the admin's own servers: %s", (text, addresses) => {
  expect(ownNamesOf(text).addresses).toEqual(addresses);
});
