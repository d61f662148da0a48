import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Language } from '../../analytics/plan/text.ts';
import { CHECK_WORDS } from '../../src/self-check/words.ts';
import { findFirefox, findWebKit } from '../../tools/test/browser.ts';
import { PANEL_EVENTS, raisedBy, readEvents, stored } from '../e2e/increments.ts';
import type { ShownEvent } from '../e2e/increments.ts';
import { startServer } from '../e2e/server.ts';
import { startFirefox } from './firefox.ts';
import { waitFor } from './visitor.ts';
import type { Size, Visitor } from './visitor.ts';
import { byKeyboard, byTouch, walkStudy } from './walk.ts';
import { startWebKit } from './webkit.ts';

const PHONE: Size = { width: 360, height: 740 };
const DESK: Size = { width: 1280, height: 800 };

const BROWSERS: Record<string, (size: Size) => Promise<Visitor>> = {
  Firefox: (size) => startFirefox(findFirefox(), size),
  WebKit: (size) => startWebKit(findWebKit(), size),
};

/** Everything that a page may have left on the device. */
const LEFT = `(async () => ({
  cookies: document.cookie,
  local: localStorage.length,
  session: sessionStorage.length,
  databases: (await indexedDB.databases()).length,
  caches: 'caches' in window ? (await caches.keys()).length : 0,
  state: history.state,
}))()`;
const NOTHING = { cookies: '', local: 0, session: 0, databases: 0, caches: 0, state: null };

for (const [name, start] of Object.entries(BROWSERS)) {
  describe(name, () => {
    const visit = async (
      path: string,
      { language, size, hand }: { language: Language; size: Size; hand: typeof byTouch },
    ): Promise<void> => {
      const words = CHECK_WORDS[language];
      const site = await startServer();
      const visitor = await start(size);
      try {
        await visitor.open(site.url + path);
        assert.equal(await visitor.read('innerWidth'), size.width);
        await walkStudy(visitor, hand(visitor), words);
        await waitFor(
          visitor,
          `document.querySelector('[role=status]').textContent === ${JSON.stringify(words.resultCounted)}`,
        );
        const tooWide = 'document.documentElement.scrollWidth - innerWidth';
        assert.ok((await visitor.read<number>(tooWide)) <= 0, 'the last screen fits');
        assert.deepEqual(await visitor.read(LEFT), NOTHING);

        await hand(visitor).press(`document.querySelector('.sent summary')`);
        await waitFor(visitor, `document.querySelector('.sent details').open`);
        const panel = await visitor.read<ShownEvent[]>(
          `(${readEvents.toString()})([...document.querySelectorAll('${PANEL_EVENTS}')])`,
        );
        assert.deepEqual(
          panel.map((event) => event.name),
          ['pageview', 'start', 'action', 'finish'],
        );
        assert.deepEqual(stored(site.counts()), raisedBy(panel));

        await visitor.open(`${site.url}/hulp/`);
        await visitor.back();
        await waitFor(visitor, `document.readyState === 'complete'`);
        // Coming back, out of the page cache or afresh, draws and counts nothing anew.
        const studied = (): [string, number][] =>
          Object.entries(stored(site.counts())).filter(([cell]) => !cell.startsWith('reach.'));
        const once = studied();
        await visitor.open(`${site.url}/hulp/`);
        await visitor.back();
        await waitFor(visitor, `document.querySelector('.self-check')`);
        assert.deepEqual(studied(), once);
      } finally {
        await visitor.close();
        await site.close();
      }
    };

    it('a whole visit on a phone, by touch: counted once, shown word for word, nothing left', () =>
      visit('/zelftest/jouw-bon/', { language: 'nl', size: PHONE, hand: byTouch }));

    it('a whole visit at a desk, by keyboard alone: counted once, shown, nothing left', () =>
      visit('/en/self-check/your-bill/', { language: 'en', size: DESK, hand: byKeyboard }));
  });
}
