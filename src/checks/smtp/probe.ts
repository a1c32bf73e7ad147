/** A reply (RFC 5321 section 4.2): its code, and the text of each line. */
export interface SmtpReply {
  readonly code: number;
  readonly lines: readonly string[];
}

/** Why a conversation did not get anywhere. */
export type ProbeFailure =
  | 'timeout'
  /** Nothing listens there. */
  | 'refused'
  /** No route, or no probe in this run. */
  | 'unreachable'
  /** The server ended the connection. */
  | 'closed'
  /** What it sent is no SMTP, or more than a reply can be. */
  | 'not_smtp'
  | 'cancelled';

/** A digest or the whole of a certificate as TLSA records name it (RFC 6698 section 2.1), hexadecimal. */
export interface TlsaForm {
  readonly selector: 0 | 1;
  readonly matchingType: 0 | 1 | 2;
  readonly data: string;
}

/** The certificate a server showed. */
export interface Certificate {
  /** DNS names it is for (RFC 6125), lower case. */
  readonly names: readonly string[];
  readonly issuer: string;
  /** ISO 8601. */
  readonly validTo: string;
  readonly expired: boolean;
  /** Why it is not trusted by the usual roots for any name, in OpenSSL's word; null when it is. */
  readonly untrusted: string | null;
  /** The server's own certificate first, then what it sent along: each in the six forms of TLSA records. */
  readonly chain: readonly (readonly TlsaForm[])[];
}

export type TlsOutcome =
  | { readonly status: 'not_offered' }
  /** It never came to the question; `failure` null: the server had refused before. Says nothing about TLS. */
  | { readonly status: 'unknown'; readonly failure: ProbeFailure | null }
  | { readonly status: 'refused'; readonly reply: SmtpReply }
  | { readonly status: 'failed'; readonly reason: string }
  | {
      readonly status: 'secured';
      readonly protocol: string;
      readonly cipher: string;
      readonly certificate: Certificate | null;
    };

export type Probed =
  | { readonly status: 'failed'; readonly failure: ProbeFailure }
  | {
      readonly status: 'answered';
      readonly greeting: SmtpReply;
      /** Null when the greeting was no welcome, or nothing more was heard. */
      readonly ehlo: SmtpReply | null;
      readonly tls: TlsOutcome;
    };

/**
 * The port that talks SMTP to one address at port 25: greeting, EHLO, STARTTLS, QUIT. It never names a sender or a
 * recipient, connects to nothing but the address given, and never rejects.
 */
export type ProbeSmtp = (host: string, address: string, signal?: AbortSignal) => Promise<Probed>;
