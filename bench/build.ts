import { spawn } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkContent } from '../tools/check/content/check.ts';
import type { Findings } from './findings.ts';
import { plainSite, readStory } from './peers.ts';

const ASTRO = resolve('node_modules/astro/bin/astro.mjs');
/** The story that every generated one repeats, under a name of its own. */
const STORY = { nl: 'mijn-ene-pil', en: 'my-one-pill' } as const;
const LANGUAGES = ['nl', 'en'] as const;

const MOST_OF_PLAIN = 3;
const MOST_SECONDS_OF_A_CHANGE = 5;
const MOST_OF_BUILD = 0.1;
/** Time a page may grow by while the pages quadruple. */
const LINEAR = 1.5;

/** Seconds that a build took, in all and for its HTML alone, and how many pages it made. */
type Build = { readonly seconds: number; readonly html: number; readonly pages: number };

/** A name without digits for each number: a pair has letters and hyphens only. */
const nameOf = (place: number): string =>
  `proef-${[...String(place)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`;

/** The content of the site with so many stories more, in both languages. */
function generate(folder: string, stories: number): string {
  cpSync('src/content', folder, { recursive: true });
  for (const language of LANGUAGES) {
    const text = readFileSync(`src/content/stories/${language}/${STORY[language]}.mdx`, 'utf8');
    for (let place = 0; place < stories; place += 1) {
      const name = nameOf(place);
      const own = text
        .replace(/^title: .*$/m, (line) => `${line.replace(/(['"]?)$/, ` ${name}$1`)}`)
        .replace(/^pair: .*$/m, `pair: ${name}`)
        .replace(/^order: .*$/m, `order: ${String(1000 + place)}`);
      writeFileSync(join(folder, `stories/${language}/${name}.mdx`), own);
    }
  }
  return folder;
}

/** Runs Astro's own build in a process of its own, and reads from its words what the HTML took. */
function build(words: readonly string[], settings: NodeJS.ProcessEnv): Promise<Build> {
  const began = performance.now();
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [ASTRO, 'build', ...words], {
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.on('error', fail);
    child.on('close', (code) => {
      const seconds = (performance.now() - began) / 1000;
      const html = /generating static routes[\s\S]*?✓ Completed in ([\d.]+)(ms|s)/.exec(said);
      const pages = /(\d+) page\(s\) built/.exec(said)?.[1];
      if (code !== 0 || !html || !pages) fail(new Error(`The build failed:\n${said.slice(-2000)}`));
      else
        done({
          seconds,
          html: Number(html[1]) / (html[2] === 'ms' ? 1000 : 1),
          pages: Number(pages),
        });
    });
  });
}

/** Seconds in which the content of a folder is checked in a process that checked nothing before. */
function timeOfCheck(folder: string): number {
  const began = performance.now();
  checkContent({ folder });
  return (performance.now() - began) / 1000;
}

/** The cold and the unchanged build of generated stories, beside a plain site of the same texts; and one change of the real site. */
export async function buildTime(words: readonly string[]): Promise<Findings> {
  const { values } = parseArgs({
    args: [...words],
    options: { stories: { type: 'string', default: '1000' }, json: { type: 'boolean' } },
  });
  // A story in two languages is two texts.
  const pairs = Number(values.stories) / 2;
  if (!Number.isInteger(pairs) || pairs < 8)
    throw new Error('--stories: expected an even number of 16 or more');
  // Astro finds its packages from inside the project only.
  const folder = mkdtempSync(resolve('dist-bench-'));
  const site = (content: string) =>
    build([], { CONTENT_DIR: content, OUT_DIR: join(folder, 'site') });
  const forget = () => {
    rmSync('.astro/kept', { recursive: true, force: true });
  };
  try {
    const few = generate(join(folder, 'few'), Math.round(pairs / 4));
    const many = generate(join(folder, 'many'), pairs);
    const check = timeOfCheck(many);
    forget();
    const quarter = await site(few);
    forget();
    const cold = await site(many);
    const same = await site(many);
    const plainFolder = join(folder, 'plain');
    mkdirSync(plainFolder);
    plainSite(plainFolder, readStory(STORY.en), pairs * 2);
    const plain = await build(['--root', plainFolder], {});
    const real = join(folder, 'real');
    cpSync('src/content', real, { recursive: true });
    await site(real);
    appendFileSync(join(real, `stories/nl/${STORY.nl}.mdx`), '\nEn nog een zin.\n');
    const change = await site(real);
    return report({ quarter, cold, same, plain, change, check });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Measured = Readonly<Record<'quarter' | 'cold' | 'same' | 'plain' | 'change', Build>> & {
  readonly check: number;
};

const perPage = (seconds: number, { pages }: Build): number => (1000 * seconds) / pages;

function report(measured: Measured): Findings {
  const { quarter, cold, same, plain, change, check } = measured;
  const row = (name: string, each: Build): string[] => [
    name,
    String(each.pages),
    each.seconds.toFixed(1),
    perPage(each.html, each).toFixed(1),
    perPage(each.seconds - each.html, each).toFixed(1),
  ];
  const say = (holds: boolean, target: string): string => `${holds ? 'met' : 'NOT MET'}: ${target}`;
  const growth = perPage(cold.html, cold) / perPage(quarter.html, quarter);
  const ofPlain = perPage(cold.html, cold) / perPage(plain.html, plain);
  const ofBuild = check / cold.seconds;
  return {
    columns: ['build', 'pages', 'seconds', 'HTML ms a page', 'the rest ms a page'],
    rows: [
      row('a quarter of the stories, cold', quarter),
      row('all stories, cold', cold),
      row('all stories, unchanged', same),
      row('plain Astro, the same texts', plain),
      row('the site, one story changed', change),
    ],
    notes: [
      `the content check of all stories took ${check.toFixed(1)} s`,
      say(growth <= LINEAR, `HTML a page ${growth.toFixed(2)} of a quarter's, at most ${LINEAR}`),
      say(
        ofPlain <= MOST_OF_PLAIN,
        `HTML a page ${ofPlain.toFixed(1)} of plain Astro's, at most ${MOST_OF_PLAIN}`,
      ),
      say(
        change.seconds <= MOST_SECONDS_OF_A_CHANGE,
        `one changed story ${change.seconds.toFixed(1)} s, at most ${MOST_SECONDS_OF_A_CHANGE}`,
      ),
      say(
        ofBuild <= MOST_OF_BUILD,
        `the check ${ofBuild.toFixed(2)} of the cold build, at most ${MOST_OF_BUILD}`,
      ),
    ],
    json: { benchmark: 'build', ...measured },
  };
}
