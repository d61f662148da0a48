import { registerHooks } from 'node:module';

const RENAMED = process.env.RENAMED ?? '';

/** Loaded with `--import`, puts RENAMED before every event, property, table and mechanism of plan/names.ts. */
registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    if (!url.endsWith('/analytics/plan/names.ts')) return loaded;
    const source = String(loaded.source)
      .replace(/'([a-z_]+)'/g, `'${RENAMED}$1'`)
      .replace('`c2k', `\`${RENAMED}c2k`);
    return { ...loaded, source };
  },
});
