import type { HeloFindings } from '../checks/helo/findings.ts';
import type { MxFindings } from '../checks/mx/findings.ts';
import type { DomainFindings } from '../checks/domain/findings.ts';
import type { BlocklistFindings } from '../checks/blocklist/findings.ts';
import type { MtaStsFindings } from '../checks/mta-sts/findings.ts';
import type { TlsRptFindings } from '../checks/tls-rpt/findings.ts';
import type { DaneFindings } from '../checks/dane/findings.ts';
import type { BimiFindings } from '../checks/bimi/findings.ts';
import type { SmtpFindings } from '../checks/smtp/findings.ts';
import type { OriginFindings } from '../checks/origin/findings.ts';
import type { ReverseFindings } from '../checks/reverse/findings.ts';
import type { SpfFindings } from '../checks/spf/findings.ts';
import type { FindingTexts } from './catalog.ts';

/** The texts of each check's findings: one file a check and language. */
export type ReverseTexts = Pick<FindingTexts, keyof ReverseFindings>;
export type OriginTexts = Pick<FindingTexts, keyof OriginFindings>;
export type SpfTexts = Pick<FindingTexts, keyof SpfFindings>;
export type HeloTexts = Pick<FindingTexts, keyof HeloFindings>;
export type MxTexts = Pick<FindingTexts, keyof MxFindings>;
export type DomainTexts = Pick<FindingTexts, keyof DomainFindings>;
export type BlocklistTexts = Pick<FindingTexts, keyof BlocklistFindings>;
export type MtaStsTexts = Pick<FindingTexts, keyof MtaStsFindings>;
export type TlsRptTexts = Pick<FindingTexts, keyof TlsRptFindings>;
export type DaneTexts = Pick<FindingTexts, keyof DaneFindings>;
export type BimiTexts = Pick<FindingTexts, keyof BimiFindings>;
export type SmtpTexts = Pick<FindingTexts, keyof SmtpFindings>;
