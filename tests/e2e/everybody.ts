import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectNoFindingsInAnyColours } from './axe.ts';
import { installColours } from './colours.ts';
import { expectFits } from './fit.ts';
import { expectForcedColours } from './forced-colours.ts';
import { expectFocusShows, expectKeyboardWalk, expectSkipLink } from './keyboard.ts';
import { expectLanguages } from './language-of-parts.ts';
import { expectSoundOutline } from './outline.ts';
import { expectPrints } from './paper.ts';
import { expectLargeTargets } from './targets.ts';

/** Visits a page once, and fails unless it is for everybody: by key, eye, ear, touch and on paper. */
export async function expectForEverybody(page: Page, path: string, site = ''): Promise<string[]> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await installColours(page);
  await page.goto(`${site}${path}`);
  // What a script operates can be reached only once it runs.
  await expect(page.locator('astro-island[ssr], .actions--waiting')).toHaveCount(0);
  await expectKeyboardWalk(page, path);
  await expectSkipLink(page, path);
  await expectFocusShows(page, path);
  const undecided = await expectNoFindingsInAnyColours(page, path);
  await expectForcedColours(page, path);
  await expectFits(page, path);
  await expectLargeTargets(page, path);
  await expectSoundOutline(page, path);
  await expectLanguages(page, path);
  await expectPrints(page, path);
  return undecided;
}
