import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { z } from 'zod';
import { countSchema } from './count.ts';
import type { Count } from './count.ts';

/** Counts on their way to a shared database, under a number that makes a repeated flush count once. */
export type SpoolBatch = { readonly sequence: number; readonly counts: readonly Count[] };

/** The local counts of a collector that adds up elsewhere. */
export type Spool = {
  /** Names this collector to the shared database: random, and of the machine, not of a person. */
  readonly collector: string;
  /** The batch under way, or a fresh one of all that was counted since; none when there is nothing. */
  take(): SpoolBatch | undefined;
  /** Forgets a batch that the shared database has. */
  forget(sequence: number): void;
};

const ROWS = 'SELECT study, version, "table", cell, period, n FROM outbox';

/** Reads and writes the spool of an open store. */
export function createSpool(
  database: DatabaseSync,
  inTransaction: (work: () => void) => void,
): Spool {
  const { collector } = z
    .object({ collector: z.string() })
    .parse({ ...database.prepare('SELECT collector FROM spool').get() });
  const sequence = (): number =>
    z
      .object({ sequence: z.int() })
      .parse({ ...database.prepare('SELECT sequence FROM spool').get() }).sequence;
  const outbox = (): Count[] => database.prepare(ROWS).all().map(toCount);
  return {
    collector,
    take() {
      let counts = outbox();
      if (counts.length === 0) {
        inTransaction(() => {
          database.exec(`
            INSERT INTO outbox (study, version, "table", cell, period, n)
              SELECT study, version, "table", cell, period, n FROM tally WHERE n > 0;
            DELETE FROM tally;`);
          counts = outbox();
          if (counts.length > 0) database.exec('UPDATE spool SET sequence = sequence + 1');
        });
      }
      return counts.length === 0 ? undefined : { sequence: sequence(), counts };
    },
    forget(done) {
      inTransaction(() => {
        if (done === sequence()) database.exec('DELETE FROM outbox');
      });
    },
  };
}

const toCount = (row: Record<string, SQLOutputValue>): Count => countSchema.parse({ ...row });
