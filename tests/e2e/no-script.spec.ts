import { CHECK_WORDS } from '../../src/self-check/words.ts';
import { PAGES, SELF_CHECKS } from './pages.ts';
import { expect, test } from './test.ts';

test.use({ javaScriptEnabled: false });

for (const language of ['Dutch', 'English']) {
  test(`every ${language} page can be read without JavaScript`, async ({ page }) => {
    for (const path of PAGES.filter(
      (each) => each.startsWith('/en/') === (language === 'English'),
    )) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 }), path).toBeVisible();
      await expect(page.getByRole('main'), path).not.toBeEmpty();
    }
  });
}

for (const path of SELF_CHECKS) {
  test(`${path} is a paper form with its key`, async ({ page }) => {
    const words = CHECK_WORDS[path.startsWith('/en/') ? 'en' : 'nl'];
    await page.goto(path);
    await expect(page.getByRole('heading', { name: words.paperTitle })).toBeVisible();
    await expect(page.getByRole('heading', { name: words.paperKey })).toBeVisible();
    await expect(page.locator('.paper-form__key li').first()).toBeVisible();
  });
}
