import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
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
  test(`${name} counts a pageview from this site`, async ({ page, faults }) => {
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

    faults.length = 0;
    await own.close();
  });
}

test("another site's page counts nothing, by script or by a plain form", async ({
  page,
  faults,
}) => {
  const own = await startServer();
  const other = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html').end('<!doctype html><title>other</title>');
  });
  await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
  await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
  const event = `${own.url}/api/event`;
  const body = JSON.stringify({ n: 'pageview', u: `${own.url}/hulp/`, d: 'site' });
  await page.evaluate(
    ([url, sent]) => fetch(url, { method: 'POST', mode: 'no-cors', body: sent }).catch(() => 0),
    [event, body] as const,
  );
  await page.evaluate((action) => {
    const form = document.createElement('form');
    Object.assign(form, { method: 'post', enctype: 'text/plain', action });
    const field = document.createElement('input');
    field.name = '{"n":"pageview","u":"/hulp/","d":"';
    field.value = '"}';
    form.append(field);
    document.body.append(form);
    form.submit();
  }, event);
  await expect(page.locator('body')).toContainText('other-site');
  expect(own.counts()).toEqual([]);
  faults.length = 0;
  other.close();
  other.closeAllConnections();
  await own.close();
});
