import { readSelfChecks } from '../../src/self-check/read.ts';
import { CHECK_WORDS } from '../../src/self-check/words.ts';
import { readOutline } from './outline.ts';
import { expect, test } from './test.ts';

/** Kept in tests/e2e/outlines; after a change that is meant: npm run test:e2e -- outline -u */
const PAGES = {
  'home-nl': '/',
  'home-en': '/en/',
  'story-nl': '/verhalen/mijn-ene-pil/',
  'story-en': '/en/stories/my-one-pill/',
  'effect-nl': '/effect/',
  'effect-en': '/en/effect/',
  'help-nl': '/hulp/',
  'help-en': '/en/help/',
};

for (const [name, path] of Object.entries(PAGES)) {
  test(`a screen reader gets the landmarks, headings and names of ${path} as they were agreed`, async ({
    page,
  }) => {
    await page.goto(path);
    expect(await readOutline(page)).toMatchSnapshot(`${name}.txt`);
  });
}

for (const language of ['nl', 'en'] as const) {
  test(`a screen reader gets the self-check in ${language} as it was agreed`, async ({ page }) => {
    const folder = language === 'nl' ? '/zelftest/' : '/en/self-check/';
    const check = readSelfChecks().find(({ study }) => study)?.check;
    await page.goto(`${folder}${check?.slug[language] ?? ''}/`);
    const start = page.getByRole('button', { name: CHECK_WORDS[language].adult });
    await expect(start).toBeEnabled();
    expect(await readOutline(page)).toMatchSnapshot(`self-check-intro-${language}.txt`);
    await start.click();
    await expect(page.locator('.self-check h2').first()).toBeFocused();
    expect(await readOutline(page)).toMatchSnapshot(`self-check-question-${language}.txt`);
  });
}
