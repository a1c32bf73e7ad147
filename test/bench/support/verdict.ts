// How a bench under load ends: whether each bar was met, and what the log says of it.
import type { Replica } from '../../support/faults/replica.ts';

/** Prints whether a bar was met. @returns the same */
export function verdict(name: string, holds: boolean): boolean {
  process.stdout.write(`${holds ? 'yes' : 'NO '}  ${name}\n`);
  return holds;
}

/** The same for the logs of the processes, with the first errors of each. */
export function noErrors(replicas: readonly Replica[]): boolean {
  for (const { errors } of replicas) for (const line of errors.slice(0, 3)) process.stderr.write(`${line}\n`);
  return verdict(
    'no error in the log',
    replicas.every(({ errors }) => errors.length === 0),
  );
}
