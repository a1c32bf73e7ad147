// Starts what is configured: Slack and Teams when their settings are there, else the conversation in this terminal.
import { loadEnvFile } from './env-file.ts';

const CONFIGURED = /^(?:SLACK_|TEAMS_)./;

loadEnvFile();

const isServer = Object.entries(process.env).some(([name, value]) => CONFIGURED.test(name) && value !== '');

// In production, as in the image, nobody sits at a terminal: then the server says what is missing.
if (isServer || process.env.NODE_ENV === 'production') {
  await import('./main.ts');
} else {
  const { run } = await import('./terminal/cli.ts');
  process.exitCode = await run([process.stdin.isTTY ? 'chat' : 'diagnose', ...process.argv.slice(2)]);
}
