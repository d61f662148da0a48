import { build } from 'esbuild';
import { startServer } from './server.ts';
import { expect, test } from './test.ts';

/** Each client as its own page would call it, with this site as its host. */
const CLIENTS: Readonly<Record<string, string>> = {
  'plausible-tracker': `
    import Plausible from 'plausible-tracker';
    Plausible({ apiHost: location.origin, trackLocalhost: true }).trackPageview();`,
  '@plausible-analytics/tracker': `
    import { init } from '@plausible-analytics/tracker';
    init({ domain: 'site', endpoint: location.origin + '/api/event', captureOnLocalhost: true });`,
  '@barbapapazes/plausible-tracker': `
    import { createPlausibleTracker } from '@barbapapazes/plausible-tracker';
    createPlausibleTracker({ apiHost: location.origin, ignoredHostnames: [] }).trackPageview();`,
  'plausible-client': `
    import { Plausible } from 'plausible-client';
    new Plausible({ apiHost: location.origin, domain: 'site' }).sendEvent('pageview');`,
  'analytics-plugin-plausible': `
    import { Analytics } from 'analytics';
    import plausible from 'analytics-plugin-plausible';
    const plugin = plausible.default ?? plausible;
    const plugins = [plugin({ apiHost: location.origin, trackLocalhost: true })];
    Analytics({ app: 'site', plugins }).page();`,
};

for (const [name, contents] of Object.entries(CLIENTS)) {
  test(`${name} counts a pageview from this site, and none from another`, async ({
    page,
    faults,
  }) => {
    const own = await startServer();
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: process.cwd() },
      bundle: true,
      write: false,
      format: 'iife',
      logLevel: 'silent',
    });
    const script = outputFiles[0]?.text ?? '';
    await page.route('**/hulp/', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><title>client</title><script>${script}</script>`,
      }),
    );
    const views = (): unknown[] =>
      own
        .counts()
        .filter(({ table }) => table === 'reach.page')
        .map(({ cell, n }) => [cell, n]);
    await page.goto(`${own.url}/hulp/`);
    await expect.poll(views, { timeout: 20_000 }).toEqual([['page=help', 1]]);

    const elsewhere = await page.context().newPage();
    const refused = elsewhere.waitForEvent('requestfinished');
    await elsewhere.route('http://other.test/', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>other</title>' }),
    );
    await elsewhere.goto('http://other.test/');
    await refused;
    const body = JSON.stringify({ n: 'pageview', u: `${own.url}/hulp/`, d: 'site' });
    await elsewhere.evaluate(
      ([url, event]) => fetch(`${url}/api/event`, { method: 'POST', mode: 'no-cors', body: event }),
      [own.url, body] as const,
    );
    expect(views()).toEqual([['page=help', 1]]);
    faults.length = 0;
    await own.close();
  });
}
