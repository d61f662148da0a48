import type { Command } from './command.ts';
import { estimateCommand } from './estimate.ts';
import { exportCommand } from './export.ts';
import { planCommand } from './plan.ts';
import { publishCommand } from './publish.ts';

/** Every command of `npm run measure`. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  plan: planCommand,
  estimate: estimateCommand,
  export: exportCommand,
  publish: publishCommand,
};
