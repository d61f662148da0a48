import type { StudyPlan } from '../../../analytics/plan/schema.ts';
import { checkGraph } from '../../../src/self-check/graph.ts';
import { selfCheckSchema, strayLabels } from '../../../src/self-check/schema.ts';
import type { SelfCheck } from '../../../src/self-check/schema.ts';
import type { Finding } from './finding.ts';
import { checkMarks } from './marks.ts';
import type { Known } from './references.ts';
import { checkShape } from './shape.ts';
import { checkPairsOfTexts, checkTexts, checkTypedNumbers, passagesOfYaml } from './texts.ts';
import { checkValues } from './values.ts';
import { openYaml } from './yaml-source.ts';
import type { YamlSource } from './yaml-source.ts';

/** Fields of a self-check that may hold notes: those whose screens list sources. */
const WITH_NOTES =
  /^(intro|steps\.\d+\.text|steps\.\d+\.options\.\d+\.feedback|feedback\.\d+\.text)\.(nl|en)$/;
/** Answers to choose from that are wrong on purpose. */
const CHOICE = /^steps\.\d+\.options\.\d+\.text\./;

/** A self-check file: its fields, its ways from screen to screen, its texts. */
export function checkSelfCheck(
  known: Known,
  plans: ReadonlyMap<string, StudyPlan>,
  file: string,
  text: string,
  today: string,
): {
  check: SelfCheck | undefined;
  line: (path: readonly PropertyKey[]) => number;
  findings: Finding[];
} {
  const source = openYaml(text);
  if (source.findings.length > 0)
    return {
      check: undefined,
      line: source.locate,
      findings: source.findings.map((each) => ({ ...each, file })),
    };
  const { value: check, findings } = checkShape(selfCheckSchema, source.data, source, file);
  const passages = passagesOfYaml(file, source);
  const fault = (
    path: readonly PropertyKey[],
    rule: Finding['rule'],
    found: string,
    values = {},
  ): Finding => ({
    rule,
    file,
    line: source.locate(path),
    field: path.join('.'),
    found,
    values,
  });
  return {
    check,
    line: source.locate,
    findings: [
      ...findings,
      ...checkValues(source, file, today),
      ...passages.flatMap((passage) =>
        checkMarks(known, passage, { figures: true, notes: WITH_NOTES.test(passage.field) }),
      ),
      ...checkTypedNumbers(
        known.ledger,
        passages.filter(({ field }) => !CHOICE.test(field)),
      ),
      ...checkPairsOfTexts(passages),
      ...checkTexts(passages),
      ...(check ? [...checkWays(check, source, fault), ...checkParts(check, plans, fault)] : []),
    ],
  };
}

type Fault = (
  path: readonly PropertyKey[],
  rule: Finding['rule'],
  found: string,
  values?: Record<string, string>,
) => Finding;

/** Ways through a check that don't end, at the `next:` that leads astray where there is one. */
const checkWays = ({ steps }: SelfCheck, { written }: YamlSource, fault: Fault): Finding[] =>
  checkGraph(steps).map(({ step, rule, way }) => {
    const astray = way.split(' → ').at(-1);
    const next = written.find(
      ({ path, value }) => path[1] === step && path.at(-1) === 'next' && value === astray,
    );
    return fault(next?.path ?? ['steps', step], `way-${rule}`, way);
  });

/** What fields by themselves can't say: that the parts of a self-check fit each other. */
function checkParts(
  check: SelfCheck,
  plans: ReadonlyMap<string, StudyPlan>,
  fault: Fault,
): Finding[] {
  const plan = plans.get(check.study ?? '');
  const findings: Finding[] = [];
  if (check.study && !plan)
    findings.push(
      fault(['study'], 'study-unknown', check.study, { known: [...plans.keys()].join(', ') }),
    );
  const twice = (values: readonly string[], path: readonly PropertyKey[]) =>
    values.forEach((value, place) => {
      if (values.indexOf(value) !== place)
        findings.push(fault([...path, place], 'duplicate-name', value));
    });
  twice(
    check.steps.map(({ id }) => id),
    ['steps'],
  );
  check.steps.forEach((step, place) => {
    if (step.kind !== 'question') return;
    twice(
      step.options.map(({ value }) => value),
      ['steps', place, 'options'],
    );
    const right = step.options.filter(({ correct }) => correct === true).length;
    const isAsked = step.options.some(({ correct }) => correct !== undefined);
    if (isAsked && right !== 1)
      findings.push(fault(['steps', place], 'question-right', String(right)));
  });
  check.feedback.forEach(({ item, answers }, place) => {
    const outcome = plan?.outcomes.find(({ id }) => id === item);
    const known = outcome?.answers.map(({ value }) => value) ?? [];
    if (check.study && !plan) return;
    if (!outcome)
      findings.push(
        fault(['feedback', place, 'item'], 'feedback-item', item, {
          known: plan?.outcomes.map(({ id }) => id).join(', ') ?? '–',
        }),
      );
    else
      for (const answer of answers.filter((each) => !known.includes(each)))
        findings.push(
          fault(['feedback', place, 'answers'], 'feedback-answer', answer, {
            known: known.join(', '),
          }),
        );
  });
  if (plan || !check.study)
    for (const { path, id, known } of strayLabels(check, plan))
      findings.push(fault(path, 'label-of', id, { known: known.join(', ') || '–' }));
  return findings;
}
