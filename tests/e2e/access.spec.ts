import { ROUTES } from '../../src/components/frame/routes.ts';
import { expectJudged, JUDGED } from './axe.ts';
import { expectForEverybody } from './everybody.ts';
import { PAGES } from './pages.ts';
import { expect, test } from './test.ts';

for (const path of PAGES) {
  test(`${path} is for everybody: by key, eye, ear and touch, and on paper`, async ({ page }) => {
    const undecided = await expectForEverybody(page, path);
    if (path === '/') expectJudged(undecided, 'home');
  });
}

test('the accessibility statement tells each thing that was judged by hand', async ({ page }) => {
  for (const path of [ROUTES.accessibility.nl, ROUTES.accessibility.en]) {
    await page.goto(path);
    const told = page.locator('h2', { hasText: 'axe' }).locator('~ ul').first();
    await expect(told.getByRole('listitem')).toHaveCount(JUDGED.length);
  }
});
