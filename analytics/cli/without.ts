import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Document } from 'yaml';
import { readSettings } from '../collect/settings.ts';
import { plannedNFor } from '../estimate/horizon-planning.ts';
import { controlArm, messageArms } from '../plan/arms.ts';
import { ACCEPTED_DAYS_AFTER_REPLACEMENT, frozenFile, readPlanText } from '../plan/read.ts';
import type { RegisteredPlan } from '../plan/read.ts';
import { withoutArm } from '../plan/without-arm.ts';
import { LEAST_CHANCE, chanceFor, percent, plannedStudy } from './chance.ts';
import { choosePlan } from './choose-plan.ts';
import { UsageError } from './command.ts';
import type { Command } from './command.ts';
import { today } from './today.ts';

const USAGE = `Usage: npm run measure -- without ARM [STUDY]
  writes and registers a new version of the study plan without that text`;

/** `measure without`: what to do when a text does harm. */
export const withoutCommand: Command = {
  summary: 'ARM [STUDY]: take a text out, as a new version of the plan with counts of its own',
  async run([arm, study, ...more]) {
    if (arm === undefined || more.length > 0) throw new UsageError(USAGE);
    const { STUDIES_DIR } = readSettings(process.env);
    const current = choosePlan(STUDIES_DIR, study);
    assertCanGo(current, arm);
    const { plan, file } = current;
    const frozen = frozenFile(STUDIES_DIR, plan.id, plan.version + 1);
    if (existsSync(frozen))
      throw new UsageError(
        `${frozen} exists already: look with "npm run measure -- plan diff ${plan.id}" what was begun there, or take it away.`,
      );
    const next = { version: plan.version + 1, registered: today() };
    const document = withoutArm(readFileSync(file, 'utf8'), arm, next);
    const raised = raisePlannedN(document, file);
    const text = await formatted(document, file);
    const { version } = readPlanText(text, file);
    // The copy first: a collector that looks in between finds no plan that isn't registered.
    for (const target of [frozen, file]) writeWhole(target, text);
    for (const line of describe(current, { arm, version, frozen, raised })) console.log(line);
  },
};

/** @throws UsageError that says what can be taken out */
function assertCanGo({ plan }: RegisteredPlan, arm: string): void {
  const messages = messageArms(plan);
  if (arm === controlArm(plan))
    throw new UsageError(
      `ARM: found ${arm}, the control of ${plan.id}: it can't be taken out, since every text is compared with it. Expected one of ${messages.join(', ')}`,
    );
  if (!messages.includes(arm))
    throw new UsageError(
      `ARM: found ${arm}, expected a text of ${plan.id}: ${messages.join(', ')}`,
    );
  if (messages.length === 1)
    throw new UsageError(
      `ARM: found ${arm}, the last text of ${plan.id} beside the control: without it nothing is compared. End the study with "closed: ${today()}" in its plan instead.`,
    );
  if (plan.closed !== undefined && plan.closed < today())
    throw new UsageError(
      `${plan.id} closed on ${plan.closed}: no visit starts any more, so there is no text to take out.`,
    );
}

/** Fewer arms are drawn in other shares; where n falls short of a fair chance, it goes up. */
function raisePlannedN(document: Document, file: string): number | undefined {
  const { plan } = readPlanText(document.toString(), file);
  if (chanceFor(plan).fault === undefined) return undefined;
  const n = plannedNFor(plannedStudy(plan), LEAST_CHANCE);
  document.setIn(['planned', 'n'], n);
  return n;
}

/** As the house writes it, where the formatter is installed: without it, the same in longer lines. */
async function formatted(document: Document, file: string): Promise<string> {
  const text = document.toString({ lineWidth: 0 });
  const prettier = await import('prettier').catch(() => undefined);
  if (!prettier) return text;
  const options = (await prettier.resolveConfig(file)) ?? { singleQuote: true, printWidth: 100 };
  return prettier.format(text, { ...options, parser: 'yaml' });
}

/** A reader finds the old file or the new one, never half of it. */
function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

function describe(
  { plan, version: before, file }: RegisteredPlan,
  { arm, version, frozen, raised }: Written,
): string[] {
  return [
    `Wrote ${plan.id} ${version} without "${arm}": ${file}, registered as ${frozen}.`,
    `Its counts begin anew. Those of ${before} stay: open pages and returns count under it for ${ACCEPTED_DAYS_AFTER_REPLACEMENT} more days.`,
    ...(raised === undefined
      ? []
      : [
          `planned.n: ${plan.planned.n} became ${raised}: below it, a chance under ${percent(LEAST_CHANCE)} of a right "go on".`,
        ]),
    'Now: commit both files, give them to every collector, then build the site (npm run build) and put it live.',
    'The hypotheses stand as they were: where they name this text, change the words and log it under wording.',
  ];
}

type Written = {
  readonly arm: string;
  readonly version: string;
  readonly frozen: string;
  readonly raised: number | undefined;
};
