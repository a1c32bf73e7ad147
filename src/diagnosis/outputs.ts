import { canonicalAddress, isPublicAddress } from '../dns/names.ts';
import { isMicrosoftMail } from '../knowledge/microsoft-mail.ts';
import { portTest } from '../knowledge/questions/port-test.ts';
import type { Facts } from './facts.ts';

/** More connectors than any organisation has; the rest is not read. */
const CONNECTORS = 50;

/**
 * What pasted command output tells, whatever was asked: Get-SendConnector, Test-NetConnection, az network public-ip show.
 * Text that is no such output tells nothing.
 */
export function outputFacts(text: string): Facts {
  const part = text.slice(0, 20_000);
  return { ...sendConnectors(part), ...connectionTest(part), ...publicIp(part), ...exchangeReport(part) };
}

/** `Get-SendConnector | Format-List`: a connector without smart hosts sends directly. */
function sendConnectors(text: string): Facts {
  const blocks = text.split(/\n\s*\n/, CONNECTORS).map(fieldsOf);
  const enabled = blocks.filter(
    (block) => block.has('smarthostsstring') && block.get('enabled')?.toLowerCase() !== 'false',
  );
  if (enabled.length === 0) return smartHostsOf(text);
  const relayed = enabled.filter((block) => /[\w[]/.test(block.get('smarthostsstring') ?? ''));
  const both = relayed.length > 0 && relayed.length < enabled.length;
  return {
    sending_path: { value: relayed.length > 0 ? 'smart_host' : 'direct', from: 'paste' },
    ...(relayed.length > 0 ? { fallback_connector: { value: both ? 'yes' : 'no', from: 'paste' } as const } : {}),
  };
}

/** The setting with a value, in a sentence. */
function smartHostsOf(text: string): Facts {
  const named =
    /\bSmartHosts(?:String)?\b(?: is| are| set to)?\s{0,4}[:=]?\s{0,4}[{['"]{0,3}(?:[\w-]{1,63}\.){1,8}\w{2,}/i.test(
      text,
    );
  return named ? { sending_path: { value: 'smart_host', from: 'paste' } } : {};
}

/** `Name : value` lines, names in lower case. */
function fieldsOf(block: string): Map<string, string> {
  const lines = block.split('\n').map((line) => /^\s{0,8}(\w{1,40})\s{0,40}:(.{0,300})$/.exec(line));
  return new Map(lines.flatMap((line) => (line ? [[(line[1] ?? '').toLowerCase(), (line[2] ?? '').trim()]] : [])));
}

function connectionTest(text: string): Facts {
  if (!/TcpTestSucceeded\s{0,20}:/i.test(text)) return {};
  const value = portTest(text);
  // One failed test says nothing of other ports or hosts.
  return value === undefined || !/(?:RemotePort\s{0,20}:\s{0,4}|-Port )25\b/i.test(text)
    ? {}
    : { port_test: { value, from: 'paste' } };
}

/** Exchange's own report of what another server refused: the server that wrote it sent the message. */
function exchangeReport(text: string): Facts {
  const server = /\b(?:Generating server|Bronserver):[ \t]{0,4}([\w.-]{1,255})/i.exec(text)?.[1];
  const refused = /\bRemote Server returned '|#SMTP#/i.test(text);
  if (server === undefined || isMicrosoftMail(server) || !refused) return {};
  return { mta: { value: 'exchange', from: 'paste' } };
}

/** JSON of the Azure CLI, or the list that PowerShell prints. */
function publicIp(text: string): Facts {
  const method = /\bpublicIpAllocationMethod['"]?\s{0,20}:\s{0,4}['"]?(static|dynamic)\b/i.exec(text)?.[1];
  const shown = /\bipAddress['"]?\s{0,20}:\s{0,4}['"]?([\da-f.:]{3,45})\b/i.exec(text)?.[1];
  const address = shown === undefined ? undefined : canonicalAddress(shown);
  return {
    ...(method ? { azure_public_ip_static: { value: method.toLowerCase(), from: 'paste' } as const } : {}),
    ...(address && isPublicAddress(address)
      ? { azure_public_ip_address: { value: address, from: 'paste' } as const }
      : {}),
  };
}
