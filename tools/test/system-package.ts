import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Whether a file is a program that can be run. */
export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The first of some programs that the machine has; servers lie where not every user looks. */
export const findProgram = (
  names: readonly string[],
  folders: readonly string[] = [],
): string | undefined =>
  [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', ...folders]
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(isExecutable);

/** Installs packages of the system as root on Debian; elsewhere, whoever needs them says so. */
export function installPackages(...names: readonly string[]): void {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).error) return;
  console.log(`Installing for the tests, as packages of the system: ${names.join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { env });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], { env });
}
