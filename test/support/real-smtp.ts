// A real mail server for tests: Exim, which shows another face on each of its ports.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identity } from './tls-fixture.ts';
import { providePrograms } from './provide-program.ts';
import { freePort } from './free-port.ts';
import { RunningProgram } from './running-program.ts';

/** The name it greets with, and that its certificates are for. */
export const REAL_HOST = 'mx.contoso.example';

/** What one port shows. */
const FACES = {
  /** STARTTLS with a certificate of the test authority. */
  tls: { certificate: 'mail' },
  expired: { certificate: 'expired' },
  /** A certificate that vouches for itself. */
  own: { certificate: 'own' },
  /** No STARTTLS, and a banner that is no public name. */
  plain: { banner: 'EXCH01 ready' },
  /** Another server's name in the banner. */
  other: { banner: 'relay.fabrikam.example ESMTP' },
  /** Takes no mail from anybody. */
  closed: { refusal: 'No SMTP service here' },
} as const satisfies Record<string, { certificate?: string; banner?: string; refusal?: string }>;
export type Face = keyof typeof FACES;
const NAMES = ['tls', 'expired', 'own', 'plain', 'other', 'closed'] as const satisfies readonly Face[];

export class RealSmtp implements AsyncDisposable {
  readonly #ports: ReadonlyMap<Face, number>;
  readonly #folder: string;
  readonly #program: RunningProgram;

  constructor(ports: ReadonlyMap<Face, number>, folder: string, program: RunningProgram) {
    this.#ports = ports;
    this.#folder = folder;
    this.#program = program;
  }

  port(face: Face): number {
    return this.#ports.get(face) ?? 0;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#program.stop();
    rmSync(this.#folder, { recursive: true });
  }
}

/** Starts it, installed first where it is missing. It queues nothing and delivers nothing. */
export async function startRealSmtp(): Promise<RealSmtp> {
  const [exim = '', openssl = ''] = providePrograms([
    { command: 'exim4', debianPackage: 'exim4-daemon-light' },
    { command: 'openssl', debianPackage: 'openssl' },
  ]);
  const folder = mkdtempSync(join(tmpdir(), 'bounce-doctor-smtp-'));
  writeCertificates(openssl, folder);
  const ports = new Map<Face, number>();
  for (const face of NAMES) ports.set(face, await freePort());
  const config = join(folder, 'exim.conf');
  writeFileSync(config, configOf(folder, ports));
  const program = new RunningProgram(exim, ['-C', config, '-bdf']);
  const server = new RealSmtp(ports, folder, program);
  try {
    await program.ready(() => listens(server.port('tls')));
  } catch (error) {
    await server[Symbol.asyncDispose]();
    throw error;
  }
  return server;
}

function writeCertificates(openssl: string, folder: string): void {
  for (const name of ['mail', 'expired'] as const) {
    const { key, cert } = identity(name);
    writeFileSync(join(folder, `${name}.key`), key, { mode: 0o600 });
    writeFileSync(join(folder, `${name}.pem`), cert);
  }
  const files = ['-keyout', join(folder, 'own.key'), '-out', join(folder, 'own.pem')];
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '30'];
  const name = ['-subj', `/CN=${REAL_HOST}`, '-addext', `subjectAltName=DNS:${REAL_HOST}`];
  execFileSync(openssl, ['req', ...kind, ...name, ...files], { stdio: 'ignore' });
}

function configOf(folder: string, ports: ReadonlyMap<Face, number>): string {
  const tls = byPort(ports, (face) => ('certificate' in face ? face.certificate : undefined));
  const refusal = byPort(ports, (face) => ('refusal' in face ? face.refusal : undefined));
  const banner = byPort(ports, (face) => ('banner' in face ? face.banner : undefined), `${REAL_HOST} ESMTP`);
  return `
exim_user = ${process.getuid?.() ?? 0}
exim_group = ${process.getgid?.() ?? 0}
spool_directory = ${folder}
log_file_path = ${folder}/%slog
pid_file_path = ${folder}/exim.pid
primary_hostname = ${REAL_HOST}
local_interfaces = <; ${[...ports.values()].map((port) => `127.0.0.1.${port}`).join(' ; ')}
smtp_banner = ${banner}
tls_advertise_hosts = \${if eq{${tls}}{}{}{*}}
tls_certificate = ${folder}/${tls}.pem
tls_privatekey = ${folder}/${tls}.key
acl_smtp_connect = connect
queue_only = true
host_lookup =
rfc1413_hosts =
keep_environment =

begin acl
connect:
  drop condition = \${if eq{${refusal}}{}{no}{yes}}
       message = ${refusal}
  accept
`;
}

/** Exim's expression for a setting that depends on the port. */
function byPort(
  ports: ReadonlyMap<Face, number>,
  of: (face: (typeof FACES)[Face]) => string | undefined,
  otherwise = '',
): string {
  return [...ports].reduce((rest, [face, port]) => {
    const value = of(FACES[face]);
    return value === undefined ? rest : `\${if eq{$received_port}{${port}}{${value}}{${rest}}}`;
  }, otherwise);
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
