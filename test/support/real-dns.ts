// Real name servers for tests: Knot DNS as two authorities that sign, Unbound as the resolver that validates.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Dns, type DnsOptions } from '../../adapters/dns/dns.ts';
import { LAME_ZONES, NS1, NS2, type RealZone, ZONES } from './real-dns-zones.ts';
import { providePrograms } from './provide-program.ts';
import { freePort } from './free-port.ts';
import { RunningProgram } from './running-program.ts';

const SOA = '@ IN SOA ns1.example. hostmaster.example. 1 3600 600 86400 120';
const RESOLVER = '127.0.0.1';

export class RealDns implements AsyncDisposable {
  readonly resolverPort: number;
  readonly #authorityPort: number;
  readonly #folder: string;
  readonly #programs: readonly RunningProgram[];

  constructor(resolverPort: number, authorityPort: number, folder: string, programs: readonly RunningProgram[]) {
    this.resolverPort = resolverPort;
    this.#authorityPort = authorityPort;
    this.#folder = folder;
    this.#programs = programs;
  }

  /** DNS as the product uses it, on these servers. */
  client(options: DnsOptions = {}): Dns {
    const servers = [{ host: RESOLVER, port: this.resolverPort }];
    return new Dns({ servers, authoritativePort: this.#authorityPort, allowPrivate: true, ...options });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#programs.map((program) => program.stop()));
    rmSync(this.#folder, { recursive: true });
  }
}

/** Starts all three servers, installed first where they are missing. */
export async function startRealDns(): Promise<RealDns> {
  const [knotd = '', keymgr = '', unbound = ''] = providePrograms([
    { command: 'knotd', debianPackage: 'knot' },
    { command: 'keymgr', debianPackage: 'knot' },
    { command: 'unbound', debianPackage: 'unbound' },
  ]);
  const folder = mkdtempSync(join(tmpdir(), 'bounce-doctor-dns-'));
  const [authorityPort, resolverPort] = [await freePort(), await freePort()];
  const first = knotConfig(folder, NS1, authorityPort);
  const second = knotConfig(folder, NS2, authorityPort);
  const anchor = makeKeys(keymgr, first, folder);
  const config = write(folder, 'unbound.conf', unboundConfig(folder, resolverPort, authorityPort, anchor));
  const programs = [
    new RunningProgram(knotd, ['-c', first]),
    new RunningProgram(knotd, ['-c', second]),
    new RunningProgram(unbound, ['-d', '-p', '-c', config]),
  ];
  const servers = new RealDns(resolverPort, authorityPort, folder, programs);
  const answers = (server: { host: string; port: number }, name: string) => async () =>
    (await new Dns({ servers: [server], timeoutMs: 200, tries: 1 }).resolverFor().resolver.resolve(name, 'SOA'))
      .status === 'records';
  try {
    // An authority does not say that it recurses, but an SOA of its own is an answer.
    await programs[0]?.ready(answers({ host: NS1, port: authorityPort }, 'signed.example'));
    await programs[1]?.ready(answers({ host: NS2, port: authorityPort }, 'moving.example'));
    await programs[2]?.ready(answers({ host: RESOLVER, port: resolverPort }, 'signed.example'));
  } catch (error) {
    await servers[Symbol.asyncDispose]();
    throw error;
  }
  return servers;
}

/** The configuration and zone files of one authority. @returns the path of the configuration */
function knotConfig(folder: string, address: string, port: number): string {
  const home = join(folder, address);
  mkdirSync(join(home, 'db'), { recursive: true });
  const zones = ZONES.filter((zone) => zone.on.some((one) => one === address));
  for (const zone of zones) {
    const records = address === NS2 ? (zone.recordsOnSecond ?? zone.records) : zone.records;
    write(home, zoneFile(zone.origin), `$ORIGIN ${zone.origin}.\n$TTL 300\n${SOA}\n${records}`);
  }
  const text = `
server:
  rundir: ${home}
  listen: ${address}@${port}
log:
  - target: stderr
    any: warning
database:
  storage: ${join(home, 'db')}
policy:
  - id: one-key
    algorithm: ECDSAP256SHA256
    single-type-signing: on
template:
  - id: default
    storage: ${home}
    zonefile-sync: -1
    journal-content: none
zone:
${zones.map(knotZone).join('')}`;
  return write(home, 'knot.conf', text);
}

function knotZone({ origin, signed }: RealZone): string {
  const signing = signed === undefined ? '' : '    dnssec-signing: on\n    dnssec-policy: one-key\n';
  return `  - domain: ${origin}\n    file: ${zoneFile(origin)}\n${signing}`;
}

/** Makes a key for each signed zone, and the DS records in the parent. @returns the DS record of the root of trust */
function makeKeys(keymgr: string, config: string, folder: string): string {
  let anchor = '';
  const delegations: string[] = [];
  for (const { origin, signed } of ZONES) {
    if (signed === undefined) continue;
    execFileSync(keymgr, ['-c', config, origin, 'generate', 'algorithm=ECDSAP256SHA256', 'ksk=yes', 'zsk=yes']);
    const lines = execFileSync(keymgr, ['-c', config, origin, 'ds'], { encoding: 'utf8' }).split('\n');
    // RFC 4509: digest type 2 is SHA-256.
    const ds = lines.find((line) => / DS \d+ 13 2 /.test(line)) ?? '';
    if (signed === 'root') anchor = ds;
    else delegations.push(`${origin}. IN NS ns1.example.`, signed === 'wrong' ? falsified(ds) : ds);
  }
  const [root] = ZONES;
  const text = `$ORIGIN example.\n$TTL 300\n${SOA}\n${root?.records ?? ''}\n${delegations.join('\n')}\n`;
  write(join(folder, NS1), zoneFile('example'), text);
  return anchor;
}

/** A DS record of a key that nobody has, as after a change of keys that was not told to the parent. */
function falsified(ds: string): string {
  return ds.replace(/.{4}$/, (end) => (end === '0000' ? 'ffff' : '0000'));
}

function unboundConfig(folder: string, port: number, authorityPort: number, anchor: string): string {
  const stub = (origin: string, address: string): string =>
    `stub-zone:\n  name: "${origin}."\n  stub-addr: ${address}@${authorityPort}\n`;
  const stubs = [
    ...ZONES.map(({ origin, on }) => stub(origin, on[0] ?? NS1)),
    ...LAME_ZONES.map((origin) => stub(origin, NS2)),
    // The root is asked nothing: no test leaves this machine.
    stub('', NS1),
  ];
  // Unbound answers for networks of documentation itself, unless told otherwise.
  const ours = ['113.0.203.in-addr.arpa', '100.51.198.in-addr.arpa'];
  return `
server:
  interface: ${RESOLVER}@${port}
  port: ${port}
  directory: "${folder}"
  chroot: ""
  username: ""
  use-syslog: no
  do-ip6: no
  do-not-query-localhost: no
  trust-anchor: "${anchor}"
${ours.map((zone) => `  local-zone: "${zone}." nodefault\n`).join('')}remote-control:
  control-enable: no
${stubs.join('')}`;
}

function zoneFile(origin: string): string {
  return `${origin}.zone`;
}

function write(folder: string, name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}
