import '../node-version.js';

const { run } = await import('./chat.ts');
process.exitCode = await run(process.argv.slice(2));
