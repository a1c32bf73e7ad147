import { existsSync } from 'node:fs';

/** Takes the settings of a file `.env` in the working directory; what the environment has already is not replaced. */
export function loadEnvFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}
