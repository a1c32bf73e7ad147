#!/usr/bin/env node
import '../node-version.js';
import '../quick-start.js';

const { run } = await import('./cli.ts');
process.exitCode = await run(process.argv.slice(2));
