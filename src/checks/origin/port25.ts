import { isWithin, originName, reverseName } from '../../dns/names.ts';
import { type ProviderId, providerName, providerOfName } from '../../knowledge/providers.ts';
import type { Finding } from '../finding.ts';
import type { CheckTools } from '../request.ts';
import { readOrigin } from './origin.ts';
import { PORT25_POLICIES } from './port25-policies.ts';

/**
 * What the provider of an address allows on port 25. The provider is recognised by the AS that announces the address, else
 * by the PTR name it generates. No finding where neither tells, where nothing is known of its policy, or where the
 * provider's own mail service sends from the address: the limits are for customers' servers.
 */
export async function checkPort25(ip: string, tools: CheckTools): Promise<Finding[]> {
  const [origin, ptr] = await Promise.all([
    tools.resolver.resolve(originName(ip) ?? '', 'TXT', tools),
    tools.resolver.resolve(reverseName(ip) ?? '', 'PTR', tools),
  ]);
  const names = ptr.status === 'records' ? ptr.records : [];
  if (names.some(isOwnMail)) return [];
  const byName = names.map(providerOfName).find((id) => id !== undefined);
  const provider: ProviderId | undefined = readOrigin(origin)?.provider ?? byName;
  const row = PORT25_POLICIES.find((one) => one.provider === provider);
  if (row === undefined || provider === undefined) return [];
  const args = { ip, provider: providerName(provider), policy: row.policy, source: row.source };
  const proof = byName === provider ? [origin, ptr] : [origin];
  return [{ check: 'port25', code: 'PROVIDER_PORT25', subject: ip, args, proof }];
}

/** Microsoft 365 and Outlook.com, and Amazon SES, send from the networks of Azure and AWS. */
const OWN_MAIL = ['outlook.com', 'hotmail.com', 'amazonses.com'];

function isOwnMail(name: string): boolean {
  return OWN_MAIL.some((domain) => isWithin(name, domain));
}
