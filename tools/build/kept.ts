import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** Where what is dear to make is kept from one build to the next. */
const KEPT = '.astro/kept';
/** What no build asked for in so many milliseconds is forgotten: a month. */
const FORGOTTEN_AFTER = 30 * 86_400_000;

/**
 * Makes once: what was made under the same name is taken from an earlier build.
 *
 * @param name stands for all that it is made from, by a digest
 */
export async function kept(
  name: string,
  make: () => Uint8Array | Promise<Uint8Array>,
): Promise<Uint8Array> {
  const file = join(KEPT, name);
  if (existsSync(file)) {
    const now = new Date();
    utimesSync(file, now, now);
    return readFileSync(file);
  }
  const made = await make();
  mkdirSync(dirname(file), { recursive: true });
  // Put in its place in one move: another build may be reading there.
  const half = `${file}.${String(process.pid)}`;
  writeFileSync(half, made);
  renameSync(half, file);
  return made;
}

/** Forgets what builds no longer ask for. */
export function forgetOld(now: number = Date.now()): void {
  if (!existsSync(KEPT)) return;
  for (const entry of readdirSync(KEPT, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile() && now - statSync(file).mtimeMs > FORGOTTEN_AFTER)
      rmSync(file, { force: true });
  }
}
