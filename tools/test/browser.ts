import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findProgram, installPackages, isExecutable } from './system-package.ts';

/** Chromium without the windows that nobody sees: the tests take less than half the time in it. */
const HEADLESS = ['chromium-headless-shell'];
const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** Where Debian keeps the browser that its WebKitWebDriver operates. */
const WEBKIT_FOLDERS = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu'].map(
  (folder) => `${folder}/webkit2gtk-4.1`,
);
/** Playwright's own download may be out of reach; it is not waited for longer than this. */
const DOWNLOAD_TIMEOUT = 30_000;

/**
 * Finds a Chromium to test with, or obtains one: the one that CHROMIUM names, else the system's
 * package without windows (as root), else any that `findWholeChromium` finds.
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
  return findOrInstall(HEADLESS, 'chromium-headless-shell') ?? findWholeChromium();
}

/**
 * Finds a Chromium that keeps the pages a visitor left, as one without windows doesn't: one on the
 * machine, else the system's package (as root), else Playwright's own download.
 *
 * @throws Error that says what to install when all of these fail
 */
export async function findWholeChromium(): Promise<string> {
  const found = findOrInstall(CHROMIUM, 'chromium') ?? (await downloadByPlaywright());
  if (found) return found;
  throw new Error(
    'No browser to test with: install Chromium (on Debian: apt-get install chromium), or name one in CHROMIUM.',
  );
}

function findOrInstall(
  names: readonly string[],
  debianPackage: string,
  folders: readonly string[] = [],
): string | undefined {
  const find = () => findProgram(names, folders);
  const found = find();
  if (found) return found;
  installPackages(debianPackage);
  return find();
}

function needed(program: string, debianPackage: string, folders: readonly string[] = []): string {
  const found = findOrInstall([program], debianPackage, folders);
  if (found) return found;
  throw new Error(
    `${program} is missing, and could not be installed: apt-get install ${debianPackage} (on Debian, as root).`,
  );
}

/**
 * Finds Firefox, or installs the system's package (as root).
 *
 * @throws Error that says what to install
 */
export const findFirefox = (): string =>
  findProgram(['firefox']) ?? needed('firefox-esr', 'firefox-esr');

/**
 * Finds WebKit and the screen it needs, or installs the system's packages (as root).
 *
 * @throws Error that says what to install
 */
export const findWebKit = () => ({
  driver: needed('WebKitWebDriver', 'webkit2gtk-driver'),
  browser: needed('MiniBrowser', 'webkit2gtk-driver', WEBKIT_FOLDERS),
  display: needed('Xvfb', 'xvfb'),
});

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
