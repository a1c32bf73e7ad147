#!/usr/bin/env node
import '../node-version.js';
import '../quick-start.js';

await import('./cli.ts');
