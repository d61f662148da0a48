import { regularisedBeta } from './beta.ts';
import { upperGamma } from './gamma.ts';

/** P(X > x) for chi-squared with `df` > 0 degrees of freedom, precise in the upper tail. */
export const chiSquaredUpperTail = (x: number, df: number): number => upperGamma(df / 2, x / 2);

/** P(F > f) for Fisher's F with `df1` and `df2` degrees of freedom, precise in the upper tail. */
export function fisherUpperTail(f: number, df1: number, df2: number): number {
  const total = df2 + df1 * f;
  return regularisedBeta(df2 / 2, df1 / 2, df2 / total, (df1 * f) / total);
}
