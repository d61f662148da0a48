import { closeSync, existsSync, openSync, readSync, renameSync, statSync } from 'node:fs';

/** Where SQLite's file header says how the file is written, and what it says for a store in use. */
const FORMAT_AT = 18;
const WITH_WRITE_AHEAD = 2;

/**
 * Says whether the write-ahead file beside a store belongs to another one. A store in use says in its
 * header that it has such a file; a backup that somebody put in its place doesn't.
 */
export function hasStaleLog(file: string): boolean {
  if (!existsSync(file) || !existsSync(`${file}-wal`) || statSync(`${file}-wal`).size === 0)
    return false;
  const header = Buffer.alloc(FORMAT_AT + 1);
  const descriptor = openSync(file, 'r');
  const read = readSync(descriptor, header, 0, header.length, 0);
  closeSync(descriptor);
  return read === header.length && header[FORMAT_AT] !== WITH_WRITE_AHEAD;
}

/** Moves the write-ahead file of another store aside, so that its counts don't mix in. */
export function setStaleLogAside(file: string): void {
  if (!hasStaleLog(file)) return;
  for (const end of ['-wal', '-shm'])
    if (existsSync(file + end)) renameSync(file + end, `${file}${end}.stale`);
}
