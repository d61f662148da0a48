import { checkPlan } from '../../../analytics/plan/checks.ts';
import { planSchema } from '../../../analytics/plan/schema.ts';
import type { StudyPlan } from '../../../analytics/plan/schema.ts';
import { unloggedChanges } from '../../../analytics/plan/diff.ts';
import { meaningOf } from '../../../analytics/plan/meaning.ts';
import { canonical } from '../../../analytics/plan/version.ts';
import type { Locate } from '../../../analytics/plan/yaml-file.ts';
import { numbersNotIn, numbersOf } from '../../../src/ledger/typed-figures.ts';
import type { Finding } from './finding.ts';
import { checkMarks } from './marks.ts';
import type { Passage } from './passages.ts';
import type { Known } from './references.ts';
import { checkShape } from './shape.ts';
import { checkPairsOfTexts, checkTexts, passagesOfYaml } from './texts.ts';
import { checkValues } from './values.ts';
import { openYaml } from './yaml-source.ts';

/** Fields of a study whose screens list sources. */
const WITH_NOTES = /\.(small|closing|message|answer)\.(nl|en)$/;

/** A study in force: its fields, its version, and whether its figures are still those of their claims. */
export function checkStudy(
  known: Known,
  file: string,
  text: string,
  frozenText: (study: string, version: number) => string | undefined,
  today: string,
): { plan: StudyPlan | undefined; findings: Finding[] } {
  const source = openYaml(text);
  if (source.findings.length > 0)
    return { plan: undefined, findings: source.findings.map((each) => ({ ...each, file })) };
  const { value: plan, findings } = checkShape(planSchema, source.data, source, file);
  const passages = passagesOfYaml(file, source);
  const all = [
    ...findings,
    ...checkValues(source, file, today),
    ...passages.flatMap((passage) =>
      checkMarks(known, passage, { figures: false, notes: WITH_NOTES.test(passage.field) }),
    ),
    ...checkFigures(known, passages),
    ...checkPairsOfTexts(passages),
    ...checkTexts(passages),
  ];
  if (!plan) return { plan, findings: all };
  const rules = checkPlan(plan).map(({ path, found }): Finding => ({
    rule: 'study-rule',
    file,
    line: source.locate(path),
    field: path.join('.'),
    found,
    values: { study: plan.id },
  }));
  return {
    plan,
    findings: [...all, ...rules, ...checkVersion(plan, file, source.locate, frozenText)],
  };
}

/** A registered text is never changed silently: what is in force is what was frozen under its version. */
function checkVersion(
  plan: StudyPlan,
  file: string,
  locate: Locate,
  frozenText: (study: string, version: number) => string | undefined,
): Finding[] {
  const values = { study: plan.id, next: String(plan.version + 1) };
  const fault = (rule: Finding['rule']): Finding[] => [
    {
      rule,
      file,
      line: locate(['version']),
      field: 'version',
      found: String(plan.version),
      values,
    },
  ];
  const frozen = frozenText(plan.id, plan.version);
  if (frozen === undefined) return fault('study-unregistered');
  const registered = planSchema.safeParse(openYaml(frozen).data);
  if (!registered.success || canonical(meaningOf(registered.data)) !== canonical(meaningOf(plan)))
    return fault('study-changed');
  return unloggedChanges(registered.data, plan).map(({ path, after }) => ({
    rule: 'study-unlogged',
    file,
    line: locate(path.split('.')),
    field: path,
    found: after,
    values: { path },
  }));
}

/** Figures that a study types beside a note, or above one on a bill, and that the claim no longer gives. */
function checkFigures({ ledger }: Known, passages: readonly Passage[]): Finding[] {
  return passages.flatMap((passage): Finding[] => {
    const own = passage.notes.flatMap(({ id, index }, place) => {
      const from = place === 0 ? 0 : passage.text.indexOf(']', passage.notes[place - 1]?.index) + 1;
      // A note bears out the paragraph it stands in.
      const start = Math.max(from, passage.text.lastIndexOf('\n', index) + 1);
      return differing(ledger, id, passage, start, passage.text.slice(start, index));
    });
    const small = passages.find(
      ({ field }) =>
        /\.figure\.(nl|en)$/.test(passage.field) &&
        field === passage.field.replace('.figure.', '.small.'),
    );
    const noted = small?.notes[0]?.id;
    return noted === undefined
      ? own
      : [...own, ...differing(ledger, noted, passage, 0, passage.text)];
  });
}

function differing(
  ledger: Known['ledger'],
  id: string,
  passage: Passage,
  start: number,
  text: string,
): Finding[] {
  const claim = ledger.get(id);
  if (!claim) return [];
  const known = Object.values(claim.figures).length;
  return numbersNotIn(claim, text).map(({ found, index }) => ({
    ...passage.at(start + index, found),
    rule: 'study-figure',
    found,
    values: { claim: id, known: known === 0 ? '–' : [...numbersOf(claim)].join(', ') },
  }));
}
