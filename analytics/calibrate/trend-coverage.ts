import { cell } from '../estimate/numeric/matrix.ts';
import type { Matrix } from '../estimate/numeric/matrix.ts';
import { segmentedRegression } from '../estimate/segmented-regression.ts';
import { studentCriticalValue } from '../estimate/numeric/student.ts';
import { normalQuantile } from '../estimate/numeric/normal.ts';
import { streamFrom } from '../simulate/stream.ts';

/** Share of series whose 95% interval of the level change held the truth, by method. */
export type TrendCoverage = {
  readonly rho: number;
  readonly praisWinsten: number;
  readonly neweyWest: number;
  readonly ordinary: number;
};

const POINTS = 48;
const START = 25;
const LAG = 3;
const TRUE_CHANGE = -2;

/** Series with first-order autoregressive errors, as in statistics.md, finding 5. */
export function measureTrends(rho: number, series: number, seed: number): TrendCoverage {
  const stream = streamFrom(seed);
  const covered = { praisWinsten: 0, neweyWest: 0, ordinary: 0 };
  for (let place = 0; place < series; place += 1) {
    let error = normal(stream.uniform()) / Math.sqrt(1 - rho ** 2);
    const values = Array.from({ length: POINTS }, (_, index) => {
      if (index > 0) error = rho * error + normal(stream.uniform());
      return 50 + 0.1 * index + (index + 1 >= START ? TRUE_CHANGE : 0) + error;
    });
    const { ordinary, neweyWest, praisWinsten } = segmentedRegression(
      { values, start: START },
      LAG,
    );
    const holds = (coefficients: readonly number[], covariance: Matrix): number => {
      const half = studentCriticalValue(0.95, ordinary.df) * Math.sqrt(cell(covariance, 2, 2));
      return Math.abs((coefficients[2] ?? Number.NaN) - TRUE_CHANGE) <= half ? 1 : 0;
    };
    covered.ordinary += holds(ordinary.coefficients, ordinary.covariance);
    covered.neweyWest += holds(ordinary.coefficients, neweyWest.adjusted);
    covered.praisWinsten += holds(praisWinsten.coefficients, praisWinsten.covariance);
  }
  return {
    rho,
    praisWinsten: covered.praisWinsten / series,
    neweyWest: covered.neweyWest / series,
    ordinary: covered.ordinary / series,
  };
}

/** A standard normal number from a uniform one, which may be 0. */
const normal = (uniform: number): number => normalQuantile(uniform + 2 ** -33);
