import { startFlushing } from '../../analytics/collect/flushing.ts';
import { createCollector } from '../../analytics/collect/server.ts';
import { readSettings } from '../../analytics/collect/settings.ts';
import { readPlans } from '../../analytics/plan/read.ts';
import { openBackgroundStore } from '../../analytics/tally/background-store.ts';

/** A collector without a site, to be killed: prints "listening" when it is. */
const settings = readSettings(process.env);
const store = await openBackgroundStore(settings.DATA_DIR);
const collector = createCollector({ settings, store, plans: readPlans(settings.STUDIES_DIR) });
const flushing = startFlushing(settings);
collector.server.listen(settings.PORT, '127.0.0.1', () => console.log('listening'));
process.once('SIGTERM', () => void collector.stop().then(() => process.exit(0)));
process.once(
  'SIGINT',
  () =>
    void flushing
      .stop()
      .then(() => collector.stop())
      .then(() => process.exit(0)),
);
