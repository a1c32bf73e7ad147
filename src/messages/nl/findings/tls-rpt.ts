import type { TlsRptTexts } from '../../finding-groups.ts';
import { WHY } from '../failures.ts';

export const tlsRpt: TlsRptTexts = {
  TLS_RPT_NONE: ({ domain }) => `${domain} vraagt geen rapporten over mislukte TLS (TLSRPT). Dat hoeft ook niet.`,
  TLS_RPT_OK: ({ domain, rua }) => `${domain} vraagt rapporten over mislukte TLS, aan ${rua.join(', ')}.`,
  TLS_RPT_INVALID: ({ domain, record }) =>
    `Het TLSRPT-record van ${domain} is niet te lezen: "${record}". Het hoort te lijken op "v=TLSRPTv1; rua=mailto:tls@example.com".`,
  TLS_RPT_SEVERAL: ({ domain, count }) =>
    `${domain} heeft ${count} TLSRPT-records. Bij meer dan één nemen afzenders er geen.`,
  TLS_RPT_TEMPERROR: ({ domain, failure }) =>
    `Het TLSRPT-record van ${domain} was niet te controleren: ${WHY[failure]}. Dat betekent niet dat het ontbreekt.`,
};
