import { stat } from 'node:fs/promises';
import { log } from './log.ts';
import { describeFolder, readFolder } from './site-folder.ts';
import { createSiteFiles } from './site-files.ts';
import type { Site } from './site-files.ts';

/** How often it is looked whether another folder took the site's place, in milliseconds. */
const LOOK_EVERY = 20;
/** How often all files are looked at, for what was changed within the folder. */
const LOOK_CLOSELY_EVERY = 5000;
/** A page is sent as it was rather than held up by a disk for longer than this. */
const PATIENCE = 1000;

/** The site that a folder holds, kept in memory. */
export type SiteWatch = {
  /** The site as it was last read; none before there was one. */
  current(): Site | undefined;
  /** Whether there is a folder, and it was read: before that a page may still come. */
  folderExists(): boolean;
  /**
   * Looks whether the folder was replaced, and reads it when it was: what to wait for so that a freshly
   * published site appears at once, or nothing when it was looked at just now.
   */
  look(): Promise<void> | undefined;
  /** Lets go of the site, and of what it keeps open. */
  close(): Promise<void>;
};

/** Watches a folder: by asking for it when somebody asks for a page, so that a quiet site costs nothing. */
export function createSiteWatch(folder: string): SiteWatch {
  let site: Site | undefined;
  let exists = false;
  let identity = '';
  let state = '';
  let looking: Promise<void> | undefined;
  let lookedAt = -Infinity;
  let lookedCloselyAt = -Infinity;
  let failing = false;

  const read = async (): Promise<void> => {
    const { contents, state: fresh } = await readFolder(folder);
    const loaded = createSiteFiles(contents);
    // A build that is still writing into the folder has no home page yet: what was there stays.
    if (site?.hasHome && !loaded.hasHome) {
      loaded.retire();
      throw new Error('it has no home page');
    }
    site?.retire();
    site = loaded;
    state = fresh;
  };
  const look = async (): Promise<void> => {
    const found = await identityOf(folder);
    // Between two names of a folder that is being replaced there is none: what was read stays.
    if (found === undefined) {
      exists = false;
      return;
    }
    const closely = performance.now() - lookedCloselyAt > LOOK_CLOSELY_EVERY;
    if (found === identity && !closely) return;
    lookedCloselyAt = performance.now();
    if (found !== identity || (await describeFolder(folder)) !== state) await read();
    identity = found;
    exists = true;
  };
  const tell = (error?: unknown): void => {
    if (error && !failing) log('warning', 'site-unreadable', { reason: codeOf(error) });
    if (!error && failing) log('info', 'site-readable');
    failing = error !== undefined;
  };

  return {
    current: () => site,
    folderExists: () => exists,
    look() {
      if (looking || performance.now() - lookedAt < LOOK_EVERY) return site ? undefined : looking;
      looking = look()
        .then(() => {
          tell();
        }, tell)
        .finally(() => {
          looking = undefined;
          lookedAt = performance.now();
        });
      return Promise.race([looking, new Promise<void>((done) => setTimeout(done, PATIENCE))]);
    },
    async close() {
      await looking;
      site?.retire();
      site = undefined;
    },
  };
}

/** Tells one folder from another of the same name; nothing when there is none. */
async function identityOf(folder: string): Promise<string | undefined> {
  try {
    const { dev, ino, mtimeNs } = await stat(folder, { bigint: true });
    return `${dev} ${ino} ${mtimeNs}`;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : 'unknown';
