import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { CHECK_WORDS } from '../../src/self-check/words.ts';
import { buildSite } from '../../tools/build/build-site.ts';
import { startServer } from './server.ts';
import { expect, test } from './test.ts';
import { byKeyboard, walkStudy } from './walk.ts';

test('with measuring switched off at the build nothing is sent, and the site works whole', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const site = join(process.cwd(), `dist-off-${process.pid}`);
  process.env.PUBLIC_MEASURE = 'off';
  try {
    await buildSite(site, { quiet: true });
  } finally {
    delete process.env.PUBLIC_MEASURE;
  }
  const own = await startServer({ SITE_DIR: site });
  try {
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(request.url());
    });
    await page.goto(`${own.url}/zelftest/jouw-bon/`);
    await walkStudy({ page, hand: byKeyboard(page), language: 'nl' });
    await expect(page.locator('.plan .receipt').first()).toBeVisible();
    await expect(page.getByRole('status').first()).toHaveText(CHECK_WORDS.nl.resultSilent);
    expect(sent).toEqual([]);
    expect(own.counts()).toEqual([]);
  } finally {
    await own.close();
    rmSync(site, { recursive: true, force: true });
  }
});
