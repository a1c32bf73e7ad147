import type { ChoiceOf } from '../../knowledge/questions.ts';
import type { Ladder } from '../ladder.ts';
import { advise, ask, type Counsel } from './advice.ts';

type PortTest = ChoiceOf<'port_test'> | null | undefined;

/** Port 25 in Azure, by Microsoft's text of 2025-07-28: the subscription type decides, its date no longer does. */
export function azureTimeout(ladder: Ladder, test: PortTest): Counsel {
  if (test === 'nothing_works') return noWayOut();
  if (ladder.mentions('app_service')) {
    const integrated = ladder.choice('vnet_integration');
    if (integrated === undefined) return ask('vnet_integration');
    if (integrated !== 'yes') return blocked(['azure-app-service']);
  }
  const type = ladder.choice('azure_subscription_type');
  if (ladder.mentions('exemption_granted') && type !== 'enterprise') return exempted(ladder);
  switch (type) {
    case undefined:
      return ask('azure_subscription_type');
    case 'enterprise':
      return notBlockedByAzure(ladder, test);
    case 'enterprise_dev_test':
      return ladder.choice('vm_stop_start') === 'no' && ladder.mentions('exemption_granted')
        ? exempted(ladder)
        : blocked(['azure-dev-test', 'azure-relay']);
    case null:
      return blocked(['azure-types', 'azure-relay']);
    default:
      return blocked(['azure-relay']);
  }
}

/** Said to be exempted, and still closed. */
function exempted(ladder: Ladder): Counsel {
  const restarted = ladder.choice('vm_stop_start');
  if (restarted === undefined) return ask('vm_stop_start');
  if (restarted === 'yes') return stillClosed(ladder);
  return advise('port25_exemption_not_active', 'sender', ['azure-stop-start'], 'likely');
}

/** Exempted, restarted and closed: only Enterprise Dev/Test can be opened once more. */
function stillClosed(ladder: Ladder): Counsel {
  const type = ladder.choice('azure_subscription_type');
  if (type === 'enterprise_dev_test') return blocked(['azure-dev-test', 'azure-relay']);
  return blocked(type === null || type === undefined ? ['azure-types', 'azure-relay'] : ['azure-relay']);
}

/** Enterprise Agreement and MCA-E: neither virtual machines nor Azure Firewall are blocked. */
function notBlockedByAzure(ladder: Ladder, test: PortTest): Counsel {
  if (ladder.mentions('azure_firewall') || ladder.choice('azure_outbound_method') === 'firewall') {
    const rule = ladder.choice('firewall_rule');
    if (rule === undefined) return ask('firewall_rule');
    if (rule !== 'yes') return ownSide(['azure-firewall-rule']);
  }
  if (ladder.choice('nsg_or_firewall') === 'yes') return ownSide(['azure-own-side']);
  if (test === undefined) return ask('port_test');
  if (test === null) return advise('connection_timeout', 'recipient', ['destination-silent', 'azure-own-side']);
  if (ladder.choice('nsg_or_firewall') === undefined) return ask('nsg_or_firewall');
  return ownSide(['azure-own-side']);
}

function noWayOut(): Counsel {
  return advise('port25_blocked_local', 'sender', ['azure-no-way-out', 'azure-own-side'], 'likely');
}

function ownSide(remedies: readonly ('azure-own-side' | 'azure-firewall-rule')[]): Counsel {
  return advise('port25_blocked_local', 'sender', remedies, 'likely');
}

function blocked(
  remedies: readonly ('azure-types' | 'azure-relay' | 'azure-dev-test' | 'azure-app-service')[],
): Counsel {
  return advise('port25_blocked', 'sender', remedies, 'likely');
}
