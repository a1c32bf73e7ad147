/** Words that providers put into the names they generate for customers' addresses. `static` is one: it is generated too. */
const POOL_WORDS =
  /(?:^|[.\d-])(?:dyn|dynamic|dynip|dial|dip\d*|dialup|dhcp|pool|ppp|pppoe|dsl|adsl|vdsl|xdsl|cable|cust|customer|customers|client|clients|broadband|static|hsd\d*|ip|ipv4|vps|unassigned|unknown|res|residential)(?=[.\d-])/;

/**
 * Does a PTR name look generated from its address, so that receivers take it for an end user's line?
 * @param name a PTR name, lower case; @param ip the address it stands for
 * @returns true when the name holds the address's own digits, or a pool word together with a number.
 */
export function looksGeneric(name: string, ip: string): boolean {
  if (holdsAddress(name, ip)) return true;
  const host = name.split('.').slice(0, -2).join('.');
  return POOL_WORDS.test(`${host}.`) && /\d/.test(host);
}

function holdsAddress(name: string, ip: string): boolean {
  if (ip.includes(':')) return false;
  const octets = ip.split('.');
  const numbers = name.split(/\D+/).filter(Boolean).map(Number);
  const wanted = octets.map(Number);
  if (holdsRun(numbers, wanted) || holdsRun(numbers, wanted.toReversed())) return true;
  if (name.includes(octets.map((octet) => octet.padStart(3, '0')).join(''))) return true;
  return name.includes(wanted.map((octet) => octet.toString(16).padStart(2, '0')).join(''));
}

/** Three octets in a row say enough: many providers leave the network's first octet out. */
function holdsRun(numbers: readonly number[], wanted: readonly number[]): boolean {
  const runs = [wanted, wanted.slice(1), wanted.slice(0, 3)];
  return runs.some((run) => numbers.some((_, start) => run.every((octet, index) => numbers[start + index] === octet)));
}
