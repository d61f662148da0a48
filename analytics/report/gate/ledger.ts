import { z } from 'zod';

/** A table of a release: each number under the cells that it is the sum of. */
const releasedTable = z.strictObject({
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

/** All tables that were released as of the end of one week. */
const blockSchema = z.strictObject({
  until: z.string().regex(/^\d{4}-W\d{2}$/, 'write a week such as 2026-W48'),
  tables: z.array(releasedTable),
});
export type Block = z.infer<typeof blockSchema>;

/**
 * Every number that was ever released of one version, oldest week first. It holds nothing that
 * wasn't published; the step from each of them is what the next release is held to.
 */
export const ledgerSchema = z.strictObject({
  format: z.literal(1),
  study: z.string(),
  version: z.string(),
  blocks: z.array(blockSchema),
});
export type Ledger = z.infer<typeof ledgerSchema>;

/** The last week as of which a table was released; nothing when it never was. */
export const lastRelease = (
  { blocks }: Pick<Ledger, 'blocks'>,
  id: string,
): { readonly until: string; readonly table: LedgerTable } | undefined =>
  blocks
    .toReversed()
    .flatMap(({ until, tables }) =>
      tables.filter((table) => table.id === id).map((table) => ({ until, table })),
    )[0];

/** A ledger with one more table, as of the end of a week. */
export function withTable(blocks: readonly Block[], until: string, table: LedgerTable): Block[] {
  const others = blocks.filter((block) => block.until !== until);
  const block = blocks.find((each) => each.until === until) ?? { until, tables: [] };
  return [...others, { until, tables: [...block.tables, table] }].sort((one, other) =>
    one.until < other.until ? -1 : 1,
  );
}
