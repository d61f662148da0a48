import { readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join, resolve } from 'node:path';
import { writeRelease } from '../analytics/report/release.ts';
import { createCollector } from '../analytics/collect/server.ts';
import { readSettings } from '../analytics/collect/settings.ts';
import { readPlans } from '../analytics/plan/read.ts';
import { FaultError, parseYaml } from '../analytics/plan/yaml-file.ts';
import { summarise } from '../analytics/report/summary.ts';
import type { Result, Summary } from '../analytics/report/schema.ts';
import { simulateEvents } from '../analytics/simulate/campaign.ts';
import { expectedEffects } from '../analytics/simulate/expected.ts';
import { truthSchema } from '../analytics/simulate/truth.ts';
import type { Truth } from '../analytics/simulate/truth.ts';
import type { SentEvent } from '../analytics/simulate/visit.ts';
import { openBackgroundStore } from '../analytics/tally/background-store.ts';
import { readSqliteCounts } from '../analytics/tally/sqlite-store.ts';
import { buildSite } from './build/build-site.ts';
import { complain } from '../analytics/cli/complain.ts';
import { listen } from '../analytics/collect/listen.ts';

const TRUTH = 'analytics/simulate/demo-truth.yaml';
const AT_ONCE = 64;
/** What isn't a browser, or doesn't say what it is, isn't counted. */
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** Sends a synthetic campaign through a real collector, and shows what comes out of it. */
async function demo(): Promise<void> {
  const environment = readSettings(process.env);
  const folder = resolve(environment.DATA_DIR, 'demo');
  rmSync(folder, { recursive: true, force: true });
  const settings = {
    ...environment,
    DATA_DIR: folder,
    SITE_DIR: join(folder, 'site'),
    RATE_LIMIT: 0,
  };
  const [registered] = readPlans(settings.STUDIES_DIR);
  if (!registered) throw new Error(`There is no study plan in ${settings.STUDIES_DIR}.`);
  const truth = readTruth();
  const store = await openBackgroundStore(folder);
  const collector = createCollector({ settings, store, plans: [registered] });
  await listen(collector.server, settings);
  console.log(`Sending ${truth.visits} synthetic visits through the collector …`);
  await sendAll(simulateEvents({ ...registered, truth }), settings.PORT);

  const summary = summarise({
    registered,
    counts: readSqliteCounts(folder),
    audience: 'public',
    released: new Date().toISOString().slice(0, 10),
    simulated: { seed: truth.seed, truth: expectedEffects(registered.plan, truth) },
  });
  writeRelease(join(folder, 'effect'), summary);
  compareWithTruth(summary);
  await buildSite(settings.SITE_DIR, { effectFolder: join(folder, 'effect'), quiet: true });
  if (process.argv.includes('--once')) {
    await collector.stop();
    return;
  }
  console.log(`See http://localhost:${settings.PORT}/effect/ and /en/effect/. Stop with Ctrl+C.`);
  process.once('SIGINT', () => void collector.stop().then(() => process.exit(0)));
  process.once('SIGTERM', () => void collector.stop().then(() => process.exit(0)));
}

function readTruth(): Truth {
  const parsed = parseYaml(readFileSync(TRUTH, 'utf8'), TRUTH, truthSchema);
  if (!parsed.ok) throw new FaultError(parsed.faults);
  return parsed.value;
}

/** Posts events as a browser would, several at once. */
async function sendAll(events: Iterable<SentEvent>, port: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const iterator = events[Symbol.iterator]();
  const work = async (): Promise<void> => {
    for (let next = iterator.next(); !next.done; next = iterator.next()) {
      await send(next.value, port, agent);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  agent.destroy();
}

function send({ name, path, properties }: SentEvent, port: number, agent: Agent): Promise<void> {
  const url = `http://localhost:${port}${path}`;
  const body = JSON.stringify({ n: name, u: url, d: 'localhost', r: null, p: properties });
  return new Promise((done, fail) => {
    const sending = request({
      port,
      path: '/api/event',
      method: 'POST',
      agent,
      headers: { 'content-type': 'text/plain', 'user-agent': BROWSER },
    });
    sending.on('response', (response) => {
      response.resume();
      response.on('end', () => {
        const { 'x-plausible-dropped': dropped, 'x-reason': reason } = response.headers;
        if (response.statusCode === 202 && dropped === undefined) done();
        else
          fail(
            new Error(
              `The collector answered ${response.statusCode} to a ${name}${reason ? ` (${String(reason)})` : ''}.`,
            ),
          );
      });
    });
    sending.on('error', fail);
    sending.end(body);
  });
}

/** Prints each stated truth beside the interval that should hold it. */
function compareWithTruth(summary: Summary): void {
  const results: readonly Result[] = [summary.primary, summary.keySecondary];
  for (const { result, value } of summary.simulated?.truth ?? []) {
    const finding = results.find(({ id }) => id === result)?.finding;
    const [interval] =
      finding?.kind === 'figure'
        ? finding.intervals
        : finding?.kind === 'bounds'
          ? [finding.interval]
          : [];
    if (!interval) throw new Error(`The demonstration shows no figure for ${result}.`);
    const { low, high } = interval;
    const holds = low <= value && value <= high;
    console.log(
      `${result}: truth ${value.toFixed(3)}, interval ${low.toFixed(3)} to ${high.toFixed(3)}: ${holds ? 'held' : 'NOT held'}`,
    );
    if (!holds) process.exitCode = 1;
  }
}

await demo().catch(complain);
