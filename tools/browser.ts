import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** Playwright's own download may be out of reach; it is not waited for longer than this. */
const DOWNLOAD_TIMEOUT = 30_000;

/**
 * Finds a Chromium to test with, or obtains one: the one that CHROMIUM names, else one on the
 * machine, else the system's package (as root), else Playwright's own download.
 *
 * @returns the path of the program
 * @throws Error that says what to install when all of these fail
 */
export async function findChromium(): Promise<string> {
  const named = process.env.CHROMIUM;
  if (named) {
    if (isExecutable(named)) return named;
    throw new Error(`CHROMIUM names ${named}, which isn't a program that can be run.`);
  }
  const found = onPath() ?? installPackage() ?? (await downloadByPlaywright());
  if (found) return found;
  throw new Error(
    'No browser to test with: install Chromium (on Debian: apt-get install chromium), or name one in CHROMIUM.',
  );
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const onPath = (): string | undefined =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find((file) => existsSync(file) && isExecutable(file));

function installPackage(): string | undefined {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).error) return undefined;
  console.log('Installing the system package chromium for the browser tests …');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { env: environment });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
    env: environment,
  });
  return onPath();
}

async function downloadByPlaywright(): Promise<string | undefined> {
  console.log("Trying Playwright's own download of Chromium …");
  try {
    execFileSync('npx', ['playwright', 'install', 'chromium'], { timeout: DOWNLOAD_TIMEOUT });
    const { chromium } = await import('@playwright/test');
    const file = chromium.executablePath();
    return existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
}
