import { readSelfChecks } from '../../src/self-check/read.ts';
import { expectCalm, readMotion, watchMotion } from './motion.ts';
import { showScreens } from './screens.ts';
import { expect, test } from './test.ts';

for (const reducedMotion of ['reduce', 'no-preference'] as const) {
  test(`in the self-checks with motion "${reducedMotion}" a coin and a receipt may move, or nothing`, async ({
    page,
  }) => {
    await watchMotion(page);
    await page.emulateMedia({ reducedMotion });
    for (const read of readSelfChecks()) {
      await page.goto(`/zelftest/${read.check.slug.nl}/`);
      await showScreens(page, read, 'nl', async (title) => {
        const moved = await readMotion(page);
        if (reducedMotion === 'reduce') expect(moved, title).toEqual([]);
        expectCalm(moved, title);
      });
    }
  });
}
