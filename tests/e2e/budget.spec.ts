import { expectBudget } from './budget.ts';
import { PAGES, SELF_CHECKS } from './pages.ts';
import { test } from './test.ts';

const SITE = process.env.SITE_DIR ?? './dist';

for (const path of PAGES.filter((each) => each.endsWith('/'))) {
  test(`${path} keeps its budget`, async ({ page }) => {
    // What is handed on is pictures: those that come near the screen are loaded, as small copies.
    const isKit = /meedoen|join-in/.test(path);
    const isCheck = SELF_CHECKS.includes(path) || /vervolg|follow-up/.test(path);
    // Were 25 and 3: a page that nobody saw isn't counted, an event is delivered one way, and links' tags
    // are read as people type them; a check has a dialogue and a receipt that turns.
    const budget = { all: isKit ? 260 : isCheck ? 95 : 70, scripts: isCheck ? 27 : 3.5 };
    await expectBudget(page, path, budget, { folder: SITE });
  });
}
