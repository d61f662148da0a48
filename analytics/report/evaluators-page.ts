import { formatDay } from '../plan/written.ts';
import type { RegisteredPlan } from '../plan/read.ts';
import { CITATIONS } from './citations.ts';
import { dutch, dutchFigure, dutchValue } from './dutch.ts';
import { percentage } from './numbers.ts';
import { pathChart } from './path-chart.ts';
import { resultsOf } from './results-csv.ts';
import type { Check, Finding, Result, Summary } from './schema.ts';
import type { Seen } from './seen.ts';

const STYLE = `body{font:1rem/1.5 system-ui,sans-serif;color:#111;background:#fff;max-width:62rem;margin:0 auto;padding:1rem}
h1{font-size:1.5rem;line-height:1.2}h2{font-size:1.2rem;margin-top:2rem}
table{border-collapse:collapse;width:100%;margin:.5rem 0}th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid #ccc}
td.n{white-space:nowrap}small{color:#444}.mark{border:3px solid #111;padding:.5rem .8rem;font-weight:bold;margin:.5rem 0}
.verdict{font-size:1.4rem;line-height:1.3;font-weight:bold}svg{width:100%;height:auto;font:12px system-ui,sans-serif}
.interval{stroke:#111;stroke-width:2}.zero{stroke:#111}.margin{stroke:#666;stroke-dasharray:4 4}.simulated{font-weight:bold}
.wide{overflow-x:auto}@media print{body{max-width:none}h2{break-after:avoid}tr{break-inside:avoid}}`;

/**
 * A summary as one page for evaluators: it stands by itself, without script, and shows no number without
 * its interval, n and method.
 *
 * @param path the primary as it was seen at each look
 */
export function evaluatorsPage(
  { plan }: RegisteredPlan,
  summary: Summary,
  path: readonly Seen[],
): string {
  const methods = new Methods();
  const { verdict, alarm } = summary;
  const simulated = summary.simulated !== undefined;
  const body = [
    `<p class="mark">Alleen voor beoordelaars: hier staan ook kleine aantallen. Niet openbaar maken${plan.publication.embargo > summary.released ? `, en niets ervan vóór ${day(plan.publication.embargo)}` : ''}.</p>`,
    ...(simulated ? ['<p class="mark">Gesimuleerd: hier is niemand geteld.</p>'] : []),
    `<h1>${text(summary.title.nl)}</h1>`,
    `<p>${text(`Onderzoek ${summary.study}, versie ${summary.version}; stand van ${day(summary.released)}`)}</p>`,
    section('Oordeel', [
      `<p class="verdict">${text(verdict.sentence.nl)}</p>`,
      decidedBy(summary, methods),
      `<p>${dutch(verdict.n, 0)} van ${dutch(verdict.plannedN, 0)} geplande bezoeken${verdict.decidedOn === undefined ? `; nog nodig: ${dutch(verdict.visitsNeeded, 0)}${verdict.daysNeeded === undefined ? '' : `, in dit tempo ${dutch(verdict.daysNeeded, 0)} dagen`}` : `; beslist met de bezoeken tot en met ${day(verdict.decidedOn)}`}.</p>`,
      list([...verdict.notes, ...(summary.looks ? [summary.looks.sentence] : [])]),
    ]),
    section('Alarm voor schade', [
      `<p><strong>${text(alarm.sentence.nl)}</strong></p>`,
      list(alarm.notes),
      table(
        ['Voor', 'Bovengrens van het verschil', 'Sinds', 'n'],
        alarm.bounds.map(({ name, upper, level, since, samples }) => [
          text(name.nl),
          `${dutchFigure(upper, 'share-difference')} <small>(eenzijdig ${dutch(100 * level, 2)}%) ${methods.mark(alarm.method.nl, alarm.source)}</small>`,
          since ? day(since) : '–',
          sizes(samples),
        ]),
      ),
    ]),
    section('Deugt de meting?', [
      table(['Toets', 'Uitkomst', 'Uitleg', 'n'], summary.health.map(check)),
    ]),
    section('Hoe het ging', looks(plan, path, simulated, methods)),
    section('Uitkomsten', [
      table(
        ['Wat', 'Schatting', 'Interval', 'n'],
        resultsOf(summary).flatMap((result) => rows(result, methods)),
      ),
    ]),
    section(
      'Bereik',
      summary.reach.map((each) => reach(each)),
    ),
    section('Wat niet getoond wordt, en waarom', [
      summary.withheld.length === 0
        ? '<p>Niets.</p>'
        : table(
            ['Wat', 'Waarom'],
            summary.withheld.map(({ what, why }) => [text(what), text(why.nl)]),
          ),
    ]),
    section('Het plan', [
      list(summary.hypotheses),
      `<p>Geregistreerd op ${day(summary.registered)}; SHA-256 ${summary.planHash}. Gepland: ${dutch(summary.planned.n, 0)} bezoeken, alfa ${dutch(summary.planned.alpha, 3)}, kleinste verschil dat ertoe doet ${asWritten(summary.planned.smallestEffect)} procentpunt, schadegrens ${asWritten(summary.planned.harmMargin)} procentpunt.</p>`,
    ]),
    section('Methoden', [methods.list()]),
  ];
  return `<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${text(`${summary.title.nl}: voor beoordelaars${simulated ? ' (gesimuleerd)' : ''}`)}</title>
<style>${STYLE}</style>
</head>
<body>
${body.join('\n')}
</body>
</html>
`;
}

/** Methods in the order in which figures name them, each once. */
class Methods {
  readonly #known = new Map<string, string>();

  mark(method: string, source: string): string {
    const key = `${method}. ${source}`;
    if (!this.#known.has(key)) this.#known.set(key, String(this.#known.size + 1));
    const number = this.#known.get(key) ?? '';
    return `<a href="#methode-${number}">[${number}]</a>`;
  }

  list(): string {
    const items = [...this.#known].map(
      ([words, number]) => `<li id="methode-${number}">${text(words)}</li>`,
    );
    return `<ol>${items.join('\n')}</ol>`;
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const text = (words: string): string => words.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

const day = (written: string): string => formatDay(written, 'nl');
/** A share as a percentage, with the decimals that were given. */
const asWritten = (share: number): string => percentage(share).replace('.', ',');

const section = (title: string, parts: readonly string[]): string =>
  `<section>\n<h2>${title}</h2>\n${parts.filter((part) => part !== '').join('\n')}\n</section>`;

const list = (items: readonly { readonly nl: string }[]): string =>
  items.length === 0 ? '' : `<ul>${items.map(({ nl }) => `<li>${text(nl)}</li>`).join('\n')}</ul>`;

const table = (heads: readonly string[], cells: readonly (readonly string[])[]): string =>
  cells.length === 0
    ? ''
    : `<div class="wide"><table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${cells
        .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
        .join('\n')}</tbody></table></div>`;

function decidedBy({ verdict: { decides } }: Summary, methods: Methods): string {
  if (!decides) return '<p>Geen interval: zie wat niet getoond wordt.</p>';
  const { low, high, level, method, source } = decides;
  return `<p>Beslist door het verschil op de hoofduitkomst: ${dutchValue(low, 'share-difference')} tot ${dutchFigure(high, 'share-difference')} (${asWritten(level)}%) ${methods.mark(method.nl, source)}.</p>`;
}

const OUTCOMES: Readonly<Record<Check['verdict'], string>> = {
  passed: 'in orde',
  failed: '<strong>niet in orde</strong>',
  'too-few': 'te weinig bezoeken',
  'for-information': 'ter informatie',
};

const check = ({ name, verdict, explanation, samples, statistic }: Check): string[] => [
  text(name.nl),
  OUTCOMES[verdict],
  `${text(explanation.nl)}${statistic ? ` <small>${text(`${statistic.text}; ${statistic.method.nl}`)}</small>` : ''}`,
  samples.map((sample) => `${text(sample.name.nl)}: ${sizes([sample])}`).join('<br>'),
];

const sizes = (
  samples: readonly { readonly n: number; readonly cases?: number | undefined }[],
): string =>
  samples
    .map(({ n, cases }) =>
      cases === undefined ? dutch(n, 0) : `${dutch(cases, 0)} van ${dutch(n, 0)}`,
    )
    .join(' en ');

function rows({ name, estimand, finding, causal, label }: Result, methods: Methods): string[][] {
  const what = `<strong>${text(name.nl)}</strong><br><small>${text(estimand.nl)}${causal ? '; oorzaak en gevolg' : ''}${label === 'for-information' ? '; ter informatie' : ''}</small>`;
  if (finding.kind === 'withheld')
    return [
      [what, `niet getoond: ${text(finding.reasons.map(({ nl }) => nl).join(' '))}`, '–', '–'],
    ];
  const n = sizes(finding.samples);
  const [first = '–', ...more] = intervalsOf(finding, methods);
  return [[what, valueOf(finding, methods), first, n], ...more.map((each) => ['', '', each, ''])];
}

function valueOf(finding: Exclude<Finding, { kind: 'withheld' }>, methods: Methods): string {
  const said = finding.conclusion ? `<br><small>${text(finding.conclusion.nl)}</small>` : '';
  if (finding.kind === 'figure') return `${dutchFigure(finding.estimate, finding.unit)}${said}`;
  const mark = methods.mark(finding.method.nl, finding.source);
  if (finding.kind === 'count') return `${dutchFigure(finding.value, finding.unit)} ${mark}${said}`;
  return `tussen ${dutchValue(finding.low, finding.unit)} en ${dutchFigure(finding.high, finding.unit)} ${mark}${said}`;
}

function intervalsOf(finding: Exclude<Finding, { kind: 'withheld' }>, methods: Methods): string[] {
  if (finding.kind === 'count') return [];
  const intervals = finding.kind === 'figure' ? finding.intervals : [finding.interval];
  return intervals.map(
    ({ low, high, level, method, source }) =>
      `${dutchValue(low, finding.unit)} tot ${dutchFigure(high, finding.unit)} <small>(${dutch(100 * level, 1)}%) ${methods.mark(method.nl, source)}</small>`,
  );
}

function looks(
  plan: RegisteredPlan['plan'],
  path: readonly Seen[],
  simulated: boolean,
  methods: Methods,
): string[] {
  if (path.length === 0) return ['<p>Nog geen blik met genoeg bezoeken voor een interval.</p>'];
  const mark = methods.mark(CITATIONS.horizon.method.nl, CITATIONS.horizon.source);
  return [
    pathChart(plan, path, simulated),
    table(
      ['Dag', 'Bezoeken', `Verschil met de neutrale tekst ${mark}`],
      path.map(({ day: seen, n, estimate, low, high }) => [
        day(seen),
        dutch(n, 0),
        `${dutchValue(estimate, 'share-difference')} (${dutchValue(low, 'share-difference')} tot ${dutchFigure(high, 'share-difference')})`,
      ]),
    ),
  ];
}

const reach = ({ name, rows: each }: Summary['reach'][number]): string =>
  table(
    [text(name.nl), 'Weergaven', 'Kosten'],
    each.map((row) => [
      text(row.name.nl),
      row.n === null ? 'te weinig om te tonen' : dutch(row.n, 0),
      row.costInEuros === undefined ? '–' : `€ ${dutch(row.costInEuros, 0)}`,
    ]),
  );
