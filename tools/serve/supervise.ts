import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { log } from '../../analytics/collect/log.ts';

/** The first fault in a while is mended at once; others in a row wait, each twice as long. */
const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;
/** What served for so long had no fault in a row, in milliseconds. */
const SERVED_WELL = 60_000;
const MOST_IN_A_ROW = 20;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Says to who watches over this program that all stands, so that an end from now on is a fault to be mended. */
export const tellServing = (): void => void process.send?.('serving');

/** How long to wait before the next start, in milliseconds; nothing when it is no use any more. */
export function waitBefore(faultsInARow: number): number | undefined {
  if (faultsInARow > MOST_IN_A_ROW) return undefined;
  return faultsInARow <= 1 ? 0 : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (faultsInARow - 2));
}

/**
 * Starts a program, and starts it again when it ends by a fault after it served. What can't start, and
 * what was asked to end, ends this one with its own code; signals are passed on.
 */
export function supervise(program: string): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  let child: ChildProcess | undefined;
  let [stopping, everServed, inARow] = [false, false, 0];
  const begin = (words: readonly string[]): void => {
    let servedAt: number | undefined;
    child = fork(program, words, {
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    });
    child.on('message', () => {
      everServed = true;
      servedAt = performance.now();
    });
    child.once('exit', (code, signal) => {
      child = undefined;
      if (stopping || !everServed || code === 0) process.exit(code ?? 1);
      const served = servedAt === undefined ? 0 : performance.now() - servedAt;
      inARow = served > SERVED_WELL ? 1 : inARow + 1;
      const wait = waitBefore(inARow);
      log('error', 'collector-ended', { ...(signal ? { signal } : { code: code ?? 1 }), inARow });
      if (wait === undefined) process.exit(code ?? 1);
      // What was built before the fault is served; a build would keep visitors waiting.
      setTimeout(begin, wait, [...new Set([...words, '--no-build'])]);
    });
  };
  for (const signal of SIGNALS)
    process.on(signal, () => {
      stopping = true;
      if (child) child.kill(signal);
      else process.exit(0);
    });
  begin(process.argv.slice(2));
}
