import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { complain } from '../analytics/cli/complain.ts';
import { UsageError } from '../analytics/cli/command.ts';
import { buildSite } from './build/build-site.ts';
import { checksums, packArchive, sha256 } from './build/release/archive.ts';
import { contentsOf } from './build/release/contents.ts';
import { readLockfile } from './build/release/lockfile.ts';
import { writeSbom } from './build/release/sbom.ts';

const PROJECT = resolve(import.meta.dirname, '..');
const environmentSchema = z.object({
  RELEASE_DIR: z.string().min(1).default('dist-release'),
  SITE_URL: z.string().optional(),
  SOURCE_DATE_EPOCH: z.string().regex(/^\d+$/, 'expected seconds since 1970').optional(),
});

const git = (...words: string[]): string =>
  execFileSync('git', words, { cwd: PROJECT, encoding: 'utf8' }).trim();

/** The commit that is released; what isn't committed belongs to none. */
function committed(): { commit: string; time: string } {
  if (git('status', '--porcelain') !== '')
    throw new UsageError(
      'The work tree: found changes that are not committed, expected none, so that others can make the same archive. Commit or stash them.',
    );
  return { commit: git('rev-parse', 'HEAD'), time: git('log', '-1', '--format=%ct') };
}

/** `npm run release`: one archive that runs with Node alone, and its checksum beside it. */
async function release(): Promise<void> {
  const { RELEASE_DIR, SITE_URL, SOURCE_DATE_EPOCH } = environmentSchema.parse(process.env);
  const { commit, time } = committed();
  // The builder reads it too: the day on which a story appears or ends is that of the sources.
  process.env.SOURCE_DATE_EPOCH = SOURCE_DATE_EPOCH ?? time;
  const epoch = Number(process.env.SOURCE_DATE_EPOCH);
  if (SITE_URL === undefined)
    console.warn('SITE_URL is not set: links in this site name an example address.');
  const lock = readLockfile(PROJECT);
  const version = lock['']?.version ?? '';
  const name = `zonder-vraag-${version}`;
  const scratch = mkdtempSync(join(PROJECT, 'dist-release-'));
  try {
    const site = join(scratch, 'site');
    await buildSite(site, { quiet: true });
    const contents = new Map([
      ...contentsOf(PROJECT, site),
      ['sbom.cdx.json', Buffer.from(writeSbom(lock, { version, commit, epoch }))] as const,
    ]);
    contents.set('SHA256SUMS', Buffer.from(checksums(contents)));
    const bytes = await packArchive(name, contents, epoch);
    mkdirSync(RELEASE_DIR, { recursive: true });
    const file = join(RELEASE_DIR, `${name}.tar.gz`);
    writeFileSync(file, bytes);
    writeFileSync(`${file}.sha256`, `${sha256(bytes)}  ${name}.tar.gz\n`);
    console.log(`Wrote ${file}: ${contents.size} files, ${bytes.length} bytes, of ${commit}.`);
    console.log(readFileSync(`${file}.sha256`, 'utf8').trim());
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

await release().catch(complain);
