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
    ? `The MX record of the recipient domain${named(names.recipientDomain)} holds an address, ${names.mxIsAddress.join(', ')}, where the name of a host has to stand. So no server is found; it is about the DNS of the receiving side.`
    : `The MX record of the recipient domain${named(names.recipientDomain)} leads to a server${bracketed(names.remoteHost)} that does not serve that domain. It is about the receiving side, its MX record or its mail server.`;

/** Verdicts: what is wrong and on which side. What to do about it stands with the remedies. */
export const causes: CauseTexts = {
  // Reverse DNS: without a PTR iprev is permerror, with one that does not confirm it is fail (RFC 8601 section 2.7.3).
  rdns_missing: (names) =>
    names.ptrUnknown
      ? `The receiver found no PTR record for the sending IP address${named(names.ip)}, and it demands one. Whether that holds today I could not find out, because DNS gave no answer.`
      : `The sending IP address${named(names.ip)} has no PTR record (iprev=permerror), and the receiver demands one. It is the reverse DNS of the sending side that is missing.`,
  rdns_missing_ipv6: (names) =>
    names.ptrUnknown
      ? `The receiver found no PTR record for the sending IPv6 address${ipv6(names)}, and it demands one for mail over IPv6. Whether that holds today I could not find out, because DNS gave no answer.`
      : `The sending IPv6 address${ipv6(names)} has no PTR record (iprev=permerror), and the receiver demands one for mail over IPv6. It is the reverse DNS of the sending side that is missing.`,
  rdns_missing_wrong_egress_ip: (names) =>
    names.ip === null
      ? 'The mail leaves from another IP address than the one you look after, and that other address has no PTR record (iprev=permerror). It is about the outbound address on the sending side.'
      : `The mail leaves from ${names.ip}, not from the IP address you look after, and ${names.ip} has no PTR record (iprev=permerror). It is about the outbound address on the sending side.`,
  rdns_missing_fallback_connector: (names) =>
    `A fallback send connector on your side sent this directly, past the smart host. The IP address${named(names.ip)} that it used has no PTR record (iprev=permerror).`,
  rdns_fwd_missing: (names) =>
    names.ip !== null && names.ptrName !== null
      ? `The sending IP address ${names.ip} has the PTR ${names.ptrName}, but that name has no ${addressType(names)} record to lead back to it (iprev=fail). The forward record is missing on the sending side.`
      : `The sending IP address${named(names.ip)} has a PTR, but the name in it has no A or AAAA record to lead back to it (iprev=fail). The forward record is missing on the sending side.`,
  rdns_fwd_mismatch: (names) =>
    names.ip !== null && names.ptrName !== null
      ? `The sending IP address ${names.ip} has the PTR ${names.ptrName}, but that name does not resolve back to ${names.ip} (iprev=fail). PTR and forward record on the sending side disagree.`
      : `The sending IP address${named(names.ip)} has a PTR, but the name in it does not resolve back to the same address (iprev=fail). PTR and forward record on the sending side disagree.`,
  rdns_generic: (names) =>
    `The PTR${named(names.ptrName)} of the sending IP address${named(names.ip)} looks generated or dynamic, as for a home line, and the receiver takes no mail from such addresses. It is about the name on the sending side.`,
  rdns_temperror: (names) =>
    names.ptrName !== null
      ? `Reverse DNS of the sending IP address${named(names.ip)} cannot be confirmed (iprev=temperror): its PTR is ${names.ptrName}, and the name servers of that name do not answer properly. Whether it leads back cannot be seen until they do.`
      : `Reverse DNS of the sending IP address${named(names.ip)} cannot be resolved (iprev=temperror): the name servers of the reverse zone${named(names.reverseZone)} do not answer properly. Whether there is a PTR cannot be seen until they do.`,
  rdns_propagation: (names) =>
    `Reverse DNS of the sending IP address${named(names.ip)} is right at the authoritative name servers, but the receiver still had an older answer in its cache. That passes by itself; nothing has to be changed.`,

  // Azure
  azure_reversefqdn_ownership: (names) =>
    `Azure refuses to set the PTR (ReverseFqdn), because it cannot see that the name${named(names.mailName)} belongs to your subscription. The name does not lead to a public IP of that subscription.`,
  azure_reversefqdn_dynamic_ip: (names) =>
    `Azure refuses to set the PTR (ReverseFqdn), because the public IP${named(names.ip)} is dynamic. It accepts a name by its A record only for a static public IP.`,
  azure_reversefqdn_label_scope_bug: () =>
    'Azure refuses to set the PTR (ReverseFqdn) although the name and the address are in order, because the public IP has a domainNameLabelScope. That is a reported fault at Azure, not on your side.',
  azure_no_ipv6_ptr: (names) =>
    `The sending IPv6 address${ipv6(names)} is in Azure and has no PTR record (iprev=permerror). Azure has no PTR for IPv6 addresses, so it cannot get one.`,
  azure_default_outbound_ip_no_ptr: (names) =>
    `The virtual machine sends through Azure's default outbound access. The IP address${named(names.ip)} that receivers see is Microsoft's and may change, so you cannot give it a PTR record.`,
  outdated_doc_azure_firewall: () =>
    "The advice that Azure Firewall cannot be used for port 25 comes from an outdated document. Microsoft's text of 28 July 2025 allows it, within the limits of the subscription type.",

  // No connection
  port25_blocked: (names) =>
    `The provider${provider(names)} blocks outbound connections to port 25 from the sending server. The mail does not reach any receiver, so no receiver has refused it.`,
  port25_blocked_local: () =>
    'A firewall, network security group (NSG) or route on your own side keeps the mail from going out, or there is no way out at all. No receiver has refused it.',
  port25_blocked_abuse: (names) =>
    `The provider${provider(names)} has closed outbound port 25 of the sending server because of abuse or spam that came from it. No receiver has refused this mail; it does not get out.`,
  port25_exemption_not_active: () =>
    'The exemption for port 25 has been granted, but it is not active on your virtual machine yet, so the connections are still blocked. In Azure it takes effect when the machine is stopped (deallocated) and started; a restart is not enough.',
  connection_timeout: (names) =>
    `The receiving server${named(names.remoteHost)} does not answer on port 25: the connection timed out. That is no refusal; something is wrong at this one destination or on the way to it.`,
  connection_refused: (names) =>
    `The receiving server${named(names.remoteHost)} refuses the connection or closes it at once. It has not looked at the message; the refusal comes from the receiving side.`,
  connection_limit: (names) =>
    `The sending server has more connections open at the same time than the receiving server${named(names.remoteHost)} allows. It is about how many the sending side opens, not about the message.`,
  dns_failure: () =>
    'A DNS look-up that this mail depends on failed: the name servers of the domain did not answer. That does not mean that a record is missing; it is for whoever runs the DNS of that domain.',

  // Later or slower
  rate_limit: (names) =>
    `More mail came in a short time than the receiving server${named(names.remoteHost)} takes. It limits the rate; your server will try again by itself what was refused with a 4xx code.`,
  reputation_deferral: (names) =>
    `The receiving server${named(names.remoteHost)} puts off mail from the sending IP address${named(names.ip)} because of its reputation or the volume. It is temporary: your server will try again by itself.`,
  greylist: (names) =>
    `The receiving server${named(names.remoteHost)} uses greylisting: it puts off the first attempt of a sender that it does not know yet. Your server will try again by itself; nothing has to be done.`,
  greylist_delayed: () =>
    'This is a delay notice, not a failure: the message is still in the queue. Your server will try again by itself; nothing has to be done.',
  message_expired: (names) =>
    names.recipientDomain === null
      ? 'The sending server kept trying until the time in its queue was up, and then gave up. The cause is in the last error before that, not in the expiry itself.'
      : `The sending server kept trying to deliver to ${names.recipientDomain} until the time in its queue was up, and then gave up. The cause is in the last error before that, not in the expiry itself.`,
  too_many_recipients: () =>
    'The message has more recipients, or more was sent in an hour or a day, than the server that refused it allows. It is about the number on the sending side, not about one recipient.',
  sending_quota: () =>
    'The daily or hourly quota of your own sending service is used up. It is on the sending side; the recipient has not refused anything.',

  // The sending server's name and certificate
  helo_invalid: () =>
    'The sending server greets with a HELO/EHLO name that is no public fully qualified name, such as an internal name. The receiver takes no mail from a server that greets like that.',
  helo_banner_mismatch_mx: (names) =>
    `The names on the sending side do not agree: the HELO or banner, the PTR${named(names.ptrName)} and the MX name of the domain. This receiver expects them to.`,
  recipient_policy_helo_ptr: (names) =>
    `The receiving server${named(names.remoteHost)} refuses because the HELO name is not the same as the PTR of the sending IP address${named(names.ip)}. The two need not be equal; that rule on the receiving side is wrong.`,
  cert_fqdn_mismatch: () =>
    "This is not a bounce and has nothing to do with reverse DNS: the FQDN of the Exchange connector is in none of the server's installed certificates. Mail still flows, but the connector cannot offer STARTTLS.",

  // SPF, DKIM, DMARC
  auth_missing: () =>
    "The message passes neither SPF nor DKIM, so the receiver cannot tell whether it really comes from the sender's domain. It is the authentication on the sending side that is missing.",
  auth_all_failed: () =>
    "SPF, DKIM and DMARC all failed for this message. It is about the authentication of the sender's domain, on the sending side.",
  auth_bulk_required: () =>
    "The receiver applies its rules for bulk senders: SPF and DKIM must both pass, and the sender's domain needs DMARC. On the sending side at least one of the three is not in order.",
  ipv6_auth: (names) =>
    `Mail over IPv6 must pass SPF or DKIM at this receiver, and the message from the sending IPv6 address${ipv6(names)} passes neither. It is about the authentication on the sending side.`,
  dmarc_alignment: () =>
    'DMARC fails: neither SPF nor DKIM passes for the domain in the From header. A pass for another domain does not count (alignment); it is about the set-up on the sending side.',
  dmarc_missing: () =>
    "The receiver demands DMARC, and the sender's domain publishes no DMARC record with a policy. It is missing in the DNS of the sending side.",
  spf_fail: (names) =>
    `SPF fails: the sending IP address${named(names.ip)} is not in the SPF record of the sender's domain. It is about the DNS of the sending side.`,
  spf_multiple: () =>
    "The sender's domain has more than one SPF record. There may be only one, so SPF ends in permerror (RFC 7208 section 4.5) and does not pass.",
  spf_too_many_lookups: () =>
    "The SPF record of the sender's domain needs more than 10 DNS look-ups. That is over the limit, so SPF ends in permerror (RFC 7208 section 4.6.4) and does not pass.",
  spf_permerror: () =>
    "The SPF record of the sender's domain cannot be evaluated (permerror), so SPF does not pass. The mistake is in the DNS of the sending side.",
  dkim_invalid: () =>
    'The message has a DKIM signature, but it does not verify at the receiver. Either the signing on the sending side is not right, or the message was changed after it was signed.',
  dkim_key_missing: () =>
    'The message has a DKIM signature, but DNS has no key at the selector that it names, so it cannot be verified. The key is missing in the DNS of the sending side.',
  dkim_key_revoked: () =>
    'The message has a DKIM signature, but the key at its selector is empty, which means revoked. It is about the DKIM key of the sending side.',
  forwarding_breaks_spf: (names) =>
    `${names.forwardedFrom === null ? 'The message was' : `The message went to an address at ${names.forwardedFrom} and was`} forwarded, and the forwarder kept the original envelope sender. The forwarder's IP address${named(names.ip)} is not in the SPF record of that sender's domain, so SPF fails; it is about the forwarder.`,
  mailinglist_breaks_dkim: () =>
    'A mailing list changed the message on its way, so the DKIM signature of the original sender no longer verifies. It is about the mailing list, not about the sender or the recipient.',

  // Blocklists, reputation, abuse
  ip_blocklist: (names) =>
    names.delisted !== null
      ? `When the receiver looked, the sending IP address${named(names.ip)} was on a blocklist, ${names.delisted}. It is not on it now.`
      : `The sending IP address${named(names.ip)} is on a blocklist that the receiver goes by. It is about the sending address, not about this one message.`,
  dnsbl_pbl: (names) =>
    `The sending IP address${named(names.ip)} is on a list of end-user addresses (PBL), from which mail should not go directly to receivers. That says what kind of address it is, not that it sent spam.`,
  dnsbl_resolver_error: (names) =>
    `The receiving server${named(names.remoteHost)} takes an error answer of a blocklist for a listing. That answer says nothing about the sender; the fault is on the receiving side.`,
  domain_blocklist: () =>
    'A domain in the message, or the domain of the sender, is on a blocklist that the receiver goes by. It is about that domain, not about the sending IP address.',
  ip_reputation: (names) =>
    `The sending IP address${named(names.ip)} has a bad reputation with the receiver, which names no blocklist. It is about what came from that address before, on the sending side.`,
  domain_reputation: () =>
    "The sender's domain has a bad reputation with the receiver. It is about mail of that domain as a whole, on the sending side.",
  tenant_blocked_ip: (names) =>
    `The mail leaves from an IP address${bracketed(names.ip)} that the mail service uses for shared or new tenants, and that address is blocked. It is a matter for the support of that service, not for a delisting form.`,
  not_allowlisted: (names) =>
    `The receiver takes mail only from servers that it knows, and the sending IP address${named(names.ip)} is not one of them yet. It wants new senders to register.`,
  sender_compromised: () =>
    'The sending account or host sends spam and has been blocked for it. On the sending side an account or machine has probably been compromised.',
  recipient_probing: () =>
    'Too much mail from the sending side goes to recipients that do not exist. To the receiver that looks like probing for addresses.',
  open_relay: (names) =>
    `The sending server${named(names.ip)} is an open relay: it passes on mail for anyone. That is why the receiver refuses it.`,
  content_spam: () =>
    'The receiver judged the message to be spam by its content. It is about this message, not about DNS or the sending server.',
  content_malware: () =>
    'The receiver found a virus, malware or phishing in the message, or takes something in it for that. It is about the content, on the sending side.',
  attachment_blocked: () =>
    'The message has an attachment of a type that the receiver does not allow. It is about the attachment, not about the sending server.',

  // Rules and settings, on either side
  recipient_policy: (names) =>
    names.ownBlock
      ? `Your own organisation blocks mail to ${names.recipientDomain ?? 'this recipient'}: it is on the Tenant Allow/Block List of the sending tenant. The recipient has refused nothing.`
      : `A rule of the recipient's organisation${bracketed(names.recipientDomain)} refuses this mail. The rule is theirs, and only their admin can change it.`,
  ipv6_not_accepted: (names) =>
    `The recipient domain${named(names.recipientDomain)} takes no mail over IPv6, and this mail was offered over IPv6. That is a setting on the receiving side.`,
  ipv6_not_enabled_tenant: (names) =>
    `In your own Microsoft 365 tenant the domain${named(names.recipientDomain)} is not enabled for mail over IPv6. Senders that come over IPv6 are refused; it is a setting on your side, the receiving one.`,
  connector_attribution: () =>
    'The mail no longer matches the inbound connector of the Microsoft 365 tenant: the certificate or the IP address is not the one that the connector expects. It is a setting of that tenant, the receiving side.',
  connector_attribution_ipv6: (names) =>
    `The mail comes in over IPv6, and that source address${ipv6(names)} does not match the inbound connector of the Microsoft 365 tenant. It is a setting of that tenant, the receiving side.`,
  direct_send_blocked: () =>
    'The Microsoft 365 tenant rejects Direct Send: mail with one of its own domains as the sender that is handed in without authentication. It is about how the sending device or program hands in its mail.',
  forwarding_disabled: () =>
    'Automatic forwarding to outside addresses is off in the organisation of the mailbox that forwards. Its own policy refused the mail, not the final recipient.',
  smtp_auth: (names) =>
    `The mail server${named(names.remoteHost)} does not accept the login (SMTP AUTH): the user name or password is wrong, or missing. It is about the device or program that sends.`,
  smtp_auth_basic: (names) =>
    `The mail server${named(names.remoteHost)} no longer accepts basic authentication, a login with just a user name and password. It is about the device or program that sends.`,
  relaying_denied: (names) =>
    `The mail server${named(names.remoteHost)} does not relay this message. The recipient is not in one of its own domains, and it does not relay for this sender.`,
  routing_loop: (names) =>
    names.recipientDomain === null
      ? 'The message went round between servers that each hand it on to the next, or a server would hand it to itself, until it was stopped. The fault is in the routing for the recipient.'
      : `The message went round between servers that each hand it on to the next, or a server would hand it to itself, until it was stopped. The fault is in the routing for ${names.recipientDomain}.`,
  journal_failed: () =>
    'A journal report, the copy of a message for the journal mailbox, could not be delivered. It is about the journaling of your own organisation.',

  // The recipient
  recipient_unknown: (names) =>
    names.recipientDomain === null
      ? 'The mailbox of the recipient does not exist. It is about the address, not about the sending server.'
      : `The mailbox of the recipient does not exist at ${names.recipientDomain}. It is about the address, not about the sending server.`,
  recipient_unknown_dbeb: (names) =>
    `The recipient's organisation${bracketed(names.recipientDomain)} does not know the recipient address and refuses it at the edge (directory-based edge blocking). "Access denied" is misleading here: it has nothing to do with permissions.`,
  recipient_domain_unknown: (names) =>
    `The recipient domain${named(names.recipientDomain)} does not exist in DNS. It is about the address, not about the sending server.`,
  recipient_syntax: () =>
    'The recipient address is malformed: it is not written as a mail address has to be. It is about that address, on the sending side.',
  mailbox_full: (names) =>
    names.recipientDomain === null
      ? 'The mailbox of the recipient is full. It is on the receiving side, and not about the sending server.'
      : `The mailbox of the recipient at ${names.recipientDomain} is full. It is on the receiving side, and not about the sending server.`,
  mailbox_disabled: (names) =>
    names.recipientDomain === null
      ? 'The mailbox of the recipient exists, but it is disabled or inactive. It is on the receiving side.'
      : `The mailbox of the recipient at ${names.recipientDomain} exists, but it is disabled or inactive. It is on the receiving side.`,
  recipient_server_error: (names) =>
    `The receiving server${named(names.remoteHost)} has a fault of its own and cannot take the mail. It is on the receiving side.`,
  null_mx: (names) =>
    names.senderNullMx
      ? `The domain of the envelope sender${named(names.envelopeDomain)} has a null MX (RFC 7505): it says that it takes no mail, so no answer can reach it, and the receiver refuses it as a sender. It is about the sending side.`
      : `The recipient domain${named(names.recipientDomain)} has a null MX (RFC 7505): it says that it takes no mail at all. It is about the address, not about the sending server.`,
  no_mx: (names) =>
    `The recipient domain${named(names.recipientDomain)} has no MX record, so it does not say which server takes its mail. It is about the DNS of the receiving side.`,
  mx_cname: (names) =>
    `The MX record of the recipient domain${named(names.recipientDomain)} points to a CNAME, which is not allowed (RFC 2181 section 10.3). It is about the DNS of the receiving side.`,
  mx_wrong_or_domain_not_accepted: (names) =>
    names.mxPrivate.length > 0
      ? `The MX record of the recipient domain${named(names.recipientDomain)} leads to ${names.mxPrivate.map(({ host, addresses }) => `${host} (${addresses.join(', ')})`).join(', ')}: private addresses, which nobody on the internet can reach. It is about the DNS of the receiving side.`
      : wrongMx(names),

  // TLS
  tls_required: (names) =>
    names.remoteHost === null
      ? 'This mail may only go over TLS, and the two servers did not make a TLS connection that meets the demand. It is about the connection, not about the message.'
      : `This mail may only go over TLS, and the connection with ${names.remoteHost} did not meet that demand. It is about the connection, not about the message.`,
  tls_certificate: (names) =>
    `The certificate of the receiving server${named(names.remoteHost)} did not stand the check: it is expired, made out to another name, or signed by nobody the sending server trusts. Usually that is on the receiving side.`,
  tls_mta_sts: (names) =>
    `The recipient domain${named(names.recipientDomain)} has an MTA-STS policy that its own mail server does not meet, so the mail may not be delivered there. It is on the receiving side.`,
  tls_dane: (names) =>
    `The receiving server${named(names.remoteHost)} does not meet the DANE record (TLSA) that its domain publishes, or DNSSEC for it does not validate. It is on the receiving side.`,

  // The message and its sender address
  message_too_large: (names) =>
    `The message is larger than the receiving server${named(names.remoteHost)} takes. It is about this message, not about DNS or the sending server.`,
  message_malformed: () =>
    'The message or one of its headers is not well formed (RFC 5322). It is about the program that made it, on the sending side.',
  smtp_protocol_error: (names) =>
    `The receiving server${named(names.remoteHost)} reports an SMTP error: a command with a wrong syntax or out of order. It is about the exchange between the two servers, not about the message.`,
  sender_address_invalid: () =>
    'The sender address is malformed or refused by the receiver. It is about the envelope sender, on the sending side.',
  sender_domain_unresolvable: () =>
    'The domain of the envelope sender does not resolve in DNS, so the receiver does not accept the sender. It is about the DNS of the sending side.',

  // No fault, or none that is known
  multiple_causes: () => 'The mail to these recipients failed for different causes. Each cause stands on its own.',
  backscatter: () =>
    'This is a bounce of a message that you never sent: somebody forged your address as the sender. No mail of your own has failed.',
  not_a_bounce: () => 'This is not a bounce but, for example, an automatic reply or a report. Nothing bounced.',
  verified_ok: (names) =>
    names.ip !== null && names.ptrName !== null
      ? `The fix is confirmed: ${names.ip} has the PTR ${names.ptrName}, and ${names.ptrName} resolves back to ${names.ip} (iprev=pass).`
      : 'What was wrong is right in DNS now. Nothing has to be changed any more.',
  insufficient_info: (names) =>
    names.unlisted
      ? `I found ${names.ip ?? 'the address'} on no blocklist that answered. That does not show why mail fails; for that I need what a receiver said of a message.`
      : 'What is here does not show a cause. It is too little to say what is wrong, or on which side.',
  unknown: () => 'I do not know this refusal. What could be read of it is shown.',
};
