import type { Page } from '@playwright/test';
import { CHECK_WORDS } from '../../src/i18n/self-check.ts';
import { followers } from '../../src/self-check/graph.ts';
import { readSelfChecks } from '../../src/self-check/read.ts';
import type { Step } from '../../src/self-check/schema.ts';
import { expectNoFindings } from './axe.ts';
import { expect, test } from './test.ts';
import { byKeyboard, byTouch, walkStudy } from './walk.ts';
import type { Hand } from './walk.ts';

/** Widths and hands take turns over the ways through a check. */
const DEVICES = [
  { width: 320, hand: byKeyboard },
  { width: 360, hand: byTouch },
  { width: 1280, hand: byKeyboard },
  { width: 320, hand: byTouch },
] as const;

/** Answers, by step, that together go every branch and give every answer at least once. */
function waysThrough(steps: readonly Step[]): Map<string, number>[] {
  const most = Math.max(
    ...steps.map((step) => (step.kind === 'question' ? step.options.length : 0)),
  );
  const straight = Array.from(
    { length: most },
    (_, turn) =>
      new Map(
        steps.flatMap((step) =>
          step.kind === 'question'
            ? [[step.id, Math.min(turn, step.options.length - 1)] as const]
            : [],
        ),
      ),
  );
  const branching = steps.flatMap((step, place) =>
    step.kind === 'question' && followers(steps, place).length > 1
      ? step.options.map((_, option) => new Map([[step.id, option]]))
      : [],
  );
  return [...straight, ...branching];
}

async function walk(
  page: Page,
  hand: Hand,
  steps: readonly Step[],
  answers: ReadonlyMap<string, number>,
  language: 'nl' | 'en',
): Promise<string[]> {
  const words = CHECK_WORDS[language];
  await hand.press(page.getByRole('button', { name: words.adult }));
  const seen: string[] = [];
  for (let place = 0, turns = 0; turns < 40; turns += 1) {
    const step = steps[place];
    if (!step) throw new Error('the check leads to no step');
    seen.push(step.id);
    const title = page.locator('.self-check h2').first();
    await expect(title).toBeFocused();
    if (step.kind === 'question') await hand.choose(answers.get(step.id) ?? 0);
    await expectNoFindings(page, `${step.id} in ${language}`);
    if (step.kind === 'end') return seen;
    await hand.press(page.getByRole('button', { name: words.next, exact: true }));
    const chosen =
      step.kind === 'question' ? step.options[answers.get(step.id) ?? 0]?.next : undefined;
    const next = chosen ?? step.next ?? steps[place + 1]?.id;
    place = steps.findIndex(({ id }) => id === next);
  }
  throw new Error('the check never ended');
}

for (const { check } of readSelfChecks().filter(({ study }) => study === undefined)) {
  for (const language of ['nl', 'en'] as const) {
    test(`every branch of ${check.id} in ${language}, by keyboard and by touch, without findings`, async ({
      browser,
      site,
    }) => {
      test.setTimeout(180_000);
      const seen = new Set<string>();
      for (const [turn, answers] of waysThrough(check.steps).entries()) {
        const { width, hand } = DEVICES[turn % DEVICES.length] ?? DEVICES[0];
        const context = await browser.newContext({
          viewport: { width, height: 740 },
          hasTouch: true,
          reducedMotion: 'reduce',
        });
        const page = await context.newPage();
        const folder = language === 'nl' ? '/zelftest/' : '/en/self-check/';
        await page.goto(`${site.url}${folder}${check.slug[language]}/`);
        for (const id of await walk(page, hand(page), check.steps, answers, language)) seen.add(id);
        await expect(page.locator('a[href$="/hulp/"], a[href$="/help/"]').last()).toBeVisible();
        await context.close();
      }
      expect([...seen].sort()).toEqual(check.steps.map(({ id }) => id).sort());
    });
  }
}

/** Each makes the draw give another arm, and ask beforehand too; the coin falls on either side. */
for (const number of [6, 7, 8]) {
  for (const [language, path] of [
    ['nl', '/zelftest/jouw-bon/'],
    ['en', '/en/self-check/your-bill/'],
  ] as const) {
    test(`every screen of the study, draw ${number} in ${language}, asked beforehand, in the dark`, async ({
      page,
    }) => {
      await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' });
      await page.setViewportSize({ width: 320, height: 740 });
      await page.addInitScript((drawn) => {
        crypto.getRandomValues = (target) => {
          if (ArrayBuffer.isView(target)) (target as unknown as Uint32Array).fill(drawn);
          return target;
        };
      }, number);
      await page.goto(path);
      let screens = 0;
      await walkStudy({
        page,
        hand: byKeyboard(page),
        language,
        onScreen: async (title) => {
          screens += 1;
          await expectNoFindings(page, title);
        },
      });
      expect(screens).toBeGreaterThan(12);
    });
  }
}
