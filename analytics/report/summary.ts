import type { RegisteredPlan } from '../plan/read.ts';
import { TABLE } from '../plan/names.ts';
import type { StudyPlan } from '../plan/schema.ts';
import type { Count } from '../tally/count.ts';
import { alarmOf } from './alarm.ts';
import { readCells } from './cells.ts';
import type { Cells } from './cells.ts';
import {
  actionContrast,
  answerContrast,
  arrivedActionContrast,
  finishContrast,
  tableOf,
} from './contrast.ts';
import { revealsByDifference, tooSmall } from './disclosure.ts';
import { descriptionResults } from './description.ts';
import { attritionResult, keySecondaryResult, secondaryResults } from './finishers.ts';
import { followUpArmResults } from './follow-up-arms.ts';
import { followUpResults } from './follow-up.ts';
import { healthOf } from './health.ts';
import { arrivedResults, fragilityResult, numberNeededResult, primaryResult } from './primary.ts';
import { reachOf } from './reach.ts';
import { sensitisationResult } from './sensitisation.ts';
import { summarySchema } from './schema.ts';
import type { ReleasedTable, Summary } from './schema.ts';

/** What a summary is made from. */
export type SummaryInput = {
  readonly registered: RegisteredPlan;
  readonly counts: readonly Count[];
  readonly audience: Summary['audience'];
  /** The day of release, YYYY-MM-DD. */
  readonly released: string;
  /** The last release, whose difference from this one must not point to anybody. */
  readonly previous?: Summary | undefined;
  readonly simulated?: Summary['simulated'];
};

/** Turns the counts of a study version into everything that is shown of it: health first. */
export function summarise(input: SummaryInput): Summary {
  const { plan, version, hash } = input.registered;
  const cells = readCells(input.counts, plan.id, version);
  const health = healthOf(plan, cells);
  const primary = primaryResult(plan, cells, health.blocked);
  const firstTime = primaryResult(plan, cells, health.blocked, { firstTime: 'first' });
  return summarySchema.parse({
    format: 1,
    study: plan.id,
    title: plan.title,
    version,
    planHash: hash,
    registered: plan.registered,
    released: input.released,
    lastPeriod: cells.lastPeriod,
    audience: input.audience,
    ...(input.simulated ? { simulated: input.simulated } : {}),
    planned: {
      n: plan.planned.n,
      alpha: plan.planned.alpha,
      smallestEffect: plan.planned.smallestEffect,
      harmMargin: plan.planned.harmMargin,
    },
    hypotheses: plan.hypotheses,
    reach: reachOf(plan, cells, input.previous),
    health: health.checks,
    primary,
    keySecondary: keySecondaryResult(plan, cells, health),
    alarm: alarmOf(plan, cells, health.blocked),
    secondary: secondaryResults(plan, cells, health),
    reading: [
      firstTime,
      ...arrivedResults(plan, cells, health.blocked),
      sensitisationResult(plan, cells, health),
      attritionResult(plan, cells, health),
      numberNeededResult(primary),
      fragilityResult(primary, actionContrast(plan, cells)),
      ...followUpArmResults(plan, cells, health),
    ],
    description: [...descriptionResults(plan, cells), ...followUpResults(plan, cells)],
    tables: releasedTables(plan, cells),
  });
}

/** The counts behind the figures, for the next release to be compared with: only what is shown. */
function releasedTables(plan: StudyPlan, cells: Cells): ReleasedTable[] {
  const tables = [
    tableOf('action', actionContrast(plan, cells)),
    ...(plan.action.byOrigin ? [tableOf(TABLE.acted, arrivedActionContrast(plan, cells))] : []),
    tableOf(TABLE.finished, finishContrast(plan, cells)),
    ...plan.outcomes.map((outcome) =>
      tableOf(TABLE.after(outcome), answerContrast(plan, cells, outcome)),
    ),
  ];
  return tables.filter((table) => tooSmall(table, plan.publication).length === 0);
}

/** Ids of the tables whose step from the last release could point to somebody. */
export const revealingTables = (
  now: Summary,
  previous: Summary | undefined,
  plan: StudyPlan,
): string[] =>
  now.tables
    .filter((table) =>
      revealsByDifference(
        table,
        previous?.tables.find(({ id }) => id === table.id),
        plan.publication,
      ),
    )
    .map(({ id }) => id);
