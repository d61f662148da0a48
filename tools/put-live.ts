import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { complain } from '../analytics/cli/complain.ts';
import { UsageError } from '../analytics/cli/command.ts';
import { EVALUATORS_MARK, replaceFolder } from './build/build-site.ts';
import { keepAssets } from './build/keep-assets.ts';

/**
 * `node tools/put-live.ts SITE FOLDER`: puts a built site where a web server serves it, at once, with the
 * assets that pages of the last two releases still ask for.
 */
function putLive([site = '', folder = '']: string[]): void {
  if (!folder || !existsSync(join(site, 'index.html')))
    throw new UsageError('Usage: node tools/put-live.ts SITE FOLDER, where SITE is a built site');
  if (existsSync(join(site, EVALUATORS_MARK)))
    throw new UsageError(`${site} holds a build for evaluators, with figures under embargo`);
  const target = resolve(folder);
  const fresh = mkdtempSync(`${target}-`);
  try {
    cpSync(site, fresh, { recursive: true });
    keepAssets(target, fresh);
    // A web server of another user has to read it, and a temporary folder is closed to others.
    chmodSync(fresh, 0o755);
    replaceFolder(fresh, target);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  console.log(`${target} holds the site of ${resolve(site)}.`);
}

await Promise.resolve()
  .then(() => putLive(process.argv.slice(2)))
  .catch(complain);
