import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { prepareProxies } from '../tests/support/proxies.ts';
import { buildSite } from './build/build-site.ts';
import { findChromium, findWholeChromium } from './test/browser.ts';
import { complain } from '../analytics/cli/complain.ts';

type Step = { readonly name: string; readonly run: () => void | Promise<void> };

/** Runs an npm script and stops the tests when it fails. */
const script = (name: string, environment: NodeJS.ProcessEnv = {}): void => {
  const { status } = spawnSync('npm', ['run', '--silent', name], {
    stdio: 'inherit',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...environment },
  });
  if (status !== 0) throw new Error(`${name} failed.`);
};

/** `npm test`: everything that must hold, the quick things first. */
async function test(): Promise<void> {
  const CHROMIUM = await findChromium();
  await findWholeChromium();
  prepareProxies();
  // The site is built once, with nothing published, and every browser test serves this one.
  const site = mkdtempSync(resolve('dist-test-'));
  const steps: readonly Step[] = [
    { name: 'types', run: () => script('test:types') },
    { name: 'lint', run: () => script('test:lint') },
    { name: 'units', run: () => script('test:unit') },
    { name: 'dependencies', run: () => script('test:dependencies') },
    { name: 'content', run: () => script('test:content') },
    { name: 'site', run: () => buildSite(site, { quiet: true }) },
    { name: 'html', run: () => script('test:html', { SITE_DIR: site }) },
    { name: 'browser', run: () => script('test:e2e', { CHROMIUM, SITE_DIR: site }) },
  ];
  try {
    for (const { name, run } of steps) {
      const started = performance.now();
      console.log(`\n— ${name}`);
      await run();
      console.log(`  ${name}: ${((performance.now() - started) / 1000).toFixed(0)} s`);
    }
  } finally {
    rmSync(site, { recursive: true, force: true });
  }
  console.log('\nAll tests passed.');
}

await test().catch(complain);
