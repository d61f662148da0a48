import type { Stream } from '../../analytics/simulate/stream.ts';
import type { LineCutter } from '../support/line-cutter.ts';
import type { PostgresServer } from '../support/postgres.ts';
import { pause } from './load.ts';

const LONGEST_CALM = 400;

/** Where in a flush something happens: as its counts are added, or as it is confirmed. */
const PLACES = ['INSERT INTO tally', 'COMMIT'] as const;

/** A database behind a line that can be cut. */
export type Behind = { readonly postgres: PostgresServer; readonly line: LineCutter };

type Disturbance = (behind: Behind) => Promise<void>;

const killed: Disturbance = async ({ postgres }) => {
  await postgres.crash();
  await postgres.start();
};
const cut: Disturbance = ({ line }) => Promise.resolve(line.cut());

/** All that befalls the database alone, while the collector in front of it goes on. */
const KILLS: readonly Disturbance[] = [
  killed,
  ...PLACES.map((place): Disturbance => async (behind) => {
    await behind.line.passing(place);
    await killed(behind);
  }),
];
const CUTS: readonly Disturbance[] = [
  cut,
  ...PLACES.flatMap((place) =>
    (['unheard', 'unanswered'] as const).map(
      (how): Disturbance =>
        ({ line }) =>
          line.cutAt(place, how),
    ),
  ),
];

/** How often the database was killed alone, and a line to it cut. */
export type Disturbed = { readonly databaseKills: number; readonly cuts: number };

/** Kills the database and cuts lines to it, at rest and during flushes, each kind in turn. */
export async function disturb(behind: Behind, times: number, stream: Stream): Promise<Disturbed> {
  const kinds = [...KILLS, ...CUTS];
  let databaseKills = 0;
  for (let n = 0; n < times; n += 1) {
    const kind = n % kinds.length;
    await pause(LONGEST_CALM * stream.uniform());
    await kinds[kind]?.(behind);
    if (kind < KILLS.length) databaseKills += 1;
  }
  return { databaseKills, cuts: times - databaseKills };
}
