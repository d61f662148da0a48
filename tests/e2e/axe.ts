import axe from 'axe-core';
import type { RunOptions } from 'axe-core';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/** Off by default in axe, and on here: WCAG 2.2's target size, and rules that axe still tries out. */
const MORE_RULES = [
  'target-size',
  'css-orientation-lock',
  'focus-order-semantics',
  'label-content-name-mismatch',
  'table-fake-caption',
  'td-has-header',
];
/** The rules whose outcome hangs on colours. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/**
 * What axe leaves undecided, where it does, and why it is fine: judged by hand, and told in the
 * accessibility statement.
 */
export const JUDGED: readonly {
  readonly what: string;
  readonly at: 'home' | 'stories' | 'effect';
  readonly why: string;
}[] = [
  {
    what: 'color-contrast nonBmp',
    at: 'home',
    why: 'the arrow on a button is decoration: the words beside it say the same',
  },
  {
    what: 'color-contrast imgNode',
    at: 'effect',
    why: 'words drawn in a chart: charts.ts measures them against the chart they stand on',
  },
  {
    what: 'color-contrast bgOverlap',
    at: 'stories',
    why: 'words on a shape in a picture: the shape is an outline, or they have an edge of the colour of the ground',
  },
  {
    what: 'th-has-data-cells th-has-data-cells',
    at: 'effect',
    why: 'the name over the rows of one result: it heads its group of rows (scope rowgroup)',
  },
];

/** What was judged of a page and no longer comes up is taken off the list, and off the statement. */
export function expectJudged(undecided: readonly string[], at: 'home' | 'effect'): void {
  const judged = JUDGED.filter((each) => each.at === at).map(({ what }) => what);
  expect([...new Set(undecided)].sort()).toEqual(judged.sort());
}

type Run = { readonly only?: readonly string[]; readonly without?: readonly string[] };

/** Runs axe on the page as it is now: its findings with their HTML, and what it leaves undecided. */
async function analyse(page: Page, { only, without = [] }: Run = {}) {
  const rules = Object.fromEntries([
    ...MORE_RULES.map((rule) => [rule, { enabled: true }] as const),
    ...without.map((rule) => [rule, { enabled: false }] as const),
  ]);
  const options = {
    ...(only ? { runOnly: [...only] } : { rules }),
    resultTypes: ['violations', 'incomplete'],
    // The torn edge under a receipt is a pseudo-element: contrast is measured all the same.
    checks: { 'color-contrast': { options: { ignorePseudo: true } } },
  };
  // Once a page: it stays there until the next page.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const { violations, incomplete } = await page.evaluate(
    (run) => (window as unknown as { axe: typeof axe }).axe.run(document, run),
    options as RunOptions,
  );
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`,
  );
  const undecided = incomplete.flatMap(({ id, nodes }) =>
    nodes.map(({ any, all, none, html }) => {
      const [check] = [...any, ...all, ...none];
      const { messageKey } = (check?.data ?? {}) as { messageKey?: string };
      return { what: [id, messageKey ?? check?.id].join(' '), html };
    }),
  );
  return { found, undecided };
}

async function expectNone(page: Page, where: string, run?: Run): Promise<string[]> {
  const { found, undecided } = await analyse(page, run);
  expect(found, where).toEqual([]);
  const unjudged = undecided.filter(({ what }) => !JUDGED.some((judged) => judged.what === what));
  expect(unjudged, `${where}: judge it by hand, then list it in tests/e2e/axe.ts`).toEqual([]);
  return undecided.map(({ what }) => what);
}

/** Fails on every finding on the page as it is now, and on what is undecided and wasn't judged. */
export async function expectNoFindings(page: Page, where: string): Promise<void> {
  await expectNone(page, where);
}

/** The same in light, in dark and in forced colours; returns what is undecided. */
export async function expectNoFindingsInAnyColours(page: Page, where: string): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const undecided = await expectNone(page, `${where}, light`);
  await page.emulateMedia({ colorScheme: 'dark' });
  undecided.push(...(await expectNone(page, `${where}, dark`, { only: COLOUR_RULES })));
  await page.emulateMedia({ colorScheme: 'light' });
  const told = await page.locator('body').ariaSnapshot();
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  // Forced colours leave what is told as it was, so of all that axe found of it only sizes can change.
  expect(await page.locator('body').ariaSnapshot(), `${where}, forced colours`).toBe(told);
  await expectNone(page, `${where}, forced colours`, { only: ['target-size'] });
  await page.emulateMedia({ forcedColors: 'none' });
  return undecided;
}
