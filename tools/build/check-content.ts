import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { CONTENT, readPlans } from '../../analytics/plan/read.ts';
import { FaultError } from '../../analytics/plan/yaml-file.ts';
import type { Fault } from '../../analytics/plan/yaml-file.ts';
import { checkNumbers } from '../../src/help/numbers.ts';
import { readServices } from '../../src/help/read.ts';
import { readKit } from '../../src/join-in/read-kit.ts';
import { readLedger } from '../../src/ledger/read.ts';
import { checkReferences } from '../../src/ledger/references.ts';
import { checkStudyFigures, checkTypedFigures } from '../../src/ledger/typed-figures.ts';
import { checkWording } from '../../src/ledger/wording.ts';
import { readSelfChecks } from '../../src/self-check/read.ts';
import { leftToPeople } from './left-to-people.ts';

/** Texts whose numbers are claims; what the accessibility page counts are its own tests. */
const WITH_FIGURES = /\/(stories|pages)\/.*\.mdx$|\/self-checks\/.*\.yaml$|\/kit\.yaml$/;
const OWN_NUMBERS = /\/(accessibility\.mdx|your-bill\.yaml)$/;
const STUDY = /\/studies\/[^/]*\.yaml$/;

/**
 * Checks what campaign staff edit, all of it.
 *
 * @returns how many files were checked
 * @throws FaultError with every fault, with its file and line
 */
export function checkContent(): number {
  const ledger = readLedger();
  const services = readServices();
  const files = readdirSync(CONTENT, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(mdx|ya?ml)$/.test(name))
    .map((name) => join(CONTENT, name));
  const faults = files.flatMap((file): Fault[] => {
    const text = readFileSync(file, 'utf8');
    const path = file.replaceAll('\\', '/');
    return [
      ...(path.endsWith('/claims.yaml') ? [] : checkReferences(ledger, file, text)),
      ...checkWording(file, text),
      ...checkNumbers(services, file, text),
      ...(WITH_FIGURES.test(path) && !OWN_NUMBERS.test(path) ? checkTypedFigures(file, text) : []),
      ...(STUDY.test(path) ? checkStudyFigures(ledger, file, text) : []),
    ];
  });
  if (faults.length > 0) throw new FaultError(faults);
  readKit('nl');
  readKit('en');
  readPlans();
  readSelfChecks();
  return files.length;
}

/** Stops a build whose content has a fault, and names what is left to people. */
export const contentCheck = (): AstroIntegration => ({
  name: 'content-check',
  hooks: {
    'astro:build:start': ({ logger }) => {
      checkContent();
      for (const left of leftToPeople()) logger.warn(left);
    },
  },
});
