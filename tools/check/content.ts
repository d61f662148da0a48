import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readPlans } from '../../analytics/plan/read.ts';
import { FaultError } from '../../analytics/plan/yaml-file.ts';
import type { Fault } from '../../analytics/plan/yaml-file.ts';
import { readHelp } from '../../src/help/read.ts';
import { readLedger } from '../../src/ledger/read.ts';
import { checkReferences } from '../../src/ledger/references.ts';
import { checkWording } from '../../src/ledger/wording.ts';
import { readSelfChecks } from '../../src/self-check/read.ts';
import { complain } from '../../analytics/cli/complain.ts';

const CONTENT = 'src/content';

/** Checks what campaign staff edit, all of it, and lists every fault with its file and line. */
function checkContent(): void {
  const ledger = readLedger();
  readHelp();
  readPlans();
  readSelfChecks();
  const files = readdirSync(CONTENT, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(mdx|ya?ml)$/.test(name))
    .map((name) => join(CONTENT, name));
  const faults = files.flatMap((file): Fault[] => {
    const text = readFileSync(file, 'utf8');
    return [...checkReferences(ledger, file, text), ...checkWording(file, text)];
  });
  if (faults.length > 0) throw new FaultError(faults);
  console.log(`${files.length} files of content are sound.`);
}

try {
  checkContent();
} catch (error) {
  complain(error);
}
