import { readFileSync, readdirSync } from 'node:fs';
import { keepReading } from '../../analytics/plan/keep-reading.ts';
import { CONTENT, STUDIES, planFiles, readPlans } from '../../analytics/plan/read.ts';
import type { RegisteredPlan } from '../../analytics/plan/read.ts';
import { FaultError, parseYaml } from '../../analytics/plan/yaml-file.ts';
import type { Fault } from '../../analytics/plan/yaml-file.ts';
import { fillDeep } from '../ledger/fill.ts';
import { readLedger } from '../ledger/read.ts';
import { checkGraph } from './graph.ts';
import { selfCheckSchema, strayLabels } from './schema.ts';
import type { SelfCheck } from './schema.ts';

const FOLDER = `${CONTENT}/self-checks`;

/** A self-check with the study it carries, if it carries one. */
export type ReadCheck = {
  readonly check: SelfCheck;
  readonly study: RegisteredPlan | undefined;
  readonly file: string;
};

const keep = keepReading<ReadCheck[]>();

/**
 * Reads all self-checks, in their order.
 *
 * @throws FaultError with every fault at once: file, line, field, found, expected
 */
export function readSelfChecks(folder: string = FOLDER): ReadCheck[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${folder}/${name}`);
  const ledger = [`${CONTENT}/claims.yaml`, `${CONTENT}/sources.yaml`];
  return keep([...files, ...planFiles(STUDIES), ...ledger], () => readFiles(files));
}

function readFiles(files: readonly string[]): ReadCheck[] {
  const plans = readPlans();
  const faults: Fault[] = [];
  const checks = files.flatMap((file) => {
    const parsed = parseYaml(readFileSync(file, 'utf8'), file, selfCheckSchema);
    if (!parsed.ok) {
      faults.push(...parsed.faults);
      return [];
    }
    const check = fillDeep(parsed.value, readLedger());
    const study = plans.find(({ plan }) => plan.id === check.study);
    const fault = (path: readonly PropertyKey[], found: string, expected: string): void => {
      faults.push({ file, line: parsed.locate(path), field: path.join('.'), found, expected });
    };
    if (check.study && !study) {
      fault(['study'], `"${check.study}"`, `one of ${plans.map(({ plan }) => plan.id).join(', ')}`);
    }
    for (const { step, found, expected } of checkGraph(check.steps)) {
      fault(['steps', step], found, expected);
    }
    for (const { path, id, known } of strayLabels(check, study?.plan))
      fault(path, `"${id}"`, `one of ${known.join(', ')}`);
    check.feedback.forEach(({ item, answers }, place) => {
      const outcome = study?.plan.outcomes.find(({ id }) => id === item);
      const known = outcome?.answers.map(({ value }) => value) ?? [];
      if (!outcome) fault(['feedback', place, 'item'], `"${item}"`, 'an outcome of the study');
      else if (!answers.every((answer) => known.includes(answer))) {
        fault(
          ['feedback', place, 'answers'],
          answers.join(', '),
          `answers among ${known.join(', ')}`,
        );
      }
    });
    return [{ check, study, file }];
  });
  if (faults.length > 0) throw new FaultError(faults);
  return checks.sort((one, other) => one.check.order - other.check.order);
}
