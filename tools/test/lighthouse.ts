import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import config from '../../playwright.config.ts';
import { findChromium } from './browser.ts';
import { freePort } from './free-port.ts';

/** One page of each kind, in both languages. */
export const AUDITED_PAGES = [
  '/',
  '/verhalen/mijn-ene-pil/',
  '/zelftest/jouw-bon/',
  '/effect/',
  '/en/',
  '/en/stories/my-one-pill/',
  '/en/self-check/your-bill/',
  '/en/effect/',
];

/** A browser on a busy machine may fail to answer Lighthouse in time; a bad score is never retried. */
const ATTEMPTS = 3;

type Flags = NonNullable<Parameters<typeof lighthouse>[1]>;
type Report = NonNullable<Awaited<ReturnType<typeof lighthouse>>>['lhr'];
export type Category = 'accessibility' | 'best-practices' | 'performance' | 'seo';

/** A browser that Lighthouse steers, as a phone. */
export type Auditor = {
  /** @throws Error when Lighthouse can't audit the page, with its own words */
  audit(
    url: string,
    categories: readonly Category[],
    throttling?: Flags['throttlingMethod'],
  ): Promise<Report>;
  close(): Promise<void>;
};

/** Starts one browser for any number of pages. */
export async function startAuditor(): Promise<Auditor> {
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: [...(config.use?.launchOptions?.args ?? []), `--remote-debugging-port=${port}`],
  });
  return {
    async audit(url, categories, throttlingMethod = 'simulate') {
      let failure: string | undefined;
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const result = await lighthouse(url, {
          port,
          throttlingMethod,
          logLevel: 'silent',
          disableFullPageScreenshot: true,
          onlyCategories: [...categories],
        });
        if (result && !result.lhr.runtimeError) return result.lhr;
        failure = result?.lhr.runtimeError?.message;
      }
      throw new Error(`Lighthouse could not audit ${url}: ${failure ?? 'it gave no result'}`);
    },
    close: () => browser.close(),
  };
}
