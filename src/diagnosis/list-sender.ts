/**
 * What list managers add to the name of a list for the address that they send from, such as "-bounces" of LIST-bounces+... (GNU
 * Mailman, "Bounces"), "-return" of ezmlm, "-owner"; null for the address of a person. It names nobody.
 */
export function listRole(sender: string | null): string | null {
  return /-(?:bounces?|owner|return)(?=(?:[+=-][^@]{1,200})?@)/i.exec(sender ?? '')?.[0] ?? null;
}
