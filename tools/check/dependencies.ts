import { spawnSync } from 'node:child_process';
import { z } from 'zod';
import { complain } from '../../analytics/cli/complain.ts';
import { closureOf, readLockfile } from '../build/release/lockfile.ts';
import { readLicences, refusedLicences } from './licences.ts';

/** What runs, and what builds the pages, must have no known leak that is at least this bad. */
const LEVELS = ['high', 'critical'];
const BUILDS_PAGES = [
  '@astrojs/mdx',
  '@astrojs/preact',
  '@astrojs/sitemap',
  'astro',
  'plausible-tracker',
  'preact',
];
/** A registry that doesn't answer is not waited for longer than this. */
const AUDIT_TIMEOUT = 30_000;

/**
 * Holds the licence of every package against the list.
 *
 * @throws Error that names each package and its licence
 */
function checkLicences(): void {
  const packages = readLicences();
  const refused = refusedLicences(packages).map(
    ({ name, licence, use }) => `  ${name} (${use}): ${licence}`,
  );
  if (refused.length > 0)
    throw new Error(
      `Licences that aren't on the list of tools/check/licences.ts; take another package, or add the licence there after reading it:\n${refused.join('\n')}`,
    );
  for (const use of ['production', 'development'] as const) {
    const licences = packages.filter((each) => each.use === use).map(({ licence }) => licence);
    const kinds = [...new Set(licences)].sort().join(', ');
    console.log(`${licences.length} packages for ${use} are free to use: ${kinds}.`);
  }
}

const reportSchema = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({ severity: z.string(), nodes: z.array(z.string()) }),
  ),
});

/**
 * Asks the registry for known leaks in what runs, and in what builds the pages.
 *
 * @throws Error that names each package with a leak
 */
function audit(): void {
  const { stdout } = spawnSync('npm', ['audit', '--fetch-retries=0', '--json'], {
    encoding: 'utf8',
    timeout: AUDIT_TIMEOUT,
  });
  const report = reportSchema.safeParse(parse(stdout));
  if (!report.success) {
    // That a registry has no audit, or can't be reached, is not the fault of the code.
    console.log('*** NOT AUDITED: the registry gave no audit report. Run later: npm audit ***');
    return;
  }
  const lock = readLockfile('.');
  const runs = Object.keys(lock['']?.dependencies ?? {});
  const audited = new Set(closureOf(lock, [...runs, ...BUILDS_PAGES]));
  const found = Object.entries(report.data.vulnerabilities).filter(([, { nodes }]) =>
    nodes.some((place) => audited.has(place)),
  );
  const leaks = found.filter(([, { severity }]) => LEVELS.includes(severity));
  if (leaks.length > 0)
    throw new Error(
      `Packages with a known leak; see npm audit:\n${leaks.map(([name, { severity }]) => `  ${name}: ${severity}`).join('\n')}`,
    );
  console.log(`No leak of level ${LEVELS[0]} known; ${found.length} below it.`);
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

try {
  checkLicences();
  audit();
} catch (error) {
  complain(error);
}
