// Plain JavaScript that any Node can read: an older one cannot strip types, so it must hear why before the first .ts loads.
import module from 'node:module';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 19)) {
  process.stderr.write(
    `Bounce Doctor needs Node 22.19 or newer; this is ${process.versions.node}. ` +
      'Start it with "npm start" or "npm run cli" after "npm ci" (on Linux x64 that brings its own Node 24), or install Node 24.\n',
  );
  process.exit(1);
}
module.enableCompileCache?.(); // stripping types costs 190 ms a start without it
