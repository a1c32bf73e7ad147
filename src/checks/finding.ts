import type { DnsAnswer } from '../dns/answer.ts';
import type { HostFindings } from './host/findings.ts';
import type { HeloFindings } from './helo/findings.ts';
import type { MxFindings } from './mx/findings.ts';
import type { DomainFindings } from './domain/findings.ts';
import type { BlocklistFindings } from './blocklist/findings.ts';
import type { MtaStsFindings } from './mta-sts/findings.ts';
import type { TlsRptFindings } from './tls-rpt/findings.ts';
import type { DaneFindings } from './dane/findings.ts';
import type { DkimFindings } from './dkim/findings.ts';
import type { DmarcFindings } from './dmarc/findings.ts';
import type { BimiFindings } from './bimi/findings.ts';
import type { SmtpFindings } from './smtp/findings.ts';
import type { CheckRequest } from './request.ts';
import type { OriginFindings } from './origin/findings.ts';
import type { ReverseFindings } from './reverse/findings.ts';
import type { SpfFindings } from './spf/findings.ts';

/**
 * What each finding code says, as arguments only: a check never speaks. Severity, result word and section stand beside the
 * codes of each check, the words in `messages`; a code without either does not compile.
 */
export interface FindingArgs
  extends HeloFindings,
    HostFindings,
    MxFindings,
    DomainFindings,
    BlocklistFindings,
    MtaStsFindings,
    TlsRptFindings,
    DaneFindings,
    BimiFindings,
    SmtpFindings,
    ReverseFindings,
    OriginFindings,
    SpfFindings,
    DkimFindings,
    DmarcFindings {}
export type FindingCode = keyof FindingArgs;

/** One thing a check found, good or bad, with the DNS answers that prove it. Plain data: it is stored with the case. */
export type Finding<C extends FindingCode = FindingCode> = {
  [K in C]: {
    readonly check: CheckId;
    readonly code: K;
    /** The address, name or domain it is about. */
    readonly subject: string;
    readonly args: FindingArgs[K];
    readonly proof: readonly DnsAnswer[];
  };
}[C];

export type CheckId = CheckRequest['check'];
