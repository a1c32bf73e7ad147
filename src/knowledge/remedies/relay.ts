// How a mail server is told to hand its mail to a relay, with a password.
import type { Names } from './names.ts';
import type { StepRow } from './row.ts';

/** Providers that close the submission port too; relays listen on this one as well (Akamai: text of 2023-05-02; Scaleway: 2025-07-21). */
export const relayPort = ({ provider }: Names): number =>
  provider === 'linode' || provider === 'scaleway' ? 2525 : 587;

/** @param relay its name, or a word to be replaced */
export const relayOnPostfix = (relay: string) =>
  ({
    when: (names: Names) => names.mta === 'postfix',
    command: (names: Names) =>
      [
        `postconf -e "relayhost = [${relay}]:${relayPort(names)}" "smtp_tls_security_level = encrypt"`,
        'postconf -e "smtp_sasl_auth_enable = yes" "smtp_sasl_security_options = noanonymous" "smtp_sasl_password_maps = hash:/etc/postfix/sasl_passwd"',
        'postmap /etc/postfix/sasl_passwd && postfix reload',
      ].join('\n'),
  }) satisfies StepRow;

export const relayOnExchange = {
  when: (names: Names) => names.mta === 'exchange',
  command: (names: Names) =>
    `Set-SendConnector -Identity "CONNECTOR_NAME" -DNSRoutingEnabled $false -SmartHosts RELAY_NAME -Port ${relayPort(names)} -RequireTLS $true -SmartHostAuthMechanism BasicAuthRequireTLS -AuthenticationCredential (Get-Credential)`,
} satisfies StepRow;
