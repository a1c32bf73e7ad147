import type { FindingCode } from './finding.ts';
import { HOST_WEIGHTS } from './host/findings.ts';
import { HELO_WEIGHTS } from './helo/findings.ts';
import { MX_WEIGHTS } from './mx/findings.ts';
import { DOMAIN_WEIGHTS } from './domain/findings.ts';
import { BLOCKLIST_WEIGHTS } from './blocklist/findings.ts';
import { MTA_STS_WEIGHTS } from './mta-sts/findings.ts';
import { TLS_RPT_WEIGHTS } from './tls-rpt/findings.ts';
import { DANE_WEIGHTS } from './dane/findings.ts';
import { DKIM_WEIGHTS } from './dkim/findings.ts';
import { DMARC_WEIGHTS } from './dmarc/findings.ts';
import { BIMI_WEIGHTS } from './bimi/findings.ts';
import { SMTP_WEIGHTS } from './smtp/findings.ts';
import { ORIGIN_WEIGHTS } from './origin/findings.ts';
import { REVERSE_WEIGHTS } from './reverse/findings.ts';
import { SPF_WEIGHTS } from './spf/findings.ts';
import type { WeightOfFinding } from './weight.ts';

/** Severity, result word and the standard's section of each finding. */
export const WEIGHTS: Readonly<Record<FindingCode, WeightOfFinding>> = {
  ...REVERSE_WEIGHTS,
  ...ORIGIN_WEIGHTS,
  ...HELO_WEIGHTS,
  ...HOST_WEIGHTS,
  ...MX_WEIGHTS,
  ...DOMAIN_WEIGHTS,
  ...BLOCKLIST_WEIGHTS,
  ...MTA_STS_WEIGHTS,
  ...TLS_RPT_WEIGHTS,
  ...DANE_WEIGHTS,
  ...BIMI_WEIGHTS,
  ...SMTP_WEIGHTS,
  ...SPF_WEIGHTS,
  ...DKIM_WEIGHTS,
  ...DMARC_WEIGHTS,
};
