import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { log } from './log.ts';

/** Larger files stay on disk, each behind one descriptor that all its readers share. */
export const LARGE = 2 ** 20;
/** So many large files at most; further ones are held in memory, so that descriptors can't run out. */
const MOST_OPEN = 256;

/** What a file of the site holds: in memory, or behind a descriptor. */
export type Content = {
  readonly size: number;
  /** A hash of the content, so that every collector gives a file the same. */
  readonly hash: string;
  readonly bytes?: Buffer;
  readonly handle?: FileHandle;
};

/** The files of a folder, by their path in the site ("/hulp/index.html"). */
export type FolderContents = ReadonlyMap<string, Content>;

type Listed = { readonly path: string; readonly state: string };

/** Names that begin with a dot are somebody's own, but for the one folder that the web has a rule for. */
const isServed = (name: string, above: string): boolean =>
  !name.startsWith('.') || (above === '' && name === '.well-known');

/** The plain files below a folder, links left out, each with what would tell that it changed. */
async function listFiles(folder: string, above = ''): Promise<Listed[]> {
  const found: Listed[] = [];
  for (const entry of await readdir(join(folder, above), { withFileTypes: true })) {
    const path = `${above}/${entry.name}`;
    if (!isServed(entry.name, above)) continue;
    if (entry.isDirectory()) found.push(...(await listFiles(folder, path)));
    if (!entry.isFile()) continue;
    const { ino, size, mtimeMs, ctimeMs } = await lstat(join(folder, path));
    found.push({ path, state: `${path} ${ino} ${size} ${mtimeMs} ${ctimeMs}` });
  }
  return found;
}

const describe = (files: readonly Listed[]): string => files.map(({ state }) => state).join('\n');

/** Tells whether anything in a folder changed: another text when it did. */
export const describeFolder = async (folder: string): Promise<string> =>
  describe(await listFiles(folder));

/**
 * Reads a folder whole, as it was at one moment.
 *
 * @throws Error when it changed meanwhile, or a file can't be read; nothing stays open then
 */
export async function readFolder(
  folder: string,
): Promise<{ contents: FolderContents; state: string }> {
  const files = await listFiles(folder);
  const contents = new Map<string, Content>();
  try {
    let opened = 0;
    for (const { path } of files) {
      const content = await readContent(join(folder, path), opened < MOST_OPEN);
      if (content?.handle) opened += 1;
      if (content) contents.set(path, content);
      else log('warning', 'site-file-unreadable', { path });
    }
    const state = describe(files);
    if ((await describeFolder(folder)) !== state) throw new Error('it changed while it was read');
    return { contents, state };
  } catch (error) {
    await closeContents(contents);
    throw error;
  }
}

/** Closes what large files are open. */
export async function closeContents(contents: FolderContents): Promise<void> {
  for (const { handle } of contents.values()) await handle?.close().catch(() => undefined);
}

/** Reads a file, or nothing of one that its owner keeps closed to us. */
async function readContent(path: string, mayStayOpen: boolean): Promise<Content | undefined> {
  // A link that took a file's place since it was listed is not followed, nor a pipe waited for.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const handle = await open(path, flags).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EACCES' || error.code === 'EPERM') return undefined;
    throw error;
  });
  if (!handle) return undefined;
  let stays = false;
  try {
    const status = await handle.stat();
    if (!status.isFile()) throw new Error('a file became something else');
    if (status.size > LARGE && mayStayOpen) {
      const hash = await hashOf(handle, status.size);
      stays = true;
      return { size: status.size, hash, handle };
    }
    const bytes = await handle.readFile();
    return { size: bytes.length, hash: digest(createHash('sha256').update(bytes)), bytes };
  } finally {
    if (!stays) await handle.close();
  }
}

async function hashOf(handle: FileHandle, size: number): Promise<string> {
  const hash = createHash('sha256');
  const chunk = Buffer.alloc(LARGE);
  for (let place = 0; place < size;) {
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, place);
    if (bytesRead === 0) throw new Error('a file became shorter while it was read');
    hash.update(chunk.subarray(0, bytesRead));
    place += bytesRead;
  }
  return digest(hash);
}

const TAG_LENGTH = 22;
const digest = (hash: ReturnType<typeof createHash>): string =>
  hash.digest('base64url').slice(0, TAG_LENGTH);
