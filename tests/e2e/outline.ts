import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

const LANDMARKS = /^(banner|navigation|main|complementary|contentinfo|region|search|form)$/;
const CONTROLS =
  /^(link|button|radio|radiogroup|checkbox|textbox|combobox|heading|status|alert|img)$/;
const NAMED = /^(link|button|radio|radiogroup|checkbox|textbox|combobox|img|heading)$/;

type Line = { readonly text: string; readonly role: string; readonly name: string };

/** What a screen reader gets of the page: its landmarks, headings and controls, each with its name. */
export async function readOutline(page: Page): Promise<string> {
  const lines = await readLines(page);
  return `${lines.map(({ text }) => text).join('\n')}\n`;
}

async function readLines(page: Page): Promise<Line[]> {
  const tree = await page.locator('body').ariaSnapshot();
  return tree.split('\n').flatMap((line) => {
    const [, indent = '', role = '', quoted] =
      /^(\s*)- '?([a-z]+)(?: "((?:[^"\\]|\\.)*)")?/.exec(line) ?? [];
    const level = /\[level=\d\]/.exec(line)?.[0];
    if (!LANDMARKS.test(role) && !CONTROLS.test(role)) return [];
    const name = quoted ?? '';
    const text = [`${indent}- ${role}`, name && `"${name}"`, level].filter(Boolean).join(' ');
    return [{ text, role, name }];
  });
}

/** One main part, one title, no level left out, landmarks told apart, and a name for all one can use. */
export async function expectSoundOutline(page: Page, where: string): Promise<void> {
  const lines = await readLines(page);
  const named = (role: string): string[] =>
    lines.filter((line) => line.role === role).map(({ name }) => name);
  expect(named('main'), `${where}: main parts`).toHaveLength(1);
  expect(named('banner'), `${where}: banners`).toHaveLength(1);
  expect(named('contentinfo'), `${where}: footers`).toHaveLength(1);
  const levels = lines
    .filter(({ role }) => role === 'heading')
    .map(({ text }) => Number(/level=(\d)/.exec(text)?.[1]));
  expect(
    levels.filter((level) => level === 1),
    `${where}: titles`,
  ).toHaveLength(1);
  const skipped = levels.filter((level, place) => level > (levels[place - 1] ?? 0) + 1);
  expect(skipped, `${where}: levels after a level left out`).toEqual([]);
  for (const role of new Set(
    lines.map((line) => line.role).filter((each) => LANDMARKS.test(each)),
  )) {
    const names = named(role);
    expect([...new Set(names)], `${where}: names of ${role}`).toEqual(names);
    if (names.length > 1) expect(names, `${where}: names of ${role}`).not.toContain('');
  }
  const nameless = lines.filter(({ role, name }) => NAMED.test(role) && !name);
  expect(
    nameless.map(({ text }) => text),
    `${where}: without a name`,
  ).toEqual([]);
}
