import type { Page } from '@playwright/test';
import { CHECK_WORDS } from '../../src/self-check/words.ts';
import { readSelfChecks } from '../../src/self-check/read.ts';
import type { Step } from '../../src/self-check/schema.ts';
import { expectNoFindings } from './axe.ts';
import { DRAWS, foretell } from './draw.ts';
import { expectNothingLeft } from './nothing-left.ts';
import { expect, test } from './test.ts';
import { byKeyboard, byTouch, walkStudy } from './walk.ts';
import type { Hand } from './walk.ts';

const WIDTHS = [320, 360, 1280] as const;
const HANDS = { 'by keyboard alone': byKeyboard, 'by touch': byTouch } as const;
const LANGUAGES = { nl: '/zelftest/', en: '/en/self-check/' } as const;

/** A way through a check: each step, and the place of the answer given there. */
type Way = readonly { readonly step: Step; readonly option: number }[];

function wayOf(steps: readonly Step[], optionAt: (step: Step) => number): Way {
  const way: { step: Step; option: number }[] = [];
  for (let step = steps[0]; step;) {
    const options = step.kind === 'question' ? step.options : [];
    const option = Math.min(optionAt(step), Math.max(0, options.length - 1));
    way.push({ step, option });
    if (step.kind === 'end') return way;
    const next = options[option]?.next ?? step.next ?? steps[steps.indexOf(step) + 1]?.id;
    step = steps.find(({ id }) => id === next);
  }
  throw new Error('the check leads to no step');
}

/** Ways that together give every answer to every question, and so go every branch. */
function waysThrough(steps: readonly Step[]): Way[] {
  const straight = [0, 1, 2, 3, 4, 5].map((option) => wayOf(steps, () => option));
  const apart = steps.flatMap((turn) =>
    turn.kind === 'question'
      ? turn.options.map((_, option) => wayOf(steps, (step) => (step === turn ? option : 0)))
      : [],
  );
  const given = new Set<string>();
  return [...straight, ...apart].filter((way) => {
    const isNew = way.some(({ step, option }) => !given.has(`${step.id} ${option}`));
    for (const { step, option } of way) given.add(`${step.id} ${option}`);
    return isNew;
  });
}

type Going = {
  readonly page: Page;
  readonly hand: Hand;
  readonly language: 'nl' | 'en';
  readonly onStep: (id: string) => Promise<void>;
};

async function go(way: Way, { page, hand, language, onStep }: Going): Promise<void> {
  const words = CHECK_WORDS[language];
  await hand.press(page.getByRole('button', { name: words.adult }));
  for (const { step, option } of way) {
    await expect(page.locator('.self-check h2').first()).toBeFocused();
    if (step.kind === 'question') await hand.choose(option);
    await onStep(`${step.id} ${option}`);
    if (step.kind !== 'end')
      await hand.press(page.getByRole('button', { name: words.next, exact: true }));
  }
}

for (const { check } of readSelfChecks().filter(({ study }) => study === undefined)) {
  for (const language of ['nl', 'en'] as const) {
    for (const width of WIDTHS) {
      test(`every branch of ${check.id} in ${language} at ${width} px, by keyboard and by touch, without findings`, async ({
        browser,
        site,
      }) => {
        const seen = new Set<string>();
        const ways = waysThrough(check.steps);
        for (const [name, handOf] of Object.entries(HANDS)) {
          const context = await browser.newContext({
            viewport: { width, height: 740 },
            hasTouch: true,
            reducedMotion: 'reduce',
          });
          const page = await context.newPage();
          const onStep = async (answered: string): Promise<void> => {
            // One hand leaves the same screen as the other, so it is looked at once.
            if (seen.has(answered)) return;
            seen.add(answered);
            await expectNoFindings(page, `${answered} in ${language} ${name}`);
          };
          for (const way of ways) {
            await page.goto(`${site.url}${LANGUAGES[language]}${check.slug[language]}/`);
            await go(way, { page, hand: handOf(page), language, onStep });
            await expect(page.getByRole('link', { name: '0900-1995' })).toBeVisible();
          }
          await expectNothingLeft(page);
          await context.close();
        }
        const all = check.steps.flatMap((step) =>
          step.kind === 'question'
            ? step.options.map((_, option) => `${step.id} ${option}`)
            : [`${step.id} 0`],
        );
        expect([...seen].sort()).toEqual(all.sort());
      });
    }
  }
}

for (const [language, path] of [
  ['nl', '/zelftest/jouw-bon/'],
  ['en', '/en/self-check/your-bill/'],
] as const) {
  for (const [place, width] of WIDTHS.entries()) {
    for (const [turn, [name, handOf]] of Object.entries(HANDS).entries()) {
      // Each width meets two arms and each arm two widths; one hand makes a plan and sends it.
      const draw = DRAWS[(place + turn) % DRAWS.length] ?? DRAWS[0];
      const declines = turn === 1;
      test.describe('', () => {
        test.use({
          hasTouch: true,
          viewport: { width, height: 740 },
          colorScheme: turn === 0 ? 'dark' : 'light',
        });
        test(`every screen of the study, draw ${draw} in ${language} at ${width} px, ${name}, without findings`, async ({
          page,
        }) => {
          await page.emulateMedia({ reducedMotion: 'reduce' });
          await foretell(page, draw);
          await page.goto(path);
          const screens: string[] = [];
          await walkStudy({
            page,
            hand: handOf(page),
            language,
            declines,
            onScreen: async (title) => {
              screens.push(title);
              await expectNoFindings(page, title);
            },
          });
          expect(screens.length).toBeGreaterThan(11);
          await expectNothingLeft(page);
        });
      });
    }
  }
}
