import '../node-version.js';
import '../quick-start.js';

const { run } = await import('./chat.ts');
process.exitCode = await run(process.argv.slice(2));
