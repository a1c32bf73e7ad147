import { LogLevel } from '@slack/bolt';
import type { Logger } from '@slack/bolt';

/** What we need of a logger; pino is one. Fields never hold what a user wrote. */
export interface SlackLog {
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

/**
 * An error for the log without its message, which may quote a paste: its name, its code and where it was thrown.
 */
export function masked(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code: unknown = 'code' in error ? error.code : undefined;
  const frames = (error.stack ?? '').split('\n').filter((frame) => /^\s+at /.test(frame));
  return { error: error.name, ...(typeof code === 'string' && { code }), at: frames.slice(0, 5).map((f) => f.trim()) };
}

/** Bolt's own lines, from warnings up; what it logs below that holds payloads. Objects beside the words are left out. */
export function boltLogger(log: SlackLog): Logger {
  const words = (parts: unknown[]) => parts.filter((part) => typeof part === 'string').join(' ');
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...parts: unknown[]) => log.warn({}, `slack: ${words(parts)}`),
    error: (...parts: unknown[]) => log.error({}, `slack: ${words(parts)}`),
    setLevel: () => undefined,
    setName: () => undefined,
    getLevel: () => LogLevel.WARN,
  };
}
