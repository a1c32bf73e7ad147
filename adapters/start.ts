// Starts what is configured: Slack and Teams when their settings are there, else the conversation in this terminal.
import { existsSync } from 'node:fs';

const CONFIGURED = /^(?:SLACK_|TEAMS_)./;

// What the environment has already is not replaced.
if (existsSync('.env')) process.loadEnvFile('.env');

if (Object.entries(process.env).some(([name, value]) => CONFIGURED.test(name) && value !== '')) {
  await import('./main.ts');
} else if (process.stdin.isTTY) {
  const { run } = await import('./terminal/chat.ts');
  process.exitCode = await run(process.argv.slice(2));
} else {
  const { run } = await import('./terminal/diagnose.ts');
  process.exitCode = await run(process.argv.slice(2));
}
