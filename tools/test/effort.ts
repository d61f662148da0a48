import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';
import { readSelfChecks } from '../../src/self-check/read.ts';
import { complain } from '../../analytics/cli/complain.ts';
import { byMouse, walkStudy } from '../../tests/e2e/walk.ts';
import type { Hand } from '../../tests/e2e/walk.ts';
import { findChromium } from './browser.ts';

/** From the first screen to the turned receipt, by whoever isn't asked beforehand. */
const MOST = { taps: 20, words: 800 };
const PATHS = { nl: '/zelftest/jouw-bon/', en: '/en/self-check/your-bill/' } as const;
/** What a draw of these numbers gives: an arm each, and nobody is asked beforehand. */
const DRAWS = [9003, 9001, 9002];

type Effort = { readonly arm: string; readonly taps: number; readonly words: number };

/** Counts taps and visible words of a running site: `node tools/test/effort.ts http://localhost:4321` */
async function countEffort(base = 'http://localhost:4321'): Promise<void> {
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const study = readSelfChecks().find((read) => read.study)?.study;
  let tooMuch = false;
  for (const language of ['nl', 'en'] as const)
    for (const draw of DRAWS) {
      const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
      await page.addInitScript((drawn) => {
        crypto.getRandomValues = (target) => {
          if (ArrayBuffer.isView(target)) (target as unknown as Uint32Array).fill(drawn);
          return target;
        };
      }, draw);
      await page.goto(base + PATHS[language]);
      const { arm, taps, words } = await walk(page, language);
      const form = study?.plan.arms.find(({ id }) => id === arm)?.form ?? 'text';
      const over = form === 'bill' && (taps > MOST.taps || words > MOST.words);
      tooMuch ||= over;
      console.log(
        `${language} ${arm} (${form}): ${taps} taps, ${words} words${over ? ': too much' : ''}`,
      );
      await page.close();
    }
  await browser.close();
  if (tooMuch) process.exitCode = 1;
}

async function walk(page: Page, language: 'nl' | 'en'): Promise<Effort> {
  const mouse = byMouse(page);
  const seen = new Set<string>();
  let taps = 0;
  let screen = 0;
  const look = async (): Promise<void> => {
    for (const text of await visibleTexts(page)) seen.add(`${screen} ${text}`);
  };
  const counted = async (act: () => Promise<void>): Promise<void> => {
    await look();
    taps += 1;
    await act();
  };
  const hand: Hand = {
    press: (target) => counted(() => target.click()),
    choose: (place) => counted(() => mouse.choose(place)),
    tick: (part, place) => counted(() => mouse.tick(part, place)),
    turn: async () => {
      if (await page.locator('.self-check .turning__switch').isVisible())
        await counted(() => mouse.turn());
    },
  };
  let arm = '';
  page.on('request', (request) => {
    arm = /"arm\\?":\\?"([a-z-]+)/.exec(request.postData() ?? '')?.[1] ?? arm;
  });
  const onScreen = (): Promise<void> => {
    screen += 1;
    return Promise.resolve();
  };
  await walkStudy({ page, hand, language, onScreen });
  await hand.turn();
  await page.waitForTimeout(700);
  await look();
  const words = [...seen]
    .join(' ')
    .split(/\s+/)
    .filter((word) => /\p{L}/u.test(word)).length;
  return { arm, taps, words };
}

/** Texts of the check that are seen; of the last screen up to the receipt with its switch. */
const visibleTexts = (page: Page): Promise<string[]> =>
  page.locator('.self-check .screen').evaluate((screen) => {
    const texts = document.createTreeWalker(screen, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    const last = screen.querySelector('.plan .turning');
    while (texts.nextNode()) {
      const holder = texts.currentNode.parentElement;
      const after =
        last &&
        !last.contains(texts.currentNode) &&
        last.compareDocumentPosition(texts.currentNode) & Node.DOCUMENT_POSITION_FOLLOWING;
      if (holder?.checkVisibility({ visibilityProperty: true }) && !after)
        found.push(texts.currentNode.textContent ?? '');
    }
    return found;
  });

await countEffort(process.argv[2]).catch(complain);
