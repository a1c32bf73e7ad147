import { addressChecks, domainChecks } from '../checks/plan.ts';
import type { CheckRequest } from '../checks/request.ts';
import { canonicalAddress, isHostName, isPublicAddress, normalizeName } from '../dns/names.ts';
import type { LookUpProblem } from '../reply/view.ts';

/** A text that is a command rather than a paste or an answer. */
export type Command =
  | { readonly command: 'help' | 'recheck' | 'restart' }
  /** With `report`, what was found is shown as a report on that domain or address. */
  | { readonly command: 'look_up'; readonly requests: readonly CheckRequest[]; readonly report?: string }
  | { readonly command: 'code'; readonly code: string }
  | { readonly command: 'problem'; readonly problem: LookUpProblem };

/** A command is a short line; anything longer is a paste. */
const LONGEST = 200;
const HELP =
  /^(?:help|hulp|hi|hello|hallo|hoi|\?|what can you do(?: for me)?|how does (?:this|it) work|how do i use (?:this|you)|wat kun (?:je|jij)(?: allemaal)?|hoe werkt (?:dit|het|jij))[\s!.?]*$/i;
const RECHECK =
  /^(?:please )?(?:re-?check|check (?:it )?again|try again|(?:i(?:'ve)? )?(?:have )?fixed (?:it)?(?:,? check again)?|opnieuw(?: controleren)?|controleer (?:het )?(?:nog eens|opnieuw)|nog eens|check (?:het )?(?:nog eens|opnieuw))[\s!.?]*$/i;
const RESTART =
  /^(?:restart|start over|reset|new(?: case| bounce| one)?|(?:next|another) bounce|opnieuw beginnen|begin opnieuw|nieuwe?(?: bounce| zaak)?|(?:volgende|andere) bounce)[\s!.?]*$/i;

/** @returns the command a text is, or undefined when it is none */
export function readCommand(text: string): Command | undefined {
  const line = text.trim();
  if (line.length > LONGEST || line.includes('\n')) return undefined;
  if (HELP.test(line)) return { command: 'help' };
  if (RESTART.test(line)) return { command: 'restart' };
  if (RECHECK.test(line)) return { command: 'recheck' };
  const [word = '', ...rest] = line.split(/\s+/);
  return lookUp(word.toLowerCase(), rest);
}

function lookUp(word: string, rest: readonly string[]): Command | undefined {
  const [argument] = rest;
  if (word === 'ptr') return argument === undefined ? usage('ptr 203.0.113.7') : ptr(argument);
  if (word === 'code') return argument === undefined ? usage('code 5.7.25') : code(rest.join(' '));
  if (word === 'spf') return spf(rest);
  if (word === 'dkim') return dkim(rest);
  if (word === 'dmarc') return dmarc(rest);
  if (word === 'mx') return mx(rest);
  if (word === 'domain') return domainReport(rest);
  if (word === 'ip') return addressReport(rest);
  if (word === 'banner') return banner(rest);
  return undefined;
}

function usage(text: string): Command {
  return { command: 'problem', problem: { problem: 'usage', usage: text } };
}

/** @param text the word that should be a name; empty: there is none */
function noName(text: string, example: string): Command {
  return text === '' ? usage(example) : { command: 'problem', problem: { problem: 'bad_name', text } };
}

function ptr(text: string): Command {
  const ip = canonicalAddress(text);
  if (ip === undefined) return { command: 'problem', problem: { problem: 'bad_address', text } };
  if (!isPublicAddress(ip)) return { command: 'problem', problem: { problem: 'private_address', text: ip } };
  return {
    command: 'look_up',
    requests: [
      { check: 'reverse', ip },
      { check: 'origin', ip },
    ],
  };
}

/** `spf DOMAIN [IP]`. A sentence that begins with the word is no look-up. */
function spf(words: readonly string[]): Command | undefined {
  const example = 'spf example.com 203.0.113.7';
  const [name = '', address] = words;
  const domain = domainName(name);
  if (words.length > 2) return undefined;
  if (domain === undefined) return noName(name, example);
  if (address === undefined) return lookUpOf({ check: 'spf', domain, ip: null, helo: null, identity: 'mail_from' });
  const ip = canonicalAddress(address);
  if (ip === undefined) return { command: 'problem', problem: { problem: 'bad_address', text: address } };
  return lookUpOf({ check: 'spf', domain, ip, helo: null, identity: 'mail_from' });
}

/** `dkim SELECTOR DOMAIN`. */
function dkim(words: readonly string[]): Command | undefined {
  const [selector = '', name = ''] = words;
  const domain = domainName(name);
  if (words.length > 2) return undefined;
  if (!isHostName(selector)) return usage('dkim selector1 example.com');
  if (domain === undefined) return noName(name, 'dkim selector1 example.com');
  return lookUpOf({ check: 'dkim', domain, selector: selector.toLowerCase() });
}

/** `dmarc DOMAIN`. */
function dmarc(words: readonly string[]): Command | undefined {
  const domain = domainName(words[0] ?? '');
  if (words.length > 1) return undefined;
  if (domain === undefined) return noName(words[0] ?? '', 'dmarc example.com');
  return lookUpOf({ check: 'dmarc', domain, spf: null, dkim: [] });
}

/** `mx DOMAIN`. */
function mx(words: readonly string[]): Command | undefined {
  const domain = domainName(words[0] ?? '');
  if (words.length > 1) return undefined;
  return domain === undefined ? noName(words[0] ?? '', 'mx example.com') : lookUpOf({ check: 'mx', domain });
}

/** `domain DOMAIN`: everything there is to check of it. */
function domainReport(words: readonly string[]): Command | undefined {
  const domain = domainName(words[0] ?? '');
  if (words.length > 1) return undefined;
  if (domain === undefined) return noName(words[0] ?? '', 'domain example.com');
  return { command: 'look_up', requests: domainChecks(domain), report: domain };
}

/** `ip ADDRESS`: everything there is to check of it. */
function addressReport(words: readonly string[]): Command | undefined {
  const [text] = words;
  if (words.length > 1) return undefined;
  if (text === undefined) return usage('ip 203.0.113.7');
  const ip = canonicalAddress(text);
  if (ip === undefined) return { command: 'problem', problem: { problem: 'bad_address', text } };
  if (!isPublicAddress(ip)) return { command: 'problem', problem: { problem: 'private_address', text: ip } };
  return { command: 'look_up', requests: addressChecks(ip), report: ip };
}

/** `banner HOST`: a name, or an address. */
function banner(words: readonly string[]): Command | undefined {
  const [text = ''] = words;
  if (words.length > 1) return undefined;
  const ip = canonicalAddress(text);
  if (ip !== undefined && !isPublicAddress(ip)) {
    return { command: 'problem', problem: { problem: 'private_address', text: ip } };
  }
  const host = ip ?? domainName(text);
  return host === undefined ? noName(text, 'banner mail.example.com') : lookUpOf({ check: 'banner', host });
}

function lookUpOf(...requests: CheckRequest[]): Command {
  return { command: 'look_up', requests };
}

/** A domain as an admin types it: also an address at it. Undefined for anything else. */
function domainName(text: string): string | undefined {
  const name = normalizeName(text.slice(text.lastIndexOf('@') + 1));
  return name !== undefined && isHostName(name) && name.includes('.') ? name : undefined;
}

const CODE = /^(?:[245]\d\d|[245]\.\d{1,3}\.\d{1,3})(?:[ -][245]\.\d{1,3}\.\d{1,3})?$/;
function code(text: string): Command {
  if (!CODE.test(text)) return { command: 'problem', problem: { problem: 'bad_code', text } };
  return { command: 'code', code: text };
}
