import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import ICAL from 'ical.js';
import { readPlans } from '../../analytics/plan/read.ts';
import { UNKNOWN_ARM } from '../../analytics/plan/tables.ts';
import { writeFragment } from '../../src/follow-up/fragment.ts';
import { CHECK_WORDS } from '../../src/self-check/words.ts';
import { FOLLOW_UP_WORDS } from '../../src/follow-up/words.ts';
import { expectNothingLeft } from './nothing-left.ts';
import { startServer } from './server.ts';
import { expect, readPanel, test } from './test.ts';
import { byKeyboard, walkStudy } from './walk.ts';

const words = FOLLOW_UP_WORDS.nl;
const checkWords = CHECK_WORDS.nl;

/** Answers the questions of who comes back after four weeks, and sends them. */
async function answerAll(page: Page): Promise<void> {
  await page.getByText('4 weken').click();
  await page.getByText('Ja', { exact: true }).click();
  await page.getByText('Minder', { exact: true }).click();
  await page.getByRole('button', { name: checkWords.next }).click();
  await page.getByRole('button', { name: checkWords.reviewSend }).click();
}

for (const carries of [true, false]) {
  test(`a reminder ${carries ? 'with' : 'without'} an answer leads back, in a fresh browser`, async ({
    page,
    browser,
  }) => {
    const own = await startServer();
    await page.goto(`${own.url}/zelftest/jouw-bon/`);
    await walkStudy({ page, hand: byKeyboard(page), language: 'nl' });
    if (carries) {
      await page.getByLabel(words.carry).check();
      await page.getByRole('button', { name: 'Nee', exact: true }).click();
    }
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: words.save }).click();
    const saved = await (await downloading).path();
    const event = new ICAL.Component(
      ICAL.parse(readFileSync(saved, 'utf8')) as unknown[],
    ).getAllSubcomponents('vevent')[0];
    const link = String(event?.getFirstPropertyValue('url'));
    expect(link.includes('#')).toBe(carries);
    expect(event?.getFirstPropertyValue('description')).toContain(link);
    expect(event?.getFirstPropertyValue('summary')).toBe('Korte vragenlijst');

    const later = await browser.newContext();
    const back = await later.newPage();
    await back.clock.setFixedTime(new Date(Date.now() + 28 * 86_400_000));
    const asked: string[] = [];
    back.on('request', (request) => asked.push(`${request.url()} ${request.postData() ?? ''}`));
    await back.goto(link);
    await expect(back).toHaveURL(`${own.url}/vervolg/`);
    await answerAll(back);
    await expect(back.getByRole('status').first()).toHaveText(checkWords.resultCounted);
    const [, sent] = await readPanel(back);
    expect(sent?.name).toBe('return');
    expect(sent?.properties['pair.talked']).toBe(carries ? 'no:yes' : undefined);
    expect(
      asked.filter((line) => line.includes('pageview') && /[?#]|a=/.test(line.split(' ')[0] ?? '')),
    ).toEqual([]);
    const tables = own.counts().map(({ table }) => table);
    expect(tables).toContain('opted_in');
    expect(tables).toContain('returned');
    expect(tables.includes('pair.talked')).toBe(carries);
    await expectNothingLeft(back);
    await later.close();
    await own.close();
  });
}

const [registered] = readPlans();
const whole = writeFragment({
  version: registered?.version ?? '',
  arm: 'bill',
  before: 'no',
});

for (const [what, fragment] of [
  ['tampered with', whole.replace('bill', 'everything')],
  ['halved', whole.slice(0, whole.length / 2)],
  ['of an older version', whole.replace(/v=[^&]*/, 'v=1-f111cccb')],
] as const) {
  test(`a link that is ${what} gives an ordinary start`, async ({ page }) => {
    await page.goto(`/vervolg/${fragment}`);
    await expect(page).toHaveURL(/\/vervolg\/$/);
    await answerAll(page);
    await expect(page.getByRole('status').first()).toHaveText(checkWords.resultCounted);
    const [, sent] = await readPanel(page);
    expect(sent?.properties['arm']).toBe(UNKNOWN_ARM);
    expect(sent?.properties['now.talked']).toBe('yes');
    expect(Object.keys(sent?.properties ?? {})).not.toContain('pair.talked');
    await expectNothingLeft(page);
  });
}

for (const day of [5, 60]) {
  test(`who comes back on day ${day} is thanked, and nothing but the pageview is sent`, async ({
    page,
  }) => {
    await page.clock.setFixedTime(new Date(Date.now() + day * 86_400_000));
    await page.goto(`/vervolg/${whole}`);
    await expect(page).toHaveURL(/\/vervolg\/$/);
    await page.getByText(words.otherwise).click();
    await expect(page.getByText(words.outside)).toBeVisible();
    await expect(page.getByRole('link', { name: checkWords.helpLink })).toBeVisible();
    expect((await readPanel(page)).map(({ name }) => name)).toEqual(['pageview']);
  });
}
