import { CHECK_WORDS } from '../../src/self-check/words.ts';
import { DRAWS, foretell } from './draw.ts';
import { expect, test } from './test.ts';

for (const [language, path] of [
  ['nl', '/zelftest/jouw-bon/'],
  ['en', '/en/self-check/your-bill/'],
] as const) {
  test(`the texts of the ${language} arms differ by less than a tenth in words, and by nothing in size`, async ({
    browser,
    site,
  }) => {
    const words = CHECK_WORDS[language];
    const texts: string[] = [];
    const sizes = new Set<string>();
    for (const draw of DRAWS) {
      const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
      await foretell(page, draw);
      await page.goto(site.url + path);
      await page.getByRole('button', { name: words.adult }).click();
      await page.locator('label.choice').first().click();
      await page.getByRole('button', { name: words.draw, exact: true }).click();
      const next = page.getByRole('button', { name: words.next, exact: true });
      const message = page.getByText(words.messageTitle);
      // Asked beforehand first.
      while (!(await message.isVisible())) {
        await page.locator('label.choice').first().click();
        await next.click();
        await page.waitForTimeout(0);
      }
      const shown = page.locator('.messages__shown p');
      // Numbers of notes are no words.
      const paragraphs = await shown.evaluateAll((all) =>
        all.map((each) =>
          [...each.childNodes]
            .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
            .map(({ textContent }) => textContent)
            .join(' '),
        ),
      );
      texts.push(paragraphs.join(' ').trim());
      const sizeOfAll = await page.evaluate(() =>
        [
          document.documentElement,
          ...document.querySelectorAll('.messages, .self-check, .self-check button'),
        ].map((each) => {
          const { x, y, width, height } = each.getBoundingClientRect();
          return [x, y + scrollY, width, height].join(' ');
        }),
      );
      sizes.add(sizeOfAll.join(', '));
      await page.close();
    }
    expect(new Set(texts).size).toBe(DRAWS.length);
    const lengths = texts.map((text) => text.split(/\s+/).length);
    expect(Math.max(...lengths) / Math.min(...lengths)).toBeLessThan(1.1);
    expect([...sizes]).toHaveLength(1);
  });
}
