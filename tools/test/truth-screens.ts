import { chromium } from '@playwright/test';
import { join } from 'node:path';
import { JUDGING_TRUTHS } from '../../analytics/calibrate/judging-truths.ts';
import { complain } from '../../analytics/cli/complain.ts';
import { findChromium } from './browser.ts';
import { FOLDER, layOut, takePages } from './contact-sheet.ts';

/** The first screen at each size, and how it stands on its sheet. */
const SIZES = {
  desk: { width: 1280, shown: 900, columns: 3, thumb: 520 },
  phone: { width: 360, shown: 740, columns: 6, thumb: 240 },
};

/**
 * The first screen of the study of each stated truth, on a sheet per size, as a minister's adviser with
 * one minute sees it. Of a server of what `stated-truths.ts` wrote:
 * `node tools/test/truth-screens.ts http://localhost:4321`
 */
async function takeFirstScreens(base = 'http://localhost:4321'): Promise<void> {
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const paths = JUDGING_TRUTHS.map(({ name }) => `/effect/${name}/`);
  for (const [name, size] of Object.entries(SIZES)) {
    const shots = await takePages(browser, { base, paths, ...size });
    await layOut(browser, { shots, file: join(FOLDER, `truths-${name}.jpg`), ...size });
  }
  await browser.close();
}

await takeFirstScreens(process.argv[2]).catch(complain);
