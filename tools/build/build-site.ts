import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { keepAssets } from './keep-assets.ts';

const PROJECT = resolve(import.meta.dirname, '../..');

/** What a build may be told beside its folder: which summaries to show, and to whom. */
export type BuildOptions = {
  readonly effectFolder?: string;
  /** Only who says so gets what is under embargo: the setting of a machine is not enough. */
  readonly audience?: 'evaluators';
  readonly quiet?: boolean;
  /** Ends the builder, which leaves nothing behind. */
  readonly signal?: AbortSignal;
};

const ASTRO = join(PROJECT, 'node_modules/astro/bin/astro.mjs');

/** Whether the builder is installed: a release brings a built site, and no builder. */
export const canBuild = (): boolean => existsSync(ASTRO);

/** Lies in every build for evaluators, so that it is never served to everybody. */
export const EVALUATORS_MARK = 'for-evaluators.txt';

/**
 * Builds the site beside the folder that is being served, then puts it in its place at once,
 * so that a visitor never meets half a site.
 *
 * @throws Error with the builder's own words when the content or the code has a fault
 */
export async function buildSite(folder: string, options: BuildOptions = {}): Promise<void> {
  if (!canBuild())
    throw new Error(
      `The site can't be built here: there is no builder. Build where the sources are, after npm ci, or name a built site in SITE_DIR.`,
    );
  const target = resolve(folder);
  // The builder refuses a folder outside the project's file system tree, so it stays beside it.
  const fresh = mkdtempSync(`${target}-`);
  try {
    await runAstro(fresh, options);
    if (options.audience === 'evaluators')
      writeFileSync(join(fresh, EVALUATORS_MARK), 'This build holds figures under embargo.\n');
    // A web server of another user may have to read it, and a temporary folder is closed to others.
    chmodSync(fresh, 0o755);
    if (!existsSync(join(target, EVALUATORS_MARK))) keepAssets(target, fresh);
    replaceFolder(fresh, target);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Puts a folder in the place of another at once. */
export function replaceFolder(fresh: string, target: string): void {
  const old = existsSync(target) ? mkdtempSync(`${target}-old-`) : undefined;
  if (old) renameSync(target, `${old}/site`);
  renameSync(fresh, target);
  if (old) rmSync(old, { recursive: true, force: true });
}

function runAstro(
  outDir: string,
  { effectFolder, audience, quiet, signal }: BuildOptions,
): Promise<void> {
  const environment = {
    ...process.env,
    AUDIENCE: audience ?? 'public',
    OUT_DIR: outDir,
    ASTRO_TELEMETRY_DISABLED: '1',
    ...(effectFolder ? { EFFECT_DIR: resolve(effectFolder) } : {}),
  };
  return new Promise((done, fail) => {
    const build = spawn(process.execPath, [ASTRO, 'build'], {
      cwd: PROJECT,
      env: environment,
      ...(signal ? { signal } : {}),
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', 'pipe'],
    });
    const said: Buffer[] = [];
    build.stdout?.on('data', (chunk: Buffer) => said.push(chunk));
    build.stderr?.on('data', (chunk: Buffer) => said.push(chunk));
    build.on('error', (error) => {
      if (!signal?.aborted) fail(error);
    });
    build.on('close', (code) => {
      if (code === 0) done();
      else fail(new Error(`The site was not built:\n${Buffer.concat(said).toString()}`));
    });
  });
}
