import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { findFirefox, findWebKit } from './test/browser.ts';
import { buildSite } from './build/build-site.ts';
import { complain } from '../analytics/cli/complain.ts';

/** `npm run test:browsers`: one whole visit in Firefox and in WebKit; `npm test` uses Chromium. */
async function testBrowsers(): Promise<void> {
  // Said before anything is built, when a browser is missing.
  findFirefox();
  findWebKit();
  const site = mkdtempSync(resolve('dist-test-'));
  try {
    await buildSite(site, { quiet: true });
    const { status } = spawnSync(
      process.execPath,
      ['--test', '--test-timeout=180000', 'tests/browsers/*.test.ts'],
      { stdio: 'inherit', env: { ...process.env, SITE_DIR: site } },
    );
    if (status !== 0) throw new Error('test:browsers failed.');
  } finally {
    rmSync(site, { recursive: true, force: true });
  }
}

await testBrowsers().catch(complain);
