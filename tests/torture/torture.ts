import { complain } from '../../analytics/cli/complain.ts';
import { startPostgres } from '../support/postgres.ts';
import { crash, crashPostgres } from './crash.ts';
import { disclosure } from './disclosure.ts';
import { failover } from './failover.ts';
import { fuzz } from './fuzz.ts';
import { promote } from './promote.ts';
import { upgrade } from './upgrade.ts';

async function crashWithPostgres(seed: number): Promise<unknown> {
  const postgres = await startPostgres();
  try {
    return await crashPostgres(200, 64, seed, postgres);
  } finally {
    await postgres.close();
  }
}

async function upgradeBoth(seed: number): Promise<unknown> {
  const apart = await upgrade(20, seed);
  const postgres = await startPostgres();
  try {
    return { apart, together: await upgrade(20, seed, postgres.url) };
  } finally {
    await postgres.close();
  }
}

/** Full runs of what the tests do briefly: `npm run torture -- NAME [SEED]` */
const RUNS: Readonly<Record<string, (seed: number) => Promise<unknown>>> = {
  fuzz: (seed) => fuzz(200_000, seed),
  crash: (seed) => crash(200, seed),
  'crash-postgres': crashWithPostgres,
  promote: async (seed) => ({
    synchronous: await promote(5, seed, true),
    asynchronous: await promote(3, seed, false),
  }),
  upgrade: upgradeBoth,
  failover: (seed) => failover(5, seed),
  disclosure: (seed) => Promise.resolve(disclosure(seed)),
};

async function torture([name = '', seed = '1']: string[]): Promise<void> {
  const run = RUNS[name];
  if (!run) throw new Error(`Usage: npm run torture -- ${Object.keys(RUNS).join('|')} [SEED]`);
  console.log(JSON.stringify(await run(Number(seed)), null, 2));
}

await torture(process.argv.slice(2)).catch(complain);
