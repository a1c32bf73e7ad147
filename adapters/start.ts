// Starts what is configured: Slack and Teams when their settings are there, else the conversation in this terminal.
const CONFIGURED = /^(?:SLACK_|TEAMS_)/;

if (Object.keys(process.env).some((name) => CONFIGURED.test(name))) {
  await import('./main.ts');
} else if (process.stdin.isTTY) {
  const { run } = await import('./terminal/chat.ts');
  process.exitCode = await run(process.argv.slice(2));
} else {
  const { run } = await import('./terminal/diagnose.ts');
  process.exitCode = await run(process.argv.slice(2));
}
