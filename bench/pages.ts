import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { median } from './findings.ts';
import type { Findings } from './findings.ts';
import { buildSite } from '../tools/build/build-site.ts';
import { AUDITED_PAGES, startAuditor } from '../tools/test/lighthouse.ts';
import type { Auditor } from '../tools/test/lighthouse.ts';
import { buildPeers, readStory } from './peers.ts';
import { serve } from './static-server.ts';

const STORY = 'my-one-pill';
const ROUNDS = 5;
const SCORE_ROUNDS = 3;
/** Bytes that our look may cost, fonts apart, above a page without any. */
const LOOK_BYTES = 16 * 1024;
const SHARE_OF_STARLIGHT = 0.7;

/** What a page costs a phone on a slow network. */
type Cost = {
  readonly bytes: number;
  readonly bytesWithoutFonts: number;
  readonly requests: number;
  /** Milliseconds until the largest content stands there, and in which the page can't answer. */
  readonly lcp: number;
  readonly blocking: number;
};

type Requests = readonly { readonly transferSize: number; readonly resourceType?: string }[];

/** Loads a page as Lighthouse's phone, with network and processor really held back. */
async function measure(auditor: Auditor, url: string): Promise<Cost> {
  const { audits } = await auditor.audit(url, ['performance'], 'devtools');
  const details = audits['network-requests']?.details as unknown as { items: Requests };
  const bytesOf = (requests: Requests): number =>
    requests.reduce((sum, { transferSize }) => sum + transferSize, 0);
  return {
    bytes: bytesOf(details.items),
    bytesWithoutFonts: bytesOf(details.items.filter(({ resourceType }) => resourceType !== 'Font')),
    requests: details.items.length,
    lcp: audits['largest-contentful-paint']?.numericValue ?? Number.NaN,
    blocking: audits['total-blocking-time']?.numericValue ?? Number.NaN,
  };
}

const FIGURES = ['bytes', 'bytesWithoutFonts', 'requests', 'lcp', 'blocking'] as const;

/** Makes a cost figure by figure. */
const costOf = (figure: (name: keyof Cost) => number): Cost => ({
  bytes: figure('bytes'),
  bytesWithoutFonts: figure('bytesWithoutFonts'),
  requests: figure('requests'),
  lcp: figure('lcp'),
  blocking: figure('blocking'),
});

type Pages = Readonly<Record<'ours' | 'unstyled' | 'starlight' | 'plain', string>>;

/** Loads the pages in turn, so that a change of the machine's speed meets each of them alike. */
async function compare(auditor: Auditor, pages: Pages): Promise<Record<keyof Pages, Cost>> {
  const rounds: Record<keyof Pages, Cost>[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({
      ours: await measure(auditor, pages.ours),
      unstyled: await measure(auditor, pages.unstyled),
      starlight: await measure(auditor, pages.starlight),
      plain: await measure(auditor, pages.plain),
    });
  }
  const middleOf = (page: keyof Pages): Cost =>
    costOf((figure) => median(rounds.map((each) => each[page][figure])));
  return {
    ours: middleOf('ours'),
    unstyled: middleOf('unstyled'),
    starlight: middleOf('starlight'),
    plain: middleOf('plain'),
  };
}

/** Lighthouse's performance score of a page of each kind, as Lighthouse itself throttles. */
async function scores(auditor: Auditor, site: string): Promise<Record<string, number>> {
  const rounds = new Map<string, number[]>(AUDITED_PAGES.map((path) => [path, []]));
  for (let round = 0; round < SCORE_ROUNDS; round += 1) {
    for (const [path, found] of rounds) {
      const { categories } = await auditor.audit(site + path, ['performance']);
      found.push(100 * (categories['performance']?.score ?? 0));
    }
  }
  return Object.fromEntries(
    Array.from(rounds, ([path, found]) => [path, Math.round(median(found))]),
  );
}

/** Puts the page there once more without its styles: what its words, menu and sources cost alone. */
function addUnstyled(site: string, page: string): string {
  const path = `${page}unstyled/`;
  const html = readFileSync(join(site, page, 'index.html'), 'utf8');
  mkdirSync(join(site, path));
  writeFileSync(join(site, path, 'index.html'), html.replace(/<style>.*?<\/style>/gs, ''));
  return path;
}

/** A story of ours beside the same text in a Starlight site and in a plain Astro site. */
export async function pages(): Promise<Findings> {
  // Astro finds its packages from inside the project only.
  const folder = mkdtempSync(resolve('dist-bench-'));
  try {
    await buildSite(join(folder, 'ours'), { quiet: true });
    const peers = await buildPeers(folder, readStory(STORY));
    const page = `/en/stories/${STORY}/`;
    const unstyled = addUnstyled(join(folder, 'ours'), page);
    const ours = await serve(join(folder, 'ours'));
    const starlight = await serve(peers.starlight);
    const plain = await serve(peers.plain);
    const auditor = await startAuditor();
    const costs = await compare(auditor, {
      ours: ours.url + page,
      unstyled: ours.url + unstyled,
      starlight: `${starlight.url}/story/`,
      plain: `${plain.url}/story/`,
    });
    const performance = await scores(auditor, ours.url);
    await auditor.close();
    for (const each of [ours, starlight, plain]) each.close();
    return report(costs, performance);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(costs: Record<keyof Pages, Cost>, performance: Record<string, number>): Findings {
  const { ours, unstyled, starlight, plain } = costs;
  const ratios = (peer: Cost): Cost => costOf((figure) => ours[figure] / peer[figure]);
  const toStarlight = ratios(starlight);
  const toPlain = ratios(plain);
  const look = ours.bytesWithoutFonts - plain.bytesWithoutFonts;
  const row = (name: string, cost: Cost, digits: number): string[] => [
    name,
    ...FIGURES.map((figure) =>
      Number.isFinite(cost[figure]) ? cost[figure].toFixed(digits) : '–',
    ),
  ];
  const say = (holds: boolean, target: string): string => `${holds ? 'met' : 'NOT MET'}: ${target}`;
  return {
    columns: ['page', 'bytes', 'without fonts', 'requests', 'LCP ms', 'blocking ms'],
    rows: [
      row('our story', ours, 0),
      row('our story without styles', unstyled, 0),
      row('Starlight', starlight, 0),
      row('plain Astro', plain, 0),
      row('ours of Starlight', toStarlight, 2),
      row('ours of plain Astro', toPlain, 2),
      row(
        'without styles of plain Astro',
        costOf((figure) => unstyled[figure] / plain[figure]),
        2,
      ),
    ],
    notes: [
      say(
        look <= LOOK_BYTES,
        `without fonts ${look} bytes above plain Astro, at most ${LOOK_BYTES}`,
      ),
      ...(['bytes', 'bytesWithoutFonts'] as const).map((figure) =>
        say(
          toStarlight[figure] < SHARE_OF_STARLIGHT,
          `${toStarlight[figure].toFixed(2)} of Starlight's bytes${figure === 'bytes' ? '' : ' without fonts'}, below ${SHARE_OF_STARLIGHT}`,
        ),
      ),
      say(toStarlight.lcp <= 1, `LCP ${toStarlight.lcp.toFixed(2)} of Starlight's, at most 1`),
      say(toPlain.lcp <= 1, `LCP ${toPlain.lcp.toFixed(2)} of plain Astro's, at most 1`),
      ...Object.entries(performance).map(([path, score]) =>
        say(score === 100, `Lighthouse performance ${score} of ${path}, 100`),
      ),
    ],
    json: {
      benchmark: 'pages',
      costs,
      ratios: { starlight: toStarlight, plain: toPlain },
      performance,
    },
  };
}
