// Fetches an MTA-STS policy (RFC 8461 section 3.3): one GET to an address that was checked, and nothing else.
import type { IncomingMessage } from 'node:http';
import https from 'node:https';
import type { FetchFailure, Fetched, FetchPolicy } from '../../src/checks/mta-sts/fetch.ts';
import { isDocumentationAddress, isPublicAddress } from '../../src/dns/addresses.ts';

export interface PolicyOptions {
  /** How long one address may take, from connecting to the last byte. */
  readonly timeoutMs?: number;
  /** Anything but 443 is for tests. */
  readonly port?: number;
  /** Lets it connect to private addresses: for one's own network. */
  readonly allowPrivate?: boolean;
  /** Certificates to trust beside the usual ones, PEM. */
  readonly ca?: string;
}

const PATH = '/.well-known/mta-sts.txt';
/** RFC 8461 section 3.3 suggests this limit. */
const MAX_BYTES = 64 * 1024;
const MAX_HEADER_BYTES = 16 * 1024;
const ADDRESSES_TRIED = 2;
/** Longer details are cut: they come from the other side. */
const MAX_DETAIL = 200;

/** Makes the fetcher. */
export function createFetchPolicy(options: PolicyOptions = {}): FetchPolicy {
  return async (host, addresses, signal) => {
    // Whoever asks has looked at them; this is the last door before the network, so it looks again.
    const allowed = addresses.filter((address) => options.allowPrivate === true || isPublicAddress(address));
    if (allowed.length === 0) return failed('private', addresses[0] ?? null);
    let result: Fetched = failed('unreachable', null);
    for (const address of allowed.slice(0, ADDRESSES_TRIED)) {
      result = isDocumentationAddress(address)
        ? failed('unreachable', null)
        : await get(host, address, options, signal);
      if (result.status === 'text' || (result.failure !== 'unreachable' && result.failure !== 'timeout')) return result;
    }
    return result;
  };
}

/** One request to one address. The name is never looked up again, so DNS cannot lead the connection elsewhere. */
function get(host: string, address: string, options: PolicyOptions, signal: AbortSignal | undefined): Promise<Fetched> {
  const { timeoutMs = 4000, port = 443, ca } = options;
  return new Promise((resolve) => {
    const limit = AbortSignal.timeout(timeoutMs);
    const ends = signal ? AbortSignal.any([limit, signal]) : limit;
    const request = https.get({
      host: address,
      port,
      path: PATH,
      // RFC 8461 section 3.3: the certificate has to be valid for the policy host.
      servername: host,
      headers: { host: port === 443 ? host : `${host}:${port}`, accept: 'text/plain' },
      agent: false,
      maxHeaderSize: MAX_HEADER_BYTES,
      signal: ends,
      ...(ca === undefined ? {} : { ca }),
    });
    request.on('response', (response) => {
      void read(response).then((fetched) => {
        resolve(fetched);
        request.destroy();
      });
    });
    request.on('error', (error) => {
      if (limit.aborted) resolve(failed('timeout', null));
      else if (ends.aborted) resolve(failed('cancelled', null));
      else resolve(failureOf(error));
    });
  });
}

async function read(response: IncomingMessage): Promise<Fetched> {
  const { statusCode = 0, headers } = response;
  // RFC 8461 section 3.3: redirects must not be followed.
  if (statusCode >= 300 && statusCode < 400) return failed('redirect', headers.location ?? String(statusCode));
  if (statusCode !== 200) return failed('status', String(statusCode));
  if (!/^text\/plain\s*(?:;|$)/i.test(headers['content-type'] ?? '')) {
    return failed('content_type', headers['content-type'] ?? null);
  }
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MAX_BYTES) return failed('too_large', null);
      chunks.push(chunk);
    }
  } catch (error) {
    return error instanceof Error && error.name === 'AbortError' ? failed('timeout', null) : failed('protocol', null);
  }
  return { status: 'text', text: Buffer.concat(chunks).toString('utf8') };
}

/** OpenSSL's and the system's words for what went wrong. */
function failureOf(error: Error): Fetched {
  const code = 'code' in error ? String(error.code) : '';
  if (/^E(?:CONNREFUSED|HOSTUNREACH|NETUNREACH|ADDRNOTAVAIL|ACCES|PERM)$/.test(code))
    return failed('unreachable', null);
  if (code === 'ETIMEDOUT') return failed('timeout', null);
  if (/CERT|SIGNATURE|ISSUER|ALTNAME|CRL/.test(code)) return failed('certificate', code);
  return failed('protocol', code === '' ? null : code);
}

function failed(failure: FetchFailure, detail: string | null): Fetched {
  return { status: 'failed', failure, detail: detail === null ? null : detail.slice(0, MAX_DETAIL) };
}
