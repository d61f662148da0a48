import { spawnSync } from 'node:child_process';
import { z } from 'zod';
import { complain } from '../../analytics/cli/complain.ts';
import { readLicences, refusedLicences } from './licences.ts';

/** What is production must have no known leak that is at least this bad. */
const LEVEL = 'high';
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
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string() })),
  metadata: z.object({ vulnerabilities: z.record(z.string(), z.number()) }),
});

/**
 * Asks the registry for known leaks in what is production.
 *
 * @throws Error that names each package with a leak
 */
function audit(): void {
  const { status, stdout } = spawnSync(
    'npm',
    ['audit', '--omit=dev', `--audit-level=${LEVEL}`, '--fetch-retries=0', '--json'],
    { encoding: 'utf8', timeout: AUDIT_TIMEOUT },
  );
  const report = reportSchema.safeParse(parse(stdout));
  if (!report.success) {
    // That a registry has no audit, or can't be reached, is not the fault of the code.
    console.log('*** NOT AUDITED: the registry gave no audit report. Run later: npm audit ***');
    return;
  }
  const { vulnerabilities, metadata } = report.data;
  if (status === 0) {
    console.log(
      `No leak of level ${LEVEL} known; ${metadata.vulnerabilities.total ?? 0} below it.`,
    );
    return;
  }
  const found = Object.entries(vulnerabilities).map(
    ([name, { severity }]) => `  ${name}: ${severity}`,
  );
  throw new Error(`Packages with a known leak; see npm audit --omit=dev:\n${found.join('\n')}`);
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
