import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findProgram, installPackages, isExecutable } from './system-package.ts';

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
  const found = findProgram(...NAMES) ?? installChromium() ?? (await downloadByPlaywright());
  if (found) return found;
  throw new Error(
    'No browser to test with: install Chromium (on Debian: apt-get install chromium), or name one in CHROMIUM.',
  );
}

function installChromium(): string | undefined {
  installPackages('chromium');
  return findProgram(...NAMES);
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
