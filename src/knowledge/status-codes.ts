// Registered meanings: what a code says when the words around it say nothing more. RFC 3463 and its successors in the IANA registry
// "SMTP Enhanced Status Codes"; RFC 5321 section 4.2, RFC 4954, RFC 7504 for reply codes.

import type { Cause, Reason } from './vocabulary.ts';

export interface StatusRow {
  /** `X.subject.detail`: the meaning is the same for class 4 and 5. */
  readonly status: string;
  readonly meaning: string;
  readonly reason: Reason;
  readonly cause: Cause;
}

const row = (status: string, meaning: string, reason: Reason, cause: Cause): StatusRow => ({
  status,
  meaning,
  reason,
  cause,
});

/** Codes with one meaning. They decide before vague words such as "access denied". */
export const SPECIFIC_STATUS: readonly StatusRow[] = [
  row('X.1.1', 'bad destination mailbox address', 'userunknown', 'recipient_unknown'),
  row('X.1.2', 'bad destination system address', 'hostunknown', 'recipient_domain_unknown'),
  row('X.1.3', 'bad destination mailbox address syntax', 'userunknown', 'recipient_syntax'),
  row('X.1.6', 'destination mailbox has moved, no forwarding address', 'hasmoved', 'recipient_unknown'),
  row('X.1.7', "bad sender's mailbox address syntax", 'rejected', 'sender_address_invalid'),
  row('X.1.8', "bad sender's system address", 'rejected', 'sender_domain_unresolvable'),
  row('X.1.10', 'recipient address has null MX (RFC 7505)', 'notaccept', 'null_mx'),
  row('X.2.2', 'mailbox full', 'mailboxfull', 'mailbox_full'),
  row('X.3.1', 'mail system full', 'systemfull', 'recipient_server_error'),
  row('X.3.4', 'message too big for system', 'mesgtoobig', 'message_too_large'),
  row('X.4.6', 'routing loop detected', 'networkerror', 'routing_loop'),
  row('X.4.7', 'delivery time expired', 'expired', 'message_expired'),
  row('X.5.3', 'too many recipients', 'toomanyconn', 'too_many_recipients'),
  row('X.7.10', 'encryption needed (RFC 5248)', 'securityerror', 'tls_required'),
  row('X.7.13', 'user account disabled (RFC 5248)', 'suspend', 'mailbox_disabled'),
  row('X.7.17', 'mailbox owner has changed (RFC 7293)', 'hasmoved', 'recipient_unknown'),
  row('X.7.18', 'domain owner has changed (RFC 7293)', 'hasmoved', 'recipient_unknown'),
  row('X.7.20', 'no passing DKIM signature found (RFC 7372)', 'authfailure', 'dkim_invalid'),
  row('X.7.21', 'no acceptable DKIM signature found (RFC 7372)', 'authfailure', 'dkim_invalid'),
  row('X.7.22', 'no valid author-matched DKIM signature found (RFC 7372)', 'authfailure', 'dkim_invalid'),
  row('X.7.23', 'SPF validation failed (RFC 7372)', 'authfailure', 'spf_fail'),
  row('X.7.24', 'SPF validation error (RFC 7372)', 'authfailure', 'spf_permerror'),
  row('X.7.25', 'reverse DNS validation failed (RFC 7372)', 'requireptr', 'rdns_missing'),
  row('X.7.26', 'multiple authentication checks failed (RFC 7372)', 'authfailure', 'auth_missing'),
  row('X.7.28', 'mail flood detected', 'speeding', 'rate_limit'),
  row('X.7.29', 'ARC validation failure (RFC 8617)', 'authfailure', 'dkim_invalid'),
];

/** Codes that leave the cause open: only where no wording matches. */
export const VAGUE_STATUS: readonly StatusRow[] = [
  row('X.1.0', 'other address status', 'userunknown', 'recipient_unknown'),
  row('X.1.4', 'destination mailbox address ambiguous', 'userunknown', 'recipient_unknown'),
  row('X.1.9', 'relayed to a mailer that does not report (RFC 3886)', 'systemerror', 'unknown'),
  row('X.2.0', 'other or undefined mailbox status', 'filtered', 'unknown'),
  row('X.2.1', 'mailbox disabled, not accepting messages', 'suspend', 'mailbox_disabled'),
  row('X.2.4', 'mailing list expansion problem', 'systemerror', 'recipient_server_error'),
  row('X.3.0', 'other or undefined mail system status', 'systemerror', 'recipient_server_error'),
  row('X.3.2', 'system not accepting network messages', 'notaccept', 'recipient_server_error'),
  row('X.3.3', 'system not capable of selected features', 'systemerror', 'recipient_server_error'),
  row('X.3.5', 'system incorrectly configured', 'systemerror', 'recipient_server_error'),
  row('X.4.0', 'other or undefined network or routing status', 'networkerror', 'unknown'),
  row('X.4.1', 'no answer from host', 'expired', 'connection_timeout'),
  row('X.4.2', 'bad connection', 'networkerror', 'connection_refused'),
  row('X.4.3', 'directory server failure', 'systemerror', 'recipient_server_error'),
  row('X.4.4', 'unable to route', 'hostunknown', 'recipient_domain_unknown'),
  row('X.4.5', 'mail system congestion', 'systemerror', 'recipient_server_error'),
  row('X.5.0', 'other or undefined protocol status', 'syntaxerror', 'unknown'),
  row('X.5.1', 'invalid command', 'syntaxerror', 'smtp_protocol_error'),
  row('X.5.2', 'syntax error', 'syntaxerror', 'smtp_protocol_error'),
  row('X.5.4', 'invalid command arguments', 'syntaxerror', 'smtp_protocol_error'),
  row('X.5.5', 'wrong protocol version', 'syntaxerror', 'smtp_protocol_error'),
  row('X.5.6', 'authentication exchange line too long (RFC 4954)', 'syntaxerror', 'smtp_protocol_error'),
  row('X.6.0', 'other or undefined media error', 'contenterror', 'message_malformed'),
  row('X.6.1', 'media not supported', 'contenterror', 'message_malformed'),
  row('X.6.2', 'conversion required and prohibited', 'contenterror', 'message_malformed'),
  row('X.6.3', 'conversion required but not supported', 'contenterror', 'message_malformed'),
  row('X.6.4', 'conversion with loss performed', 'contenterror', 'message_malformed'),
  row('X.6.5', 'conversion failed', 'contenterror', 'message_malformed'),
  row('X.6.6', 'message content not available (RFC 4468)', 'contenterror', 'message_malformed'),
  row('X.6.7', 'non-ASCII addresses not permitted (RFC 6531)', 'contenterror', 'recipient_syntax'),
  row('X.6.8', 'UTF-8 reply required, not permitted by the client (RFC 6531)', 'contenterror', 'message_malformed'),
  row('X.6.9', 'UTF-8 header message cannot be transferred (RFC 6531)', 'contenterror', 'message_malformed'),
  row('X.6.10', 'deprecated duplicate of X.6.8', 'contenterror', 'message_malformed'),
  row('X.7.0', 'other or undefined security status', 'securityerror', 'recipient_policy'),
  row('X.7.1', 'delivery not authorised, message refused', 'securityerror', 'recipient_policy'),
  row('X.7.2', 'mailing list expansion prohibited', 'securityerror', 'recipient_policy'),
  row('X.7.3', 'security conversion required but not possible', 'securityerror', 'recipient_policy'),
  row('X.7.4', 'security features not supported', 'securityerror', 'smtp_auth'),
  row('X.7.5', 'cryptographic failure', 'securityerror', 'tls_required'),
  row('X.7.6', 'cryptographic algorithm not supported', 'securityerror', 'tls_required'),
  row('X.7.7', 'message integrity failure', 'securityerror', 'recipient_policy'),
  row('X.7.8', 'authentication credentials invalid (RFC 4954)', 'securityerror', 'smtp_auth'),
  row('X.7.9', 'authentication mechanism too weak (RFC 4954)', 'securityerror', 'smtp_auth'),
  row('X.7.11', 'encryption required for the authentication mechanism (RFC 4954)', 'securityerror', 'smtp_auth'),
  row('X.7.12', 'a password transition is needed (RFC 4954)', 'securityerror', 'smtp_auth'),
  row('X.7.14', 'trust relationship required (RFC 5248)', 'securityerror', 'smtp_auth'),
  row('X.7.15', 'priority level too low (RFC 6710)', 'securityerror', 'recipient_policy'),
  row('X.7.16', 'message too big for the priority (RFC 6710)', 'mesgtoobig', 'message_too_large'),
  row('X.7.19', 'RRVS test cannot be completed (RFC 7293)', 'systemerror', 'recipient_server_error'),
  row('X.7.27', 'sender address has null MX (RFC 7505)', 'rejected', 'sender_address_invalid'),
  row('X.7.30', 'REQUIRETLS support required (RFC 8689)', 'failedstarttls', 'tls_required'),
];

export interface ReplyRow {
  readonly reply: string;
  readonly meaning: string;
  /** Null: the code alone shows no cause. */
  readonly reason: Reason | null;
  readonly cause: Cause;
}

const reply = (code: string, meaning: string, reason: Reason | null = null, cause: Cause = 'unknown'): ReplyRow => ({
  reply: code,
  meaning,
  reason,
  cause,
});

/** Reply codes. Most leave the cause open: `550` is used for every refusal there is. */
export const REPLY_CODES: readonly ReplyRow[] = [
  reply('211', 'system status'),
  reply('214', 'help message'),
  reply('220', 'service ready'),
  reply('221', 'closing the channel'),
  reply('235', 'authentication succeeded (RFC 4954)'),
  reply('250', 'done'),
  reply('251', 'user not local, will forward'),
  reply('252', 'cannot verify the user, will attempt delivery'),
  reply('334', 'authentication challenge (RFC 4954)'),
  reply('354', 'start of mail input'),
  reply('421', 'service not available, closing the channel'),
  reply('432', 'a password transition is needed (RFC 4954)', 'securityerror', 'smtp_auth'),
  reply('450', 'mailbox unavailable for now'),
  reply('451', 'local error in processing'),
  reply('452', 'insufficient system storage, or too many recipients'),
  reply('454', 'temporary authentication failure, or TLS not available', 'securityerror', 'smtp_auth'),
  reply('455', 'cannot accommodate the parameters'),
  reply('500', 'syntax error, command unrecognised', 'syntaxerror', 'smtp_protocol_error'),
  reply('501', 'syntax error in parameters', 'syntaxerror', 'smtp_protocol_error'),
  reply('502', 'command not implemented', 'syntaxerror', 'smtp_protocol_error'),
  reply('503', 'bad sequence of commands', 'syntaxerror', 'smtp_protocol_error'),
  reply('504', 'parameter not implemented', 'syntaxerror', 'smtp_protocol_error'),
  reply('521', 'host does not accept mail (RFC 7504)', 'notaccept', 'null_mx'),
  reply('523', 'encryption needed (RFC 5248)', 'securityerror', 'tls_required'),
  reply('525', 'user account disabled (RFC 5248)', 'suspend', 'mailbox_disabled'),
  reply('530', 'authentication or STARTTLS required (RFC 4954)', 'securityerror', 'smtp_auth'),
  reply('534', 'authentication mechanism too weak (RFC 4954)', 'securityerror', 'smtp_auth'),
  reply('535', 'credentials invalid (RFC 4954)', 'securityerror', 'smtp_auth'),
  reply('538', 'encryption required for the authentication mechanism (RFC 4954)', 'securityerror', 'smtp_auth'),
  reply('550', 'mailbox unavailable, or refused by policy'),
  reply('551', 'user not local', 'hasmoved', 'recipient_unknown'),
  reply('552', 'storage allocation exceeded', 'mailboxfull', 'mailbox_full'),
  reply('553', 'mailbox name not allowed'),
  reply('554', 'transaction failed'),
  reply('555', 'parameters not recognised', 'syntaxerror', 'smtp_protocol_error'),
  reply('556', 'domain does not accept mail (RFC 7504)', 'notaccept', 'null_mx'),
];
