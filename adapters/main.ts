// The server: environment to configuration to doors, until it is told to stop.
import type { Logger } from 'pino';
import { BadConfig, type Config, readConfig } from './config.ts';
import { loadConfigurationTexts } from '../src/messages/load-catalog.ts';
import { localeLanguage } from './locale.ts';
import { createLog } from './log.ts';
import { type Server, startServer } from './server.ts';

const texts = await loadConfigurationTexts(localeLanguage());
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
    const config = readConfig(process.env, texts);
    if (hasDoor(config)) return config;
    throw new BadConfig([{ name: undefined, message: texts.together.noDoor }]);
  } catch (error) {
    if (!(error instanceof BadConfig)) throw error;
    process.stderr.write(`${texts.start.settings(error.message)}\n`);
    return undefined;
  }
}

/** What is open already keeps the process alive, so it is ended. */
function refuse(error: unknown, config: Config): never {
  process.stderr.write(`${texts.start.cannot(whyNot(error, config))}\n`);
  if (config.LOG_LEVEL === 'debug' || config.LOG_LEVEL === 'trace') console.error(error);
  process.exit(1);
}

function whyNot(error: unknown, { PORT, HOST }: Config): string {
  if (!(error instanceof Error)) return String(error);
  const { start } = texts;
  switch ('code' in error ? error.code : undefined) {
    case 'EADDRINUSE':
      return start.portTaken(PORT);
    case 'EADDRNOTAVAIL':
      return start.noAddress(HOST);
    case 'EACCES':
      return start.portForbidden(PORT);
    case 'slack_webapi_platform_error':
      // Only Socket Mode asks Slack for something before it listens.
      return start.slackToken(error.message);
    default:
      return start.other(error.message.replace(/\.$/, ''));
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
