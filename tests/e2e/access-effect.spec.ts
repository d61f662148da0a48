import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { readPlans } from '../../analytics/plan/read.ts';
import { parseYaml } from '../../analytics/plan/yaml-file.ts';
import { simulateCounts } from '../../analytics/simulate/campaign.ts';
import { truthSchema } from '../../analytics/simulate/truth.ts';
import { openSqliteStore } from '../../analytics/tally/sqlite-store.ts';
import { expectJudged } from './axe.ts';
import { expectBudget } from './budget.ts';
import { expectChartsRead } from './charts.ts';
import { expectForEverybody } from './everybody.ts';
import { startServer } from './server.ts';
import { expectSameNumbers } from './same-numbers.ts';
import { expectNoStrangers } from './strangers.ts';
import { expect, test } from './test.ts';
import { expectWholeWords } from './words-whole.ts';

const TRUTH = 'analytics/simulate/demo-truth.yaml';

test('the effect pages, full of figures, charts and tables, are for everybody', async ({
  page,
}) => {
  test.setTimeout(600_000);
  const [registered] = readPlans();
  const truth = parseYaml(readFileSync(TRUTH, 'utf8'), TRUTH, truthSchema);
  if (!registered || !truth.ok) throw new Error('there is a plan and a truth');
  // A site of its own, since publishing rebuilds it under the running server.
  const site = join(process.cwd(), `dist-access-${process.pid}`);
  cpSync(process.env.SITE_DIR ?? './dist', site, { recursive: true });
  const own = await startServer({ SITE_DIR: site });
  const { id } = registered.plan;
  const studies = [`/effect/${id}/`, `/en/effect/${id}/`];
  try {
    const store = openSqliteStore(own.dataDir);
    const counts = simulateCounts({ ...registered, truth: truth.value }, '2026-W48');
    store.commit({ counts, submissions: [] });
    store.close();
    await own.publish();
    await expectSameNumbers(own.url, registered.plan.id);
    for (const path of studies) {
      // Figures, charts and their tables weigh 5 kB more than any other page may.
      await expectBudget(page, path, { all: 75, scripts: 3.5 }, { folder: site, site: own.url });
      await expectOneScreen(page);
      await expectPaperOpens(page);
    }
    for (const path of ['/effect/', `/effect/${id}/evaluatieblad/`, `/en/effect/${id}/releases/`])
      await expectForEverybody(page, path, own.url);
    // What is closed is for everybody too: it is looked at open.
    await page.addInitScript(() => {
      document.addEventListener('DOMContentLoaded', () => {
        for (const details of document.querySelectorAll<HTMLDetailsElement>('main details'))
          details.open = true;
      });
    });
    for (const path of studies) {
      const undecided = await expectForEverybody(page, path, own.url);
      expectJudged(undecided, 'effect');
      await expect(page.getByRole('main').getByRole('img')).not.toHaveCount(0);
      await expectChartsRead(page, path);
      expectNoStrangers((await page.locator('main').textContent()) ?? '', path);
      await page.setViewportSize({ width: 320, height: 640 });
      await expectWholeWords(page, path);
      await page.setViewportSize({ width: 1280, height: 720 });
    }
  } finally {
    await own.close();
    rmSync(site, { recursive: true, force: true });
  }
});

/** The verdict, its picture and what is next stand on the first screen; the page isn't a scroll. */
async function expectOneScreen(page: Page): Promise<void> {
  for (const size of [
    { width: 1280, height: 900 },
    { width: 360, height: 740 },
  ]) {
    await page.setViewportSize(size);
    const { bottom, height } = await page.evaluate(() => ({
      bottom: document.querySelector('.verdict')?.getBoundingClientRect().bottom,
      height: document.documentElement.scrollHeight,
    }));
    expect(bottom, `${size.width} px wide`).toBeLessThanOrEqual(size.height);
    if (size.width === 1280) expect(height).toBeLessThanOrEqual(6000);
  }
}

async function expectPaperOpens(page: Page): Promise<void> {
  const last = page.locator('.study details table').last();
  await expect(last).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(last).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
}
