import { z } from 'zod';

/** A table of a release: each number under the cells that it is the sum of. */
export const releasedTable = z.strictObject({
  id: z.string(),
  numbers: z.array(
    z.strictObject({
      table: z.string(),
      where: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
      n: z.int().min(0),
    }),
  ),
});
export type LedgerTable = z.infer<typeof releasedTable>;

/** All tables that were released as of one moment: a day on which was published, or a week's end. */
export const blockSchema = z.strictObject({
  until: z.iso.date('write the day as YYYY-MM-DD'),
  tables: z.array(releasedTable),
});
export type Block = z.infer<typeof blockSchema>;

/**
 * Every number that was ever released of one version, oldest first. It holds nothing that
 * wasn't published; the step from each of them is what the next release is held to.
 */
export const ledgerSchema = z.strictObject({
  format: z.literal(1),
  study: z.string(),
  version: z.string(),
  blocks: z.array(blockSchema),
});
export type Ledger = z.infer<typeof ledgerSchema>;

/** The last release of a table; nothing when there was none. */
export const lastRelease = (
  blocks: readonly Block[],
  id: string,
): { readonly until: string; readonly table: LedgerTable } | undefined =>
  blocks
    .toReversed()
    .flatMap(({ until, tables }) =>
      tables.filter((table) => table.id === id).map((table) => ({ until, table })),
    )[0];

/** Whether two releases of a table say the same. */
export const sameNumbers = (one: LedgerTable, other: LedgerTable): boolean =>
  one.numbers.length === other.numbers.length &&
  one.numbers.every(({ n }, place) => n === other.numbers[place]?.n);

/**
 * Blocks with one more table, as of a day: in a block of the same moment when there is one, else in
 * one of its own, after all that were released as of that day or before.
 */
export function withTable(
  blocks: readonly Block[],
  until: string,
  table: LedgerTable,
  isSameMoment: (block: Block) => boolean,
): readonly Block[] {
  const joined = blocks.findLastIndex((block) => block.until === until && isSameMoment(block));
  const block = blocks[joined];
  if (block?.tables.some(({ id }) => id === table.id)) return blocks;
  if (block) return blocks.with(joined, { until, tables: [...block.tables, table] });
  const place = blocks.findLastIndex((each) => each.until <= until) + 1;
  return blocks.toSpliced(place, 0, { until, tables: [table] });
}
