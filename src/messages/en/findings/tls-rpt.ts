import type { TlsRptTexts } from '../../finding-groups.ts';
import { WHY } from '../failures.ts';

export const tlsRpt: TlsRptTexts = {
  TLS_RPT_NONE: ({ domain }) => `${domain} asks for no reports about failed TLS (TLSRPT). It need not.`,
  TLS_RPT_OK: ({ domain, rua }) => `${domain} asks for reports about failed TLS, to ${rua.join(', ')}.`,
  TLS_RPT_INVALID: ({ domain, record }) =>
    `The TLSRPT record of ${domain} cannot be read: "${record}". It should look like "v=TLSRPTv1; rua=mailto:tls@example.com".`,
  TLS_RPT_SEVERAL: ({ domain, count }) =>
    `${domain} has ${count} TLSRPT records. With more than one, senders take none.`,
  TLS_RPT_TEMPERROR: ({ domain, failure }) =>
    `The TLSRPT record of ${domain} could not be checked: ${WHY[failure]}. That does not mean there is none.`,
};
