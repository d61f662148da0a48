import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { frozenFile, planFiles, readPlan, readPlans, versionsFolder } from '../plan/read.ts';
import type { RegisteredPlan } from '../plan/read.ts';
import type { StudyPlan } from '../plan/schema.ts';
import { FaultError } from '../plan/yaml-file.ts';
import { diffPlans } from '../plan/diff.ts';
import { planFields } from '../plan/fields.ts';
import { fineTables } from '../plan/fineness.ts';
import { countCells, deriveTables } from '../plan/tables.ts';
import { readSettings } from '../collect/settings.ts';
import { PLANNED_DEFAULTS } from '../plan/planned.ts';
import { percentage } from '../report/numbers.ts';
import { chanceFor, percent } from './chance.ts';
import { UsageError } from './command.ts';
import type { Command } from './command.ts';

const USAGE = `Usage: npm run measure -- plan check|tables|fields|hash
       npm run measure -- plan diff STUDY [VERSION]   against its last registered version, or that one
       npm run measure -- plan register STUDY`;

/** `measure plan …`: checks, lists and registers study plans. */
export const planCommand: Command = {
  summary: 'check|tables|fields|hash|diff|register: look after the study plans',
  run([action, study, version]) {
    const { STUDIES_DIR } = readSettings(process.env);
    if (action === 'check') check(STUDIES_DIR);
    else if (action === 'tables') tables(STUDIES_DIR);
    else if (action === 'fields') fields();
    else if (action === 'hash') hash(STUDIES_DIR);
    else if (action === 'diff' && study) diff(STUDIES_DIR, study, version);
    else if (action === 'register' && study) register(STUDIES_DIR, study);
    else throw new UsageError(USAGE);
  },
};

function check(studies: string): void {
  try {
    for (const { file, version, plan } of readPlans(studies)) {
      console.log(`${file}: sound, version ${version}`);
      printChance(plan);
    }
  } catch (error) {
    // Before a plan is registered its author wants to know all the same what it can find.
    for (const { file, plan } of readablePlans(studies)) {
      console.log(`${file}:`);
      printChance(plan);
    }
    throw error;
  }
}

function printChance(plan: StudyPlan): void {
  const { n, smallestEffect, baseRate = PLANNED_DEFAULTS.baseRate } = plan.planned;
  const { chance, fault } = chanceFor(plan);
  console.log(
    `  chance of a right "go on" at the planned n (${n}), where the effect is ${percentage(smallestEffect)} points and ${percentage(baseRate)}% of the control acts: ${percent(chance)}`,
  );
  if (fault === undefined) return;
  console.error(fault);
  process.exitCode = 1;
}

/** Plans without a fault of their own, whether they are registered or not. */
const readablePlans = (studies: string): RegisteredPlan[] =>
  planFiles(studies).flatMap((file) => {
    try {
      return [readPlan(file)];
    } catch (error) {
      if (error instanceof FaultError) return [];
      throw error;
    }
  });

function tables(studies: string): void {
  console.log('study,table,event,dimensions,cells');
  for (const { plan } of readPlans(studies)) {
    for (const table of deriveTables(plan)) {
      const dimensions = table.dimensions.map(({ name }) => name).join(' × ');
      console.log(`${plan.id},${table.name},${table.event},${dimensions},${countCells(table)}`);
    }
    for (const { table, cells, perCell } of fineTables(plan))
      console.error(
        `Warning: ${plan.id} ${table} has ${cells} cells, ${perCell.toFixed(1)} planned visits in each: fewer than ten could single someone out. Cross it with less, or plan more visits.`,
      );
  }
}

function fields(): void {
  for (const { path, description, example } of planFields())
    console.log(`${path}\n    ${description}\n    for example: ${example}`);
}

/** What changed since a registered version, and whether that starts new counts. */
function diff(studies: string, study: string, given: string | undefined): void {
  const now = readPlan(join(studies, `${basename(study)}.yaml`));
  const number = given ?? String(lastRegistered(studies, now.plan.id, now.plan.version));
  const file = frozenFile(studies, now.plan.id, Number(number));
  if (!existsSync(file))
    throw new UsageError(`VERSION: found ${number}, expected a registered version of ${study}`);
  const before = readPlan(file);
  const changes = diffPlans(before.plan, now.plan);
  for (const { path, before: was, after, kind } of changes)
    console.log(`${DIFF_WORDS[kind]}: ${path}: ${was} → ${after}`);
  if (changes.length === 0) console.log(`Nothing changed since version ${number}.`);
  else if (changes.every(({ kind }) => kind !== 'new-counts'))
    console.log('The meaning is the same: the counts go on.');
  else
    console.log(
      'The meaning changed: raise the version, then register it. It starts counts of its own.',
    );
}

/** What a change does, before its path. */
const DIFF_WORDS = {
  'new-counts': 'new counts',
  logged: 'same counts, to be logged under wording',
  free: 'same counts',
} as const;

function lastRegistered(studies: string, study: string, most: number): number {
  let version = most;
  while (version > 1 && !existsSync(frozenFile(studies, study, version))) version -= 1;
  return version;
}

function hash(studies: string): void {
  for (const { plan, hash: digest } of readPlans(studies))
    console.log(`${plan.id} ${plan.version} ${digest}`);
}

/** Keeps a copy of a plan as it is now, under its version; a version is registered once. */
function register(studies: string, study: string): void {
  const { plan, file, version } = readPlan(join(studies, `${basename(study)}.yaml`));
  const frozen = frozenFile(studies, plan.id, plan.version);
  if (existsSync(frozen)) {
    throw new Error(`${frozen} exists already: raise the version in ${file} to register a change.`);
  }
  mkdirSync(versionsFolder(studies), { recursive: true });
  copyFileSync(file, frozen);
  console.log(`Registered ${plan.id} as version ${version} in ${frozen}`);
}
