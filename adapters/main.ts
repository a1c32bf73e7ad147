// The server: environment to configuration to doors, until it is told to stop.
import type { Logger } from 'pino';
import { BadConfig, type Config, readConfig } from './config.ts';
import { createLog } from './log.ts';
import { type Server, startServer } from './server.ts';

const config = configured();
if (config) {
  const log = createLog(config.LOG_LEVEL);
  const server = await startServer(config, log);
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
