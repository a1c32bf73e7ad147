import { RECEIVERS, receiverOfHost } from '../../knowledge/receivers.ts';

/** @returns the name of the mail service whose server a host is, or undefined */
export function mailService(host: string): string | undefined {
  const id = receiverOfHost(host);
  return RECEIVERS.find((receiver) => receiver.id === id)?.name;
}
