import type { Cause } from '../knowledge/vocabulary.ts';

/** What a cause can be proven or ruled out by. */
export type Topic =
  /** Reverse DNS of the sending address, and whose network it is. */
  | 'reverse'
  | 'helo'
  /** SPF, DKIM and DMARC of the sender. */
  | 'authentication'
  | 'blocklist'
  | 'domain_blocklist'
  /** Whether the sender's domain answers in DNS. */
  | 'sender_domain'
  /** The mail exchangers of the recipient's domain. */
  | 'recipient'
  /** What the recipient's domain asks of TLS: MTA-STS and DANE. */
  | 'recipient_tls'
  /** What the network of the sending address allows on port 25. */
  | 'port25';

const REVERSE = ['reverse'] as const;
const AUTHENTICATION = ['authentication'] as const;
const RECIPIENT = ['recipient'] as const;
const NOTHING = [] as const;

/** What each cause needs looked up. Most need nothing: DNS knows of no full mailbox. */
export const NEEDS = {
  rdns_missing: REVERSE,
  rdns_missing_ipv6: REVERSE,
  rdns_missing_wrong_egress_ip: REVERSE,
  rdns_missing_fallback_connector: REVERSE,
  rdns_fwd_missing: REVERSE,
  rdns_fwd_mismatch: REVERSE,
  rdns_generic: REVERSE,
  rdns_temperror: REVERSE,
  rdns_propagation: REVERSE,
  azure_reversefqdn_ownership: REVERSE,
  azure_reversefqdn_dynamic_ip: REVERSE,
  azure_reversefqdn_label_scope_bug: REVERSE,
  azure_no_ipv6_ptr: REVERSE,
  azure_default_outbound_ip_no_ptr: REVERSE,
  outdated_doc_azure_firewall: NOTHING,
  port25_blocked: ['port25', 'recipient'],
  port25_blocked_local: ['port25', 'recipient'],
  port25_blocked_abuse: ['port25', 'blocklist'],
  port25_exemption_not_active: ['port25', 'recipient'],
  connection_timeout: ['port25', 'recipient'],
  connection_limit: NOTHING,
  rate_limit: NOTHING,
  reputation_deferral: ['reverse', 'blocklist'],
  greylist: NOTHING,
  greylist_delayed: NOTHING,
  message_expired: ['port25', 'recipient'],
  helo_invalid: ['helo', 'reverse'],
  helo_banner_mismatch_mx: ['helo', 'reverse'],
  recipient_policy_helo_ptr: ['helo', 'reverse'],
  cert_fqdn_mismatch: NOTHING,
  auth_missing: AUTHENTICATION,
  auth_all_failed: AUTHENTICATION,
  auth_bulk_required: AUTHENTICATION,
  ipv6_auth: ['authentication', 'reverse'],
  dmarc_alignment: AUTHENTICATION,
  dmarc_missing: AUTHENTICATION,
  spf_fail: AUTHENTICATION,
  spf_multiple: AUTHENTICATION,
  spf_too_many_lookups: AUTHENTICATION,
  spf_permerror: AUTHENTICATION,
  dkim_key_missing: AUTHENTICATION,
  dkim_key_revoked: AUTHENTICATION,
  dkim_invalid: AUTHENTICATION,
  forwarding_breaks_spf: AUTHENTICATION,
  mailinglist_breaks_dkim: AUTHENTICATION,
  dns_failure: ['sender_domain', 'authentication'],
  sender_domain_unresolvable: ['sender_domain'],
  sender_address_invalid: ['sender_domain'],
  ip_blocklist: ['blocklist', 'reverse'],
  dnsbl_pbl: ['blocklist', 'reverse'],
  dnsbl_resolver_error: ['blocklist'],
  ip_reputation: ['blocklist', 'reverse'],
  domain_blocklist: ['domain_blocklist'],
  domain_reputation: ['domain_blocklist', 'authentication'],
  tenant_blocked_ip: NOTHING,
  not_allowlisted: REVERSE,
  sender_compromised: ['blocklist'],
  recipient_policy: NOTHING,
  ipv6_not_accepted: RECIPIENT,
  ipv6_not_enabled_tenant: RECIPIENT,
  connector_attribution: NOTHING,
  connector_attribution_ipv6: NOTHING,
  direct_send_blocked: NOTHING,
  forwarding_disabled: NOTHING,
  smtp_auth: NOTHING,
  smtp_auth_basic: NOTHING,
  routing_loop: RECIPIENT,
  recipient_unknown: NOTHING,
  recipient_unknown_dbeb: NOTHING,
  recipient_domain_unknown: RECIPIENT,
  recipient_syntax: NOTHING,
  recipient_probing: NOTHING,
  recipient_server_error: NOTHING,
  mailbox_full: NOTHING,
  mailbox_disabled: NOTHING,
  message_too_large: NOTHING,
  message_malformed: NOTHING,
  null_mx: RECIPIENT,
  no_mx: RECIPIENT,
  mx_cname: RECIPIENT,
  mx_wrong_or_domain_not_accepted: RECIPIENT,
  relaying_denied: RECIPIENT,
  connection_refused: RECIPIENT,
  tls_required: NOTHING,
  tls_certificate: ['recipient', 'recipient_tls'],
  tls_mta_sts: ['recipient', 'recipient_tls'],
  tls_dane: ['recipient', 'recipient_tls'],
  content_spam: NOTHING,
  content_malware: NOTHING,
  attachment_blocked: NOTHING,
  smtp_protocol_error: NOTHING,
  too_many_recipients: NOTHING,
  sending_quota: NOTHING,
  open_relay: NOTHING,
  journal_failed: NOTHING,
  multiple_causes: NOTHING,
  backscatter: NOTHING,
  not_a_bounce: NOTHING,
  verified_ok: REVERSE,
  insufficient_info: NOTHING,
  unknown: NOTHING,
} as const satisfies Record<Cause, readonly Topic[]>;
