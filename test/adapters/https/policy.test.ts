import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createFetchPolicy } from '../../../adapters/https/policy.ts';
import { CA, identity } from '../../support/tls-fixture.ts';

const HOST = 'mta-sts.contoso.example';
const POLICY = 'version: STSv1\nmode: enforce\nmx: mx.contoso.example\nmax_age: 604800\n';

class Server implements AsyncDisposable {
  readonly requests: string[] = [];
  readonly #server: https.Server;

  constructor(listener: RequestListener, certificate: 'policy' | 'mail' | 'expired') {
    this.#server = https.createServer(identity(certificate), (request, response) => {
      this.requests.push(`${request.method ?? ''} ${request.headers.host ?? ''} ${request.url ?? ''}`);
      listener(request, response);
    });
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async start(): Promise<this> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }
}

function serve(listener: RequestListener, certificate: 'policy' | 'mail' | 'expired' = 'policy'): Promise<Server> {
  return new Server(listener, certificate).start();
}

function fetchFrom(server: Server, timeoutMs = 3000) {
  return createFetchPolicy({ port: server.port, allowPrivate: true, ca: CA, timeoutMs })(HOST, ['127.0.0.1']);
}

const answering =
  (status: number, headers: Record<string, string>, body = POLICY): RequestListener =>
  (_, response) => {
    response.writeHead(status, headers).end(body);
  };

const TEXT = { 'content-type': 'text/plain; charset=utf-8' };

describe('a policy', () => {
  it('is fetched from the address, under the policy host’s name', async () => {
    await using server = await serve(answering(200, TEXT));
    expect(await fetchFrom(server)).toEqual({ status: 'text', text: POLICY });
    expect(server.requests).toEqual([`GET ${HOST}:${server.port} /.well-known/mta-sts.txt`]);
  });

  it.each([301, 302, 303, 307, 308])('is not followed elsewhere (%d)', async (status) => {
    await using elsewhere = await serve(answering(200, TEXT));
    const location = `https://127.0.0.1:${elsewhere.port}/latest/meta-data/`;
    await using server = await serve(answering(status, { location }));
    expect(await fetchFrom(server)).toEqual({ status: 'failed', failure: 'redirect', detail: location });
    expect(elsewhere.requests).toEqual([]);
  });

  it.each([
    ['another status', answering(404, TEXT), { failure: 'status', detail: '404' }],
    ['HTML', answering(200, { 'content-type': 'text/html' }), { failure: 'content_type', detail: 'text/html' }],
    ['no content type', answering(200, {}), { failure: 'content_type', detail: null }],
    ['more than 64 KB', answering(200, TEXT, 'x'.repeat(70_000)), { failure: 'too_large' }],
    ['headers without end', answering(200, { ...TEXT, x: 'x'.repeat(40_000) }), { failure: 'protocol' }],
  ])('%s', async (_, listener, failure) => {
    await using server = await serve(listener);
    expect(await fetchFrom(server)).toMatchObject({ status: 'failed', ...failure });
  });

  it('a server that never stops sending is cut off', async () => {
    await using server = await serve((_, response) => {
      response.writeHead(200, TEXT);
      const timer = setInterval(() => response.write('x'.repeat(1000)), 1);
      response.on('close', () => clearInterval(timer));
    });
    expect(await fetchFrom(server)).toMatchObject({ failure: 'too_large' });
  });

  it.each([
    ['that never answers', () => undefined],
    [
      'that stops in the middle',
      ((_, response) => response.writeHead(200, TEXT).write('version')) satisfies RequestListener,
    ],
  ])('a server %s', async (_, listener) => {
    await using server = await serve(listener);
    expect(await fetchFrom(server, 200)).toMatchObject({ failure: 'timeout' });
  });

  it.each(['mail', 'expired'] as const)('a certificate that is not valid for the name (%s)', async (certificate) => {
    await using server = await serve(answering(200, TEXT), certificate);
    expect(await fetchFrom(server)).toMatchObject({ failure: 'certificate' });
    expect(server.requests).toEqual([]);
  });

  it('an authority that nobody knows', async () => {
    await using server = await serve(answering(200, TEXT));
    const strict = createFetchPolicy({ port: server.port, allowPrivate: true });
    expect(await strict(HOST, ['127.0.0.1'])).toMatchObject({ failure: 'certificate' });
  });

  it('the second address when nothing listens at the first', async () => {
    await using server = await serve(answering(200, TEXT));
    const fetching = createFetchPolicy({ port: server.port, allowPrivate: true, ca: CA });
    expect(await fetching(HOST, ['127.0.0.2', '127.0.0.1'])).toMatchObject({ status: 'text' });
  });
});

it.each([
  '127.0.0.1',
  '10.0.0.1',
  '169.254.169.254',
  '100.64.0.1',
  '::1',
  'fd00::1',
  '::ffff:169.254.169.254',
  '64:ff9b::a9fe:a9fe',
  '64:ff9b:1::a9fe:a9fe',
  '2002:a9fe:a9fe::1',
  '::127.0.0.1',
  '0.0.0.0',
  '::',
  '127.1',
  '2130706433',
  'localhost',
])('never connects to %s', async (address) => {
  await using server = await serve(answering(200, TEXT));
  const fetching = createFetchPolicy({ port: server.port, ca: CA, timeoutMs: 300 });
  expect(await fetching(HOST, [address])).toMatchObject({ failure: 'private' });
  expect(server.requests).toEqual([]);
});
