import { type DestinationStream, type Logger, pino } from 'pino';
import { mask } from '../src/bounce/mask.ts';
import { traceFields } from './trace.ts';

/** Never shown, wherever in a line they stand up to two levels deep. */
const SECRET = ['token', 'botToken', 'password', 'authorization', 'text', 'secret'];

/**
 * The log: one JSON object a line, with the name of the event that it is about (`trace`). No text of a paste and no token is
 * ever passed to it; what looks like one is removed all the same.
 * @param destination where to, if not to standard output
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    mixin: traceFields,
    redact: { paths: SECRET.flatMap((name) => [name, `*.${name}`]), censor: '***' },
    formatters: { level: (label: string) => ({ level: label }) },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: errorFields },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** An error without credentials and local parts of addresses. */
function errorFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  return { type: error.name, message: mask(error.message), stack: mask(error.stack ?? '') };
}
