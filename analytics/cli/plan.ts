import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { frozenFile, readPlan, readPlans, versionsFolder } from '../plan/read.ts';
import { countCells, deriveTables } from '../plan/tables.ts';
import { readSettings } from '../collect/settings.ts';
import { UsageError } from './command.ts';
import type { Command } from './command.ts';

const USAGE = 'Usage: npm run measure -- plan check|tables|hash|register STUDY';

/** `measure plan …`: checks, lists and registers study plans. */
export const planCommand: Command = {
  summary: 'check|tables|hash|register: look after the study plans',
  run([action, study]) {
    const { STUDIES_DIR } = readSettings(process.env);
    if (action === 'check') check(STUDIES_DIR);
    else if (action === 'tables') tables(STUDIES_DIR);
    else if (action === 'hash') hash(STUDIES_DIR);
    else if (action === 'register' && study) register(STUDIES_DIR, study);
    else throw new UsageError(USAGE);
  },
};

function check(studies: string): void {
  const plans = readPlans(studies);
  for (const { file, version } of plans) console.log(`${file}: sound, version ${version}`);
}

function tables(studies: string): void {
  console.log('study,table,event,dimensions,cells');
  for (const { plan } of readPlans(studies)) {
    for (const table of deriveTables(plan)) {
      const dimensions = table.dimensions.map(({ name }) => name).join(' × ');
      console.log(`${plan.id},${table.name},${table.event},${dimensions},${countCells(table)}`);
    }
  }
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
