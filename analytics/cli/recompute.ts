import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings } from '../collect/settings.ts';
import { readEveryPlan } from '../plan/read.ts';
import type { RegisteredPlan } from '../plan/read.ts';
import { recompute } from '../report/recompute.ts';
import { summarySchema } from '../report/schema.ts';
import type { Summary } from '../report/schema.ts';
import { UsageError } from './command.ts';
import type { Command } from './command.ts';

const USAGE = `Usage: npm run -s measure -- recompute FOLDER-OR-URL
  FOLDER  holds published summaries, such as src/content/effect; or one summary, ending in .json
  URL     of a published summary, or of the page that links to it, such as https://example.org/effect/`;

/** A link to a summary: `STUDY.json`, and none of the files that lie beside it. */
const SUMMARY_LINK = /href="((?:[^"]*\/)?(?!datapackage\.)[a-z0-9-]+\.json)"/g;

/** How long a published file may take to come. */
const PATIENCE_MS = 20_000;

/** `measure recompute`: whether published estimates follow from the published counts. */
export const recomputeCommand: Command = {
  summary: 'FOLDER-OR-URL: compute each published estimate anew from the published counts',
  async run([from]) {
    if (from === undefined) throw new UsageError(USAGE);
    const plans = readEveryPlan(readSettings(process.env).STUDIES_DIR);
    let differ = 0;
    let untold = 0;
    for (const [name, text] of await readTexts(from)) {
      const summary = readSummary(name, text);
      const rows = recompute(planOf(plans, summary, name), summary);
      console.log(`${name} (${summary.study} ${summary.version}, ${summary.released}):`);
      for (const { id, published, recomputed, agrees, because, unknown } of rows) {
        if (unknown !== undefined) {
          untold += 1;
          console.log(`  unknown  ${id}: ${unknown}`);
        } else if (!agrees) {
          differ += 1;
          console.log(`  DIFFERS  ${id}: published ${published}; recomputed ${recomputed}`);
        } else if (because === undefined) console.log(`  agrees   ${id}: ${recomputed}`);
        else console.log(`  nothing  ${id}: ${because}`);
      }
    }
    if (untold > 0) console.log(`${untold} published results can't be held against these counts.`);
    console.log(
      differ === 0
        ? `Every ${untold > 0 ? 'other ' : ''}published number follows from the published counts.`
        : `${differ} published results don't follow from the published counts.`,
    );
    if (differ > 0) process.exitCode = 1;
  },
};

async function download(url: string): Promise<string> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => {
    throw new UsageError(`${url}: found no answer, expected a published summary or its page`);
  });
  if (!answer.ok) throw new UsageError(`${url}: found answer ${answer.status}, expected 200`);
  return answer.text();
}

async function readTexts(from: string): Promise<[name: string, text: string][]> {
  if (/^https?:/.test(from)) {
    const text = await download(from);
    if (!text.trimStart().startsWith('<')) return [[from, text]];
    // A page, such as that of a study: the summaries that it links to, and not what describes its files.
    const links = [...text.matchAll(SUMMARY_LINK)].map(([, link = '']) => new URL(link, from).href);
    if (links.length === 0) throw new UsageError(`${from}: found no link to a summary`);
    return Promise.all(
      [...new Set(links)].map(async (link): Promise<[string, string]> => [
        link,
        await download(link),
      ]),
    );
  }
  if (!existsSync(from)) throw new UsageError(`${from}: found nothing there.\n${USAGE}`);
  if (statSync(from).isFile()) return [[from, readFileSync(from, 'utf8')]];
  const files = readdirSync(from).filter((name) => /^[a-z0-9-]+\.json$/.test(name));
  if (files.length === 0)
    throw new UsageError(`${from}: found no summary, expected files such as STUDY.json`);
  return files.sort().map((name) => {
    const file = join(from, name);
    return [file, readFileSync(file, 'utf8')];
  });
}

function readSummary(name: string, text: string): Summary {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new UsageError(`${name}: found no JSON, expected a published summary`);
  }
  const result = summarySchema.safeParse(data);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new UsageError(`${name}: ${issue?.path.join('.')}: ${issue?.message}`);
}

function planOf(plans: readonly RegisteredPlan[], summary: Summary, name: string): RegisteredPlan {
  const found = plans.find(
    ({ plan, version }) => plan.id === summary.study && version === summary.version,
  );
  if (found) return found;
  throw new UsageError(
    `${name}: version: found ${summary.version} of ${summary.study}, which isn't registered here; expected a registered one`,
  );
}
