/** Record types the product asks for, with the shape of one record's data. Names are lower case without the final dot. */
export interface RecordData {
  A: string;
  AAAA: string;
  CNAME: string;
  NS: string;
  PTR: string;
  MX: { preference: number; exchange: string };
  /** One TXT record: its character strings as bytes, joined without a separator (RFC 7208 section 3.3), read as UTF-8. */
  TXT: string;
  SOA: {
    mname: string;
    rname: string;
    serial: number;
    refresh: number;
    retry: number;
    expire: number;
    minimum: number;
  };
  TLSA: { usage: number; selector: number; matchingType: number; certificate: string };
  DS: { keyTag: number; algorithm: number; digestType: number; digest: string };
}
export type RecordType = keyof RecordData;

/** Why a look-up gave no answer. None of these says anything about the record. */
export type DnsFailure =
  /** The server could not answer (RCODE 2): broken delegation, dead name servers. */
  | 'servfail'
  /** Records are there, and DNSSEC proves them false: a validating resolver holds them back (RFC 4035 section 4.3, bogus). */
  | 'bogus'
  /** The server will not answer us (RCODE 5 and the other error codes). */
  | 'refused'
  /** Nothing usable arrived in time. */
  | 'timeout'
  /** The caller stopped waiting, or the budget of questions was used up. */
  | 'cancelled';

interface Asked {
  readonly name: string;
  readonly type: RecordType;
}
interface Answered extends Asked {
  /** Seconds the answer may still be cached: the smallest TTL of the chain, or the negative TTL (RFC 2308 section 5). */
  readonly ttl: number;
  /** The names that CNAME records led through, in order, without the name asked for. Empty when there was no alias. */
  readonly aliases: readonly string[];
  /** The resolver says that it validated this answer with DNSSEC (AD bit, RFC 4035 section 3.2.3). */
  readonly authenticated: boolean;
}

interface Absent extends Answered {
  /** The zone that says so and its primary server, from the SOA in the authority section (RFC 2308 section 3). */
  readonly authority?: { readonly zone: string; readonly primary: string };
}

/** An answer from DNS. Absence (`nodata`, `nxdomain`) and failure are values and never mixed up. */
export type DnsAnswer<T extends RecordType = RecordType> =
  | (Answered & { readonly status: 'records'; readonly records: readonly RecordData[T][] })
  /** The name exists, without a record of this type (RFC 2308 section 2.2). */
  | (Absent & { readonly status: 'nodata' })
  /** The name does not exist (RFC 8020). */
  | (Absent & { readonly status: 'nxdomain' })
  | (Asked & { readonly status: 'failed'; readonly failure: DnsFailure });
