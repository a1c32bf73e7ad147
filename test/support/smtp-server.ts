// A small mail server over real TCP for tests: says what it is told to, and notes what it hears.
import { once } from 'node:events';
import net from 'node:net';
import tls from 'node:tls';
import { identity } from './tls-fixture.ts';

export interface SmtpServerOptions {
  /** Default `220 mx.contoso.example ESMTP`. Null: says nothing. */
  readonly greeting?: string | null;
  /** Lines after the first of the EHLO reply. Default: STARTTLS. */
  readonly extensions?: readonly string[];
  /** In the place of the list of extensions. Null: says nothing more. */
  readonly ehlo?: string | null;
  /** Null: says nothing more. */
  readonly startTls?: string | null;
  /** Sent in the same packet after the reply to STARTTLS, still in the clear. */
  readonly injected?: string;
  readonly certificate?: 'mail' | 'expired' | 'policy';
}

export class SmtpServer implements AsyncDisposable {
  /** Every line heard, in the clear or encrypted. */
  readonly heard: string[] = [];
  readonly #options: SmtpServerOptions;
  readonly #server: net.Server;
  readonly #sockets = new Set<net.Socket>();

  constructor(options: SmtpServerOptions) {
    this.#options = options;
    this.#server = net.createServer((socket) => this.#serve(socket));
  }

  get port(): number {
    const address = this.#server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  async start(): Promise<this> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  #serve(socket: net.Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    const { greeting = '220 mx.contoso.example ESMTP' } = this.#options;
    if (greeting !== null) socket.write(`${greeting}\r\n`);
    const onData = (chunk: Buffer): void => {
      for (const line of chunk.toString().split('\r\n').filter(Boolean))
        this.#answer(socket, line, () => socket.off('data', onData));
    };
    socket.on('data', onData);
  }

  #answer(socket: net.Socket, line: string, release: () => void): void {
    this.heard.push(line);
    const { extensions = ['STARTTLS'], ehlo, startTls = '220 go ahead', injected = '' } = this.#options;
    if (line.startsWith('EHLO') && ehlo !== undefined) {
      if (ehlo !== null) socket.write(`${ehlo}\r\n`);
    } else if (line.startsWith('EHLO')) {
      const lines = ['mx.contoso.example', ...extensions];
      socket.write(lines.map((text, index) => `250${index < lines.length - 1 ? '-' : ' '}${text}\r\n`).join(''));
    } else if (line === 'STARTTLS') {
      if (startTls === null) return;
      socket.write(`${startTls}\r\n${injected}`);
      if (!startTls.startsWith('220')) return;
      release();
      this.#secure(socket);
    } else if (line === 'QUIT') {
      socket.end('221 bye\r\n');
    } else {
      socket.write('502 no\r\n');
    }
  }

  #secure(socket: net.Socket): void {
    const secure = new tls.TLSSocket(socket, {
      isServer: true,
      secureContext: tls.createSecureContext(identity(this.#options.certificate ?? 'mail')),
    });
    secure.on('error', () => secure.destroy());
    secure.on('data', (chunk: Buffer) => {
      this.heard.push(chunk.toString().trim());
      secure.end('221 bye\r\n');
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((done) => this.#server.close(done));
  }
}

export function serveSmtp(options: SmtpServerOptions = {}): Promise<SmtpServer> {
  return new SmtpServer(options).start();
}
