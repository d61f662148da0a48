import { spawnSync } from 'node:child_process';

const TASKSET = 'taskset';

const canPin = (): boolean => spawnSync(TASKSET, ['--version']).status === 0;

/** The command that runs a program on one core alone, where the machine has a way to do that. */
export const onCore = (core: number, command: readonly string[]): readonly string[] =>
  canPin() ? [TASKSET, '--cpu-list', String(core), ...command] : command;

/** Keeps this process, and all it starts, on one core; says whether it could. */
export const stayOnCore = (core: number): boolean =>
  spawnSync(TASKSET, ['--all-tasks', '--cpu-list', '--pid', String(core), String(process.pid)])
    .status === 0;
