import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '../../tools/test/system-package.ts';
import { findPrograms, identity } from './postgres-instance.ts';

/** Starts a program as the user of the servers, its words in a log of its own. */
export function start(
  folder: string,
  name: string,
  words: readonly string[],
  env: NodeJS.ProcessEnv = {},
): ChildProcess {
  const program = findProgram([name]);
  if (!program) throw new Error(`${name} is not there`);
  const log = [
    '-c',
    `exec "$0" "$@" >>"${folder}/${env.NAME ?? name}.log" 2>&1`,
    program,
    ...words,
  ];
  const path = `${findPrograms()}:${process.env.PATH ?? ''}`;
  return spawn('sh', log, {
    ...identity,
    cwd: folder,
    env: { PATH: path, HOME: folder, ...env },
    stdio: 'ignore',
  });
}

export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

/** Kills a PostgreSQL with all its processes, by the number in its own file. */
export function killPostgres(data: string): void {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
    for (const each of [pid, ...children.filter(Boolean).map(Number)])
      process.kill(each, 'SIGKILL');
  } catch {
    // It had ended by itself.
  }
}
