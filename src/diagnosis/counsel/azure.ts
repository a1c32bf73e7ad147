import { findingOf } from '../evidence.ts';
import type { Ladder } from '../ladder.ts';
import { advise, ask, type Counsel, type Trees } from './advice.ts';

/** What Azure refuses when a PTR is to be set. */
export const AZURE_TREES: Trees = {
  azure_reversefqdn_ownership: ownership,
  azure_reversefqdn_dynamic_ip: (_, cause) => advise(cause, 'sender', ['azure-reverse-dynamic'], 'likely'),
  azure_reversefqdn_label_scope_bug: (_, cause) => advise(cause, 'provider', ['azure-reverse-label-scope'], 'likely'),
  azure_no_ipv6_ptr: (_, cause) => advise(cause, 'sender', ['azure-ipv6', 'send-over-ipv4']),
  azure_default_outbound_ip_no_ptr: (_, cause) => advise(cause, 'sender', ['azure-own-outbound']),
};

/** Azure takes a name that leads to a public IP of the subscription; by an A record only to a static one. */
function ownership(ladder: Ladder): Counsel {
  const { mailName } = ladder.names();
  const kind = ladder.choice('azure_public_ip_static');
  if (kind === undefined) return ask('azure_public_ip_static');
  const leads = mailName === null ? undefined : findingOf(ladder.case, 'HOST_RESOLVES', mailName);
  if (kind === 'dynamic' && leads) {
    return advise('azure_reversefqdn_dynamic_ip', 'sender', ['azure-reverse-dynamic'], 'likely');
  }
  if (ladder.ip === null && ladder.choice('azure_public_ip_address') === undefined)
    return ask('azure_public_ip_address');
  return advise(
    'azure_reversefqdn_ownership',
    'sender',
    ['azure-reverse-ownership'],
    mailName === null || leads ? 'likely' : 'proven',
  );
}
