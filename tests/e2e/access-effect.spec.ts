import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readPlans } from '../../analytics/plan/read.ts';
import { parseYaml } from '../../analytics/plan/yaml-file.ts';
import { simulateCounts } from '../../analytics/simulate/campaign.ts';
import { truthSchema } from '../../analytics/simulate/truth.ts';
import { openSqliteStore } from '../../analytics/tally/sqlite-store.ts';
import { expectJudged } from './axe.ts';
import { expectChartsRead } from './charts.ts';
import { expectForEverybody } from './everybody.ts';
import { startServer } from './server.ts';
import { expectSameNumbers } from './same-numbers.ts';
import { expectNoStrangers } from './strangers.ts';
import { expect, test } from './test.ts';

const TRUTH = 'analytics/simulate/demo-truth.yaml';

test('an effect page full of figures, charts and tables is for everybody', async ({ page }) => {
  test.setTimeout(400_000);
  const [registered] = readPlans();
  const truth = parseYaml(readFileSync(TRUTH, 'utf8'), TRUTH, truthSchema);
  if (!registered || !truth.ok) throw new Error('there is a plan and a truth');
  // A site of its own, since publishing rebuilds it under the running server.
  const site = join(process.cwd(), `dist-access-${process.pid}`);
  cpSync(process.env.SITE_DIR ?? './dist', site, { recursive: true });
  const own = await startServer({ SITE_DIR: site });
  try {
    const store = openSqliteStore(own.dataDir);
    const counts = simulateCounts({ ...registered, truth: truth.value }, '2026-W48');
    store.commit({ counts, submissions: [] });
    store.close();
    await own.publish();
    await expectSameNumbers(own.url, registered.plan.id);
    for (const path of ['/effect/', '/en/effect/']) {
      const undecided = await expectForEverybody(page, path, own.url);
      expectJudged(undecided, 'effect');
      await expect(page.getByRole('main').getByRole('img')).not.toHaveCount(0);
      await expectChartsRead(page, path);
      expectNoStrangers((await page.locator('main').textContent()) ?? '', path);
    }
  } finally {
    await own.close();
    rmSync(site, { recursive: true, force: true });
  }
});
