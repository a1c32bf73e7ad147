// One dialogue from paste to verified fix, played through a client of any platform: the Dutch Azure case.
import { expect } from 'vitest';
import type { Zone } from '../support/dns-zone.ts';
import type { Bot } from '../support/bot.ts';

/** What a user of a platform does and sees. */
export interface Client {
  say(text: string): Promise<void>;
  /** Presses a button of the newest message that has it. */
  press(label: string): Promise<void>;
  /** The text of the newest message of the bot that holds `text`; rejects after a while. */
  waitFor(text: string): Promise<string>;
  /** How many messages of the bot the user sees. */
  count(): Promise<number>;
}

export const PASTE = [
  'Onze Exchange-server op een Azure VM krijgt mail terug. We hebben al een reverse zone in Azure DNS gemaakt.',
  '',
  'Diagnostische gegevens voor beheerders:',
  'Bronserver: EX01.contoso.local',
  'info@fabrikam.example',
  "Remote Server returned '554: geen PTR-Record'",
].join('\n');

/** What the resolver says at first: the address lives in Azure and has no PTR. */
export const BEFORE: Zone = {
  '40.113.0.203.in-addr.arpa': 'NXDOMAIN',
  '40.113.0.203.origin.asn.cymru.com': { TXT: ['8075 | 203.0.113.0/24 | US | arin | 2015-01-01'] },
  'as8075.asn.cymru.com': { TXT: ['8075 | US | arin | 2015-01-01 | MICROSOFT-CORP-MSN-AS-BLOCK, US'] },
};
/** What the zones' own servers hold once the admin has done as told; the resolver still has the old answer. */
export const AFTER: Zone = {
  '40.113.0.203.in-addr.arpa': { PTR: ['mail.contoso.example'] },
  'mail.contoso.example': { A: ['203.0.113.40'] },
};

/** Plays the dialogue up to the advice. */
export async function playToAdvice(client: Client): Promise<void> {
  await client.say(PASTE);
  expect(await client.waitFor('Vanaf welk openbaar IP-adres')).toContain('554');
  await client.say('dat is 203.0.113.40');
  const question = await client.waitFor('statisch of dynamisch');
  expect(question).toContain('40.113.0.203.in-addr.arpa PTR NXDOMAIN');
  await client.press('Statisch');
  await client.waitFor('MAIL_NAME');
  await client.say('mail.contoso.example');
  const advice = await client.waitFor('mail.contoso.example. IN A 203.0.113.40');
  expect(advice).toContain('203.0.113.40');
  expect(advice).toContain('reverse zone');
  expect(advice).toContain('geen effect');
  // Two screens of a phone; the rest is a press away.
  await client.press('Toon meer');
  const rest = await client.waitFor('Set-SendConnector');
  expect(rest).toContain('--reverse-fqdn mail.contoso.example.');
  expect(rest).toContain('Set-SendConnector -Identity "CONNECTOR_NAME" -Fqdn mail.contoso.example');
}

/** Then the admin does as told, and asks for another look. */
export async function playToFix(client: Client, bot: Bot): Promise<void> {
  await client.press('Opnieuw controleren');
  await client.waitFor('Er is niets veranderd');
  Object.assign(bot.authority.zone, AFTER);
  await client.press('Opnieuw controleren');
  const fixed = await client.waitFor('Opgelost:');
  expect(fixed).toContain('iprev=pass');
  expect(fixed).toContain('nameservers van de zones zelf');
  expect(fixed).toContain('40.113.0.203.in-addr.arpa PTR mail.contoso.example');
}
