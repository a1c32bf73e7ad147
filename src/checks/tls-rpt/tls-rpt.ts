import type { Finding } from '../finding.ts';
import { trimmed, WSP } from '../../dns/white-space.ts';
import { readFields } from '../mta-sts/fields.ts';
import type { CheckTools } from '../request.ts';

/** Where a domain wants reports of failed TLS (RFC 8460 section 3). */
export async function checkTlsRpt(domain: string, tools: CheckTools): Promise<Finding[]> {
  const answer = await tools.resolver.resolve(`_smtp._tls.${domain}`, 'TXT', tools);
  const proof = [answer];
  if (answer.status === 'failed') {
    const args = { domain, failure: answer.failure };
    return [{ check: 'tls_rpt', code: 'TLS_RPT_TEMPERROR', subject: domain, args, proof }];
  }
  const records = answer.status === 'records' ? answer.records.filter((text) => /^v=TLSRPTv/i.test(text)) : [];
  const [record] = records;
  if (record === undefined) {
    return [{ check: 'tls_rpt', code: 'TLS_RPT_NONE', subject: domain, args: { domain }, proof }];
  }
  // RFC 8460 section 3: with more than one record, senders take none.
  if (records.length > 1) {
    const args = { domain, count: records.length };
    return [{ check: 'tls_rpt', code: 'TLS_RPT_SEVERAL', subject: domain, args, proof }];
  }
  const read = readTlsRptRecord(record);
  if (read === undefined) {
    return [{ check: 'tls_rpt', code: 'TLS_RPT_INVALID', subject: domain, args: { domain, record }, proof }];
  }
  return [{ check: 'tls_rpt', code: 'TLS_RPT_OK', subject: domain, args: { domain, rua: read.rua }, proof }];
}

/** Reads a TLSRPT record. @returns where reports go, or undefined when the record is not valid */
export function readTlsRptRecord(record: string): { readonly rua: readonly string[] } | undefined {
  const fields = readFields(record, 'TLSRPTv1', 'rua');
  const rua = fields?.filter(([name]) => name === 'rua').flatMap(([, value]) => value.split(','));
  const uris = rua?.map((uri) => trimmed(uri, WSP));
  return uris !== undefined && uris.length > 0 && uris.every(isReportUri) ? { rua: uris } : undefined;
}

/** RFC 8460 section 3: a mail address or an HTTPS address; RFC 3986 section 2: only its characters, escapes whole. */
function isReportUri(uri: string): boolean {
  return /^(?:mailto:[^@]+@[^@]+|https:\/\/.+)$/i.test(uri) && /^(?:%[\da-f]{2}|[\w\-.~:/?#[\]@$&'()*+=])+$/i.test(uri);
}
