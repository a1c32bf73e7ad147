// The server: environment to configuration to doors, until it is told to stop.
import type { Logger } from 'pino';
import { BadConfig, type Config, readConfig } from './config.ts';
import { createLog } from './log.ts';
import { type Server, startServer } from './server.ts';

const config = configured();
if (config) {
  const log = createLog(config.LOG_LEVEL);
  const server = await startServer(config, log).catch((error: unknown) => refuse(error, config));
  const stop = stopper(server, config.BOUNCE_DOCTOR_SHUTDOWN_SECONDS, log);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
} else {
  process.exitCode = 2;
}

function configured(): Config | undefined {
  try {
    const config = readConfig(process.env);
    if (hasDoor(config)) return config;
    throw new BadConfig([
      { name: undefined, message: 'neither Slack nor Teams is configured: .env.example has the settings' },
    ]);
  } catch (error) {
    if (!(error instanceof BadConfig)) throw error;
    process.stderr.write(
      `Bounce Doctor cannot start with these settings:\n${error.message}\n"npm run --silent cli -- config check" tells more.\n`,
    );
    return undefined;
  }
}

/** What is open already keeps the process alive, so it is ended. */
function refuse(error: unknown, config: Config): never {
  process.stderr.write(`Bounce Doctor cannot start: ${whyNot(error, config)}\n`);
  if (config.LOG_LEVEL === 'debug' || config.LOG_LEVEL === 'trace') console.error(error);
  process.exit(1);
}

function whyNot(error: unknown, { PORT, HOST }: Config): string {
  if (!(error instanceof Error)) return String(error);
  switch ('code' in error ? error.code : undefined) {
    case 'EADDRINUSE':
      return `another program listens on port ${PORT} already. End it, or set PORT to a free one.`;
    case 'EADDRNOTAVAIL':
      return `this machine has no address ${HOST}. Set HOST to one that it has, or leave it out for all of them.`;
    case 'EACCES':
      return `this user may not listen on port ${PORT}. Set PORT to 1024 or more.`;
    case 'slack_webapi_platform_error':
      // Only Socket Mode asks Slack for something before it listens.
      return `Slack does not take SLACK_APP_TOKEN (${error.message}). A new one is made in the app's Basic Information.`;
    default:
      return `${error.message.replace(/\.$/, '')}. LOG_LEVEL=debug shows where.`;
  }
}

function hasDoor({ SLACK_SIGNING_SECRET, SLACK_APP_TOKEN, TEAMS_APP_ID, TEAMS_LOCAL }: Config): boolean {
  return [SLACK_SIGNING_SECRET, SLACK_APP_TOKEN, TEAMS_APP_ID].some((value) => value !== undefined) || TEAMS_LOCAL;
}

/**
 * Finishes what runs, within a limit; another process takes over what is left. Whoever says it a second time is in a hurry.
 */
function stopper(server: Server, seconds: number, log: Logger): () => void {
  let stopping = false;
  const leave = (why: string): void => {
    log.warn({ why }, 'stopped before all work had ended; another process takes it over');
    process.exit(1);
  };
  return () => {
    if (stopping) leave('a second signal');
    stopping = true;
    log.info({ seconds }, 'stopping');
    setTimeout(() => leave('the time was up'), seconds * 1000).unref();
    void server.stop().then(() => log.info({}, 'stopped'));
  };
}
