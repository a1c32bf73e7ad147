// The server: environment to configuration to doors, until it is told to stop.
import { BadConfig, type Config, readConfig } from './config.ts';
import { createLog } from './log.ts';
import { startServer } from './server.ts';

const config = configured();
if (config) {
  const server = await startServer(config, createLog(config.LOG_LEVEL));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void server.stop());
} else {
  process.exitCode = 2;
}

function configured(): Config | undefined {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof BadConfig)) throw error;
    process.stderr.write(`Bounce Doctor cannot start with these settings:\n${error.message}\n`);
    return undefined;
  }
}
