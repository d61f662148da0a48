import type { Coverage } from './coverage.ts';
import type { Looks } from './looks.ts';
import type { Ages } from './release-age.ts';
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

/** Verdicts in force at the last look, alarms and false sentences at any look, a line for each truth. */
export const looksTable = (lines: readonly { truth: string; looks: Looks }[]): string =>
  markdown(
    [
      'Truth',
      'Campaigns',
      'go-on',
      'change',
      'stop',
      'too-early',
      'cannot-judge',
      'go-on at any look',
      'Alarm at any look',
      'Half have it by look',
      'Causal sentence at any look',
      'of the key secondary',
      'Finishing differs',
    ],
    lines.map(({ truth, looks }) => {
      const { campaigns, verdicts } = looks;
      const share = (count: number): string => percent(count / campaigns);
      return [
        truth,
        String(campaigns),
        share(verdicts['go-on']),
        share(verdicts.change),
        share(verdicts.stop),
        share(verdicts['too-early']),
        share(verdicts['cannot-judge']),
        share(looks.everGoOn),
        share(looks.everAlarmed),
        String(looks.medianAlarm ?? '–'),
        share(looks.everClaimed),
        share(looks.everClaimedKey),
        share(looks.finishersDiffer),
      ];
    }),
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

/** How old what is shown gets, a line for each table that was ever counted. */
export const agesTable = ({ campaigns, weeks, finalLook, oldest }: Ages): string =>
  [
    `The last release holds the registered final look in ${finalLook} of ${campaigns} campaigns of ${weeks} weeks.\n`,
    markdown(
      ['Table', 'Weeks without anything newer, at most'],
      [...oldest].map(([id, age]) => [id, String(age)]),
    ),
  ].join('\n');
