import type { SourceId } from './remedies/sources.ts';
import { anyOf, butNot, type Pattern } from './questions/row.ts';
import { TOLD_TROUBLE } from './told-troubles.ts';
import type { Cause } from './vocabulary.ts';

/**
 * A trouble that is told without a refusal: an error of Azure, an event of Exchange, a provider's notice, the headers of a
 * test message. It is looked for only in what is said to the bot; narrow all the same, so that talk about mail stays talk.
 */
export interface Complaint {
  readonly id: string;
  /** The first guess, as a refusal's rule gives it; DNS and answers decide. */
  readonly cause: Cause;
  readonly says: Pattern;
  /** Refusals beside it that it explains: then it decides and not their words. Without: only where there is no refusal. */
  readonly over?: 'any' | readonly Cause[];
  /** An error, event, notice or header is there itself: a paste, whatever is being talked about. */
  readonly evident?: true;
  readonly source: SourceId;
  readonly samples: readonly string[];
}

/** Recognises a text in which each of the patterns occurs. */
function all(...patterns: readonly Pattern[]): Pattern {
  return { test: (text) => patterns.every((pattern) => pattern.test(text)) };
}

const PORT_25 = /\b(?:port|poort|tcp|tcp\/)[ :/-]?25\b|\bsmtp port\b|:25\b|\boutbound smtp\b/i;
const CLOSED =
  /\b(?:block|blocks|blocked|blocking|exception|allow(?:ed)?|permit|enable|fail(?:s|ing)?|hangs?|10060|(?:can ?not|can['’]?t|unable to|could not) (?:connect|reach|send)|geen verbinding|uitzondering|unblock\w*|closed|closes|open(?:ed|ing)?|exempt\w*|time-?s? ?out|etimedout|timing out|timed out|timeouts?|restrict\w*|not supported|isn['’]t supported|blokke\w*|geblokkeerd|deblokke\w*|dicht|open(?:en|zetten|gezet)|vrijstelling|niet ondersteund)\b/i;
/** A receiver's own results (RFC 8601), as a header or a part of one. */
const RESULTS =
  /\b(?:authentication-results|arc-authentication-results)\b|\b(?:smtp\.mailfrom|header\.(?:from|d|i)|smtp\.helo)=/i;
const PTR_WORDS = /\b(?:ptr|reverse dns|rdns|reverse-dns|reverse lookup)\b/i;
const CONNECTION: readonly Cause[] = [
  'connection_timeout',
  'connection_refused',
  'port25_blocked',
  'message_expired',
  'greylist_delayed',
  'unknown',
];
const REVERSE: readonly Cause[] = ['rdns_missing', 'rdns_missing_ipv6', 'unknown'];

/** In this order; the first that matches counts. */
export const COMPLAINTS = [
  {
    id: 'azure.reverse-label-scope',
    cause: 'azure_reversefqdn_label_scope_bug',
    says: all(/reverse-?fqdn/i, /domain[-_]?name[-_]?label[-_]?scope/i),
    over: REVERSE,
    evident: true,
    source: 'azureLabelScope',
    samples: [
      'az network public-ip update -g rg -n pip --reverse-fqdn mail.contoso.example.\n(ReverseFqdnDoesNotBelongToSubscription) ReverseFqdn mail.contoso.example. that PublicIPAddress pip is trying to use does not belong to subscription x. The IP was made with domainNameLabelScope TenantReuse.',
    ],
  },
  {
    id: 'azure.reverse-ipv6',
    cause: 'azure_no_ipv6_ptr',
    says: /cannot specify reverse fqdn\b[^\n]{1,300}\bipv6/i,
    evident: true,
    source: 'azureNoIpv6',
    samples: ["Cannot specify reverse fqdn 'mail.contoso.example.' for IPv6 PublicIp '/subscriptions/x/mail-v6'."],
  },
  {
    id: 'azure.reverse-ownership',
    cause: 'azure_reversefqdn_ownership',
    says: anyOf(
      /ReverseFqdnDoesNotBelongToSubscription/i,
      all(/reverse-?fqdn/i, /does not belong to (?:the )?subscription|hoort niet bij (?:het )?abonnement/i),
    ),
    over: REVERSE,
    evident: true,
    source: 'azureBannerCheck',
    samples: [
      'Set-AzPublicIpAddress : ReverseFqdn mail.contoso.example that PublicIPAddress ip01 is trying to use does not belong to subscription 00000000-0000-0000-0000-000000000000.',
      'StatusCode: 400\nErrorCode: ReverseFqdnDoesNotBelongToSubscription',
    ],
  },
  {
    id: 'azure.reverse-no-label',
    cause: 'rdns_missing',
    says: all(
      /reverse-?fqdn|domain-?name-?label/i,
      /property ['"]?ReverseFqdn['"]? cannot be found|label (?:must not|cannot|can not) be null|domainnamelabel\b[^\n]{1,60}\bnull|dnssettings\b[^\n]{1,40}\bnull/i,
    ),
    evident: true,
    source: 'azureReverseDns',
    samples: [
      "The property 'ReverseFqdn' cannot be found on this object. Verify that the property exists and can be set.",
    ],
  },
  {
    // What Azure shows of a public IP, with the question whether it is right.
    id: 'azure.reverse-shown',
    cause: 'verified_ok',
    says: all(
      /["']?reverse-?fqdn["']?\s{0,8}:\s{0,4}["']?[\w-]{1,63}\.\w/i,
      /\b(?:right|correct|ok|okay|good|fine|now|worked|works|klopt|goed|juist|nu|gelukt|werkt)\b/i,
    ),
    evident: true,
    source: 'azureReverseDns',
    samples: [
      'Is this right now?\n"dnsSettings": { "reverseFqdn": "mail.contoso.example." }, "ipAddress": "203.0.113.9"',
    ],
  },
  {
    id: 'exchange.event-12014',
    cause: 'cert_fqdn_mismatch',
    says: anyOf(
      /could not find a certificate that contains the domain name/i,
      all(/\b12014\b/, /\b(?:event|gebeurtenis|exchange|msexchangetransport)/i),
      all(
        /certifica/i,
        /unable to support the STARTTLS SMTP verb|STARTTLS[- ]?(?:SMTP)?[^\n]{0,40}(?:niet ondersteunen|ondersteunen)/i,
      ),
    ),
    over: 'any',
    evident: true,
    source: 'event12014',
    samples: [
      'Microsoft Exchange could not find a certificate that contains the domain name mail.hoster.example in the personal store on the local computer. Therefore, it is unable to support the STARTTLS SMTP verb for the connector Outbound with a FQDN parameter of mail.hoster.example.',
      'Event ID 12014, source MSExchangeTransport',
    ],
  },
  {
    id: 'port25.abuse-notice',
    cause: 'port25_blocked_abuse',
    says: all(
      anyOf(PORT_25, /\b(?:outgoing|outbound|uitgaande) (?:mail|e-?mail|smtp)\b/i),
      /\b(?:blocked|block|closed|suspended|disabled|locked|geblokkeerd|blokkeerde|afgesloten|dichtgezet)\b/i,
      anyOf(
        /\bblocked the port 25\b|\banti-?spam\b/i,
        /\b(?:abuse|misbruik|spam)\b[^\n?]{1,120}\b(?:notice|report|complaint|mail|detect\w*|gedetecteerd|melding|klacht|ticket|team|from (?:our|your)|vanaf|because|wegens|vanwege)/i,
        /\b(?:because of|after|due to|for sending|wegens|vanwege|na) (?:the )?(?:spam|abuse|misbruik)/i,
        /\b(?:spam|abuse|misbruik) (?:was )?(?:detect|gedetecteerd|came|kwam)/i,
      ),
    ),
    over: CONNECTION,
    evident: true,
    source: 'ovhAntiSpam',
    samples: [
      'OVH mailed us: "we have blocked the port 25 of your server" after anti-spam detection. Now queue: Connection timed out.',
      'Onze hoster heeft poort 25 geblokkeerd wegens spam vanaf onze server.',
    ],
  },
  {
    // Windows' words for error 10060, a timeout; they sound like a refusal.
    id: 'port25.windows-timeout',
    cause: 'connection_timeout',
    says: /\bconnected party did not properly respond\b/i,
    over: CONNECTION,
    source: 'azureOutboundSmtp',
    samples: [
      'SmtpException: Failure sending mail. A connection attempt failed because the connected party did not properly respond (mx1.contoso.example:25)',
    ],
  },
  {
    id: 'port25.timeout',
    cause: 'connection_timeout',
    says: butNot(
      anyOf(
        /\bdial tcp\b[^\n]{1,80}:25: (?:i\/o timeout|connect: connection timed out)/i,
        all(/\bconnect\w* (?:to|naar)\b[^\n]{1,120}\b25\b/i, /\btime-?d? ?out|timeout/i),
        // The ports of mail by their numbers: "25 and 465 time out, 587 works".
        all(/\b25\b/, /\b(?:465|587|2525)\b/, CLOSED),
        all(/RemotePort\s*:\s*25\b|-Port 25\b/i, /TcpTestSucceeded\s*:\s*False/i),
        // A program's own call and its trace: smtplib.SMTP('mx.contoso.example', 25).
        all(
          /\b(?:smtplib|smtpclient|nodemailer|phpmailer|swiftmailer|javax\.mail|jakarta\.mail|net\/smtp)\b/i,
          /['"\s(:=,]25\b/,
          /\btime-?d? ?out\b|\btimeout(?:error|exception)?\b|\betimedout\b|\berrno 110\b/i,
        ),
        all(PORT_25, CLOSED),
        all(/\b(?:nc|ncat|telnet|tnc|test-netconnection)\b/i, /\b25\b/, CLOSED),
      ),
      /\b(?:blog post|changelog|release notes)\b/i,
    ),
    source: 'azureOutboundSmtp',
    samples: [
      'Compute Engine VM: dial tcp 198.51.100.192:25: i/o timeout',
      'All VM traffic is forced through Azure Firewall and outbound mail on port 25 times out.',
      'Kan onze provider poort 25 openzetten?',
      'Error: connect ETIMEDOUT 198.51.100.102:25',
      'Every port of 25/465/587 times out.',
      'Test-NetConnection gmail-smtp-in.l.google.com -Port 25 -> TcpTestSucceeded : False',
      "TimeoutError: [Errno 110] Connection timed out\n    s = smtplib.SMTP('mx.contoso.example', 25, timeout=20)",
    ],
  },
  {
    id: 'microsoft365.receive-ipv6',
    cause: 'ipv6_not_enabled_tenant',
    says: all(
      /\bipv6\b/i,
      /\b(?:microsoft 365|office 365|m365|o365|exchange online|eop|tenant|accepted domain|geaccepteerd domein)\b/i,
      /\b(?:receive|receiving|inbound|accept|enable|opt(?:ed)?[ -]in|incoming|ontvang\w*|binnenkomend\w*|inkomend\w*|inschakel\w*|aanzetten|afge?meld|afmelden|aanmelden)\b/i,
    ),
    source: 'microsoft365Ipv6',
    samples: [
      'We want to receive mail over IPv6 in Microsoft 365. The documentation says that an admin must contact support for it.',
      'Moeten we Microsoft bellen om binnenkomende mail via IPv6 in onze tenant in te schakelen?',
    ],
  },
  {
    id: 'reverse.question',
    cause: 'rdns_missing',
    says: all(
      PTR_WORDS,
      /\b(?:need|should|must|have to|where|which|how (?:do|can|to)|no effect|does(?:n['’]t| not) work|moet|waar|welke|hoe|nodig|geen effect|werkt niet)\b/i,
      /\b(?:smart ?host|relay|exchange|connector|azure|vm|mail ?server|public ip|hub transport|edge|mailbox server|postfix|our ip|ons ip|openbaar ip)\b/i,
      /\?|\bno effect\b|\bgeen effect\b|\bwerkt niet\b|\bdoes(?:n['’]t| not) work\b/i,
    ),
    source: 'gossaExchange',
    samples: [
      'I am using a smart host to send email in my company. Do I need to create reverse DNS, and if so where?',
      'I made a reverse zone in Azure DNS for our mail server but the PTR has no effect.',
    ],
  },
  {
    id: 'headers.spf-permerror',
    cause: 'spf_permerror',
    says: anyOf(/(?:^|[\s>])Received-SPF:\s{0,4}permerror\b/i, all(RESULTS, /\bspf=permerror\b/i)),
    evident: true,
    source: 'rfc7208',
    samples: [
      'This one went to junk:\nReceived-SPF: permerror (too many DNS lookups) client-ip=203.0.113.7; envelope-from=<info@contoso.example>',
    ],
  },
  {
    // SPF or DKIM passes and DMARC fails all the same: for another domain.
    id: 'headers.dmarc-alignment',
    cause: 'dmarc_alignment',
    says: all(RESULTS, /\bdmarc=fail\b/i, /\b(?:spf|dkim)=pass\b/i),
    evident: true,
    source: 'rfc8601',
    samples: [
      'Authentication-Results: mx.fabrikam.example; spf=pass smtp.mailfrom=b.mailtool.example; dkim=pass header.d=mailtool.example; dmarc=fail header.from=contoso.example',
    ],
  },
  {
    id: 'headers.auth-missing',
    cause: 'auth_missing',
    says: all(RESULTS, /\bspf=(?!pass)\w/i, /\b(?:dmarc=fail|dkim=(?:none|fail)\b)/i),
    evident: true,
    source: 'rfc8601',
    samples: [
      'Authentication-Results: mx.fabrikam.example; spf=fail smtp.mailfrom=contoso.example; dkim=none; dmarc=fail header.from=contoso.example',
    ],
  },
  {
    id: 'headers.dkim-fails',
    cause: 'dkim_invalid',
    says: all(RESULTS, /\bdkim=(?:fail|permerror|policy|neutral)\b/i),
    evident: true,
    source: 'rfc8601',
    samples: [
      'Authentication-Results: mx.fabrikam.example; dkim=fail (body hash did not verify) header.d=contoso.example header.s=s1; spf=pass smtp.mailfrom=contoso.example',
    ],
  },
  {
    id: 'headers.spf-fails',
    cause: 'spf_fail',
    says: anyOf(/(?:^|[\s>])Received-SPF:\s{0,4}(?:soft)?fail\b/i, all(RESULTS, /\bspf=(?:soft|hard)?fail\b/i)),
    evident: true,
    source: 'rfc7208',
    samples: [
      'Landed in spam:\nReceived-SPF: softfail (mx.fabrikam.example: domain of transitioning info@contoso.example does not designate 203.0.113.9 as permitted sender) client-ip=203.0.113.9;',
    ],
  },
  {
    id: 'headers.no-ptr',
    cause: 'rdns_missing',
    says: anyOf(/\biprev=(?:fail|permerror)\b/i, /\bPTR:InfoDomainNonexistent\b/i),
    evident: true,
    source: 'rfc8601',
    samples: [
      'X-Forefront-Antispam-Report: CIP:203.0.113.9;CTRY:NL;H:mail.contoso.example;PTR:InfoDomainNonexistent;SCL:5',
    ],
  },
  {
    // A refusal of the past, told beside the header of a message that was let in: after a change, or with the question whether all is right.
    id: 'headers.after-change',
    cause: 'verified_ok',
    says: butNot(
      all(
        /(?:^|[\s>])Received:\s{1,4}from\s/i,
        /\btest[- ]?(?:e-?mail|mail|message|bericht)\w{0,5}\b/i,
        anyOf(
          /\b(?:set|fixed|added|created|changed|corrected|mended|made|gezet|aangemaakt|aangepast|hersteld|gewijzigd|ingesteld|toegevoegd|opgelost)\b/i,
          /\b(?:is|are|does|do|did|looks?|zijn|ziet|staat)\b[^.!?\n]{1,40}\b(?:right|ok|okay|good|fine|correct|fixed|solved|work(?:s|ed)?|goed|juist|opgelost|orde|verholpen)\b[^.!?\n]{0,20}\?/i,
          /\b(?:klopt|werkt) (?:het|dit|dat|die|alles)\b[^.!?\n]{0,20}\?/i,
        ),
        /\b(?:now|since|meanwhile|(?:last|previous) (?:week|month)|yesterday|earlier|used to|before|until|nu|tot|inmiddels|sindsdien|vorige (?:week|maand)|gisteren|eerder|eerst)\b/i,
      ),
      /\b(?:still|again|nog (?:steeds|altijd)|weer|opnieuw)\b[^.!?\n]{1,60}\b(?:refus\w*|reject\w*|bounc\w*|5\d\d|geweigerd|weiger\w*|terug)\b/i,
    ),
    over: REVERSE,
    evident: true,
    source: 'rfc8601',
    samples: [
      'Yesterday gmx refused us with "554 Bad DNS PTR resource record", our hoster has set the PTR since. Is it right now? Header of a test message:\nReceived: from mail.contoso.example ([203.0.113.66]) by mx.fabrikam.example with ESMTP;\n  Wed, 16 Sep 2026 15:19:44 -0700',
      'Until Friday Gmail said 550-5.7.25. Is all of it OK? Header of a test mail:\nReceived: from mail.contoso.example (mail.contoso.example. [203.0.113.66])\n        by mx.google.com with ESMTPS id a1',
      'Tot vorige week weigerde Gmail ons met 550-5.7.25. Klopt het nu? Kop van een testbericht:\nReceived: from mail.contoso.example (mail.contoso.example. [203.0.113.66])\n        by mx.google.com with ESMTPS id a1',
    ],
  },
  {
    id: 'headers.test-message',
    cause: 'verified_ok',
    says: all(
      /(?:^|[\s>])Received:\s{1,4}from\s/i,
      /\b(?:did|does|do|is|are|was|has|have|check|verify|fix\w*|test\w*|works?|worked|header\w*|correct|right|ok|okay|good|now|klopt|werkt|gelukt|goed|controle\w*|nu|hersteld|opgelost|kopteksten?|koppen)\b/i,
    ),
    evident: true,
    source: 'rfc8601',
    samples: [
      'Did the fix work? Header of a test mail:\nReceived: from mail.contoso.example ([203.0.113.66]) by mx.fabrikam.example with ESMTP;\n  Wed, 16 Sep 2026 15:19:44 -0700',
    ],
  },
  {
    // Told and not shown: what to paste is asked for.
    id: 'mail.comes-back',
    cause: 'insufficient_info',
    says: TOLD_TROUBLE,
    source: 'exchangeOnlineNdr',
    samples: [
      'Our mails to a customer keep bouncing, what should I do?',
      'Onze mail aan een leverancier komt telkens terug, wat nu?',
      'Offertes van ons komen bij gmail-klanten in de spam terecht.',
      'Are we on a blocklist?',
    ],
  },
] as const satisfies readonly Complaint[];

/** @returns what a text complains of, as the first row that matches; undefined when it complains of nothing known */
export function complaintIn(text: string): Complaint | undefined {
  const part = text.slice(0, 50_000);
  return COMPLAINTS.find((row) => row.says.test(part));
}
