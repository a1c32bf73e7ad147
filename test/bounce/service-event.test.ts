import { describe, expect, it } from 'vitest';
import { readText } from '../../src/bounce/read.ts';

const EVENTS: Readonly<Record<string, object>> = {
  Mailgun: {
    event: 'failed',
    severity: 'permanent',
    reason: 'bounce',
    'delivery-status': { message: '', code: 550, 'enhanced-code': '5.1.1', description: '5.1.1 No such user here' },
    envelope: { sender: 'shop@sender.example', 'sending-ip': '203.0.113.9' },
    recipient: 'anna@receiver.example',
  },
  SendGrid: {
    email: 'anna@receiver.example',
    event: 'bounce',
    ip: '203.0.113.9',
    reason: '550 5.1.1 No such user here',
    sg_event_id: 'x',
  },
  Postmark: {
    RecordType: 'Bounce',
    Type: 'HardBounce',
    Description: 'The server was unable to deliver your message.',
    Details: 'smtp;550 5.1.1 No such user here',
    Email: 'anna@receiver.example',
    From: 'shop@sender.example',
  },
  Brevo: {
    event: 'hard_bounce',
    email: 'anna@receiver.example',
    sending_ip: '203.0.113.9',
    reason: '550 5.1.1 No such user here',
  },
  SparkPost: {
    msys: {
      message_event: {
        type: 'bounce',
        error_code: '550',
        ip_address: '192.0.2.25',
        raw_reason: '550 5.1.1 No such user here',
        rcpt_to: 'anna@receiver.example',
        sending_ip: '203.0.113.9',
        msg_from: 'shop@sender.example',
      },
    },
  },
  Mandrill: {
    event: 'hard_bounce',
    msg: { email: 'anna@receiver.example', sender: 'shop@sender.example', diag: 'smtp;550 5.1.1 No such user here' },
  },
  KumoMTA: {
    type: 'Bounce',
    sender: 'shop@sender.example',
    recipient: 'anna@receiver.example',
    response: { code: 550, enhanced_code: { class: 5, subject: 1, detail: 1 }, content: 'No such user here' },
    peer_address: { name: 'mx.receiver.example.', addr: '192.0.2.25' },
  },
};

describe('an event of a sending service', () => {
  it.each(Object.entries(EVENTS))('%s', (_, event) => {
    for (const text of [JSON.stringify(event), JSON.stringify(event, null, 2)]) {
      const { kind, bounces } = readText(text);
      expect([kind, bounces.length]).toEqual(['bounce', 1]);
      expect(bounces[0]).toMatchObject({
        reason: 'userunknown',
        recipient: 'anna@receiver.example',
        replyCode: '550',
        enhancedStatusCode: '5.1.1',
        sendingIp: text.includes('203.0.113.9') ? '203.0.113.9' : null,
      });
      expect([null, 'shop@sender.example']).toContain(bounces[0]?.sender);
    }
  });

  it('names the recipient, not the sender, where both stand as "Name <address>" (Resend)', () => {
    const event = {
      type: 'email.bounced',
      data: {
        from: 'Shop <shop@sender.example>',
        to: ['anna@receiver.example'],
        bounce: { message: "The recipient's email address is on the suppression list.", subType: 'Suppressed' },
      },
    };
    expect(readText(JSON.stringify(event)).bounces[0]).toMatchObject({
      reason: 'suppressed',
      recipient: 'anna@receiver.example',
      sender: 'shop@sender.example',
    });
  });

  it('tells of each event of a list, and of those that failed alone', () => {
    const events = [
      { event: 'delivered', email: 'ben@receiver.example', response: '250 OK' },
      { event: 'bounce', email: 'anna@receiver.example', reason: '552 5.2.2 Mailbox full' },
      { event: 'deferred', email: 'cor@receiver.example', reason: '451 4.7.1 Greylisted' },
    ];
    expect(readText(JSON.stringify(events)).bounces.map(({ recipient, reason }) => [recipient, reason])).toEqual([
      ['anna@receiver.example', 'mailboxfull'],
      ['cor@receiver.example', 'speeding'],
    ]);
  });

  it('is a delay where the service tries again', () => {
    const event = { event: 'failed', severity: 'temporary', recipient: 'anna@receiver.example', reason: 'generic' };
    const status = { 'delivery-status': { code: 451, message: 'Mailbox busy, try later' } };
    expect(readText(JSON.stringify({ ...event, ...status })).kind).toBe('delay');
  });

  it('is none without a failure', () => {
    expect(readText('{"event":"delivered","recipient":"anna@receiver.example","code":250}').kind).toBe('other');
    expect(readText('{"type":"bounce","email":"anna@receiver.example","rate":0.45}').kind).toBe('other');
    expect(readText('{"type":"order","email":"anna@receiver.example","code":550}').kind).toBe('other');
  });
});
