import type { Reach } from '../../../analytics/report/schema.ts';
import type { Text } from '../../language.ts';

/** What was counted through a channel, new at each moment. */
export type Steps = {
  readonly name: Text;
  readonly total: number;
  readonly steps: readonly { readonly until: string; readonly fresh: number; readonly n: number }[];
};

/** How reach grew, for what it is known of at more than one moment. */
export const stepsIn = (reach: readonly Reach[]): Steps[] =>
  reach.flatMap(({ rows }) =>
    rows.flatMap(({ name, n, looks }) =>
      n === null || looks === undefined || looks.length === 0
        ? []
        : [
            {
              name,
              total: n,
              steps: looks.map((look, place) => ({
                ...look,
                fresh: look.n - (looks[place - 1]?.n ?? 0),
              })),
            },
          ],
    ),
  );
