import { describe, expect, it } from 'vitest';
import { readText } from '../../src/bounce/read.ts';
import { openCase } from '../../src/diagnosis/case.ts';
import { gaveUp } from '../../src/diagnosis/last-error.ts';

describe('a server that gave up', () => {
  it.each([
    [
      '550 5.4.300 Message expired -> 450 4.4.316 Connection refused [Message=Socket error code 10061] [LastAttemptedServerName=mx.wood.example] [LastAttemptedIP=198.51.100.16:25]',
      'connection_refused',
    ],
    [
      '550 5.4.300 Message expired -> 450 4.7.320 Certificate validation failed [LastAttemptedServerName=mx.wood.example] [LastAttemptedIP=198.51.100.16:25]',
      'tls_certificate',
    ],
    [
      '550 4.4.7 QUEUE.Expired; message expired {LED=441 4.4.1 Error encountered while communicating with primary target IP address: "Failed to connect. Winsock error code: 10060"};{FQDN=mx.wood.example};{IP=198.51.100.16}',
      'connection_timeout',
    ],
  ])('for the last error it quotes: %s', (text, cause) => {
    const opened = openCase(readText(text));
    expect(opened.bounces.map((bounce) => bounce.cause)).toEqual([cause]);
    expect(opened.bounces.every(gaveUp)).toBe(true);
  });

  it('without a last error has expired, and that is all', () => {
    const opened = openCase(readText('550 4.4.7 QUEUE.Expired; message expired'));
    expect(opened.bounces.map((bounce) => [bounce.cause, gaveUp(bounce)])).toEqual([['message_expired', false]]);
  });

  it('did not send from the address it could not reach', () => {
    const text =
      '550 5.4.300 Message expired -> 450 4.4.316 Connection refused [LastAttemptedServerName=mx.wood.example] [LastAttemptedIP=198.51.100.16:25]';
    const { bounces, mentions } = openCase(readText(text));
    expect(bounces[0]).toMatchObject({ sendingIp: null, remoteMta: { name: 'mx.wood.example' } });
    expect(mentions.addresses).toEqual([]);
  });
});

it('takes the sending address from the Received line of the receiver that refused', () => {
  const text = [
    '550 5.7.64 TenantAttribution; Relay Access Denied [AM1PEPF0001.eurprd04.prod.outlook.com]',
    '',
    'Received: from hub.wood.example (2001:db8:7::25) by AM1PEPF0001.mail.protection.outlook.com',
    '',
    'only 203.0.113.85 is in the connector',
  ].join('\n');
  expect(openCase(readText(text)).bounces[0]?.sendingIp).toBe('2001:db8:7::25');
});
