import { complain } from '../analytics/cli/complain.ts';
import { buildSite } from './build/build-site.ts';

/** `npm run build`: the site in OUT_DIR, put in its place at once, so that it can be done while it is served. */
await buildSite(process.env.OUT_DIR ?? 'dist').catch(complain);
