import { readFields } from './fields.ts';

/**
 * Reads an MTA-STS record (RFC 8461 section 3.1).
 * @returns the policy's id, or undefined when the record is not valid: senders then take it for no policy
 */
export function readStsRecord(record: string): { readonly id: string } | undefined {
  const fields = readFields(record, 'STSv1', 'id');
  const ids = fields?.filter(([name]) => name === 'id').map(([, value]) => value) ?? [];
  const [id] = ids;
  return id !== undefined && ids.length === 1 && /^[a-z\d]{1,32}$/i.test(id) ? { id } : undefined;
}

/** Records that claim to be MTA-STS; others at the name are left out (RFC 8461 section 3.1). */
export function isStsRecord(record: string): boolean {
  return /^v=STSv/i.test(record);
}
