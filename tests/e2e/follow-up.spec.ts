import { readFileSync } from 'node:fs';
import { CHECK_WORDS } from '../../src/i18n/self-check.ts';
import { FOLLOW_UP_WORDS } from '../../src/i18n/follow-up.ts';
import { startServer } from './server.ts';
import { expect, readPanel, test } from './test.ts';
import { byKeyboard, walkStudy } from './walk.ts';

const words = FOLLOW_UP_WORDS.nl;
const checkWords = CHECK_WORDS.nl;

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
      await page.getByRole('radio', { name: 'Nee', exact: true }).check();
    }
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: words.save }).click();
    const file = await (await downloading).path();
    // A folded line is one line again (RFC 5545, 3.1).
    const calendar = readFileSync(file, 'utf8').replaceAll('\r\n ', '');
    const link = /^URL:(.*)$/m.exec(calendar)?.[1]?.trim() ?? '';
    expect(link.includes('#')).toBe(carries);
    expect(calendar).toContain('SUMMARY:Korte vragenlijst');

    const later = await browser.newContext();
    const back = await later.newPage();
    await back.clock.setFixedTime(new Date(Date.now() + 28 * 86_400_000));
    const asked: string[] = [];
    back.on('request', (request) => asked.push(`${request.url()} ${request.postData() ?? ''}`));
    await back.goto(link);
    await expect(back).toHaveURL(`${own.url}/vervolg/`);
    await back.getByText('4 weken').click();
    await back.getByRole('button', { name: checkWords.next }).click();
    await back.getByText('Ja', { exact: true }).click();
    await back.getByRole('button', { name: checkWords.next }).click();
    await back.getByText('Minder', { exact: true }).click();
    await back.getByRole('button', { name: checkWords.coinToss }).click();
    await back.getByRole('button', { name: checkWords.next }).click();
    await back.getByRole('button', { name: checkWords.reviewSend }).click();
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
    await later.close();
    await own.close();
  });
}
