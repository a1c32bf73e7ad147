import net from 'node:net';
import { describe, expect, it } from 'vitest';
import { createProbeSmtp } from '../../../adapters/smtp/probe.ts';
import { serveSmtp, type SmtpServer } from '../../support/smtp-server.ts';
import { CA } from '../../support/tls-fixture.ts';

const HOST = 'mx.contoso.example';

function probe(server: SmtpServer, timeoutMs = 3000) {
  return createProbeSmtp({ port: server.port, allowPrivate: true, ca: CA, timeoutMs })(HOST, '127.0.0.1');
}

describe('a conversation', () => {
  it('greets, asks for TLS, reads the certificate and leaves without a sender', async () => {
    await using server = await serveSmtp();
    const probed = await probe(server);
    expect(probed).toMatchObject({
      status: 'answered',
      greeting: { code: 220, lines: ['mx.contoso.example ESMTP'] },
      ehlo: { code: 250 },
      tls: {
        status: 'secured',
        protocol: 'TLSv1.3',
        certificate: { names: [HOST, '*.mail.example'], issuer: 'Example Test CA', expired: false, untrusted: null },
      },
    });
    expect(server.heard[0]).toBe('EHLO [127.0.0.1]');
    expect(server.heard.filter((line) => /MAIL|RCPT|DATA/.test(line))).toEqual([]);
  });

  it('gives the certificate in the forms of TLSA records', async () => {
    await using server = await serveSmtp();
    const probed = await probe(server);
    const chain = probed.status === 'answered' && probed.tls.status === 'secured' ? probed.tls.certificate?.chain : [];
    expect(chain?.[0]?.map(({ selector, matchingType, data }) => [selector, matchingType, data.length])).toEqual([
      [0, 0, expect.any(Number)],
      [0, 1, 64],
      [0, 2, 128],
      [1, 0, expect.any(Number)],
      [1, 1, 64],
      [1, 2, 128],
    ]);
  });

  it('has the digest of the public key as OpenSSL writes it for a TLSA record', async () => {
    await using server = await serveSmtp();
    const probed = await probe(server);
    const chain = probed.status === 'answered' && probed.tls.status === 'secured' ? probed.tls.certificate?.chain : [];
    // openssl x509 -in mail.pem -pubkey -noout | openssl pkey -pubin -outform DER | openssl sha256
    const data = 'fbca6a2abf23e3b98bec096917047b29d670a1b0defc355e652323fcd19c5c26';
    expect(chain?.[0]).toContainEqual({ selector: 1, matchingType: 1, data });
  });

  it('takes only what the server sent for its chain, and no root of our own', async () => {
    await using server = await serveSmtp();
    const probed = await probe(server);
    expect(probed).toMatchObject({ tls: { certificate: { untrusted: null, chain: [expect.anything()] } } });
  });

  it('tells an expired certificate', async () => {
    await using server = await serveSmtp({ certificate: 'expired' });
    expect(await probe(server)).toMatchObject({
      tls: { certificate: { expired: true, untrusted: 'CERT_HAS_EXPIRED' } },
    });
  });

  it('tells an authority that nobody knows', async () => {
    await using server = await serveSmtp();
    const own = createProbeSmtp({ port: server.port, allowPrivate: true });
    expect(await own(HOST, '127.0.0.1')).toMatchObject({
      tls: { certificate: { untrusted: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' } },
    });
  });

  it.each([
    [{ extensions: ['SIZE 1'] }, { status: 'not_offered' }],
    [{ startTls: '454 not now' }, { status: 'refused', reply: { code: 454, lines: ['not now'] } }],
    // RFC 3207 section 5, the injection that many servers once fell for, the other way round.
    [{ injected: '250 injected\r\n' }, { status: 'failed', reason: 'data before TLS' }],
  ])('%j', async (options, tls) => {
    await using server = await serveSmtp(options);
    expect(await probe(server)).toMatchObject({ tls });
  });

  it('a refusal in the greeting is heard, and nothing is asked', async () => {
    await using server = await serveSmtp({ greeting: '554-go away\r\n554 really' });
    expect(await probe(server)).toMatchObject({ greeting: { code: 554, lines: ['go away', 'really'] }, ehlo: null });
    expect(server.heard).toEqual([]);
  });

  it.each([
    ['a server that says nothing', null, 'timeout'],
    ['one that speaks another protocol', 'SSH-2.0-OpenSSH_9', 'not_smtp'],
    ['a line without an end', '2'.repeat(100_000), 'not_smtp'],
    ['a reply without an end', '220-more\r\n'.repeat(500), 'not_smtp'],
  ])('%s', async (_, greeting, failure) => {
    await using server = await serveSmtp({ greeting });
    expect(await probe(server, 300)).toEqual({ status: 'failed', failure });
  });

  it('control characters in the banner are not passed on', async () => {
    await using server = await serveSmtp({ greeting: '220 mx\u0007\u001b[31m.example' });
    expect(await probe(server)).toMatchObject({ greeting: { lines: ['mx??[31m.example'] } });
  });

  it('a closed port', async () => {
    const server = await serveSmtp();
    const { port } = server;
    await server[Symbol.asyncDispose]();
    const refused = await createProbeSmtp({ port, allowPrivate: true })(HOST, '127.0.0.1');
    expect(refused).toEqual({ status: 'failed', failure: 'refused' });
  });

  it('is not begun when the time was up before', async () => {
    let connections = 0;
    const server = net.createServer((socket) => {
      connections += 1;
      socket.end();
    });
    server.listen(0);
    const { port } = server.address() as net.AddressInfo;
    const probing = createProbeSmtp({ port, allowPrivate: true });
    expect(await probing(HOST, '127.0.0.1', AbortSignal.abort())).toEqual({ status: 'failed', failure: 'cancelled' });
    // Whoever connects after it was there before it would be seen.
    await new Promise<void>((done) =>
      net
        .connect(port, '127.0.0.1')
        .resume()
        .on('close', () => done())
        .end(),
    );
    server.close();
    expect(connections).toBe(1);
  });

  it('ends on the signal', async () => {
    await using server = await serveSmtp({ greeting: null });
    const probing = createProbeSmtp({ port: server.port, allowPrivate: true });
    expect(await probing(HOST, '127.0.0.1', AbortSignal.timeout(50))).toEqual({
      status: 'failed',
      failure: 'cancelled',
    });
  });
});

it.each([
  '127.0.0.1',
  '10.1.2.3',
  '192.168.1.1',
  '169.254.169.254',
  '::1',
  'fe80::1',
  'fd00::1',
  '::ffff:127.0.0.1',
  '::ffff:169.254.169.254',
  '64:ff9b::7f00:1',
  '64:ff9b::a9fe:a9fe',
  '64:ff9b:1::7f00:1',
  '2002:7f00:1::1',
  '::127.0.0.1',
  '0.0.0.0',
  '::',
  '100.64.0.1',
  '127.1',
  '0x7f000001',
  '2130706433',
  'localhost',
  '203.0.113.7',
])('never connects to %s', async (address) => {
  let connections = 0;
  const server = net.createServer(() => (connections += 1)).listen(0);
  const { port } = server.address() as net.AddressInfo;
  expect(await createProbeSmtp({ port, timeoutMs: 500 })(HOST, address)).toEqual({
    status: 'failed',
    failure: 'unreachable',
  });
  server.close();
  expect(connections).toBe(0);
});
