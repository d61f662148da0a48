import { createCollector } from '../../analytics/collect/server.ts';
import { readSettings } from '../../analytics/collect/settings.ts';
import { readPlans } from '../../analytics/plan/read.ts';
import { openSqliteStore } from '../../analytics/tally/sqlite-store.ts';

/** A collector without a site, to be killed: prints "listening" when it is. */
const settings = readSettings(process.env);
const store = openSqliteStore(settings.DATA_DIR);
const { server } = createCollector({ settings, store, plans: readPlans(settings.STUDIES_DIR) });
server.listen(settings.PORT, '127.0.0.1', () => console.log('listening'));
