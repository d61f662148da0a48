import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readPlans } from '../../analytics/plan/read.ts';
import { parseYaml } from '../../analytics/plan/yaml-file.ts';
import { simulateCounts } from '../../analytics/simulate/campaign.ts';
import { truthSchema } from '../../analytics/simulate/truth.ts';
import { openSqliteStore } from '../../analytics/tally/sqlite-store.ts';
import { startServer } from './server.ts';
import { expect, test } from './test.ts';
import { byKeyboard, walkStudy } from './walk.ts';

const TRUTH = 'analytics/simulate/demo-truth.yaml';

test('counts become a figure: too few first, then with its interval, n and method', async ({
  page,
}) => {
  test.setTimeout(180_000);
  // A site of its own, since publishing rebuilds it under the running server.
  const site = join(process.cwd(), `dist-effect-${process.pid}`);
  cpSync(process.env.SITE_DIR ?? './dist', site, { recursive: true });
  const own = await startServer({ SITE_DIR: site });
  try {
    await page.goto(`${own.url}/effect/`);
    await expect(page.getByText('Er is nog niets gepubliceerd.')).toBeVisible();

    await page.goto(`${own.url}/zelftest/jouw-bon/`);
    await walkStudy({ page, hand: byKeyboard(page), language: 'nl' });
    await own.publish();
    const [registered] = readPlans();
    const truth = parseYaml(readFileSync(TRUTH, 'utf8'), TRUTH, truthSchema);
    if (!registered || !truth.ok) throw new Error('there is a plan and a truth');
    const { id } = registered.plan;
    // The old address leads on to the study.
    await page.goto(`${own.url}/en/effect/`);
    await page.getByRole('link', { name: registered.plan.title.en, exact: true }).click();
    await expect(page).toHaveURL(`${own.url}/en/effect/${id}/`);
    const verdict = page.locator('.verdict');
    await expect(verdict).toContainText('Too early');
    const primary = page.locator('#action-plan');
    await expect(primary).toContainText('No figure is shown here.');
    await expect(primary).toContainText('Too few visits');
    await expect(page.locator('svg.chart')).toHaveCount(0);

    const store = openSqliteStore(own.dataDir);
    store.commit({
      counts: simulateCounts({ ...registered, truth: truth.value }, '2026-W48'),
      submissions: [],
    });
    store.close();
    await own.publish();
    await page.goto(`${own.url}/en/effect/`);
    await expect(page.locator('.slip')).toContainText('We go on with it.');
    await page.goto(`${own.url}/en/effect/${id}/`);
    await expect(verdict.getByRole('heading', { level: 1 })).toHaveText('Go on.');
    await expect(verdict).toContainText('We go on with it.');
    await expect(verdict.getByRole('img')).toHaveCount(1);
    await expect(page.locator('#chart-verdict-description')).toContainText('no difference: 0');
    await expect(primary).toContainText('95%');
    await expect(primary).toContainText('percentage points');
    await expect(primary).toContainText('n = ');
    await primary.getByRole('link', { name: /^Method/ }).click();
    await expect(page.locator('.methods li:target')).toContainText('Newcombe 1998');
    await expect(page.locator('.methods li:target')).toBeVisible();
    await expect(page.locator('#chart-course-title')).toHaveCount(1);

    // Both releases are of today, each at its own address; the first says what it said.
    await page.goto(`${own.url}/en/effect/${id}/releases/`);
    await expect(page.locator('.releases__release')).toHaveCount(2);
    await expect(page.locator('.releases__release').first()).toContainText('What differs');
    await page.locator('.releases__release').last().getByRole('link').click();
    await expect(verdict).toContainText('Too early');
    await expect(page.getByText('This is an earlier release.')).toBeVisible();
    const csv = await (await fetch(`${own.url}/effect/${id}.csv`)).text();
    expect(csv).toContain('action.plan');
  } finally {
    await own.close();
    rmSync(site, { recursive: true, force: true });
  }
});
