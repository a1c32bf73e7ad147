import type { Cause } from './vocabulary.ts';

/** What decides when the remedy of a cause counts. */
export type Effect =
  /** A DNS record changed: caches keep the old answer for its TTL (RFC 2308 section 5 for "no such record"). */
  | 'dns'
  /** A setting of a server that the admin runs. */
  | 'server'
  /** Somebody has to grant it: a provider, a support desk, a postmaster. */
  | 'grant'
  /** Whoever keeps a list or a block. */
  | 'list'
  /** Reputation, which grows with mail. */
  | 'trust'
  /** The other side has to act. */
  | 'theirs'
  /** Nothing: the server tries again by itself. */
  | 'retry'
  /** A limit on how much may be sent. */
  | 'limit'
  /** The message itself, or its address. */
  | 'message';

/** How the admin sees that it works. */
export type Proof = 'recheck' | 'test_message' | 'resend' | 'connect' | 'queue' | 'log';

export interface Afterwards {
  readonly effect: Effect;
  readonly proof: Proof;
}

const DNS: Afterwards = { effect: 'dns', proof: 'recheck' };
const AUTHENTICATION: Afterwards = { effect: 'dns', proof: 'test_message' };
const PORT: Afterwards = { effect: 'server', proof: 'connect' };
const SETTING: Afterwards = { effect: 'server', proof: 'resend' };
const LOGGED: Afterwards = { effect: 'server', proof: 'log' };
const THEIR_DNS: Afterwards = { effect: 'theirs', proof: 'recheck' };
const THEIRS: Afterwards = { effect: 'theirs', proof: 'resend' };
const GRANTED: Afterwards = { effect: 'grant', proof: 'resend' };
const MESSAGE: Afterwards = { effect: 'message', proof: 'resend' };
const LIMIT: Afterwards = { effect: 'limit', proof: 'resend' };
const RETRY: Afterwards = { effect: 'retry', proof: 'queue' };
const TRUST: Afterwards = { effect: 'trust', proof: 'queue' };

/** What to expect after the steps for a cause, and how to verify them; null where nothing is to come. */
export const AFTERWARDS = {
  rdns_missing: DNS,
  rdns_missing_ipv6: DNS,
  rdns_missing_wrong_egress_ip: DNS,
  rdns_missing_fallback_connector: DNS,
  rdns_fwd_missing: DNS,
  rdns_fwd_mismatch: DNS,
  rdns_generic: DNS,
  rdns_temperror: THEIR_DNS,
  rdns_propagation: DNS,
  azure_reversefqdn_ownership: DNS,
  azure_reversefqdn_dynamic_ip: DNS,
  azure_reversefqdn_label_scope_bug: { effect: 'grant', proof: 'recheck' },
  azure_no_ipv6_ptr: LOGGED,
  azure_default_outbound_ip_no_ptr: DNS,
  outdated_doc_azure_firewall: PORT,
  port25_blocked: { effect: 'grant', proof: 'connect' },
  port25_blocked_local: PORT,
  port25_blocked_abuse: { effect: 'grant', proof: 'connect' },
  port25_exemption_not_active: PORT,
  connection_timeout: { effect: 'theirs', proof: 'queue' },
  connection_limit: { effect: 'server', proof: 'queue' },
  connection_refused: { effect: 'theirs', proof: 'queue' },
  rate_limit: RETRY,
  reputation_deferral: TRUST,
  greylist: RETRY,
  greylist_delayed: RETRY,
  message_expired: THEIRS,
  helo_invalid: { effect: 'server', proof: 'test_message' },
  helo_banner_mismatch_mx: DNS,
  recipient_policy_helo_ptr: THEIRS,
  cert_fqdn_mismatch: LOGGED,
  auth_missing: AUTHENTICATION,
  auth_all_failed: AUTHENTICATION,
  auth_bulk_required: AUTHENTICATION,
  ipv6_auth: AUTHENTICATION,
  dmarc_alignment: AUTHENTICATION,
  spf_multiple: DNS,
  spf_too_many_lookups: DNS,
  spf_permerror: DNS,
  dkim_key_missing: DNS,
  dkim_key_revoked: DNS,
  forwarding_breaks_spf: THEIRS,
  mailinglist_breaks_dkim: THEIRS,
  dns_failure: DNS,
  sender_domain_unresolvable: DNS,
  ip_blocklist: { effect: 'list', proof: 'resend' },
  dnsbl_pbl: { effect: 'list', proof: 'resend' },
  dnsbl_resolver_error: THEIRS,
  tenant_blocked_ip: GRANTED,
  not_allowlisted: GRANTED,
  sender_compromised: { effect: 'list', proof: 'resend' },
  recipient_policy: THEIRS,
  ipv6_not_accepted: MESSAGE,
  ipv6_not_enabled_tenant: SETTING,
  connector_attribution_ipv6: SETTING,
  direct_send_blocked: SETTING,
  forwarding_disabled: SETTING,
  smtp_auth: LOGGED,
  smtp_auth_basic: LOGGED,
  routing_loop: SETTING,
  recipient_unknown: MESSAGE,
  recipient_unknown_dbeb: MESSAGE,
  recipient_domain_unknown: MESSAGE,
  mailbox_full: THEIRS,
  message_too_large: MESSAGE,
  null_mx: MESSAGE,
  no_mx: THEIR_DNS,
  mx_cname: THEIR_DNS,
  mx_wrong_or_domain_not_accepted: THEIR_DNS,
  tls_required: LOGGED,
  tls_mta_sts: THEIR_DNS,
  tls_dane: THEIR_DNS,
  multiple_causes: null,
  backscatter: null,
  not_a_bounce: null,
  verified_ok: null,
  insufficient_info: null,
  spf_fail: DNS,
  dmarc_missing: DNS,
  dkim_invalid: { effect: 'server', proof: 'test_message' },
  relaying_denied: SETTING,
  connector_attribution: SETTING,
  content_spam: MESSAGE,
  content_malware: MESSAGE,
  attachment_blocked: MESSAGE,
  message_malformed: MESSAGE,
  smtp_protocol_error: LOGGED,
  domain_blocklist: { effect: 'list', proof: 'resend' },
  ip_reputation: TRUST,
  domain_reputation: TRUST,
  mailbox_disabled: THEIRS,
  recipient_syntax: MESSAGE,
  sender_address_invalid: SETTING,
  recipient_server_error: RETRY,
  too_many_recipients: LIMIT,
  sending_quota: LIMIT,
  tls_certificate: THEIRS,
  recipient_probing: TRUST,
  open_relay: { effect: 'list', proof: 'resend' },
  journal_failed: LOGGED,
  unknown: null,
} as const satisfies Record<Cause, Afterwards | null>;
