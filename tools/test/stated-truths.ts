import { resolve } from 'node:path';
import { countsOfCampaign } from '../../analytics/calibrate/campaign.ts';
import type { JudgingTruth } from '../../analytics/calibrate/campaign.ts';
import { JUDGING_TRUTHS } from '../../analytics/calibrate/judging-truths.ts';
import { complain } from '../../analytics/cli/complain.ts';
import { TABLE, cellName } from '../../analytics/plan/names.ts';
import { readPlans } from '../../analytics/plan/read.ts';
import type { RegisteredPlan } from '../../analytics/plan/read.ts';
import { reachTables } from '../../analytics/plan/tables.ts';
import { parseYaml } from '../../analytics/plan/yaml-file.ts';
import { gateOf } from '../../analytics/report/gate/gate.ts';
import type { Block } from '../../analytics/report/gate/ledger.ts';
import { planRelease } from '../../analytics/report/gate/plan-release.ts';
import { writeRelease } from '../../analytics/report/release.ts';
import { summarise } from '../../analytics/report/summary.ts';
import { drawCounts } from '../../analytics/simulate/draw.ts';
import { drawMultinomial } from '../../analytics/simulate/sampling.ts';
import { streamFrom } from '../../analytics/simulate/stream.ts';
import type { Stream } from '../../analytics/simulate/stream.ts';
import { truthSchema } from '../../analytics/simulate/truth.ts';
import type { Count } from '../../analytics/tally/count.ts';
import { lastDayOf } from '../../analytics/tally/iso-week.ts';
import { readFileSync } from 'node:fs';

const TRUTH = 'analytics/simulate/demo-truth.yaml';
const WEEKS = Array.from({ length: 9 }, (_, week) => `2026-W${31 + week}`);
const SEED = 17;
const DAY = 86_400_000;
const VIEWS_A_VISIT = 1.4;
const COSTS: Readonly<Record<string, number>> = { social: 6000, posters: 4500, partners: 500 };

/** The days on which is published: some weeks in, at two thirds, and after the last week. */
const RELEASED_AFTER = [2, 5, 8];

/**
 * Publishes a campaign of each stated truth into a folder, as if each were a study of its own, so that
 * one site shows them all: `EFFECT_DIR=FOLDER npm run build`.
 *
 * @param names which truths; all of them unless told
 */
export function writeStatedTruths(
  folder: string,
  names: readonly string[] = JUDGING_TRUTHS.map(({ name }) => name),
): void {
  const [read] = readPlans();
  if (!read) throw new Error('there is no study plan');
  const channels = read.plan.channels.map((channel) => {
    const costInEuros = COSTS[channel.id];
    return costInEuros === undefined ? channel : { ...channel, costInEuros };
  });
  const registered: RegisteredPlan = { ...read, plan: { ...read.plan, channels } };
  for (const truth of JUDGING_TRUTHS.filter(({ name }) => names.includes(name)))
    publishTruth(folder, registered, truth);
}

function publishTruth(folder: string, registered: RegisteredPlan, truth: JudgingTruth): void {
  const counts = campaignOf(registered, truth);
  let blocks: readonly Block[] = [];
  for (const place of RELEASED_AFTER) {
    const week = WEEKS[place] ?? '';
    const today = dayAfter(lastDayOf(week));
    const closing = place === RELEASED_AFTER.at(-1);
    const soFar = counts.filter(({ period }) => period <= week);
    for (const each of WEEKS.slice(0, place)) {
      const until = soFar.filter(({ period }) => period <= each);
      ({ blocks } = planRelease(gateOf(registered), blocks, until, {
        today: lastDayOf(each),
        closing: false,
      }));
    }
    const release = planRelease(gateOf(registered), blocks, soFar, { today, closing });
    ({ blocks } = release);
    const summary = summarise({
      registered,
      counts: soFar,
      audience: 'public',
      released: today,
      release,
      simulated: { seed: SEED, truth: differencesIn(registered, truth) },
    });
    writeRelease(folder, { ...summary, study: truth.name, file: truth.name });
  }
}

const dayAfter = (day: string): string =>
  new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);

/** What the truth says, and beside it the answers of the demonstration where it says nothing. */
function campaignOf(registered: RegisteredPlan, truth: JudgingTruth): Count[] {
  const stream = streamFrom(SEED);
  const judged = countsOfCampaign(registered, truth, WEEKS, stream);
  const said = new Set(judged.map(({ table }) => table));
  const demo = parseYaml(readFileSync(TRUTH, 'utf8'), TRUTH, truthSchema);
  if (!demo.ok) throw new Error(`${TRUTH} can't be read`);
  const visits = truth.visits ?? registered.plan.planned.n;
  return WEEKS.flatMap((week) => {
    const own = judged.filter(({ period }) => period === week);
    const share = Math.round(visits / WEEKS.length);
    const others = drawCounts({ ...registered, truth: demo.value }, share, stream, week);
    return [
      ...own,
      ...others.filter(({ table }) => !said.has(table)),
      ...viewsOf(registered, share, week, stream),
    ];
  });
}

/** Views of other pages than the self-check's, and where all of them came from. */
function viewsOf(
  { plan, version }: RegisteredPlan,
  visits: number,
  period: string,
  stream: Stream,
): Count[] {
  const others = Math.round(VIEWS_A_VISIT * visits);
  return reachTables(plan).flatMap((table) => {
    const [dimension] = table.dimensions;
    const values = (dimension?.values ?? []).filter((value) => value !== 'self-check');
    const n = table.by === 'page' ? others : others + visits;
    const shares = values.map((_, place) => 1 / (place + 1.5));
    const whole = shares.reduce((sum, share) => sum + share, 0);
    const drawn = drawMultinomial(
      n,
      shares.map((share) => share / whole),
      stream,
    );
    return values.map((value, place) => ({
      study: plan.id,
      version,
      table: table.name,
      cell: cellName(table.dimensions, () => value),
      period,
      n: drawn[place] ?? 0,
    }));
  });
}

/** The true differences of the message arms together, over the whole campaign. */
function differencesIn({ plan }: RegisteredPlan, truth: JudgingTruth) {
  const messages = plan.arms.map((_, place) => place).filter((place) => place > 0);
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const parts = WEEKS.map((_, part) => part / WEEKS.length);
  const action = parts.map(
    (at) =>
      mean(messages.map((arm) => truth.action?.(arm, at) ?? 0)) - (truth.action?.(0, at) ?? 0),
  );
  return [{ result: TABLE.action(plan.action), value: mean(action) }];
}

if (import.meta.main) {
  const [folder] = process.argv.slice(2);
  try {
    if (!folder) throw new Error('Name a folder: node tools/test/stated-truths.ts FOLDER');
    writeStatedTruths(resolve(folder));
  } catch (fault) {
    complain(fault);
  }
}
