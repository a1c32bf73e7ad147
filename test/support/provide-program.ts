import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A program that tests need, and the Debian package that has it. */
export interface NeededProgram {
  readonly command: string;
  readonly debianPackage: string;
}

/**
 * Finds a program on the PATH, or installs it where that is allowed: as root on a system with apt-get, unless
 * BOUNCE_DOCTOR_NO_INSTALL is set. It says what it installs.
 * @returns the path of the program.
 * @throws an Error that names the one command that helps.
 */
export function provideProgram(program: NeededProgram): string {
  const [path = ''] = providePrograms([program]);
  return path;
}

/** The same for several programs, which are installed in one go. @returns their paths, in the order given. */
export function providePrograms(programs: readonly NeededProgram[]): string[] {
  const missing = programs.filter(({ command }) => findProgram(command) === undefined);
  if (missing.length > 0) {
    if (!mayInstall()) throw new Error(help(missing));
    install([...new Set(missing.map(({ debianPackage }) => debianPackage))]);
  }
  return programs.map(({ command, debianPackage }) => {
    const path = findProgram(command);
    if (path === undefined) throw new Error(`${debianPackage} was installed and brought no "${command}".`);
    return path;
  });
}

/** Where servers are installed, which is not on everybody's PATH. */
const SERVER_FOLDERS = ['/usr/local/sbin', '/usr/sbin'];

/** The path of a program on the PATH, or undefined. */
export function findProgram(command: string): string | undefined {
  const places = [...(process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== ''), ...SERVER_FOLDERS];
  return places.map((folder) => join(folder, command)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function mayInstall(): boolean {
  const forbidden = (process.env['BOUNCE_DOCTOR_NO_INSTALL'] ?? '') !== '';
  return !forbidden && process.getuid?.() === 0 && findProgram('apt-get') !== undefined;
}

function help(missing: readonly NeededProgram[]): string {
  const commands = missing.map(({ command }) => `"${command}"`).join(', ');
  const packages = missing.map(({ debianPackage }) => debianPackage).join(' ');
  return `The tests need ${commands}, not found on the PATH. Install: sudo apt-get install ${packages}`;
}

function install(debianPackages: readonly string[]): void {
  console.log(
    `Installing for the tests: ${debianPackages.join(', ')} (apt-get update, apt-get install). ` +
      'BOUNCE_DOCTOR_NO_INSTALL=1 forbids this.',
  );
  const command = ['sh', '-ec', INSTALL, 'install', ...debianPackages];
  // Test files run side by side: one installs at a time.
  const { status, stdout, stderr } = spawnSync('flock', [join(tmpdir(), 'bounce-doctor-install.lock'), ...command], {
    encoding: 'utf8',
    timeout: 240_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0) throw new Error(`apt-get install ${debianPackages.join(' ')} failed.\n${stdout}${stderr}`);
}

/** For the hooks of tests that install something: as long as that may take, one after the other. */
export const INSTALL_MS = 300_000;

/** Keeps packages from starting their services: Debian asks policy-rc.d, where 101 means "not allowed". */
const INSTALL = `
policy=/usr/sbin/policy-rc.d
if [ ! -e $policy ]; then
  trap 'rm -f $policy' EXIT
  printf '#!/bin/sh\\nexit 101\\n' > $policy
  chmod 755 $policy
fi
apt-get -qq -o DPkg::Lock::Timeout=120 update
apt-get -qq -o DPkg::Lock::Timeout=120 install -y --no-install-recommends "$@"
`;
