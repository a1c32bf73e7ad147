// Talks SMTP to one mail server: greeting, EHLO, STARTTLS, QUIT. Never a sender, never a recipient.
import net from 'node:net';
import tls from 'node:tls';
import type { Probed, ProbeFailure, ProbeSmtp, SmtpReply, TlsOutcome } from '../../src/checks/smtp/probe.ts';
import { isDocumentationAddress, isPublicAddress } from '../../src/dns/addresses.ts';
import { certificateOf } from './certificate.ts';
import { ReplyReader } from './lines.ts';

export interface ProbeOptions {
  /** How long the whole conversation may take. */
  readonly timeoutMs?: number;
  /** Anything but 25 is for tests. */
  readonly port?: number;
  /** Lets it connect to private addresses: for one's own network. */
  readonly allowPrivate?: boolean;
  /** The name to greet with; default: the address we come from, as a literal (RFC 5321 section 4.1.3). */
  readonly heloName?: string;
  /** Certificates to trust beside the usual ones, PEM. */
  readonly ca?: string;
  /** The time, for a certificate's end. */
  readonly now?: () => Date;
}

/** Makes the probe. */
export function createProbeSmtp(options: ProbeOptions = {}): ProbeSmtp {
  return async (host, address, signal) => {
    // Whoever asks has looked at it; this is the last door before the network, so it looks again.
    const mayConnect = options.allowPrivate === true || isPublicAddress(address);
    // Nothing answers at an address from the documentation: it would only cost the time.
    if (!mayConnect || isDocumentationAddress(address)) return { status: 'failed', failure: 'unreachable' };
    if (signal?.aborted) return { status: 'failed', failure: 'cancelled' };
    const limit = AbortSignal.timeout(options.timeoutMs ?? 6000);
    const conversation = new Conversation(host, address, options);
    const end = (): void => conversation.stop(limit.aborted ? 'timeout' : 'cancelled');
    const ends = signal ? AbortSignal.any([limit, signal]) : limit;
    ends.addEventListener('abort', end, { once: true });
    try {
      return await conversation.run();
    } finally {
      ends.removeEventListener('abort', end);
      conversation.close();
    }
  };
}

class Conversation {
  readonly #host: string;
  readonly #options: ProbeOptions;
  #socket: net.Socket;
  #reader: ReplyReader;
  #abort: ((failure: ProbeFailure) => void) | undefined;

  constructor(host: string, address: string, options: ProbeOptions) {
    this.#host = host;
    this.#options = options;
    this.#socket = net.connect({ host: address, port: options.port ?? 25 });
    this.#reader = new ReplyReader(this.#socket);
  }

  async run(): Promise<Probed> {
    const greeting = await this.#reader.next();
    if (typeof greeting === 'string') return { status: 'failed', failure: greeting };
    if (greeting.code !== 220) {
      return { status: 'answered', greeting, ehlo: null, tls: { status: 'unknown', failure: null } };
    }
    const ehlo = await this.#say(`EHLO ${this.#name()}`);
    if (typeof ehlo === 'string') {
      return { status: 'answered', greeting, ehlo: null, tls: { status: 'unknown', failure: ehlo } };
    }
    const outcome = await this.#tls(ehlo);
    // RFC 5321 section 4.1.1.10; the answer is of no use to us.
    if (this.#socket.writable) this.#socket.write('QUIT\r\n');
    return { status: 'answered', greeting, ehlo, tls: outcome };
  }

  stop(failure: 'timeout' | 'cancelled'): void {
    this.#reader.stop(failure);
    this.#abort?.(failure);
  }

  close(): void {
    this.#socket.destroy();
  }

  #tls(ehlo: SmtpReply): Promise<TlsOutcome> {
    if (offersTls(ehlo)) return this.#startTls();
    return Promise.resolve(knowsNoMore(ehlo) ? { status: 'not_offered' } : { status: 'unknown', failure: null });
  }

  async #startTls(): Promise<TlsOutcome> {
    const reply = await this.#say('STARTTLS');
    if (typeof reply === 'string') {
      return isOurTime(reply) ? { status: 'unknown', failure: reply } : { status: 'failed', reason: reply };
    }
    if (reply.code !== 220) return { status: 'refused', reply };
    // RFC 3207 section 5: what came in the clear after the reply must not count as encrypted.
    if (this.#reader.hasMore) return { status: 'failed', reason: 'data before TLS' };
    this.#reader.release();
    // An error of the connection below also reaches TLS; here it must only not be unheard.
    this.#socket.on('error', () => undefined);
    return this.#secure();
  }

  #secure(): Promise<TlsOutcome> {
    const { ca, now = () => new Date() } = this.#options;
    return new Promise((resolve) => {
      const secure = tls.connect({
        socket: this.#socket,
        ...(net.isIP(this.#host) === 0 ? { servername: this.#host } : {}),
        // Judged afterwards: the point is to see what is wrong. Names are compared by the check.
        rejectUnauthorized: false,
        checkServerIdentity: () => undefined,
        ...(ca === undefined ? {} : { ca: [...tls.rootCertificates, ca] }),
      });
      this.#abort = (failure) => resolve({ status: 'unknown', failure });
      secure.on('error', (error: Error) => resolve({ status: 'failed', reason: reasonOf(error) }));
      secure.once('close', () => resolve({ status: 'failed', reason: 'closed' }));
      secure.once('secureConnect', () => {
        this.#socket = secure;
        const protocol = secure.getProtocol() ?? '?';
        const certificate = certificateOf(secure, now());
        resolve({ status: 'secured', protocol, cipher: secure.getCipher().name, certificate });
      });
    });
  }

  #say(command: string) {
    this.#socket.write(`${command}\r\n`);
    return this.#reader.next();
  }

  #name(): string {
    if (this.#options.heloName !== undefined) return this.#options.heloName;
    const own = this.#socket.localAddress ?? '127.0.0.1';
    return own.includes(':') ? `[IPv6:${own}]` : `[${own}]`;
  }
}

function offersTls(ehlo: SmtpReply): boolean {
  return ehlo.code === 250 && ehlo.lines.slice(1).some((line) => /^STARTTLS\s*$/i.test(line));
}

/** It listed its extensions, or has none to list (RFC 5321 section 3.2: it does not know EHLO). Else it refused us. */
function knowsNoMore({ code }: SmtpReply): boolean {
  return code === 250 || code === 500 || code === 502;
}

/** The time was up: that may be our own network's fault. */
function isOurTime(failure: ProbeFailure): boolean {
  return failure === 'timeout' || failure === 'cancelled';
}

function reasonOf(error: Error): string {
  return 'code' in error ? String(error.code) : 'TLS failed';
}
