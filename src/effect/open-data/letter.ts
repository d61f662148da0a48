import { formatDay } from '../../../analytics/plan/day.ts';
import type { Result, Summary } from '../../../analytics/report/schema.ts';
import {
  formatCount,
  formatFigure,
  formatLevel,
  formatRange,
  formatSample,
  formatValue,
} from '../format.ts';
import { EFFECT_WORDS } from '../words.ts';
import { methodText } from './sheet-figures.ts';

/** A figure of the letter: never without interval, n and method; or why there is none. */
type LetterFigure = { readonly name: string; readonly text: string };

/** The block for the half-yearly letter to parliament: a sentence, figures, caveats. */
export type Letter = {
  readonly title: string;
  /** First of all, where no people were counted or nothing may be published. */
  readonly warnings: readonly string[];
  readonly sentence: string;
  readonly figures: readonly LetterFigure[];
  readonly caveats: readonly string[];
  readonly source: string;
};

const SIMULATED =
  'GESIMULEERD: hier zijn geen mensen geteld. Deze cijfers horen niet in een brief; ze laten zien hoe zo’n blok eruitziet.';
const EVALUATORS = 'Alleen voor beoordelaars: deze cijfers zijn niet gepubliceerd.';
const CAVEATS = [
  'Het interval laat zien hoe onzeker een cijfer is. Noem het cijfer niet zonder het interval, het aantal bezoeken (n) en de methode.',
  'Het oorzakelijk verband geldt voor de teksten, binnen één bezoek, bij mensen die zelf begonnen. De vergelijking is met een neutrale tekst, niet met geen campagne.',
  'De bezoekers zijn geen steekproef uit de bevolking. Een bezoek is geen persoon: er wordt niemand herkend.',
];

/** The figures that a letter needs, each with a name that stands by itself. */
const FIGURES = {
  started: 'Begonnen bezoeken',
  effect: 'Verschil door de teksten',
  intention: 'Verschil bij wie het afmaakte',
  alarm: 'Alarm voor schade',
  sound: 'Klopt de meting',
  costs: 'Kosten van alle kanalen',
} as const;

/** The block for a letter, in Dutch: parliament reads Dutch. */
export function letterOf(summary: Summary, site: string): Letter {
  const { title, verdict, primary, keySecondary, alarm, released, simulated } = summary;
  return {
    title: `${title.nl}: stand op ${formatDay(released, 'nl')}`,
    warnings: [
      ...(simulated ? [SIMULATED] : []),
      ...(summary.audience === 'evaluators' ? [EVALUATORS] : []),
    ],
    sentence: sentenceOf(summary),
    figures: [
      {
        name: FIGURES.started,
        text: `${formatCount(verdict.n, 'nl')} van de geplande ${formatCount(verdict.plannedN, 'nl')} (volledige telling).`,
      },
      figureOf(FIGURES.effect, primary),
      figureOf(FIGURES.intention, keySecondary),
      { name: FIGURES.alarm, text: alarmText(summary) },
      { name: FIGURES.sound, text: soundText(summary) },
      ...costFigure(summary),
    ],
    caveats: [
      ...CAVEATS,
      ...verdict.notes.map(({ nl }) => nl),
      ...(alarm.state === 'alarm' ? alarm.notes.map(({ nl }) => nl) : []),
    ],
    source: `Onderzoeksplan ${summary.study}, versie ${summary.version}, vastgelegd op ${formatDay(summary.registered, 'nl')}. Alle cijfers en tellingen: ${site}`,
  };
}

/** The verdict as the plan's rules gave it; an alarm comes before it. */
function sentenceOf({ verdict, alarm, simulated }: Summary): string {
  const alarmed = alarm.state === 'alarm' ? `${alarm.sentence.nl} ` : '';
  const found = `Het oordeel, volgens regels die vooraf vastlagen: “${verdict.sentence.nl.replaceAll('“', '‘').replaceAll('”', '’')}”`;
  return `${simulated ? 'Gesimuleerd. ' : ''}${alarmed}De campagne “Zonder vraag” laat loten wie welke tekst krijgt, en telt wat mensen daarna doen. ${found}`;
}

function figureOf(label: string, result: Result): LetterFigure {
  const { finding } = result;
  const name = `${label} (${result.name.nl.toLowerCase()})`;
  if (finding.kind === 'withheld')
    return { name, text: `geen cijfer. ${finding.reasons.map(({ nl }) => nl).join(' ')}` };
  const { unit } = finding;
  const n = finding.samples
    .map((sample) => `${sample.name.nl.toLowerCase()}: ${formatSample(sample, 'nl')}`)
    .join('; ');
  const standing = result.causal ? 'oorzaak en gevolg' : 'beschrijving';
  const methods = [...new Set(methodsOf(finding))].join('; ');
  return { name, text: `${valueOf(finding, unit)}; n: ${n}; ${standing}. Methode: ${methods}.` };
}

/** The methods behind a finding's numbers, each with its source. */
const methodsOf = (finding: Exclude<Result['finding'], { kind: 'withheld' }>): string[] =>
  (finding.kind === 'figure'
    ? finding.intervals
    : [finding, ...(finding.kind === 'bounds' ? [finding.interval] : [])]
  ).map((cited) => methodText(cited, 'nl'));

function valueOf(
  finding: Exclude<Result['finding'], { kind: 'withheld' }>,
  unit: (typeof finding)['unit'],
): string {
  if (finding.kind === 'count') return formatFigure(finding.value, unit, 'nl');
  const [interval] = finding.kind === 'bounds' ? [finding.interval] : finding.intervals;
  const range = interval
    ? ` (${formatLevel(interval.level, 'nl')}-interval: ${formatRange(interval.low, interval.high, unit, 'nl')})`
    : '';
  const value =
    finding.kind === 'bounds'
      ? `tussen ${formatValue(finding.low, unit, 'nl')} en ${formatFigure(finding.high, unit, 'nl')}`
      : formatFigure(finding.estimate, unit, 'nl');
  return `${value}${range}`;
}

/** The bounds that raised the alarm; without one, that of the primary over all texts together. */
function alarmText({ alarm }: Summary): string {
  const raised = alarm.bounds.filter(({ since }) => since !== undefined);
  const shown = raised.length > 0 ? raised : alarm.bounds.slice(0, 1);
  const bounds = shown.map(({ name, upper, level, samples }) => {
    const n = samples
      .map((sample) => `${sample.name.nl.toLowerCase()}: ${formatSample(sample, 'nl')}`)
      .join('; ');
    const bound = formatFigure(upper, 'share-difference', 'nl');
    return ` ${name.nl}: bovengrens van het verschil ${bound} (eenzijdig, ${formatLevel(level, 'nl')}); n: ${n}.`;
  });
  const method = bounds.length > 0 ? ` Methode: ${alarm.method.nl} (${alarm.source}).` : '';
  return `${alarm.sentence.nl}${bounds.join('')}${method}`;
}

/** Each check under its outcome; what failed first, with why. */
function soundText({ health }: Summary): string {
  const failed = health.filter(({ verdict }) => verdict === 'failed');
  const rest = (['passed', 'too-few', 'for-information'] as const).flatMap((verdict) => {
    const names = health.filter((check) => check.verdict === verdict).map(({ name }) => name.nl);
    return names.length > 0 ? [`${EFFECT_WORDS.nl.verdicts[verdict]}: ${names.join('; ')}.`] : [];
  });
  return [
    failed.length > 0 ? 'Nee.' : 'Geen controle faalde.',
    ...failed.map(({ name, explanation }) => `${name.nl}: ${explanation.nl}`),
    ...rest,
  ].join(' ');
}

const costFigure = ({ account: { costInEuros } }: Summary): LetterFigure[] =>
  costInEuros === undefined
    ? []
    : [
        {
          name: FIGURES.costs,
          text: `${formatFigure(costInEuros, 'euros', 'nl')} (volgens het onderzoeksplan).`,
        },
      ];

const HEADS = { figures: 'De cijfers', caveats: 'Wat erbij hoort' } as const;

/** The block as Markdown. */
export const letterMarkdown = (letter: Letter): string =>
  [
    `# ${letter.title}`,
    ...letter.warnings.map((warning) => `**${warning}**`),
    letter.sentence,
    `## ${HEADS.figures}`,
    letter.figures.map(({ name, text }) => `- **${name}:** ${text}`).join('\n'),
    `## ${HEADS.caveats}`,
    letter.caveats.map((caveat) => `- ${caveat}`).join('\n'),
    letter.source,
    '',
  ].join('\n\n');

/** The block as plain text. */
export const letterText = (letter: Letter): string =>
  [
    letter.title,
    ...letter.warnings,
    letter.sentence,
    [HEADS.figures, ...letter.figures.map(({ name, text }) => `- ${name}: ${text}`)].join('\n'),
    [HEADS.caveats, ...letter.caveats.map((caveat) => `- ${caveat}`)].join('\n'),
    letter.source,
    '',
  ].join('\n\n');

/** The headings of the block, for the page. */
export const LETTER_HEADS = HEADS;
