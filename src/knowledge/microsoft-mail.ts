const HOSTS = /(?:^|\.)(?:outlook|office365|exchangelabs)\.com$/i;

/**
 * Is a host one of the servers of Exchange Online and Outlook.com? They hand mail on among themselves under several domains,
 * and greet with a name that is not their PTR, by design (Microsoft KB 3019655).
 */
export function isMicrosoftMail(host: string): boolean {
  return HOSTS.test(host);
}
