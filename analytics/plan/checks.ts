import { RATHER_NOT_SAY } from './items.ts';
import type { Answer } from './items.ts';
import type { StudyPlan } from './schema.ts';
import { CONTEXT_LIMIT, INCREMENT_LIMIT, PROPERTY_LIMIT, deriveEvents } from './tables.ts';

/** A rule that a well-formed plan breaks: where, what was found, what is expected. */
export type RuleFault = {
  readonly path: readonly PropertyKey[];
  readonly found: string;
  readonly expected: string;
};

/**
 * Checks what a schema of single fields can't: that the parts of a plan fit each other.
 *
 * @returns every broken rule; an empty list for a sound plan
 */
export function checkPlan(plan: StudyPlan): RuleFault[] {
  return [
    ...checkArms(plan),
    ...checkRoles(plan),
    ...checkAnswers(plan),
    ...checkDirection(plan),
    ...checkUnique(plan),
    ...checkFollowUp(plan),
    ...checkEventSize(plan),
  ];
}

function checkArms(plan: StudyPlan): RuleFault[] {
  const controls = plan.arms.filter((arm) => arm.control).length;
  if (controls === 1) return [];
  return [
    {
      path: ['arms'],
      found: `${controls} control arms`,
      expected: 'exactly one arm with control: true',
    },
  ];
}

function checkRoles(plan: StudyPlan): RuleFault[] {
  const keys = plan.outcomes.filter((outcome) => outcome.role === 'key-secondary').length;
  if (keys === 1) return [];
  return [
    {
      path: ['outcomes'],
      found: `${keys} key secondaries`,
      expected: 'exactly one outcome with role: key-secondary',
    },
  ];
}

function checkAnswers(plan: StudyPlan): RuleFault[] {
  const faults: RuleFault[] = [];
  const check = (
    path: PropertyKey[],
    answers: readonly Answer[],
    target: readonly string[] = [],
  ) => {
    const values = answers.map((answer) => answer.value);
    faults.push(
      ...duplicates(values).map((value) => ({
        path: [...path, 'answers'],
        found: `answer "${value}" twice`,
        expected: 'each value once',
      })),
    );
    if (target.length > 0 && values.every((value) => target.includes(value))) {
      faults.push({
        path: [...path, 'target'],
        found: 'every answer',
        expected: 'at least one answer outside the target: what everybody does shows nothing',
      });
    }
    for (const value of target.filter((wanted) => !values.includes(wanted))) {
      faults.push({
        path: [...path, 'target'],
        found: `"${value}"`,
        expected: `one of ${values.join(', ')}`,
      });
    }
  };
  plan.outcomes.forEach((outcome, index) =>
    check(['outcomes', index], outcome.answers, outcome.target),
  );
  const sensitive = plan.sensitive.map((item, index) => ({
    item,
    path: ['sensitive', index] as PropertyKey[],
  }));
  if (plan.followUp) {
    check(['followUp', 'primary'], plan.followUp.primary.answers, plan.followUp.primary.target);
    sensitive.push({ item: plan.followUp.change, path: ['followUp', 'change'] });
  }
  for (const { item, path } of sensitive) {
    check(path, item.answers);
    if (!item.answers.some((answer) => answer.value === RATHER_NOT_SAY)) {
      faults.push({
        path: [...path, 'answers'],
        found: `no answer ${RATHER_NOT_SAY}`,
        expected: `a category with value: ${RATHER_NOT_SAY}`,
      });
    }
  }
  return faults;
}

/** The target must lie at the end that improvement points to, or gains and scores would disagree. */
function checkDirection(plan: StudyPlan): RuleFault[] {
  return plan.outcomes.flatMap(({ answers, target, improvement }, index) => {
    const places = answers.flatMap(({ value }, place) => (target.includes(value) ? [place] : []));
    const others = answers.flatMap(({ value }, place) => (target.includes(value) ? [] : [place]));
    if (places.length === 0 || others.length === 0) return [];
    const agrees =
      improvement === 'higher'
        ? Math.min(...places) > Math.max(...others)
        : Math.max(...places) < Math.min(...others);
    if (agrees) return [];
    const end = improvement === 'higher' ? 'highest' : 'lowest';
    return [
      {
        path: ['outcomes', index, 'target'],
        found: `${target.join(', ')} with improvement: ${improvement}`,
        expected: `the ${end} answers, and no others: improvement and target must point the same way`,
      },
    ];
  });
}

function checkUnique(plan: StudyPlan): RuleFault[] {
  const items = [
    ...plan.outcomes.map((outcome) => outcome.id),
    ...plan.sensitive.map((item) => item.id),
    ...(plan.followUp ? [plan.followUp.primary.id, plan.followUp.change.id] : []),
  ];
  const groups: [string, string[]][] = [
    ['arms', plan.arms.map((arm) => arm.id)],
    ['outcomes', items],
    ['pages', plan.pages.map((page) => page.id)],
    ['channels', plan.channels.map((channel) => channel.id)],
  ];
  return groups.flatMap(([field, ids]) => [
    ...duplicates(ids).map((id) => ({
      path: [field],
      found: `"${id}" twice`,
      expected: 'each id once',
    })),
    ...ids
      .filter((id) => id === 'other' || id === 'unknown')
      .map((id) => ({
        path: [field],
        found: `"${id}"`,
        expected: 'another id: this one is reserved',
      })),
  ]);
}

function checkFollowUp(plan: StudyPlan): RuleFault[] {
  if (!plan.followUp || plan.followUp.fromDay < plan.followUp.toDay) return [];
  return [
    {
      path: ['followUp', 'toDay'],
      found: String(plan.followUp.toDay),
      expected: `a day after fromDay ${plan.followUp.fromDay}`,
    },
  ];
}

/** One event can't carry more than Plausible's clients may send. */
function checkEventSize(plan: StudyPlan): RuleFault[] {
  return deriveEvents(plan).flatMap((event) => {
    const context = event.context.length;
    const increments = event.increments.length;
    const fits =
      context <= CONTEXT_LIMIT &&
      increments <= INCREMENT_LIMIT &&
      context + increments <= PROPERTY_LIMIT;
    if (fits) return [];
    return [
      {
        path: ['outcomes'],
        found: `an event "${event.name}" of ${context} context and ${increments} increment properties`,
        expected: `at most ${CONTEXT_LIMIT} and ${INCREMENT_LIMIT}`,
      },
    ];
  });
}

function duplicates(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
