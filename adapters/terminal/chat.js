import '../node-version.js';
import '../quick-start.js';

const { run } = await import('./cli.ts');
process.exitCode = await run(['chat', ...process.argv.slice(2)]);
