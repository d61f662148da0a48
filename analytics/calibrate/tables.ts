import type { Coverage } from './coverage.ts';
import type { Looks } from './looks.ts';
import type { TrendCoverage } from './trend-coverage.ts';

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;

const markdown = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, header.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** Coverage, bias and power, a line for each interval. */
export const coverageTable = (lines: readonly Coverage[]): string =>
  markdown(
    [
      'Result',
      'Method',
      'Nominal',
      'Campaigns shown',
      'Covers',
      'Bias',
      'Monte Carlo error',
      'Excludes zero',
    ],
    lines.map(({ result, method, level, shown, covered, bias, excludedZero }) => [
      result,
      method,
      percent(level),
      String(shown),
      percent(covered / shown),
      bias ? bias.mean.toFixed(5) : '–',
      bias ? bias.error.toFixed(5) : '–',
      percent(excludedZero / shown),
    ]),
  );

/** False alarms and days to an alarm. */
export const looksTable = (lines: readonly { truth: string; looks: Looks }[]): string =>
  markdown(
    [
      'Truth',
      'Campaigns',
      'Primary ever excludes zero',
      'Ever alarms',
      'Median day of alarm',
      'Nine in ten by day',
    ],
    lines.map(({ truth, looks }) => [
      truth,
      String(looks.campaigns),
      percent(looks.everExcluded / looks.campaigns),
      percent(looks.everAlarmed / looks.campaigns),
      String(looks.medianAlarmDay ?? '–'),
      String(looks.lateAlarmDay ?? '–'),
    ]),
  );

/** Coverage of the level change by autocorrelation. */
export const trendTable = (lines: readonly TrendCoverage[]): string =>
  markdown(
    ['Autocorrelation', 'Prais-Winsten', 'Newey-West', 'Least squares'],
    lines.map(({ rho, praisWinsten, neweyWest, ordinary }) => [
      String(rho),
      percent(praisWinsten),
      percent(neweyWest),
      percent(ordinary),
    ]),
  );
