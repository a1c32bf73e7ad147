import type { Cause } from '../../knowledge/vocabulary.ts';
import type { Ladder } from '../ladder.ts';
import { advise, ask, type Counsel, type Trees } from './advice.ts';

/** Mail into and through Microsoft 365. */
export const MICROSOFT365_TREES: Trees = {
  ipv6_not_accepted: notOverIpv6,
  ipv6_not_enabled_tenant: (_, cause) => advise(cause, 'recipient', ['tenant-ipv6'], 'likely'),
  connector_attribution: connector,
  connector_attribution_ipv6: connector,
  direct_send_blocked: directSend,
  forwarding_disabled: (_, cause) => advise(cause, 'relay', ['forwarding-policy']),
  smtp_auth: login,
  smtp_auth_basic: (_, cause) => advise(cause, 'sender', ['basic-auth-ends']),
  tenant_blocked_ip: (_, cause) => advise(cause, 'provider', ['tenant-ip-support']),
};

/** The same refusal is the admin's own setting when it is their tenant that refuses. */
function notOverIpv6(ladder: Ladder, cause: Cause): Counsel {
  const own = ladder.choice('recipient_or_sender_admin') === 'recipient' || ladder.choice('own_tenant') === 'yes';
  return own
    ? advise('ipv6_not_enabled_tenant', 'recipient', ['tenant-ipv6'], 'likely')
    : advise(cause, 'recipient', [
        'ipv4-for-domain',
        ...(isMicrosoft(ladder) ? ['recipient-enables-ipv6' as const] : []),
      ]);
}

/** Others that take no mail over IPv6, such as Spectrum, have no such cmdlet; who is not known may be Microsoft 365. */
function isMicrosoft({ bounce }: Ladder): boolean {
  return bounce.receiver === null || bounce.receiver === 'exchange-online' || bounce.receiver === 'outlook.com';
}

function connector(ladder: Ladder): Counsel {
  return (ladder.ip?.includes(':') ?? false) || ladder.mentions('wants_ipv6')
    ? advise('connector_attribution_ipv6', 'recipient', ['tenant-connector-ipv6'], 'likely')
    : advise('connector_attribution', 'recipient', ['tenant-connector']);
}

function directSend(ladder: Ladder, cause: Cause): Counsel {
  const own = ladder.choice('own_tenant');
  if (own === undefined) return ask('own_tenant');
  return advise(cause, 'sender', own === 'no' ? ['direct-send-other'] : ['direct-send-own']);
}

function login(ladder: Ladder, cause: Cause): Counsel {
  if (/\bbasic authentication (?:is|has been) (?:disabled|not supported)/i.test(ladder.bounce.diagnosticText ?? '')) {
    return advise('smtp_auth_basic', 'sender', ['basic-auth-ends']);
  }
  const { remoteMta, rule, diagnosticText } = ladder.bounce;
  // Who is not logged in at all has to log in; else the login is good, and may not send for this address.
  if (rule === 'sender.login-mismatch' && !/\bnot logged in\b/i.test(diagnosticText ?? '')) {
    return advise('sender_address_invalid', 'sender', ['sender-of-login']);
  }
  const hosts = [remoteMta.name ?? '', ...ladder.case.mentions.names];
  const communicationServices = hosts.some((host) => host.endsWith('.azurecomm.net'));
  return advise(cause, 'sender', communicationServices ? ['acs-credentials'] : ['smtp-auth-login']);
}
