import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../src/bounce/bounce.ts';
import { readMessage, readText } from '../../src/bounce/read.ts';

const FOLDER = new URL('../fixtures/non-bounces/', import.meta.url);

function read(name: string): Reading {
  const bytes = readFileSync(new URL(name, FOLDER));
  return name.endsWith('.eml') ? readMessage(bytes) : readText(bytes.toString());
}

describe('what is like a bounce and none', () => {
  it.each([
    ['autoreply-with-550.eml', 'autoreply'],
    ['autoreply-dutch.eml', 'autoreply'],
    ['read-receipt.eml', 'report'],
    ['abuse-report.eml', 'report'],
    ['dmarc-aggregate.eml', 'report'],
    ['tls-report.eml', 'report'],
    ['image-only.eml', 'other'],
    ['powershell-error.txt', 'other'],
    ['event-12014.txt', 'other'],
    ['test-message-headers.txt', 'other'],
    ['relayed.txt', 'other'],
    ['read-receipt-pasted.txt', 'report'],
    ['session-that-ended-well.txt', 'other'],
    ['postfix-settings.txt', 'other'],
  ])('%s is "%s"', (name, kind) => {
    expect(read(name)).toMatchObject({ kind, bounces: [] });
  });

  it.each([
    ['dmarc-aggregate.eml', 'dmarc_report'],
    ['dmarc-aggregate.xml', 'dmarc_report'],
    ['tls-report.eml', 'tls_report'],
    ['abuse-report.eml', 'abuse_report'],
    ['read-receipt.eml', 'read_receipt'],
  ])('%s is told to be a %s', (name, note) => expect(read(name)).toMatchObject({ kind: 'report', notes: [note] }));

  it.each([
    [
      'We get this every day.\nSubject: Report domain: sender.example Submitter: google.com Report-ID: 8839',
      'dmarc_report',
    ],
    ['Onderwerp: Report Domain: sender.example Submitter: mail.receiver.example Report-ID: <2026.1>', 'dmarc_report'],
    ['What is receiver.example!sender.example!1767139200!1767225599.xml.gz?', 'dmarc_report'],
    [
      '<policy_evaluated><disposition>none</disposition><dkim>fail</dkim><spf>pass</spf></policy_evaluated>',
      'dmarc_report',
    ],
    [
      '{"organization-name":"R","policies":[{"policy":{"policy-type":"sts","policy-domain":"sender.example"}}]}',
      'tls_report',
    ],
    ['google.com!sender.example!1767139200!1767225599!001.json.gz', 'tls_report'],
  ])('so is one that is pasted: %s', (text, note) => {
    expect(readText(text)).toMatchObject({ kind: 'report', bounces: [], notes: [note] });
  });

  it('a report that was refused has bounced', () => {
    const { kind, bounces } = readText(
      '<dmarc@sender.example>: host mx.sender.example[192.0.2.7] said: 550 5.1.1 User unknown\n\nSubject: Report domain: sender.example Submitter: receiver.example Report-ID: 88',
    );
    expect([kind, bounces.map(({ cause }) => cause)]).toEqual(['bounce', ['recipient_unknown']]);
  });

  it('an image alone is told', () => expect(read('image-only.eml').notes).toEqual(['image_only']));

  it('a report of success is told, with its fields and without', () => {
    expect(read('relayed.txt').notes).toEqual(['delivered']);
    expect(readText('Your message was delivered to the following recipients:\n\ncarla@receiver.example').notes).toEqual(
      ['delivered'],
    );
  });

  it.each([
    ['delay-postfix.eml', 'expired', 'connection_timeout'],
    ['delay-exim.txt', 'speeding', 'greylist'],
  ])('%s is a delay, and nothing is lost yet', (name, reason, cause) => {
    const { kind, bounces } = read(name);
    expect([kind, bounces.length]).toEqual(['delay', 1]);
    expect(bounces[0]).toMatchObject({ reason, cause, permanent: false, recipient: 'bob@receiver.example' });
  });
});

it('a bounce of what was never sent shows from where it came', () => {
  const { kind, bounces } = read('backscatter.eml');
  expect(kind).toBe('bounce');
  expect(bounces[0]).toMatchObject({
    reason: 'userunknown',
    issuedBy: 'local',
    sender: 'anna@sender.example',
    reportingMta: 'mx.receiver.example',
    sendingIp: '192.0.2.77',
  });
});
