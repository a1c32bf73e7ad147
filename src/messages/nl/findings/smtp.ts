import type { ProbeFailure } from '../../../checks/smtp/probe.ts';
import type { DnsFailure } from '../../../dns/answer.ts';
import type { SmtpTexts } from '../../finding-groups.ts';
import { WHY } from '../failures.ts';

const PROBE: Readonly<Record<ProbeFailure | DnsFailure, string>> = {
  ...WHY,
  timeout: 'er kwam op tijd geen antwoord',
  refused: 'de verbinding werd geweigerd',
  unreachable: 'er kwam vanaf hier geen verbinding tot stand',
  closed: 'de verbinding werd zonder een woord verbroken',
  not_smtp: 'wat er kwam is geen SMTP',
};

export const smtp: SmtpTexts = {
  SMTP_UNREACHABLE: ({ host, ip, failure }) =>
    `Met ${at(host, ip)} was op poort 25 niet te praten: ${PROBE[failure]}. Veel netwerken blokkeren poort 25, dus het kan aan dit netwerk liggen en niet aan de server.`,
  SMTP_NO_ADDRESS: ({ host }) => `${host} heeft geen adres, dus er is niets om mee te verbinden.`,
  SMTP_PRIVATE: ({ host, addresses }) =>
    `${host} heeft alleen privéadressen (${addresses.join(', ')}). Vanaf internet is dat niet te bereiken, en ik maak er geen verbinding mee.`,
  SMTP_REFUSES: ({ host, ip, reply }) => `${at(host, ip)} antwoordt, maar neemt vanaf hier geen mail aan: "${reply}".`,
  SMTP_GREETS: ({ host, ip, banner }) => `${at(host, ip)} meldt zich met "${banner}".`,
  BANNER_NOT_FQDN: ({ name }) =>
    `De banner begint met "${name}", en dat is geen volledige openbare hostnaam. Daar hoort de eigen naam van de server te staan, zoals mail.example.com.`,
  BANNER_IS_PTR: ({ ip, name }) => `De naam in de banner, ${name}, is ook de PTR van ${ip}.`,
  BANNER_NOT_PTR: ({ ip, name, ptr }) =>
    ptr === null
      ? `De naam in de banner is ${name}, en ${ip} heeft geen PTR-record. Voor een server die alleen ontvangt is dat geen fout.`
      : `De naam in de banner is ${name} en de PTR van ${ip} is ${ptr}. Dat die verschillen is op zich geen fout.`,
  STARTTLS_OK: ({ host, protocol, cipher }) => `${host} biedt STARTTLS aan, en dat werkt (${protocol}, ${cipher}).`,
  STARTTLS_MISSING: ({ host }) => `${host} biedt geen STARTTLS aan: mail ernaartoe gaat onversleuteld.`,
  STARTTLS_FAILED: ({ host, reason }) => `${host} biedt STARTTLS aan, maar het mislukt: ${reason}.`,
  STARTTLS_UNKNOWN: ({ host, failure }) =>
    `STARTTLS van ${host} was niet te controleren; na de begroeting gold: ${PROBE[failure]}. Dat betekent niet dat TLS ontbreekt.`,
  CERTIFICATE_OK: ({ host, issuer, validTo }) =>
    `Het certificaat van ${host} is geldig, van ${issuer}, tot ${validTo.slice(0, 10)}.`,
  CERTIFICATE_EXPIRED: ({ host, validTo }) => `Het certificaat van ${host} is verlopen op ${validTo.slice(0, 10)}.`,
  CERTIFICATE_OTHER_NAME: ({ host, names }) =>
    `Het certificaat van ${host} is voor ${names.length === 0 ? 'geen enkele naam' : names.join(', ')}. Afzenders die namen controleren (MTA-STS, DANE-TA) bezorgen niet.`,
  CERTIFICATE_UNTRUSTED: ({ host, reason, issuer }) =>
    `Het certificaat van ${host}, van ${issuer}, wordt niet vertrouwd (${reason}). De meeste afzenders bezorgen toch; wie MTA-STS afdwingt niet.`,
  TLSA_MATCHES: ({ host }) => `Het certificaat van ${host} past bij zijn TLSA-records (DANE).`,
  TLSA_MISMATCH: ({ host, validated }) =>
    `Het certificaat van ${host} past bij geen van zijn TLSA-records (DANE). ${validated ? 'Afzenders die DANE kennen bezorgen daar niet.' : 'Als de zone ondertekend is, bezorgen afzenders die DANE kennen daar niet.'}`,
};

function at(host: string, ip: string | null): string {
  return ip === null || ip === host ? host : `${host} (${ip})`;
}
