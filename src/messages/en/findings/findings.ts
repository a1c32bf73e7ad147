import type { FindingTexts } from '../../catalog.ts';
import { host } from './host.ts';
import { helo } from './helo.ts';
import { mx } from './mx.ts';
import { domain } from './domain.ts';
import { blocklist } from './blocklist.ts';
import { mtaSts } from './mta-sts.ts';
import { tlsRpt } from './tls-rpt.ts';
import { dane } from './dane.ts';
import { dkim } from './dkim.ts';
import { dmarc } from './dmarc.ts';
import { bimi } from './bimi.ts';
import { smtp } from './smtp.ts';
import { origin } from './origin.ts';
import { reverse } from './reverse.ts';
import { spf } from './spf.ts';

export const findings: FindingTexts = {
  ...reverse,
  ...origin,
  ...helo,
  ...host,
  ...mx,
  ...domain,
  ...blocklist,
  ...mtaSts,
  ...tlsRpt,
  ...dane,
  ...bimi,
  ...smtp,
  ...spf,
  ...dkim,
  ...dmarc,
};
