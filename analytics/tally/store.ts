import type { Batch, Count } from './count.ts';

/** Where counts live. Every implementation adds up; none keeps what it was given. */
export type TallyStore = {
  /** Adds a batch, all of it or nothing, and returns once it is safe on disk. */
  commit(batch: Batch): void;
  /** Every count above zero, in the order of its names. */
  counts(): Count[];
  /** Delivery numbers of at most the last hour, so that a repeat isn't counted again. */
  recentSubmissions(): string[];
  /** Forgets the older half of the delivery numbers once half an hour has gone; says whether it did. */
  forgetOlderSubmissions(): boolean;
  /** Overwrites what the write-ahead file still holds of single commits. */
  settle(): void;
  close(): void;
};
