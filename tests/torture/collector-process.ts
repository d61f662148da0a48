import { startFlushing } from '../../analytics/collect/flushing.ts';
import { openPlanFolder } from '../../analytics/collect/plan-folder.ts';
import { createCollector } from '../../analytics/collect/server.ts';
import { readSettings } from '../../analytics/collect/settings.ts';
import { openBackgroundStore } from '../../analytics/tally/background-store.ts';

/** A collector without a site, to be killed: prints "listening" when it is. */
const settings = readSettings(process.env);
const store = await startFlushing(await openBackgroundStore(settings.DATA_DIR), settings);
const collector = createCollector({
  settings,
  store,
  plans: await openPlanFolder(settings.STUDIES_DIR),
});
// A collector behind a proxy answers nothing before it can answer all.
if (process.env.SITE_DIR) await collector.siteIsReady();
collector.server.listen(settings.PORT, '127.0.0.1', () => console.log('listening'));
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => void collector.stop().then(() => process.exit(0)));
