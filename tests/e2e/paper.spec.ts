import { CHECK_WORDS } from '../../src/self-check/words.ts';
import { installColours } from './colours.ts';
import { SELF_CHECKS } from './pages.ts';
import { expectPrints } from './paper.ts';
import { expect, test } from './test.ts';
import { byKeyboard, walkStudy } from './walk.ts';

/** How many pages a PDF has. */
const countPages = (pdf: Buffer): number =>
  pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

for (const path of ['/', '/en/', '/verhalen/mijn-ene-pil/', '/en/effect/', ...SELF_CHECKS]) {
  test(`${path} prints, a self-check as its form`, async ({ page }) => {
    await page.goto(path);
    expect(countPages(await page.pdf({ format: 'A4' }))).toBeGreaterThan(0);
    await page.emulateMedia({ media: 'print' });
    const form = page.locator('.paper-form');
    await expect(form).toHaveCount(SELF_CHECKS.includes(path) ? 1 : 0);
    if (!SELF_CHECKS.includes(path)) return;
    const words = CHECK_WORDS[path.startsWith('/en/') ? 'en' : 'nl'];
    await expect(form.getByRole('heading', { name: words.paperTitle })).toBeVisible();
    await expect(form.getByRole('heading', { name: words.paperKey })).toBeVisible();
    await expect(page.locator('.self-check')).toBeHidden();
  });
}

test('who made a plan prints its receipt, and nothing of the form', async ({ page }) => {
  await installColours(page);
  await page.goto('/zelftest/jouw-bon/');
  await walkStudy({ page, hand: byKeyboard(page), language: 'nl' });
  await expectPrints(page, 'the last screen');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.plan .receipt')).toHaveCount(2);
  for (const side of await page.locator('.plan .receipt').all()) await expect(side).toBeVisible();
  // The answers are printed only if the box that starts empty is ticked.
  const answers = page.locator('.receipt__answers');
  await expect(answers).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await page.getByLabel(CHECK_WORDS.nl.receiptWithAnswers).check();
  await page.emulateMedia({ media: 'print' });
  await expect(answers).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  await page.getByLabel(CHECK_WORDS.nl.receiptWithAnswers).uncheck();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.paper-form')).toBeHidden();
  await expect(page.locator('.self-check').getByRole('button')).toHaveCount(0);
  expect(countPages(await page.pdf({ format: 'A4' }))).toBe(1);
});

test('a bill that is still being printed on screen stands on paper whole', async ({ page }) => {
  await page.goto('/verhalen/de-buren/', { waitUntil: 'commit' });
  const bill = page.locator('.receipt--printing');
  const moving = () => bill.evaluate((receipt) => receipt.getAnimations().length);
  await expect(bill).toBeVisible();
  expect(await moving()).toBe(1);
  await page.emulateMedia({ media: 'print' });
  expect(await moving()).toBe(0);
});
