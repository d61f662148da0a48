import { randomBytes } from 'node:crypto';
import type { BackgroundStore } from '../tally/background-store.ts';
import type { Batch } from '../tally/count.ts';

/** A store that remembers how its last commit ended. */
export type WatchedStore = BackgroundStore & {
  lastCommitSucceeded(): boolean;
  /**
   * After a commit that failed, tries one that counts nothing: a collector that nobody sends anything
   * any more would otherwise never hear that there is room again.
   */
  tryAgain(): Promise<void>;
};

/** Bytes of a delivery number. */
const NUMBER_BYTES = 16;

/** Watches the commits of a store. */
export function watchStore(store: BackgroundStore): WatchedStore {
  let succeeded = true;
  const commit = async (batch: Batch): Promise<void> => {
    try {
      await store.commit(batch);
      succeeded = true;
    } catch (error) {
      succeeded = false;
      throw error;
    }
  };
  return {
    ...store,
    commit,
    lastCommitSucceeded: () => succeeded,
    async tryAgain() {
      if (succeeded) return;
      // A delivery number that nobody sent is written as any other, and forgotten within the hour.
      const submissions = [randomBytes(NUMBER_BYTES).toString('hex')];
      await commit({ counts: [], submissions }).catch(() => undefined);
    },
  };
}

type Parts = {
  readonly siteIsReady: () => Promise<boolean>;
  readonly lastCommitSucceeded: () => boolean;
  readonly oldestDueSeconds: () => number;
  /** What is due at the shared database may be so old. */
  readonly limitSeconds: number;
};

/** Why a collector isn't ready, in words for an operator; nothing when it is. */
export async function whyNotReady(parts: Parts): Promise<string[]> {
  const { siteIsReady, lastCommitSucceeded, oldestDueSeconds, limitSeconds } = parts;
  return [
    ...((await siteIsReady()) ? [] : ['there is no site to serve yet']),
    ...(lastCommitSucceeded() ? [] : ['the last commit failed']),
    ...(oldestDueSeconds() <= limitSeconds
      ? []
      : [`counts wait for the shared database for more than ${limitSeconds} seconds`]),
  ];
}
