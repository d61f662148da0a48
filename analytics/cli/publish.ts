import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { readSettings } from '../collect/settings.ts';
import { readPlans } from '../plan/read.ts';
import { release } from '../report/release.ts';
import type { Command } from './command.ts';
import { readStoredCounts } from './stored-counts.ts';

/** Where published summaries lie; the site is built from it. */
const PUBLISHED = 'src/content/effect';

/** `measure publish`: writes the summaries of today and rebuilds the site with them. */
export const publishCommand: Command = {
  summary: 'write what may be shown of the counts, and rebuild the site with it',
  async run() {
    const settings = readSettings(process.env);
    const { DATA_DIR, SITE_DIR, STUDIES_DIR } = settings;
    const counts = await readStoredCounts(settings);
    const published = process.env.EFFECT_DIR ?? PUBLISHED;
    const internal = join(DATA_DIR, 'effect');
    const today = new Date().toISOString().slice(0, 10);
    for (const registered of readPlans(STUDIES_DIR)) {
      const embargoed = today < registered.plan.publication.embargo;
      console.log(release(registered, counts, embargoed ? internal : published, today));
    }
    const evaluators = process.env.AUDIENCE === 'evaluators';
    await rebuild(SITE_DIR, evaluators ? internal : published);
    console.log(`Rebuilt the site in ${SITE_DIR}.`);
  },
};

/** Has the site built with the summaries of a folder, by the program that everybody builds it with. */
async function rebuild(site: string, effect: string): Promise<void> {
  const build = spawn('npm', ['run', '--silent', 'build'], {
    cwd: resolve(import.meta.dirname, '../..'),
    env: { ...process.env, OUT_DIR: resolve(site), EFFECT_DIR: resolve(effect) },
    stdio: ['ignore', 'pipe', 'pipe'],
    // On Windows npm is a script, which only a shell starts.
    shell: process.platform === 'win32',
  });
  const ended = once(build, 'close');
  const [said, complained] = await Promise.all([text(build.stdout), text(build.stderr), ended]);
  if (build.exitCode !== 0) throw new Error(`The site was not built:\n${said}${complained}`);
}
