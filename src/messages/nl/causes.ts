import { providerName } from '../../knowledge/providers.ts';
import { addressType, isIpv6, type Names } from '../../knowledge/remedies/names.ts';
import type { CauseTexts } from '../catalog.ts';

/** A name or address behind its noun; nothing while it is unknown, and the sentence stays whole. */
const named = (name: string | null) => (name === null ? '' : ` ${name}`);
/** The same in brackets. */
const bracketed = (name: string | null) => (name === null ? '' : ` (${name})`);
const ipv6 = (names: Names) => named(isIpv6(names) ? names.ip : null);
const provider = (names: Names) => named(names.provider === null ? names.operator : providerName(names.provider));

/** Why a server in the MX records is the wrong one. */
const wrongMx = (names: Names): string =>
  names.mxIsAddress.length > 0
    ? `In het MX-record van het ontvangende domein${named(names.recipientDomain)} staat een adres, ${names.mxIsAddress.join(', ')}, waar de naam van een server hoort. Er is dus geen server te vinden; het gaat om de DNS van de ontvangende kant.`
    : `Het MX-record van het ontvangende domein${named(names.recipientDomain)} leidt naar een server${bracketed(names.remoteHost)} die dat domein niet bedient. Het gaat om de ontvangende kant, het MX-record of de mailserver daar.`;

/** Verdicts: what is wrong and on which side. What to do about it stands with the remedies. */
export const causes: CauseTexts = {
  // Reverse DNS: without a PTR iprev is permerror, with one that does not confirm it is fail (RFC 8601 section 2.7.3).
  rdns_missing: (names) =>
    names.ptrUnknown
      ? `De ontvanger vond geen PTR-record voor het versturende IP-adres${named(names.ip)}, en eist er een. Of dat nu nog zo is, kon ik niet nagaan, want uit DNS kwam geen antwoord.`
      : `Het versturende IP-adres${named(names.ip)} heeft geen PTR-record (iprev=permerror), en de ontvanger eist er een. Wat ontbreekt is de reverse DNS van de versturende kant.`,
  rdns_missing_ipv6: (names) =>
    names.ptrUnknown
      ? `De ontvanger vond geen PTR-record voor het versturende IPv6-adres${ipv6(names)}, en eist er een voor mail via IPv6. Of dat nu nog zo is, kon ik niet nagaan, want uit DNS kwam geen antwoord.`
      : `Het versturende IPv6-adres${ipv6(names)} heeft geen PTR-record (iprev=permerror), en voor mail via IPv6 eist de ontvanger er een. Wat ontbreekt is de reverse DNS van de versturende kant.`,
  rdns_missing_wrong_egress_ip: (names) =>
    names.ip === null
      ? 'De mail vertrekt vanaf een ander IP-adres dan het adres dat je beheert, en dat andere adres heeft geen PTR-record (iprev=permerror). Het gaat om het uitgaande adres aan de versturende kant.'
      : `De mail vertrekt vanaf ${names.ip}, niet vanaf het IP-adres dat je beheert, en ${names.ip} heeft geen PTR-record (iprev=permerror). Het gaat om het uitgaande adres aan de versturende kant.`,
  rdns_missing_fallback_connector: (names) =>
    `Een tweede verzendconnector aan jouw kant heeft dit rechtstreeks verstuurd, buiten de smarthost om. Het IP-adres${named(names.ip)} dat die gebruikt heeft geen PTR-record (iprev=permerror).`,
  rdns_fwd_missing: (names) =>
    names.ip !== null && names.ptrName !== null
      ? `Het versturende IP-adres ${names.ip} heeft als PTR ${names.ptrName}, maar die naam heeft geen ${addressType(names)}-record dat ernaar terugleidt (iprev=fail). Het forward record ontbreekt, aan de versturende kant.`
      : `Het versturende IP-adres${named(names.ip)} heeft een PTR, maar de naam daarin heeft geen A- of AAAA-record dat ernaar terugleidt (iprev=fail). Het forward record ontbreekt, aan de versturende kant.`,
  rdns_fwd_mismatch: (names) =>
    names.ip !== null && names.ptrName !== null
      ? `Het versturende IP-adres ${names.ip} heeft als PTR ${names.ptrName}, maar die naam verwijst niet terug naar ${names.ip} (iprev=fail). De PTR en het forward record aan de versturende kant komen niet overeen.`
      : `Het versturende IP-adres${named(names.ip)} heeft een PTR, maar de naam daarin verwijst niet terug naar hetzelfde adres (iprev=fail). De PTR en het forward record aan de versturende kant komen niet overeen.`,
  rdns_generic: (names) =>
    `De PTR${named(names.ptrName)} van het versturende IP-adres${named(names.ip)} lijkt gegenereerd of dynamisch, zoals bij een thuislijn, en van zulke adressen neemt de ontvanger geen mail aan. Het gaat om de naam aan de versturende kant.`,
  rdns_temperror: (names) =>
    names.ptrName !== null
      ? `De reverse DNS van het versturende IP-adres${named(names.ip)} is niet te bevestigen (iprev=temperror): de PTR is ${names.ptrName}, en de nameservers van die naam antwoorden niet goed. Of die terugleidt, blijkt pas als ze dat doen.`
      : `De reverse DNS van het versturende IP-adres${named(names.ip)} is niet op te zoeken (iprev=temperror): de nameservers van de reverse zone${named(names.reverseZone)} antwoorden niet goed. Of er een PTR is, blijkt pas als ze dat doen.`,
  rdns_propagation: (names) =>
    `De reverse DNS van het versturende IP-adres${named(names.ip)} klopt bij de autoritatieve nameservers, maar de ontvanger had nog een ouder antwoord in de cache. Dat gaat vanzelf over; er hoeft niets te veranderen.`,

  // Azure
  azure_reversefqdn_ownership: (names) =>
    `Azure weigert de PTR (ReverseFqdn), omdat het niet kan zien dat de naam${named(names.mailName)} bij jouw abonnement hoort. De naam leidt niet naar een openbaar IP-adres van dat abonnement.`,
  azure_reversefqdn_dynamic_ip: (names) =>
    `Azure weigert de PTR (ReverseFqdn), omdat het openbare IP-adres${named(names.ip)} dynamisch is. Een naam op grond van het A-record accepteert Azure alleen bij een statisch adres.`,
  azure_reversefqdn_label_scope_bug: () =>
    'Azure weigert de PTR (ReverseFqdn) hoewel naam en adres in orde zijn, omdat het openbare IP-adres een domainNameLabelScope heeft. Dat is een gemelde fout bij Azure, niet aan jouw kant.',
  azure_no_ipv6_ptr: (names) =>
    `Het versturende IPv6-adres${ipv6(names)} staat in Azure en heeft geen PTR-record (iprev=permerror). Azure heeft geen PTR voor IPv6-adressen, dus het kan er geen krijgen.`,
  azure_default_outbound_ip_no_ptr: (names) =>
    `De virtuele machine verstuurt via de standaard uitgaande toegang van Azure (default outbound access). Het IP-adres${named(names.ip)} dat ontvangers zien is van Microsoft en kan veranderen, dus jij kunt er geen PTR-record voor zetten.`,
  outdated_doc_azure_firewall: () =>
    'Het advies dat Azure Firewall niet voor poort 25 gebruikt kan worden komt uit een verouderd document. Volgens de tekst van Microsoft van 28 juli 2025 kan het wel, binnen de grenzen van het soort abonnement.',

  // No connection
  port25_blocked: (names) =>
    `De provider${provider(names)} blokkeert uitgaande verbindingen naar poort 25 vanaf de versturende server. De mail komt bij geen enkele ontvanger aan, dus geen ontvanger heeft hem geweigerd.`,
  port25_blocked_local: () =>
    'Een firewall, network security group (NSG) of route aan je eigen kant houdt de mail tegen, of er is helemaal geen weg naar buiten. Geen ontvanger heeft hem geweigerd.',
  port25_blocked_abuse: (names) =>
    `De provider${provider(names)} heeft uitgaand verkeer op poort 25 van de versturende server dichtgezet, omdat er misbruik of spam vandaan kwam. Geen ontvanger heeft deze mail geweigerd; hij gaat niet naar buiten.`,
  port25_exemption_not_active: () =>
    'De uitzondering voor poort 25 is toegekend, maar is op je virtuele machine nog niet actief, dus de verbindingen worden nog geblokkeerd. In Azure gaat die in zodra de machine is gestopt (deallocated) en weer gestart; opnieuw opstarten is niet genoeg.',
  connection_timeout: (names) =>
    `De ontvangende server${named(names.remoteHost)} antwoordt niet op poort 25: de verbinding kreeg een time-out. Dat is geen weigering; er is iets mis bij deze ene bestemming of op de weg ernaartoe.`,
  connection_refused: (names) =>
    `De ontvangende server${named(names.remoteHost)} weigert de verbinding of verbreekt die meteen. Naar het bericht is niet gekeken; de weigering komt van de ontvangende kant.`,
  connection_limit: (names) =>
    `De versturende server heeft meer verbindingen tegelijk open dan de ontvangende server${named(names.remoteHost)} toestaat. Het gaat om het aantal dat de versturende kant opent, niet om het bericht.`,
  dns_failure: () =>
    'Een DNS-lookup waar deze mail van afhangt is mislukt: de nameservers van het domein antwoordden niet. Dat betekent niet dat er een record ontbreekt; het is aan degene die de DNS van dat domein beheert.',

  // Later or slower
  rate_limit: (names) =>
    `Er kwam in korte tijd meer mail dan de ontvangende server${named(names.remoteHost)} aanneemt. Die begrenst het tempo; wat met een 4xx-code geweigerd is probeert je server vanzelf opnieuw.`,
  reputation_deferral: (names) =>
    `De ontvangende server${named(names.remoteHost)} stelt mail van het versturende IP-adres${named(names.ip)} uit vanwege de reputatie of het volume. Het is tijdelijk: je server probeert het vanzelf opnieuw.`,
  greylist: (names) =>
    `De ontvangende server${named(names.remoteHost)} gebruikt greylisting: de eerste poging van een afzender die hij nog niet kent stelt hij uit. Je server probeert het vanzelf opnieuw; er hoeft niets te gebeuren.`,
  greylist_delayed: () =>
    'Dit is een vertragingsbericht, geen mislukking: het bericht staat nog in de wachtrij. Je server probeert het vanzelf opnieuw; er hoeft niets te gebeuren.',
  message_expired: (names) =>
    names.recipientDomain === null
      ? 'De versturende server heeft de aflevering steeds opnieuw geprobeerd tot de tijd in de wachtrij om was, en het toen opgegeven. De oorzaak zit in de laatste fout daarvoor, niet in het verlopen zelf.'
      : `De versturende server heeft de aflevering bij ${names.recipientDomain} steeds opnieuw geprobeerd tot de tijd in de wachtrij om was, en het toen opgegeven. De oorzaak zit in de laatste fout daarvoor, niet in het verlopen zelf.`,
  too_many_recipients: () =>
    'Het bericht heeft meer ontvangers, of er is in een uur of een dag meer verstuurd, dan de server die weigerde toestaat. Het gaat om het aantal aan de versturende kant, niet om één ontvanger.',
  sending_quota: () =>
    'Het dag- of uurquotum van je eigen verzenddienst is op. Het zit aan de versturende kant; de ontvanger heeft niets geweigerd.',

  // The sending server's name and certificate
  helo_invalid: () =>
    'De versturende server meldt zich met een HELO/EHLO-naam die geen volledige openbare hostnaam is, zoals een interne naam. Van een server die zich zo meldt neemt de ontvanger geen mail aan.',
  helo_banner_mismatch_mx: (names) =>
    `De namen aan de versturende kant komen niet overeen: de HELO of SMTP-banner, de PTR${named(names.ptrName)} en de MX-naam van het domein. Deze ontvanger verwacht dat ze dat wel doen.`,
  recipient_policy_helo_ptr: (names) =>
    `De ontvangende server${named(names.remoteHost)} weigert omdat de HELO-naam niet dezelfde is als de PTR van het versturende IP-adres${named(names.ip)}. Die twee hoeven niet gelijk te zijn; de regel aan de ontvangende kant klopt niet.`,
  cert_fqdn_mismatch: () =>
    'Dit is geen bounce en heeft niets met reverse DNS te maken: de FQDN van de Exchange-connector staat in geen enkel geïnstalleerd certificaat van de server. De mail loopt gewoon, maar de connector kan geen STARTTLS bieden.',

  // SPF, DKIM, DMARC
  auth_missing: () =>
    'Het bericht slaagt niet voor SPF en ook niet voor DKIM, dus de ontvanger kan niet zien of het echt van het domein van de afzender komt. Wat ontbreekt is de authenticatie aan de versturende kant.',
  auth_all_failed: () =>
    'SPF, DKIM en DMARC zijn voor dit bericht alle drie mislukt. Het gaat om de authenticatie van het domein van de afzender, aan de versturende kant.',
  auth_bulk_required: () =>
    'De ontvanger past zijn regels voor bulkverzenders toe: SPF en DKIM moeten allebei slagen, en het domein van de afzender heeft DMARC nodig. Aan de versturende kant is minstens een van de drie niet in orde.',
  ipv6_auth: (names) =>
    `Mail via IPv6 moet bij deze ontvanger slagen voor SPF of DKIM, en het bericht van het versturende IPv6-adres${ipv6(names)} slaagt voor geen van beide. Het gaat om de authenticatie aan de versturende kant.`,
  dmarc_alignment: () =>
    'DMARC mislukt: SPF noch DKIM slaagt voor het domein in de From-header. Slagen voor een ander domein telt niet (alignment); het gaat om de instellingen aan de versturende kant.',
  dmarc_missing: () =>
    'De ontvanger eist DMARC, en het domein van de afzender heeft geen DMARC-record met een policy. Het ontbreekt in de DNS van de versturende kant.',
  spf_fail: (names) =>
    `SPF mislukt: het versturende IP-adres${named(names.ip)} staat niet in het SPF-record van het domein van de afzender. Het gaat om de DNS van de versturende kant.`,
  spf_multiple: () =>
    'Het domein van de afzender heeft meer dan één SPF-record. Er mag er maar één zijn, dus SPF eindigt in permerror (RFC 7208, paragraaf 4.5) en slaagt niet.',
  spf_too_many_lookups: () =>
    'Het SPF-record van het domein van de afzender heeft meer dan 10 DNS-lookups nodig. Dat is boven de grens, dus SPF eindigt in permerror (RFC 7208, paragraaf 4.6.4) en slaagt niet.',
  spf_permerror: () =>
    'Het SPF-record van het domein van de afzender is niet te verwerken (permerror), dus SPF slaagt niet. De fout zit in de DNS van de versturende kant.',
  dkim_invalid: () =>
    'Het bericht heeft een DKIM-handtekening, maar die klopt volgens de ontvanger niet. Of het ondertekenen aan de versturende kant is niet in orde, of het bericht is na het ondertekenen veranderd.',
  dkim_key_missing: () =>
    'Het bericht heeft een DKIM-handtekening, maar bij de selector daarvan staat geen sleutel in DNS, dus de handtekening is niet te controleren. De sleutel ontbreekt in de DNS van de versturende kant.',
  dkim_key_revoked: () =>
    'Het bericht heeft een DKIM-handtekening, maar de sleutel bij de selector is leeg, en dat betekent ingetrokken. Het gaat om de DKIM-sleutel van de versturende kant.',
  forwarding_breaks_spf: (names) =>
    `Het bericht ${names.forwardedFrom === null ? 'is' : `ging naar een adres bij ${names.forwardedFrom} en is daarvandaan`} doorgestuurd, en de doorsturende server heeft de oorspronkelijke envelopafzender laten staan. Het IP-adres${named(names.ip)} van die server staat niet in het SPF-record van het domein van die afzender, dus SPF mislukt; het gaat om de doorsturende server.`,
  mailinglist_breaks_dkim: () =>
    'Een mailinglijst heeft het bericht onderweg veranderd, waardoor de DKIM-handtekening van de oorspronkelijke afzender niet meer klopt. Het gaat om de mailinglijst, niet om de afzender of de ontvanger.',

  // Blocklists, reputation, abuse
  ip_blocklist: (names) =>
    names.delisted !== null
      ? `Toen de ontvanger keek stond het versturende IP-adres${named(names.ip)} op een blocklist, ${names.delisted}. Nu staat het er niet op.`
      : `Het versturende IP-adres${named(names.ip)} staat op een blocklist waar de ontvanger op afgaat. Het gaat om het versturende adres, niet om dit ene bericht.`,
  dnsbl_pbl: (names) =>
    `Het versturende IP-adres${named(names.ip)} staat op een lijst met adressen van eindgebruikers (PBL), waarvandaan mail niet rechtstreeks naar ontvangers hoort te gaan. Dat zegt wat voor adres het is, niet dat er spam vandaan kwam.`,
  dnsbl_resolver_error: (names) =>
    `De ontvangende server${named(names.remoteHost)} ziet een foutantwoord van een blocklist aan voor een vermelding. Dat antwoord zegt niets over de afzender; de fout zit aan de ontvangende kant.`,
  domain_blocklist: () =>
    'Een domein in het bericht, of het domein van de afzender, staat op een blocklist waar de ontvanger op afgaat. Het gaat om dat domein, niet om het versturende IP-adres.',
  ip_reputation: (names) =>
    `Het versturende IP-adres${named(names.ip)} heeft bij de ontvanger een slechte reputatie; een blocklist wordt niet genoemd. Het gaat om wat er eerder vanaf dat adres kwam, aan de versturende kant.`,
  domain_reputation: () =>
    'Het domein van de afzender heeft bij de ontvanger een slechte reputatie. Het gaat om alle mail van dat domein, aan de versturende kant.',
  tenant_blocked_ip: (names) =>
    `De mail vertrekt vanaf een IP-adres${bracketed(names.ip)} dat de maildienst voor gedeelde of nieuwe tenants gebruikt, en dat adres is geblokkeerd. Dat is iets voor de support van die dienst, niet voor een delisting-formulier.`,
  not_allowlisted: (names) =>
    `De ontvanger neemt alleen mail aan van servers die hij kent, en het versturende IP-adres${named(names.ip)} hoort daar nog niet bij. Hij wil dat nieuwe verstuurders zich aanmelden.`,
  sender_compromised: () =>
    'Het account of de server waar dit vandaan komt verstuurt spam en is daarom geblokkeerd. Aan de versturende kant is waarschijnlijk een account of machine gekaapt.',
  recipient_probing: () =>
    'Er gaat vanaf de versturende kant te veel mail naar ontvangers die niet bestaan. Voor de ontvangende server lijkt dat op het uitproberen van adressen.',
  open_relay: (names) =>
    `De versturende server${named(names.ip)} is een open relay: hij stuurt mail door voor iedereen. Daarom weigert de ontvanger hem.`,
  content_spam: () =>
    'De ontvanger houdt het bericht op grond van de inhoud voor spam. Het gaat om dit bericht, niet om DNS of de versturende server.',
  content_malware: () =>
    'De ontvanger vond een virus, malware of phishing in het bericht, of ziet iets erin daarvoor aan. Het gaat om de inhoud, aan de versturende kant.',
  attachment_blocked: () =>
    'Het bericht heeft een bijlage van een type dat de ontvanger niet toestaat. Het gaat om de bijlage, niet om de versturende server.',

  // Rules and settings, on either side
  recipient_policy: (names) =>
    names.ownBlock
      ? `Je eigen organisatie blokkeert mail aan ${names.recipientDomain ?? 'deze ontvanger'}: die staat op de Tenant Allow/Block List van de verzendende tenant. De ontvanger heeft niets geweigerd.`
      : `Een regel van de organisatie van de ontvanger${bracketed(names.recipientDomain)} weigert deze mail. Het is hun regel, en alleen hun beheerder kan die veranderen.`,
  ipv6_not_accepted: (names) =>
    `Het ontvangende domein${named(names.recipientDomain)} neemt geen mail via IPv6 aan, en deze mail werd via IPv6 aangeboden. Dat is een instelling aan de ontvangende kant.`,
  ipv6_not_enabled_tenant: (names) =>
    `In je eigen Microsoft 365-tenant is het domein${named(names.recipientDomain)} niet ingeschakeld voor mail via IPv6. Verstuurders die via IPv6 komen worden geweigerd; het is een instelling aan jouw kant, de ontvangende.`,
  connector_attribution: () =>
    'De mail past niet meer bij de inkomende connector van de Microsoft 365-tenant: het certificaat of het IP-adres is niet wat de connector verwacht. Het is een instelling van die tenant, de ontvangende kant.',
  connector_attribution_ipv6: (names) =>
    `De mail komt via IPv6 binnen, en dat bronadres${ipv6(names)} past niet bij de inkomende connector van de Microsoft 365-tenant. Het is een instelling van die tenant, de ontvangende kant.`,
  direct_send_blocked: () =>
    'De Microsoft 365-tenant weigert Direct Send: mail met een eigen domein als afzender die zonder authenticatie wordt aangeboden. Het gaat om hoe het apparaat of programma zijn mail aanbiedt.',
  forwarding_disabled: () =>
    'Automatisch doorsturen naar buiten staat uit in de organisatie van de mailbox die doorstuurt. Hun eigen beleid heeft de mail geweigerd, niet de uiteindelijke ontvanger.',
  smtp_auth: (names) =>
    `De mailserver${named(names.remoteHost)} weigert de login (SMTP AUTH): de gebruikersnaam of het wachtwoord klopt niet, of ontbreekt. Het gaat om het apparaat of programma dat verstuurt.`,
  smtp_auth_basic: (names) =>
    `De mailserver${named(names.remoteHost)} accepteert geen basic authentication meer, inloggen met alleen een gebruikersnaam en wachtwoord. Het gaat om het apparaat of programma dat verstuurt.`,
  relaying_denied: (names) =>
    `De mailserver${named(names.remoteHost)} wil dit bericht niet doorgeven (relaying denied). De ontvanger zit niet in een van zijn eigen domeinen, en voor deze afzender geeft hij geen mail door.`,
  routing_loop: (names) =>
    names.recipientDomain === null
      ? 'Het bericht ging rond tussen servers die het steeds aan elkaar doorgaven, of een server zou het aan zichzelf geven, tot het werd tegengehouden. De fout zit in de routering voor de ontvanger.'
      : `Het bericht ging rond tussen servers die het steeds aan elkaar doorgaven, of een server zou het aan zichzelf geven, tot het werd tegengehouden. De fout zit in de routering voor ${names.recipientDomain}.`,
  journal_failed: () =>
    'Een journaalrapport (journal report), de kopie van een bericht voor de journaalmailbox, kon niet worden afgeleverd. Het gaat om de journaling van je eigen organisatie.',

  // The recipient
  recipient_unknown: (names) =>
    names.recipientDomain === null
      ? 'De mailbox van de ontvanger bestaat niet. Het gaat om het adres, niet om de versturende server.'
      : `De mailbox van de ontvanger bestaat niet bij ${names.recipientDomain}. Het gaat om het adres, niet om de versturende server.`,
  recipient_unknown_dbeb: (names) =>
    `De organisatie van de ontvanger${bracketed(names.recipientDomain)} kent het adres niet en weigert het al aan de rand (directory-based edge blocking). "Access denied" is hier misleidend: met rechten heeft het niets te maken.`,
  recipient_domain_unknown: (names) =>
    `Het ontvangende domein${named(names.recipientDomain)} bestaat niet in DNS. Het gaat om het adres, niet om de versturende server.`,
  recipient_syntax: () =>
    'Het adres van de ontvanger is ongeldig: het is niet geschreven zoals een mailadres hoort. Het gaat om dat adres, aan de versturende kant.',
  mailbox_full: (names) =>
    names.recipientDomain === null
      ? 'De mailbox van de ontvanger is vol. Het zit aan de ontvangende kant, en het gaat niet om de versturende server.'
      : `De mailbox van de ontvanger bij ${names.recipientDomain} is vol. Het zit aan de ontvangende kant, en het gaat niet om de versturende server.`,
  mailbox_disabled: (names) =>
    names.recipientDomain === null
      ? 'De mailbox van de ontvanger bestaat, maar is uitgeschakeld of niet meer actief. Het zit aan de ontvangende kant.'
      : `De mailbox van de ontvanger bij ${names.recipientDomain} bestaat, maar is uitgeschakeld of niet meer actief. Het zit aan de ontvangende kant.`,
  recipient_server_error: (names) =>
    `De ontvangende server${named(names.remoteHost)} heeft zelf een storing en kan de mail niet aannemen. Het zit aan de ontvangende kant.`,
  null_mx: (names) =>
    names.senderNullMx
      ? `Het domein van de envelopafzender${named(names.envelopeDomain)} heeft een null MX (RFC 7505): het zegt dat het geen mail aanneemt, dus er kan geen antwoord heen, en de ontvanger weigert het als afzender. Het gaat om de versturende kant.`
      : `Het ontvangende domein${named(names.recipientDomain)} heeft een null MX (RFC 7505): het zegt zelf dat het helemaal geen mail aanneemt. Het gaat om het adres, niet om de versturende server.`,
  no_mx: (names) =>
    `Het ontvangende domein${named(names.recipientDomain)} heeft geen MX-record, en zegt dus niet welke server zijn mail aanneemt. Het gaat om de DNS van de ontvangende kant.`,
  mx_cname: (names) =>
    `Het MX-record van het ontvangende domein${named(names.recipientDomain)} verwijst naar een CNAME, en dat mag niet (RFC 2181, paragraaf 10.3). Het gaat om de DNS van de ontvangende kant.`,
  mx_wrong_or_domain_not_accepted: (names) =>
    names.mxPrivate.length > 0
      ? `Het MX-record van het ontvangersdomein${named(names.recipientDomain)} leidt naar ${names.mxPrivate.map(({ host, addresses }) => `${host} (${addresses.join(', ')})`).join(', ')}: privéadressen, die vanaf internet niet te bereiken zijn. Het gaat om de DNS van de ontvangende kant.`
      : wrongMx(names),

  // TLS
  tls_required: (names) =>
    names.remoteHost === null
      ? 'Deze mail mag alleen via TLS, en de twee servers kregen geen TLS-verbinding die aan de eis voldoet. Het gaat om de verbinding, niet om het bericht.'
      : `Deze mail mag alleen via TLS, en de verbinding met ${names.remoteHost} voldeed niet aan die eis. Het gaat om de verbinding, niet om het bericht.`,
  tls_certificate: (names) =>
    `Het certificaat van de ontvangende server${named(names.remoteHost)} is afgekeurd: het is verlopen, staat op een andere naam, of is ondertekend door niemand die de versturende server vertrouwt. Meestal zit dat aan de ontvangende kant.`,
  tls_mta_sts: (names) =>
    `Het ontvangende domein${named(names.recipientDomain)} heeft een MTA-STS-policy waar zijn eigen mailserver niet aan voldoet, dus de mail mag daar niet worden afgeleverd. Het zit aan de ontvangende kant.`,
  tls_dane: (names) =>
    `De ontvangende server${named(names.remoteHost)} voldoet niet aan het DANE-record (TLSA) dat zijn domein publiceert, of DNSSEC klopt er niet. Het zit aan de ontvangende kant.`,

  // The message and its sender address
  message_too_large: (names) =>
    `Het bericht is groter dan de ontvangende server${named(names.remoteHost)} aanneemt. Het gaat om dit bericht, niet om DNS of de versturende server.`,
  message_malformed: () =>
    'Het bericht of een van de headers is niet goed opgebouwd (RFC 5322). Het gaat om het programma dat het bericht maakte, aan de versturende kant.',
  smtp_protocol_error: (names) =>
    `De ontvangende server${named(names.remoteHost)} meldt een SMTP-fout: een opdracht met een verkeerde syntaxis of op het verkeerde moment. Het gaat om het gesprek tussen de twee servers, niet om het bericht.`,
  sender_address_invalid: () =>
    'Het adres van de afzender is ongeldig of wordt door de ontvanger geweigerd. Het gaat om de envelopafzender, aan de versturende kant.',
  sender_domain_unresolvable: () =>
    'Het domein van de envelopafzender is in DNS niet te vinden, dus de ontvanger accepteert de afzender niet. Het gaat om de DNS van de versturende kant.',

  // No fault, or none that is known
  multiple_causes: () =>
    'De mail aan de verschillende ontvangers mislukte om verschillende redenen. Elke oorzaak staat op zichzelf.',
  backscatter: () =>
    'Dit is een bounce van een bericht dat je nooit hebt verstuurd: iemand heeft jouw adres als afzender vervalst. Er is geen mail van jou mislukt.',
  not_a_bounce: () =>
    'Dit is geen bounce maar bijvoorbeeld een automatisch antwoord of een rapport. Er is niets gebounced.',
  verified_ok: (names) =>
    names.ip !== null && names.ptrName !== null
      ? `Bevestigd: het is opgelost. Het IP-adres ${names.ip} heeft als PTR ${names.ptrName}, en ${names.ptrName} verwijst terug naar ${names.ip} (iprev=pass).`
      : 'Wat fout was staat nu goed in DNS. Er hoeft niets meer veranderd te worden.',
  insufficient_info: (names) =>
    names.unlisted
      ? `${names.ip ?? 'Het adres'} staat op geen enkele blocklist die antwoord gaf. Daaruit blijkt niet waarom mail mislukt; daarvoor heb ik nodig wat een ontvanger over een bericht zei.`
      : 'Uit wat hier staat blijkt geen oorzaak. Het is te weinig om te zeggen wat er mis is, of aan welke kant.',
  unknown: () => 'Deze weigering ken ik niet. Wat eruit te lezen was wordt getoond.',
};
