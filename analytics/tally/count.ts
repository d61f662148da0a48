import { z } from 'zod';

/** One count: how often a declared cell was raised in one week. */
export const countSchema = z.strictObject({
  study: z.string().min(1).max(64),
  version: z.string().min(1).max(64),
  table: z.string().min(1).max(80),
  cell: z.string().min(1).max(200),
  period: z.string().regex(/^\d{4}-W\d{2}$/, 'expected an ISO week such as 2026-W48'),
  n: z.int().min(0),
});
export type Count = z.infer<typeof countSchema>;

/** What is committed at once: counts to add, and delivery numbers that must not count again. */
export type Batch = {
  readonly counts: readonly Count[];
  readonly submissions: readonly string[];
};

/** The columns of a count, in the order of every export. */
export const COUNT_COLUMNS = ['study', 'version', 'table', 'cell', 'period', 'n'] as const;
