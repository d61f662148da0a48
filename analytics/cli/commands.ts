import { calibrateCommand } from './calibrate.ts';
import type { Command } from './command.ts';
import { closeCommand } from './close.ts';
import { estimateCommand } from './estimate.ts';
import { exportCommand } from './export.ts';
import { backupCommand, importCommand, mergeCommand, restoreCommand } from './move-counts.ts';
import { planCommand } from './plan.ts';
import { powerCommand } from './power.ts';
import { publishCommand } from './publish.ts';
import { recomputeCommand } from './recompute.ts';
import { reportCommand } from './report.ts';
import { simulateCommand } from './simulate.ts';
import { trendCommand } from './trend.ts';
import { withoutCommand } from './without.ts';

/** Every command of `npm run measure`. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  plan: planCommand,
  without: withoutCommand,
  estimate: estimateCommand,
  export: exportCommand,
  merge: mergeCommand,
  import: importCommand,
  backup: backupCommand,
  restore: restoreCommand,
  report: reportCommand,
  publish: publishCommand,
  close: closeCommand,
  recompute: recomputeCommand,
  simulate: simulateCommand,
  power: powerCommand,
  calibrate: calibrateCommand,
  trend: trendCommand,
};
