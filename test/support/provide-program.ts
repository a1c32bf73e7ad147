import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, rmSync, writeFileSync } from 'node:fs';
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
  const found = findProgram(program.command);
  if (found !== undefined) return found;
  if (!mayInstall()) throw new Error(help(program));
  install(program.debianPackage);
  const installed = findProgram(program.command);
  if (installed === undefined)
    throw new Error(`${program.debianPackage} was installed and brought no "${program.command}".`);
  return installed;
}

/** The path of a program on the PATH, or undefined. */
export function findProgram(command: string): string | undefined {
  const places = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
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

function help({ command, debianPackage }: NeededProgram): string {
  return `The tests need "${command}", which is not on the PATH. Install it: sudo apt-get install ${debianPackage}`;
}

function install(debianPackage: string): void {
  console.log(
    `Installing the Debian package ${debianPackage} for the tests (apt-get update, apt-get install). ` +
      'BOUNCE_DOCTOR_NO_INSTALL=1 forbids this.',
  );
  const allowServices = forbidServices();
  try {
    aptGet(['update']);
    aptGet(['install', '-y', '--no-install-recommends', debianPackage]);
  } finally {
    allowServices();
  }
}

function aptGet(args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=120', ...args], {
    encoding: 'utf8',
    timeout: 240_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0) throw new Error(`apt-get ${args.join(' ')} failed.\n${stdout}${stderr}`);
}

/**
 * Keeps the package from starting its service: Debian asks policy-rc.d, where 101 means "not allowed".
 * @returns the way back to how it was.
 */
function forbidServices(): () => void {
  const policy = '/usr/sbin/policy-rc.d';
  if (existsSync(policy)) return () => undefined;
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  return () => {
    rmSync(policy);
  };
}
