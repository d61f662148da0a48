import { readSelfChecks } from '../../src/self-check/read.ts';
import { expectNoFindingsInAnyColours } from './axe.ts';
import { installColours } from './colours.ts';
import { expectFits } from './fit.ts';
import { expectForcedColours } from './forced-colours.ts';
import { expectFocusShows } from './keyboard.ts';
import { expectSoundOutline } from './outline.ts';
import { showScreens } from './screens.ts';
import { expectLargeTargets } from './targets.ts';
import { expect, test } from './test.ts';

for (const read of readSelfChecks()) {
  for (const language of ['nl', 'en'] as const) {
    test(`every screen of ${read.check.id} in ${language} is for everybody`, async ({ page }) => {
      test.setTimeout(120_000);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await installColours(page);
      const folder = language === 'nl' ? '/zelftest/' : '/en/self-check/';
      await page.goto(`${folder}${read.check.slug[language]}/`);
      let screens = 0;
      await showScreens(page, read, language, async (title) => {
        screens += 1;
        await expectFocusShows(page, title);
        await expectNoFindingsInAnyColours(page, title);
        await expectForcedColours(page, title);
        await expectFits(page, title);
        await expectLargeTargets(page, title);
        await expectSoundOutline(page, title);
      });
      expect(screens).toBeGreaterThan(4);
    });
  }
}
