import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readAcceptedPlans, versionsFolder } from '../plan/read.ts';
import type { RegisteredPlan } from '../plan/read.ts';
import { FaultError } from '../plan/yaml-file.ts';

/** The study plans of a folder, which may change while a collector runs. */
export type PlanFolder = {
  /** The accepted plans as they were at the beginning. */
  readonly plans: readonly RegisteredPlan[];
  /**
   * The accepted plans, when a file changed or a day began since they were last read; else nothing.
   *
   * @throws FaultError once for what is wrong in a change; what was read before stays in force
   */
  reread(): Promise<readonly RegisteredPlan[] | undefined>;
};

/**
 * Reads the plans of a folder, and again when they change.
 *
 * @throws FaultError with every fault of every file
 */
export async function openPlanFolder(
  studies: string,
  now: () => Date = () => new Date(),
): Promise<PlanFolder> {
  let seen = await lookAt(studies, now());
  return {
    plans: readAcceptedPlans(now(), studies),
    async reread() {
      const look = await lookAt(studies, now());
      if (look === seen) return undefined;
      try {
        const plans = readAcceptedPlans(now(), studies);
        seen = look;
        return plans;
      } catch (error) {
        // What is wrong in the files stays so until they change; anything else may pass.
        if (error instanceof FaultError) seen = look;
        throw error;
      }
    },
  };
}

/** What tells whether anything changed: the day, and each file's name, size and time. */
async function lookAt(studies: string, today: Date): Promise<string> {
  const folders = [studies, versionsFolder(studies)];
  const files = await Promise.all(folders.map(async (folder) => lookInto(folder)));
  return [today.toISOString().slice(0, 10), ...files.flat()].join('\n');
}

async function lookInto(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return Promise.all(
    names.sort().map(async (name) => {
      const found = await stat(join(folder, name)).catch(() => undefined);
      return `${name} ${found?.size} ${found?.mtimeMs}`;
    }),
  );
}
