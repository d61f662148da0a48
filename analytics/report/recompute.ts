import type { RegisteredPlan } from '../plan/read.ts';
import { isoWeek } from '../tally/iso-week.ts';
import { countedFrom, releasedCounted } from './counted.ts';
import { FOLLOW_UP_PREFIX } from './follow-up.ts';
import { gateOf } from './gate/gate.ts';
import { resultsOf } from './results-csv.ts';
import { roundSummary } from './rounding.ts';
import type { Finding, Result, Summary } from './schema.ts';
import { summaryOf } from './summary.ts';

/** One published result, held against what its published counts give. */
export type Recomputed = {
  readonly id: string;
  readonly published: string;
  readonly recomputed: string;
  readonly agrees: boolean;
  /** Why there is nothing to recompute. */
  readonly because?: string;
  /** Why this file can't tell, where it doesn't agree: neither right nor wrong. */
  readonly unknown?: string;
};

/**
 * Computes every result of a published summary anew from the counts in the summary itself, and holds
 * it against what was published, to the published digits.
 *
 * @param plan the registered plan of that version, which says what is compared with what
 */
export function recompute(registered: RegisteredPlan, published: Summary): Recomputed[] {
  const anew = summariseAnew(registered, published);
  const mine = new Map(resultsOf(anew).map((result) => [result.id, result]));
  const results = resultsOf(published).map((result) => hold(result, mine.get(result.id)));
  const rows = [
    ...results,
    holdAlarm(published, anew),
    holdVerdict(published, anew),
    ...(published.releases.length > 0 ? [holdCourse(published, anew)] : []),
    holdAccount(published, anew),
    holdTables(published, anew),
  ];
  if (published.releases.length > 0) return rows;
  const { untold, why } = untoldIn(published, rows);
  return rows.map((row) => (row.agrees || !untold.has(row.id) ? row : { ...row, unknown: why }));
}

/** A file for evaluators holds the counts as they stand, not as they stood at the looks before. */
function untoldIn(
  published: Summary,
  rows: readonly Recomputed[],
): { readonly untold: ReadonlySet<string>; readonly why: string } {
  const { released } = published;
  const { decidedOn } = published.verdict;
  const before = decidedOn !== undefined && !isOfThatLook(published);
  const when = before ? `as of ${decidedOn}` : 'over all looks so far';
  const why = `Judged ${when}, and this file holds the counts of ${released} alone: recompute a published release.`;
  // A check that failed at an earlier look, for good, changes the verdict and takes figures away.
  const changed = rows.some(({ id, agrees }) => id === VERDICT && !agrees);
  return { untold: before || changed ? judgedIn(published) : new Set([ALARM]), why };
}

/** Whether nothing was counted after the look that decided: then its counts are those in the file. */
const isOfThatLook = ({ verdict: { decidedOn }, released, lastPeriod }: Summary): boolean =>
  decidedOn !== undefined &&
  (decidedOn === released || lastPeriod === isoWeek(new Date(decidedOn)));

/** The counts of an evaluators' file, of the look that decided where they are, else of its own day. */
const atTheirLook = (published: Summary): Summary['tables'] => {
  const { decidedOn } = published.verdict;
  return decidedOn !== undefined && isOfThatLook(published)
    ? published.tables.map((table) => ({ ...table, until: decidedOn }))
    : published.tables;
};

/** What stays as it was judged; all else follows from the counts as they stand. */
function judgedIn({ primary, keySecondary, arms, secondary, reading }: Summary): Set<string> {
  const later = reading.filter(({ id }) => !id.startsWith(FOLLOW_UP_PREFIX));
  const results = [primary, keySecondary, ...arms, ...secondary, ...later];
  return new Set([...results.map(({ id }) => id), VERDICT, ALARM]);
}

const VERDICT = 'verdict';
const ALARM = 'alarm';

/** The whole summary again, from nothing but its own list of released numbers. */
export function summariseAnew(registered: RegisteredPlan, published: Summary): Summary {
  const gate = gateOf(registered);
  const counted =
    published.releases.length > 0
      ? releasedCounted(gate, published.releases)
      : { ...countedFrom(gate.space, atTheirLook(published)), tables: published.tables };
  const { audience, released, simulated } = published;
  const input = { registered, audience, released, ...(simulated ? { simulated } : {}) };
  const results = new Set(resultsOf(published).map(({ id }) => id));
  const held = published.withheld.filter(({ what }) => !results.has(what));
  const anew = summaryOf(input, counted, held);
  return audience === 'public' ? roundSummary(anew) : anew;
}

function hold({ id, finding }: Result, mine: Result | undefined): Recomputed {
  const [published, recomputed] = [numbersOf(finding), mine ? numbersOf(mine.finding) : 'nothing'];
  const row = { id, published, recomputed, agrees: published === recomputed };
  if (finding.kind !== 'withheld') return row;
  return { ...row, because: finding.reasons.map(({ en }) => en).join(' ') };
}

function holdAlarm(published: Summary, mine: Summary): Recomputed {
  const say = ({ alarm }: Summary): string =>
    [alarm.state, ...alarm.bounds.map(({ upper }) => `upper ${upper}`)].join('; ');
  const [one, other] = [say(published), say(mine)];
  return { id: ALARM, published: one, recomputed: other, agrees: one === other };
}

function holdVerdict({ verdict }: Summary, mine: Summary): Recomputed {
  const say = ({ kind, reason, n, decidedOn }: Summary['verdict']): string =>
    [kind, reason, `n ${n}`, ...(decidedOn === undefined ? [] : [decidedOn])].join('; ');
  const [one, other] = [say(verdict), say(mine.verdict)];
  return { id: VERDICT, published: one, recomputed: other, agrees: one === other };
}

/** Each earlier look, which follows from the releases. */
function holdCourse({ course }: Summary, mine: Summary): Recomputed {
  const say = (looks: Summary['course']): string =>
    looks.map(({ until, n, low, high }) => `${until} ${low} to ${high} (n ${n})`).join('; ');
  const [one, other] = [say(course), say(mine.course)];
  return { id: 'course', published: one, recomputed: other, agrees: one === other };
}

function holdAccount({ account }: Summary, mine: Summary): Recomputed {
  const say = ({ costInEuros, lines }: Summary['account']): string =>
    [
      `euros ${costInEuros ?? 'unsaid'}`,
      ...lines.map(({ id, n, costEachInEuros }) => `${id} ${n ?? '-'} ${costEachInEuros ?? ''}`),
    ].join('; ');
  const [one, other] = [say(account), say(mine.account)];
  return { id: 'account', published: one, recomputed: other, agrees: one === other };
}

/** The tables as they stand must be those of the last releases. */
function holdTables({ tables }: Summary, mine: Summary): Recomputed {
  const say = (each: Summary['tables']): string =>
    `${each.reduce((sum, { numbers }) => sum + numbers.length, 0)} numbers`;
  const agrees = JSON.stringify(tables) === JSON.stringify(mine.tables);
  return { id: 'tables', published: say(tables), recomputed: say(mine.tables), agrees };
}

function numbersOf(finding: Finding): string {
  if (finding.kind === 'withheld') return 'withheld';
  const n = finding.samples.map((sample) => `${sample.cases ?? ''}/${sample.n}`).join(' ');
  if (finding.kind === 'count') return `${finding.value}; ${n}`;
  if (finding.kind === 'bounds') {
    const { low, high } = finding.interval;
    return `${finding.low} to ${finding.high} (${low} to ${high}); ${n}`;
  }
  const intervals = finding.intervals.map(({ low, high }) => `${low} to ${high}`).join(', ');
  const p = finding.p ? `; p ${finding.p.below ? '<' : '='} ${finding.p.value}` : '';
  return `${finding.estimate} (${intervals})${p}; ${n}`;
}
