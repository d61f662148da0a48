import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

const PATIENCE = 30_000;

/** Waits for what a program says about itself once it runs. */
export async function heard(
  child: ChildProcess,
  output: Readable,
  pattern: RegExp,
): Promise<string> {
  let said = '';
  const found = new Promise<string>((resolve, reject) => {
    output.on('data', (part: Buffer) => {
      said += String(part);
      const match = pattern.exec(said);
      if (match) resolve(match[1] ?? match[0]);
    });
    child.on('exit', (code) => reject(new Error(`it ended with ${code}`)));
    child.on('error', reject);
    setTimeout(() => reject(new Error('it took too long')), PATIENCE).unref();
  });
  try {
    return await found;
  } catch (cause) {
    child.kill('SIGKILL');
    throw new Error(`${child.spawnfile} doesn't run. It said: ${said}`, { cause });
  }
}

/** Ends a program, and waits until it is gone. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
