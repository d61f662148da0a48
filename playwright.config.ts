import { defineConfig } from '@playwright/test';

/** Debian's Chromium as root needs these; nothing here may look for the internet. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A visitor's browser: the collector drops what says it is headless. */
const USER_AGENT =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36';

export default defineConfig({
  testDir: 'tests/e2e',
  snapshotPathTemplate: '{testDir}/outlines/{arg}{ext}',
  fullyParallel: true,
  forbidOnly: true,
  // Where there are two cores, a browser more than that: one of them is always waiting for something.
  workers: 3,
  reporter: [['dot']],
  // Nothing here asserts speed: a busy machine may take its time.
  timeout: 240_000,
  expect: { timeout: 20_000 },
  use: {
    userAgent: USER_AGENT,
    viewport: { width: 360, height: 740 },
    launchOptions: {
      args: ARGUMENTS,
      ...(process.env.CHROMIUM ? { executablePath: process.env.CHROMIUM } : {}),
    },
  },
});
