import { type Logger, pino } from 'pino';

/** The log: one JSON object a line. No text of a paste and no token is ever passed to it; what looks like one is removed. */
export function createLog(level: string): Logger {
  return pino({
    level,
    redact: {
      paths: [
        'token',
        'botToken',
        'password',
        'authorization',
        'text',
        '*.token',
        '*.password',
        '*.authorization',
        '*.text',
      ],
      censor: '***',
    },
  });
}
