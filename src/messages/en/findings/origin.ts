import type { Port25Policy } from '../../../checks/origin/port25-policies.ts';
import type { OriginTexts } from '../../finding-groups.ts';
import { WHY } from '../failures.ts';

export const origin: OriginTexts = {
  ORIGIN_AS: ({ ip, asn, operator }) =>
    operator === null
      ? `${ip} belongs to the network AS${asn}.`
      : `${ip} belongs to the network of ${operator} (AS${asn}).`,
  ORIGIN_UNKNOWN: ({ ip, failure }) => `Whose network ${ip} is in could not be checked: ${WHY[failure]}.`,
  ORIGIN_NOT_ANNOUNCED: ({ ip }) => `No network is known to announce ${ip}.`,
  PROVIDER_PORT25: ({ ip, provider, policy, source }) =>
    `${ip} is at ${provider}. ${PORT25[policy](provider)} See ${source.url} (read ${source.read}).`,
};

const PORT25: Readonly<Record<Port25Policy, (provider: string) => string>> = {
  by_contract: (provider) =>
    `${provider} lets only some kinds of subscription connect to port 25; the others have to send through an authenticated relay.`,
  on_request: (provider) =>
    `${provider} closes outgoing port 25 at first and may open it on request; a relay on port 587 works without that.`,
  by_setting: (provider) =>
    `${provider} closes outgoing port 25 at first; it can be enabled in the console once the account is verified.`,
  closed: (provider) =>
    `As a rule ${provider} does not let its customers connect to port 25; mail has to leave through a relay.`,
  open_until_abuse: (provider) => `${provider} leaves outgoing port 25 open, and closes it after it has seen spam.`,
};
